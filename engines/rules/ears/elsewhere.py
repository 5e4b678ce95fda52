"""A scene that plays somewhere else: "scene 3 not in an alley but on a roof terrace".

The place is one of the film's, or of a kind that is known; whatever else the clause says must be
small words, so that "scene 3 in a hurry" is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from engines.rules.ears.mood import is_question
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Target
from engines.rules.ears.things import is_known_place, is_place, phrase_at, said_of

_SCORE = 5.5
_AT = {"in", "on", "at", "inside", "into", "to", "onto", "aboard"}
_RATHER = {"instead of", "rather than", "not", "and not", "no", "from", "in place of"}
_SMALL = frozenset(closed()["place_words"])
_MOVED = {
    "move",
    "relocate",
    "transfer",
    "happen",
    "happens",
    "location",
    "place",
    "shoot",
    "shift",
}
_MADE = {"make", "turn", "change", "swap", "replace"}
_VERBS = {"make", "move", "swap", "play", "want", "render"}


def find_elsewhere(part: Sequence[Item], reel: Reel, text: str) -> Hearing | None:
    """What a clause moves elsewhere; None when it says more, or nothing of that."""
    said = " ".join(item.text for item in part)
    ends = text[part[-1].end :].lstrip().startswith("?") and "be" not in said
    if ends or is_question(said) or any("QUOTE" in item.tags for item in part):
        return None
    left, old = _old_place(part)
    left, old = (left, old) if old else _changed(left)
    scenes = _scenes(left, reel) or (_scenes_at(old, reel) if old else "")
    if not scenes:
        return None
    plain, told = bool(old) or "location" in said.split(), bool(_MOVED & set(said.split()))
    new = _new_place(left, text, plain, told)
    rest = [item for item in left if "TARGET" not in item.tags and item not in new]
    if not new or not all(_is_small(item) for item in rest):
        return None
    place = _name(new) or said_of(new, text)
    numbers = scenes.split(",")
    if {reel.place(n) for n in numbers} == {place} or _tells(rest):
        return None
    return _hearing(scenes, place)


def _old_place(part: Sequence[Item]) -> tuple[list[Item], Item | None]:
    """The clause without the place that it shall not be any more, and that place."""
    for n, item in enumerate(part[:-1]):
        if item.text not in _RATHER:
            continue
        end = n + 1
        while end < len(part) and (part[end].text in _AT or part[end].text in ("a", "an", "the")):
            end += 1
        if end < len(part) and "PLACE" in part[end].tags:
            return [*part[:n], *part[end + 1 :]], part[end]
    return list(part), None


def _changed(part: list[Item]) -> tuple[list[Item], Item | None]:
    """ "Make the alley a cave": the place that is made another, where no scene is named."""
    places = [item for item in part if "PLACE" in item.tags]
    made = any(item.text in _MADE for item in part)
    if len(places) != 1 or not made or any("TARGET" in item.tags for item in part):
        return part, None
    return [item for item in part if item is not places[0]], places[0]


def _scenes(items: Sequence[Item], reel: Reel) -> str:
    """The numbers of the scenes that are named, "" for none or for a reference that is unclear."""
    targets: list[Target] = [i.first("TARGET") for i in items if "TARGET" in i.tags]
    if len(targets) != 1 or targets[0].problem or targets[0].level != "scene":
        return ""
    return ",".join(n for n in reel.numbers if n in targets[0].scenes)


def _scenes_at(item: Item, reel: Reel) -> str:
    return ",".join(n for n in reel.numbers if reel.place(n) in item.tags["PLACE"])


def _new_place(items: Sequence[Item], text: str, plain: bool, told: bool) -> list[Item]:
    """The words for where it shall be; `plain`: even with no preposition before it; `told`: some
    place is surely meant, of whatever kind."""
    for n, item in enumerate(items):
        led = item.text in _AT or (plain and item.text in ("a", "an", "->", ":"))
        if not led or n + 1 >= len(items):
            continue
        start = n if item.text in ("a", "an") else n + 1
        while start < len(items) and items[start].text in ("a", "an", "the", "some"):
            start += 1
        if start < len(items) and len(items[start].tags.get("PLACE", ())) == 1:
            return [items[start]]
        words = phrase_at(items, start)
        if is_known_place(words, text) or (told and start > n + 1 and is_place(words)):
            return words
    return phrase_at(items, len(items) - 1) if plain and is_known_place(items[-1:], text) else []


def _name(words: Sequence[Item]) -> str:
    return str(words[0].first("PLACE")) if len(words) == 1 and "PLACE" in words[0].tags else ""


def _is_small(item: Item) -> bool:
    """A word that a change of place has around it."""
    small = item.text in _SMALL or set(item.text.split()) <= _SMALL
    return small or (item.idle and "NEG" not in item.tags) or bool(item.verbs & _VERBS)


def _tells(rest: Sequence[Item]) -> bool:
    """ "Scene 3 is in a cave": it may be so already."""
    said = {item.text for item in rest}
    return bool({"is", "are", "was"} & said) and not {"should", "now", "instead", "be"} & said


def _hearing(scenes: str, place: str) -> Hearing | None:
    family = find_family("set_place")
    args = {"scenes": scenes, "place": place}
    return Hearing(family, args, heard=set(args), score=_SCORE) if family else None
