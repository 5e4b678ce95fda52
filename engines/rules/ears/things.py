"""A noun phrase in a clause: where one begins and ends, and whether it is a thing or a place."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown.lexicon import looks_of
from engines.rules.ears.free_text import thing_alone
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from film.kinds import place_kind, prop_kind

ARTICLES = {"a", "an", "some", "another", "two", "three", "four", "a few", "several", "the"}
_STOPS = frozenset(closed()["phrase_stops"])
_NO_PROPS = frozenset(closed()["not_props"])
_MORE_PLACES = frozenset(closed()["more_places"])
_PEOPLE = frozenset(way.split()[-1] for way in looks_of("people"))
_NO_PLACES = frozenset(closed()["not_places"])
_OF_FRAMES = (
    "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "TRANS", "PACE", "LENGTH", "EMO", "QUOTE", "SECS",
    "CLOCK", "DOC", "FORMAT", "PRON", "WHO", "TARGET", "SHOT", "SC", "TUNE", "BODY", "NEG", "JOIN",
)  # fmt: skip
_ORDERS = {
    "delete",
    "out",
    "cancel",
    "hold",
    "say",
    "show",
    "render",
    "move",
    "split",
    "merge",
    "mute",
    "undo",
    "make",
    "swap",
    "rename",
}
_INSIDE = {"of", "with", "full of", "made of"}
_LONGEST = 5


def phrase_at(items: Sequence[Item], start: int) -> list[Item]:
    """The words of a noun phrase from here on, without an article before it."""
    while start < len(items) and items[start].text in ARTICLES:
        start += 1
    words: list[Item] = []
    for n in range(start, min(len(items), start + _LONGEST)):
        item = items[n]
        inside = item.text in _INSIDE and words and n + 1 < len(items)
        if inside and not items[n + 1].is_any((*_OF_FRAMES, "PLACE", "DET")):
            words.append(item)
            continue
        if item.text in _STOPS or item.is_any(_OF_FRAMES) or item.text.endswith("ly"):
            break
        words.append(item)
    while words and words[-1].text in _INSIDE:
        words.pop()
    return words


def said_of(words: Sequence[Item], text: str) -> str:
    """The phrase as it was typed, without how it is there."""
    said = text[words[0].start : words[-1].end].strip(" ,.!?;:\"'") if words else ""
    return thing_alone(said)


def is_thing(words: Sequence[Item]) -> bool:
    """Whether this can be a thing to put into a scene: nobody, and no part of a picture."""
    said = {word for item in words for word in item.text.split()}
    ordered = any(item.verbs & _ORDERS and not prop_kind(item.text) for item in words)
    head = words[-1].text.split()[-1] if words else ""
    somebody = {head, head.removesuffix("s")} & _PEOPLE
    return bool(words) and not (said & _NO_PROPS or ordered or somebody)


def is_known_thing(words: Sequence[Item], text: str) -> bool:
    """Whether it is a thing of a kind that every film may have: a lantern, a vase of flowers."""
    return is_thing(words) and bool(prop_kind(said_of(words, text)))


def is_place(words: Sequence[Item]) -> bool:
    """Whether it can be a place, where some place is surely meant: "a laundrette"."""
    said = {word for item in words for word in item.text.split()}
    return bool(words) and not said & (_NO_PLACES | _NO_PROPS)


def is_known_place(words: Sequence[Item], text: str) -> bool:
    """Whether it is a place of a kind that is known: "a roof terrace", but not "a hurry"."""
    said = {word for item in words for word in item.text.split()}
    if not words or said & _NO_PLACES:
        return False
    known = said_of(words, text)
    return bool(place_kind(known, interior=True)) or known.lower() in _MORE_PLACES
