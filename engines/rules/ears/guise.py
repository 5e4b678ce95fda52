"""How somebody looks or sounds, told piece by piece: "Vane: warm voice, a bit husky".

A description goes on over commas as long as each piece only describes. It ends where a sentence
begins, or where something is said of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.free_text import tidy
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item, spoken
from engines.rules.ears.lexicon import closed
from engines.rules.ears.mood import is_liked, is_question
from engines.rules.ears.refer import Refer

_SCORE = 5.0
_PER_PIECE = 4.0  # more than the pieces as clauses of their own
_LONGEST = 14  # items of a description
_ONE = 3  # words of what one piece of clothing shall be
_LINKS = frozenset(closed()["guise_links"])
_BARE = frozenset(closed()["guise_without"])
_COLOURS = frozenset(closed()["guise_colours"])
_ENDS = frozenset(closed()["guise_ends"])
_SEEN = {"show", "play", "say", "hold", "delete"}
_NO_GUISE = (
    "TARGET", "SHOT", "SC", "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "TRANS", "PACE", "LENGTH",
    "SECS", "CLOCK", "QUOTE", "DOC", "FORMAT", "APP", "ENGINE", "PROP", "PLACE", "TUNE",
)  # fmt: skip
_SENTENCE = {
    "my",
    "me",
    "he",
    "she",
    "it",
    "they",
    "him",
    "them",
    "who",
    "that",
    "this",
    "i",
    "we",
    "you",
    "?",
}


def find_guise(part: Sequence[Item], refer: Refer, text: str) -> Hearing | None:
    """The look or voice that a clause describes; None when it says anything else, too."""
    said = spoken(part)
    if is_liked(said) or is_question(said):
        return None
    at = _person_at(part, refer)
    led = part[:at] if at >= 0 else part
    if at < 0 or any(item.verbs & _SEEN or not (item.idle or item.text in _LINKS) for item in led):
        return None
    who = _name(part[at], refer)
    rest = list(part[at + 1 :])
    owned = bool(rest) and "POSS" in rest[0].tags
    rest = _without_links(rest[1:] if owned else rest)
    owned = owned or (part[at].text in ("her", "his") and bool(rest) and _is_worn(rest[0]))
    asked = text[part[-1].end :].lstrip().startswith("?")
    if asked or (owned and len(rest) == 1):
        return None
    if not who or not rest or len(rest) > _LONGEST or not all(_describes(i) for i in rest):
        return None
    voice = next((n for n, i in enumerate(rest) if "voice" in i.verbs), -1)
    if voice >= 0:
        return _voiced(who, rest, voice, text)
    return _dressed(who, rest, owned, text)


def _person_at(part: Sequence[Item], refer: Refer) -> int:
    """Where the only person of the clause is named."""
    named = [n for n, item in enumerate(part) if "WHO" in item.tags]
    if named:
        return named[0] if len(named) == 1 else -1
    gone = (n for n, item in enumerate(part) if item.tags.get("PRON", ["-"])[0] in ("m", "f"))
    return next(gone, -1)


def _name(item: Item, refer: Refer) -> str:
    names = item.tags.get("WHO") or refer.people(item)
    return str(names[0]) if len(names) == 1 else ""


def _is_worn(item: Item) -> bool:
    """A piece of clothing or hair, not how somebody is: "her coat", but "make her younger"."""
    return "WEAR" in item.tags and "looks" not in item.tags["WEAR"]


def _without_links(items: list[Item]) -> list[Item]:
    while items and (items[0].text in _LINKS or items[0].text in (":", "->")):
        items = items[1:]
    return items


def _describes(item: Item) -> bool:
    """A word of a description: no verb of an order, nothing of the picture, no new sentence."""
    if item.text in _SENTENCE | _ENDS or (item.is_any(_NO_GUISE) and "WEAR" not in item.tags):
        return False
    if "NEG" in item.tags and item.text not in _BARE:
        return False
    told = item.verbs - {"voice", "wearing", "want", "hold"}
    return not told or item.idle or item.is_any(("WEAR", "BODY"))


def _pieces(items: Sequence[Item]) -> int:
    return sum(item.text in (",", ".", "and") for item in items)


def _said(items: Sequence[Item], text: str) -> str:
    return tidy(text[items[0].start : items[-1].end]) if items else ""


def _voiced(who: str, rest: list[Item], at: int, text: str) -> Hearing | None:
    led = max((n for n, item in enumerate(rest[:at]) if item.text in ("with", "in")), default=-1)
    before, after = rest[led + 1 : at], _without_links(rest[at + 1 :])
    while after and after[0].text in (",", ":"):
        after = after[1:]
    worn = any(item.is_any(("WEAR", "BODY")) for item in rest)
    more = text[after[0].start : after[-1].end].strip(" ,.") if after else ""
    said = [words for words in (_said(before, text), more) if words]
    if worn or not said or "too" in [item.text for item in rest]:
        return None
    return _hearing("set_voice", who, "voice", ", ".join(said), _pieces(rest))


def _dressed(who: str, rest: list[Item], owned: bool, text: str) -> Hearing | None:
    worn = [item for item in rest if "WEAR" in item.tags]
    if not worn or any("COND" in item.tags for item in rest) or rest[0].text == "too":
        return None
    look = _said(rest, text)
    if rest[0].text in _BARE:
        look = f"no {_said(rest[1:], text)}"
    elif owned and rest[0] is worn[0]:
        linked = len(rest) > 1 and rest[1].text in _LINKS
        first = _without_links(rest[1:])
        known = bool(first) and (first[0].text in _COLOURS or "WEAR" in first[0].tags)
        if not first or len(first) > _ONE or not (linked or known):
            return None
        look = f"{_said(first, text)} {worn[0].text}"
    return _hearing("set_look", who, "look", look, _pieces(rest)) if look else None


def _hearing(tool: str, who: str, arg: str, said: str, pieces: int) -> Hearing | None:
    family = find_family(tool)
    if family is None:
        return None
    args = {"who": who, arg: said}
    return Hearing(family, args, heard=set(args), score=_SCORE + _PER_PIECE * pieces)
