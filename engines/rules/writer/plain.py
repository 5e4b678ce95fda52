"""Beats that did not come from a story of ours: who, where and when, read from their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pydantic import Field

from engines.rules.writer.cast import cast_pair
from engines.rules.writer.grammar import Dice
from engines.rules.writer.reading import read_idea
from engines.rules.writer.stage import find_sets
from engines.rules.writer.tables import words
from film.noun import Noun
from film.writing.asks import Person
from film.writing.brief import Brief
from film.writing.story import Beat

_NAME = re.compile(r"(?<![.!?\"“]\s)(?<!^)\b([A-ZÀ-Þ][a-zà-ÿ]+)\b")
_NOT_NAMES = words("not_people")
_MOST = 4


class Plain(Noun):
    """What beats say of themselves: names, and a heading for each beat that names a place."""

    names: tuple[str, ...]
    heading: str
    time: str
    places: dict[int, str] = Field(default_factory=dict)


def read_beats(brief: Brief, beats: Sequence[Beat], people: Sequence[Person]) -> Plain:
    """Who and where, by the beats' words; what they leave open is invented from the idea."""
    text = " ".join(beat.text for beat in beats)
    facts = read_idea(brief.idea)
    dice = Dice(brief.idea)
    pair = cast_pair(facts, "drama", dice)
    counted = Counter(name for name in _NAME.findall(text) if name not in _NOT_NAMES)
    names = [person.name for person in people if person.name in text]
    names += [name for name, times in counted.most_common(_MOST) if times > 1 and name not in names]
    names = names or [person.name for person in people[:2]] or [pair.first.name, pair.other.name]
    places: dict[int, str] = {}
    for number, beat in enumerate(beats, start=1):
        found = read_idea(beat.text).places
        if found:
            side = "INT" if found[0].interior else "EXT"
            places[number] = f"{side}. {found[0].name.upper()}"
    home = find_sets(facts, pair.first, dice)[0].heading
    first = next(iter(places.values()), home)
    return Plain(names=tuple(names), heading=first, time=facts.time or "afternoon", places=places)
