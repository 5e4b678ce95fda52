"""What the words of a condition mean: on which axis, at which end ("soaked" is wet, not dry)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from film.tables import read_words

TABLE = Path(__file__).with_name("conditions.yaml")
DENIAL = re.compile(r"\b(no longer|not|never|almost|nearly|half)\s+(\w+\s+)?$")


class Meaning(NamedTuple):
    """A value on an axis; two values of one axis exclude each other. Both "" when unknown."""

    axis: str = ""
    value: str = ""


UNKNOWN = Meaning()


@cache
def meaning_of(condition: str) -> Meaning:
    """The meaning of a condition; unknown when no known word is in it, or it is denied."""
    text = " ".join(condition.lower().split())
    for phrase, meaning in _phrases():
        found = re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", text)
        if found:
            denied = DENIAL.search(text[: found.start()]) or meaning.axis == "nothing"
            return UNKNOWN if denied else meaning
    return UNKNOWN


@cache
def _phrases() -> tuple[tuple[str, Meaning], ...]:
    """Every known phrase, the longest first, so that "dead tired" is not a death."""
    table = read_words(TABLE)
    known = [
        (phrase, Meaning(axis, value))
        for axis, values in table.items()
        for value, phrases in values.items()
        for phrase in phrases
    ]
    return tuple(sorted(known, key=lambda pair: (-len(pair[0]), pair[0])))
