"""Light and weather: what a heading says of them, and what the sentences under it say."""

from __future__ import annotations

import re
from functools import cache

from engines.rules.story.nouns import table
from engines.rules.story.scenes import SceneFacts
from film.words import TimeOfDay
from film.world import Role

SKY = "the sky"
_DAY = {TimeOfDay.MORNING, TimeOfDay.AFTERNOON}


def enter(facts: SceneFacts) -> None:
    """What the heading lays down: day or night, inside or outside."""
    scene = facts.scene
    if scene.time is TimeOfDay.NIGHT or scene.time in _DAY:
        light = "night" if scene.time is TimeOfDay.NIGHT else "day"
        facts.add("light", scene.id, Role.MAKES, light)
    if is_inside(scene.heading):
        facts.add("indoors", scene.id, Role.MAKES, "inside")


def is_inside(heading: str) -> bool:
    """Whether a heading says that a scene plays inside, and only inside."""
    return re.match(r"\s*\.?int(?!\w|\.?\s*/\s*ext)", heading, re.IGNORECASE) is not None


def read(facts: SceneFacts, sentence: str) -> None:
    """Takes what one sentence of action says of light and weather into the scene."""
    said = " ".join(sentence.lower().split())
    for axis, about in (("light", facts.scene.id), ("weather", SKY)):
        if not _found(f"{axis}_unless", said):
            for value, pattern in _values(axis):
                if pattern.search(said):
                    _say(facts, axis, about, value)
    if (
        _found("inside", said)
        and not _found("inside_unless", said)
        and is_inside(facts.scene.heading)
    ):
        facts.add("indoors", facts.scene.id, Role.TAKES, "outside")


def _say(facts: SceneFacts, axis: str, about: str, value: str) -> None:
    if value.startswith("+"):
        facts.add(axis, about, Role.MAKES, value[1:])
    elif axis == "light":
        facts.add(axis, about, Role.TAKES, value)
    else:
        facts.add(axis, about, Role.STATES, value)


def _found(name: str, said: str) -> bool:
    return _pattern(name).search(said) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = table("sky")[name]
    return re.compile(words if "\\b" in words else rf"\b(?:{words})\b")


@cache
def _values(axis: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Changes first: "the rain stops" is no rain."""
    said = sorted(table("sky")[axis].items(), key=lambda pair: not pair[0].startswith("+"))
    return tuple((value, re.compile(rf"\b(?:{words})\b")) for value, words in said)
