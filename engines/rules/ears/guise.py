"""How somebody looks or sounds, told piece by piece: "Vane: warm voice, a bit husky".

A description goes on over commas as long as each piece only describes. It ends where a sentence
begins, or where something is said of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.faults import find_fault
from engines.rules.ears.free_text import short_value
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
_HUES = _COLOURS - {"dark", "light", "long", "short", "new", "old", "golden", "silver"}
_BODIES = frozenset(closed()["guise_bodies"])
_OFF = frozenset(closed()["guise_off"])
_SEEN = {"show", "play", "say", "hold", "delete"}
_NO_GUISE = (
    "TARGET", "SHOT", "SC", "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "TRANS", "PACE", "LENGTH",
    "SECS", "CLOCK", "QUOTE", "DOC", "FORMAT", "APP", "ENGINE", "PROP", "PLACE", "TUNE", "FLAW",
)  # fmt: skip
_HEARD = {"PACE", "ANGLE", "LENGTH", "EMO", "LIGHT"}  # that a voice can be, too: "slow", "low"
_MINE = ("my", "me", "our", "mine")
_RATHER = ("not", "instead of", "rather than", "and not", "but not", "in place of")
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
    asked = text[part[-1].end :].lstrip().startswith("?")
    who, rest = _name(part[at], refer), list(part[at + 1 :])
    if not who or asked:
        return None
    return find_fault(who, rest) or _described(who, part[at], rest, text)


def _described(who: str, named: Item, rest: list[Item], text: str) -> Hearing | None:
    """The look or voice in what follows a name."""
    owned = bool(rest) and "POSS" in rest[0].tags
    rest = _without_contrast(_without_links(rest[1:] if owned else rest))
    owned = owned or (named.text in ("her", "his") and bool(rest) and _is_worn(rest[0]))
    if not rest or (owned and len(rest) == 1) or len(rest) > _LONGEST:
        return None
    voice = next((n for n, i in enumerate(rest) if "voice" in i.verbs), -1)
    if not _all_describe(rest, voice):
        return None
    if voice >= 0:
        return _voiced(who, rest, voice, text)
    return _dressed(who, rest, owned, text) or _bodied(who, rest, owned, text)


def _without_contrast(rest: list[Item]) -> list[Item]:
    """ "Blue not yellow", "red like Rudi": what it shall be, without what it is beside."""
    for n, item in enumerate(rest):
        tail = [i for i in rest[n + 1 :] if not i.idle]
        rather = item.text in _RATHER and 0 < len(tail) <= _CONTRAST
        like = item.text in ("like", "as") and len(tail) == 1 and "WHO" in tail[0].tags
        if n and (rather or like):
            return rest[:n]
    return rest


_CONTRAST = 2  # words of what it shall not be


def _all_describe(rest: Sequence[Item], voice: int) -> bool:
    if voice < 0:
        return all(_describes(item) for item in rest)
    return all(_describes(i) or (i.tags and set(i.tags) <= _HEARD | {"FILL"}) for i in rest)


def _person_at(part: Sequence[Item], refer: Refer) -> int:
    """Where the only person of the clause is named."""
    named = [n for n, item in enumerate(part) if "WHO" in item.tags]
    if len(named) == 2 and named[1] == len(part) - 1 and part[named[1] - 1].text in ("like", "as"):
        named = named[:1]
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
    while items and (items[0].text in _LINKS or items[0].text in (":", "->", ",", "-", "–")):
        items = items[1:]
    return items


def _describes(item: Item) -> bool:
    """A word of a description: no verb of an order, nothing of the picture, no new sentence."""
    known = "WEAR" in item.tags or item.text in _COLOURS
    if item.text in _SENTENCE | _ENDS or (item.is_any(_NO_GUISE) and not known):
        return False
    if "NEG" in item.tags and item.text not in _BARE:
        return False
    told = item.verbs - {"voice", "wearing", "want", "hold", "out"}
    return not told or item.idle or item.is_any(("WEAR", "BODY"))


def _pieces(items: Sequence[Item]) -> int:
    return sum(item.text in (",", ".", "and") for item in items)


def _said(items: Sequence[Item], text: str) -> str:
    return short_value(text[items[0].start : items[-1].end]) if items else ""


def _voiced(who: str, rest: list[Item], at: int, text: str) -> Hearing | None:
    led = max((n for n, item in enumerate(rest[:at]) if item.text in ("with", "in")), default=-1)
    before, after = rest[led + 1 : at], _without_links(rest[at + 1 :])
    while after and after[0].text in (",", ":"):
        after = after[1:]
    worn = any(item.is_any(("WEAR", "BODY")) and not _is_aged(item) for item in rest)
    comma = next((n for n, item in enumerate(before) if item.text in (",", "and")), 0)
    worn = worn or any(_is_aged(item) for item in before[:comma])  # "older, voice deep"
    if any(item.text in _MINE for item in after) and ":" not in [i.text for i in after]:
        after = []  # "like my uncle"
    said_so = next((n for n, item in enumerate(after) if item.text == ":"), -1)
    after = after[said_so + 1 :]  # "a voice like my old headmistress: stern"
    if any(item.text in _HUES for item in after) or (after and _is_doing(after[0])):
        return None  # "and blond" is no voice, "cracks like a boy's" tells
    more = text[after[0].start : after[-1].end].strip(" ,.") if after else ""
    said = [words for words in (_said(before, text), more) if words]
    if worn or not said or "too" in [item.text for item in rest]:
        return None
    return _hearing("set_voice", who, "voice", ", ".join(said), _pieces(rest))


def _is_doing(item: Item) -> bool:
    """ "Cracks", "breaks": what it does, and not how it is."""
    return item.text.endswith("s") and not item.tags


def _is_aged(item: Item) -> bool:
    return "looks" in item.tags.get("WEAR", ())


def _bodied(who: str, rest: list[Item], owned: bool, text: str) -> Hearing | None:
    """ "Thin not heavy", "the goat brown": how somebody is, in plain words."""
    told = [item for item in rest if not item.idle and item.text not in _LINKS]
    body = any("BODY" in item.tags for item in told)
    plain = told and all(i.text in _BODIES | _COLOURS or "BODY" in i.tags for i in told)
    known = any(item.text in _BODIES | _COLOURS for item in told)
    named = any(text[item.start].isupper() for item in told)  # "call the robot Rusty"
    first = body and "BODY" in told[0].tags
    if owned or named or first or not (plain and known) or _framed(rest):
        return None
    return _hearing("set_look", who, "look", _said(rest, text), _pieces(rest))


def _framed(rest: Sequence[Item]) -> bool:
    return any(item.is_any(("LIGHT", "COND", "EMO", "SIZE")) for item in rest)


def _dressed(who: str, rest: list[Item], owned: bool, text: str) -> Hearing | None:
    worn = [item for item in rest if "WEAR" in item.tags]
    if not worn or any("COND" in item.tags for item in rest) or rest[0].text == "too":
        return None
    look = _said(rest, text)
    if rest[0].text in _BARE:
        look = f"no {_said(rest[1:], text)}"
    elif owned and rest[0] is worn[0] and len(rest) > 1 and rest[1].text in _OFF:
        more = _said(_without_links(rest[2:]), text)
        look = f"no {worn[0].text}" + (f", {more}" if more else "")
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
