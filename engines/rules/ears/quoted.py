"""A quote with words around it that say why: "Improvise." is too dry, let her hiss "Do something!"

What is quoted decides most: a line of the film, new words for one, or a name. So the words around
need not all be known; they must only order nothing else and take nothing back.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from engines.rules.ears.families import find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from engines.rules.ears.lines import Said, is_spoken, plain_words
from engines.rules.ears.reel import Reel
from engines.rules.ears.refer import Refer

_SCORE = 6.0
_OTHER = (
    "SIZE", "ANGLE", "MOVE", "WEATHER", "LIGHT", "PACE", "SECS", "CLOCK", "DOC", "FORMAT", "NUM",
    "WEAR", "COND", "SHOT",
)  # fmt: skip
_THINGS = ("PROP", "PLACE")
_ABOUT_LINES = {"say", "line", "rename"}
_ALIKE = 0.6  # of two lines, by their words
_CUTS = frozenset(closed()["line_cuts"])
_GIVES = frozenset(closed()["line_gives"])
_KEPT = frozenset(closed()["line_kept"])
_NAMES = frozenset(closed()["line_names"])
_SAYS = frozenset(closed()["line_says"])


def find_quoted(part: Sequence[Item], reel: Reel, refer: Refer) -> Hearing | None:
    """What a clause with quotes orders, whatever else it tells; None when that is open."""
    quotes = [item.text for item in part if "QUOTE" in item.tags]
    said = Said(part, reel, refer)
    if not 1 <= len(quotes) <= 2 or said.problem or said.is_question or not _is_open(part):
        return None
    if _KEPT & said.words:
        return None
    old = [quote for quote in quotes if is_spoken(reel, quote)]
    if len(quotes) == 2:
        return _other_words(said, *quotes) if old == quotes[:1] else None
    return _of_line(said, reel, old[0]) if old else _new_words(said, part, reel, quotes[0])


def _is_open(part: Sequence[Item]) -> bool:
    """Whether nothing around the quotes is about the picture, or takes something back."""
    around = [item for item in part if "QUOTE" not in item.tags]
    named = any("rename" in item.verbs or item.text == "name" for item in around)
    others = _OTHER if named else (*_OTHER, *_THINGS)
    for before, item in pairwise([Item("", 0, 0), *around]):
        if before.text == "too":
            continue  # "too dry": what is wrong with it
        free = item.idle or item.verbs & _ABOUT_LINES or item.text in _CUTS or "WHO" in item.tags
        if item.is_any(others) and not free:
            return False
        if "LENGTH" in item.tags and not item.text.endswith(("long", "short")):
            return False
    asked = any(item.text == "?" for item in around[:-1])
    negated = [i for i in around if "NEG" in i.tags and i.text not in ("without", "instead of")]
    return not asked and not negated


def _other_words(said: Said, old: str, new: str) -> Hearing | None:
    family = find_family("edit_line")
    args = {"old": old, "new": new}
    return Hearing(family, args, heard=set(args), score=_SCORE) if family else None


def _of_line(said: Said, reel: Reel, old: str) -> Hearing | None:
    """A line of the film, which goes, or which somebody else is named for."""
    speakers = _speakers(reel, old)
    owners = {
        str(one.first("WHO"))
        for one, after in pairwise(said.part)
        if "WHO" in one.tags and "POSS" in after.tags
    }
    others = [name for name in dict.fromkeys(said.who) if name not in speakers | owners]
    if len(others) == 1 and (_GIVES & said.words or "say" in said.verbs):
        return said.hearing("give_line", who=[], old=old, to=others[0])
    cuts = bool(_CUTS & said.words) or "delete" in said.verbs
    return said.hearing("cut_line", who=[], old=old) if cuts and not others else None


def _new_words(said: Said, part: Sequence[Item], reel: Reel, new: str) -> Hearing | None:
    """A name for somebody or something, or what a line that is much like it becomes."""
    named = [i for i in part if i.is_any(("WHO", "PROP", "PLACE"))]
    titled = "title" in said.words or any(_is_film(i) for i in part)
    if (_NAMES & said.words or "rename" in said.verbs) and "say" not in said.verbs:
        what = "film" if titled and not named else _name_of(named[0]) if len(named) == 1 else ""
        return said.hearing("rename", who=[], what=what, new=new) if what else None
    if said.who or said.shots or not ({"say", "line"} & said.verbs or _SAYS & said.words):
        return None
    old = _like(reel, new)
    return said.hearing("edit_line", who=[], old=old, new=new) if old else None


def _is_film(item: Item) -> bool:
    return "TARGET" in item.tags and item.first("TARGET").level == "film"


def _name_of(item: Item) -> str:
    kind = next(kind for kind in ("WHO", "PROP", "PLACE") if kind in item.tags)
    return str(item.first(kind)) if len(item.tags[kind]) == 1 else ""


def _speakers(reel: Reel, old: str) -> set[str]:
    words = plain_words(old)
    spoken = {
        line.who for s in reel.film.shots for line in s.lines if words in plain_words(line.text)
    }
    return {c.name for c in reel.film.characters if c.id in spoken}


def _like(reel: Reel, new: str) -> str:
    """The only line that shares most words with this one."""
    words = plain_words(new).split()
    lines = {line.text for shot in reel.film.shots for line in shot.lines}
    alike = [
        text
        for text in lines
        if SequenceMatcher(None, words, plain_words(text).split()).ratio() >= _ALIKE
    ]
    return alike[0] if len(alike) == 1 else ""
