"""The departments of the crew's knowledge, and the one that a note is for."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import cache
from pathlib import Path

from film.tables import read_words


class Department(StrEnum):
    STORY = "story"
    CHARACTER = "character"
    WORLD = "world"
    VISUAL = "visual"
    SOUND = "sound"
    PRODUCTION = "production"


LISTENED = 4000  # characters of a note that decide which department it is for


def department_of(text: str) -> str:
    """The department whose words a note has most of; "" when it is for none of them."""
    found = Counter(_words()[word] for word in _pattern().findall(text[:LISTENED].lower()))
    return str(found.most_common(1)[0][0]) if found else ""


@cache
def _words() -> dict[str, Department]:
    table = Path(__file__).parent / "departments.yaml"
    rows: dict[str, list[str]] = read_words(table)
    return {word: Department(name) for name, words in rows.items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_words(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
