"""Beats that did not come from a story of ours: who, where and when, read from their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import Field

from engines.rules.writer.cast import cast_pair
from engines.rules.writer.grammar import Dice
from engines.rules.writer.names import counted_names
from engines.rules.writer.reading import read_idea
from engines.rules.writer.stage import find_sets
from film.noun import Noun
from film.writing.asks import Person
from film.writing.brief import Brief
from film.writing.story import Beat

_MOST = 6


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
    counted = counted_names(text)
    names = [person.name for person in people if person.name in text]
    names += [name for name, times in counted.most_common(_MOST) if times > 1 and name not in names]
    names = names or [person.name for person in people[:2]] or [pair.first.name, pair.other.name]
    places: dict[int, str] = {}
    for number, beat in enumerate(beats, start=1):
        found = [place for place in read_idea(beat.text).places if place.preposition]
        if found:
            side = "INT" if found[0].interior else "EXT"
            name = _known(found[0].name.upper(), places)
            places[number] = f"{side}. {name}"
    home = find_sets(facts, pair.first, dice)[0].heading
    first = next(iter(places.values()), home)
    return Plain(names=tuple(names), heading=first, time=facts.time or "afternoon", places=places)


def _known(name: str, places: Mapping[int, str]) -> str:
    """A place as it was called before: "the mill" is the OLD MILL that was named first."""
    before = (heading.partition(". ")[2] for heading in places.values())
    return next((known for known in before if f" {known}".endswith(f" {name}")), name)
