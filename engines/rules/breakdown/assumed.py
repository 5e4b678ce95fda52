"""What had to be assumed where a screenplay says too little, too much, or two things at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engines.rules.breakdown.lexicon import look_meanings
from engines.rules.breakdown.phrases import tokens
from film.assets import Character, Location
from film.crowds import MOST, extras_of
from film.edits.values import listed
from film.screenplay.elements import Kind
from film.story import Scene

_NAMED = 3  # names in one sentence; more are counted
_MANY = 20  # people in a set who cannot all be told apart
_LONG = 55  # words of one speech, which one shot has no time for
_BOTH = re.compile(r"^\s*(?:INT\.?\s*/\s*EXT|EXT\.?\s*/\s*INT|I/E)", re.I)
_YEARS = re.compile(r"\b(\d{1,2})\b")
_CHILD = 13  # years


def assumed(
    scenes: Sequence[Scene], people: Sequence[Character], places: Sequence[Location]
) -> tuple[str, ...]:
    """One sentence for each thing that a person may want to set right."""
    return (
        *_undescribed(people),
        *_contradictory(people),
        *(f"I know no place like {p.name}; I drew it as {'a room' if p.interior else 'open land'} "
          "with what the text names." for p in places if not p.kind),
        *_both_sides(scenes),
        *_crowded(scenes),
        *_long_speeches(scenes),
    )  # fmt: skip


def _undescribed(people: Sequence[Character]) -> Iterator[str]:
    """Those who speak and of whom no word is said."""
    names = [who.name for who in people if who.speaks and not who.description]
    if not names:
        return
    more = len(names) - _NAMED
    shown = names[:_NAMED] if more <= 0 else [*names[:_NAMED], f"{more} more"]
    yield f"Nothing is told of how {listed(shown)} look{'s' if len(names) == 1 else ''}; I chose."


def _contradictory(people: Sequence[Character]) -> Iterator[str]:
    """A child who is old, a bald head with long hair: the first is taken."""
    for who in people:
        words = tokens(who.description)
        ages = {hit.meaning for hit in look_meanings("ages").find(words)}
        years = _YEARS.search(who.description)
        if years and "old" in ages and "years" not in words and int(years[1]) < _CHILD:
            yield f"{who.name} is told of as {years[1]} and as old; I took {years[1]}."
        styles = {hit.meaning for hit in look_meanings("hair_style").find(words)}
        coloured = look_meanings("hair_colour").find(words)
        if "bald" in styles and (coloured or styles - {"bald"}):
            yield f"{who.name} is told of as bald and with hair; I took what is said first."


def _both_sides(scenes: Sequence[Scene]) -> Iterator[str]:
    both = [scene for scene in scenes if _BOTH.match(scene.heading)]
    if both:
        numbers = listed([scene.number for scene in both])
        play = "Scene {} plays" if len(both) == 1 else "Scenes {} play"
        yield f"{play.format(numbers)} inside and outside; I set the camera inside."


def _crowded(scenes: Sequence[Scene]) -> Iterator[str]:
    for scene in scenes:
        if extras_of(scene) >= min(_MANY, MOST):
            yield f"All those in scene {scene.number} are drawn as a crowd, as far as they fit."


def _long_speeches(scenes: Sequence[Scene]) -> Iterator[str]:
    for scene in scenes:
        said = [e.text for e in scene.elements if e.kind is Kind.DIALOGUE]
        if any(len(text.split()) > _LONG for text in said):
            longest = max(len(text.split()) for text in said)
            yield f"{longest} words at once in scene {scene.number} are spread over several shots."
