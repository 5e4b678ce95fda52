"""Ages and family, as action and speeches say them: "MARA (30)", "her brother Tom"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from engines.rules.breakdown.roster import Roster
from engines.rules.story.tagging import Tagged

_AGE = re.compile(r"(?P<name>[A-Z][A-Z.'’ -]*[A-Z])\s*(?:\(|,\s*)(?P<age>\d{1,3})(?=\)|,|\b)")
_SORTS = {
    "sibling": ("brother", "sister", "twin", "sibling"),
    "spouse": ("husband", "wife"),
    "parent": ("father", "mother", "dad", "mum", "mom", "papa", "mama"),
    "child": ("son", "daughter"),
    "uncle or aunt": ("uncle", "aunt"),
    "nephew or niece": ("nephew", "niece"),
    "grandparent": ("grandfather", "grandmother", "grandpa", "grandma"),
    "grandchild": ("grandson", "granddaughter"),
    "cousin": ("cousin",),
}
_INVERSE = {
    "parent": "child",
    "uncle or aunt": "nephew or niece",
    "grandparent": "grandchild",
}
_SORT = {word: sort for sort, words in _SORTS.items() for word in words}
_KIN = "|".join(_SORT)
_WORDS = r"(?: (?:OTHER|little|big|older|younger|elder|twin|dear|late|only|young|old))*"
_SAID = (
    re.compile(rf"(?P<a>P\d+)'s{_WORDS} (?P<kin>{_KIN}) (?P<b>P\d+)(?!')"),
    re.compile(rf"(?P<b>P\d+) (?:is |was )?(?P<a>P\d+)'s{_WORDS} (?P<kin>{_KIN})(?! P\d)"),
    re.compile(rf"(?P<b>P\d+) (?:is |was )?(?:the|a){_WORDS} (?P<kin>{_KIN}) of (?P<a>P\d+)"),
)
_MINE = (
    re.compile(rf"(?P<b>P\d+) (?:is|was)(?: only)? my{_WORDS} (?P<kin>{_KIN})"),
    re.compile(rf"my{_WORDS} (?P<kin>{_KIN}) (?P<b>P\d+)(?!')"),
)


class Kin(NamedTuple):
    """`of` is the `word` ("brother") of `who`."""

    who: str
    of: str
    word: str


def ages(text: str, roster: Roster) -> Iterator[tuple[str, str]]:
    """(id, age) of everyone whose age stands behind their name."""
    for match in _AGE.finditer(text):
        named = roster.named(match["name"])
        if named and int(match["age"]) < 130:
            yield named[-1].meaning.who, match["age"]


def family(tagged: Tagged, speaker: str = "") -> Iterator[Kin]:
    """Who is whose brother, in a sentence of action or, with `speaker`, of a speech."""
    for pattern in _SAID:
        for match in pattern.finditer(tagged.text):
            a, b = _id(tagged, match["a"]), _id(tagged, match["b"])
            others = [who for who in tagged.people if who != b]
            if a != b or others:  # nobody is their own wife: "his" is the other's
                yield Kin(a if a != b else others[0], b, match["kin"])
    for pattern in _MINE if speaker else ():
        for match in pattern.finditer(tagged.text):
            yield Kin(speaker, _id(tagged, match["b"]), match["kin"])


def paired(kin: Kin) -> tuple[str, str, str]:
    """The two people in one order, and what the second is to the first."""
    sort = _SORT[kin.word]
    if kin.who < kin.of:
        return kin.who, kin.of, sort
    turned = _INVERSE | {other: one for one, other in _INVERSE.items()}
    return kin.of, kin.who, turned.get(sort, sort)


def _id(tagged: Tagged, tag: str) -> str:
    return tagged.people[int(tag[1:])]
