"""When scenes play in the story: how long after each other, and which are dreams or memories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

from film.screenplay.elements import Kind
from film.story import Scene
from film.tables import read_words
from film.words import TimeOfDay

_DAY = [
    TimeOfDay.DAWN, TimeOfDay.MORNING, TimeOfDay.AFTERNOON, TimeOfDay.EVENING,
    TimeOfDay.TWILIGHT, TimeOfDay.NIGHT,
]  # fmt: skip


class Gap(IntEnum):
    """How much time passes before a scene; a greater one undoes more."""

    SAME = 0  # at the same time
    NEXT = 1  # at once
    UNSAID = 2
    LATER = 3
    DAY = 4
    LONG = 5
    EVER = 6  # no gap is that long


def strand_of(scene: Scene) -> str:
    """ "" for the story itself; "dream sc5" for a dream that is told as a scene of its own."""
    heading = scene.heading.lower()
    first = next((e.text.lower() for e in scene.elements if e.kind is Kind.ACTION), "")
    opening = first if len(first) < 40 or first.startswith(("flashback", "dream")) else ""
    if _found(_table()["back"], heading):
        return ""
    for strand, words in _table()["strands"].items():
        if _found(words, heading) or (strand != "play" and _found(words, opening)):
            return f"{strand} {scene.id}"
    return ""


def gap_before(before: Scene | None, scene: Scene) -> Gap:
    """How much time passes between two scenes that follow each other in the story."""
    if before is None:
        return Gap.LONG
    said = scene.heading.lower()
    for name, words in _table()["gaps"].items():
        if _found(words, said):
            return Gap[name.upper()]
    if _DAY.index(scene.time) < _DAY.index(before.time):
        return Gap.DAY
    return Gap.UNSAID if scene.time is before.time else Gap.LATER


def gaps(scenes: Sequence[Scene]) -> dict[str, Gap]:
    """The gap before each scene of the story itself; a strand has none."""
    found: dict[str, Gap] = {}
    before: Scene | None = None
    for scene in scenes:
        if not strand_of(scene):
            found[scene.id] = gap_before(before, scene)
            before = scene
    return found


def _found(words: str, text: str) -> bool:
    return bool(text) and re.search(rf"(?<!\w)(?:{words})(?!\w)", text) is not None


@cache
def _table() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "story_time.yaml"
    table: dict[str, Any] = read_words(path)
    return table
