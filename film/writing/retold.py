"""A scene of the script told on to its beats: which of them a change touches, and in what words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from film.film import Film
from film.screenplay.elements import Element, Kind

SPOKEN = (Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRIC)
_CAPITALS = re.compile(r"\b[A-Z][A-Z'’-]+\b")
_CUE_NOTES = re.compile(r"\s*\([^)]*\)")


Unit = tuple[Element, ...]  # a paragraph, or a speech under its cue


def shares(elements: Sequence[Element], parts: int) -> list[Unit]:
    """The scene after its heading, dealt out in order over so many beats."""
    units = _units(elements)
    dealt: list[list[Element]] = [[] for _ in range(parts)]
    for place, unit in enumerate(units):
        dealt[_share(place, len(units), parts)].extend(unit)
    return [tuple(share) for share in dealt]


def touched(old: Sequence[Element], new: Sequence[Element], parts: int) -> tuple[int, ...]:
    """Which shares of a scene, from 0, have other words than before; all, where `old` is ()."""
    before, after = (
        [tuple((e.kind, e.text) for e in unit) for unit in _units(elements)]
        for elements in (old, new)
    )
    if not before or not after:
        return tuple(range(parts))
    found: set[int] = set()
    for what, _, _, start, end in SequenceMatcher(None, before, after, False).get_opcodes():
        if what != "equal":
            places = range(start, max(end, start + 1))  # what is gone was where the next now is
            found |= {_share(place, len(after), parts) for place in places}
    return tuple(sorted(found)) or tuple(range(parts))


def _units(elements: Sequence[Element]) -> list[Unit]:
    units: list[list[Element]] = []
    for element in elements[1:]:
        if units and units[-1][0].kind is Kind.CUE and element.kind in SPOKEN:
            units[-1].append(element)
        else:
            units.append([element])
    return [tuple(unit) for unit in units]


def _share(place: int, of: int, parts: int) -> int:
    return min(place * parts // of, parts - 1)


def as_prose(film: Film, elements: Sequence[Element]) -> str:
    """Paragraphs of a script as sentences: what is done, and who says what."""
    people = {word for person in film.characters for word in person.name.split()}
    told: list[str] = []
    who = ""
    for element in elements:
        if element.kind is Kind.CUE:
            who = _CUE_NOTES.sub("", element.text).strip().title()
        elif element.kind in (Kind.DIALOGUE, Kind.LYRIC):
            told.append(f"{who or 'Somebody'} says: “{' '.join(element.text.split())}”")
        elif element.kind is Kind.ACTION:
            told.append(_CAPITALS.sub(lambda word: _lower(word[0], people), element.text))
    return "\n\n".join(told)


def _lower(word: str, people: set[str]) -> str:
    return word.title() if word in people else word.lower()
