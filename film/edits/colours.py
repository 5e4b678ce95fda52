"""Names of colours: from words to `#rrggbb` and back to the nearest word."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from film.tables import read_words

_OTHER = {"gray": "grey", "blonde": "blond", "golden": "gold", "fair": "blond"}


def find_colour(word: str) -> str:
    """The colour that `word` means as `#rrggbb`, "" when it is not a colour."""
    plain = word.lower()
    if re.fullmatch(r"#[0-9a-f]{6}", plain):
        return plain
    return _colours().get(_OTHER.get(plain, plain), "")


def colour_name(colour: str, of: str = "cloth") -> str:
    """The nearest word for `#rrggbb` of hair, skin or cloth; the text itself when no colour."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return colour
    words: list[str] = _table()["told"][of]
    named = {word: _colours()[word] for word in words}
    return min(named, key=lambda word: _distance(named[word], colour))


def _distance(one: str, other: str) -> int:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return sum((a - b) ** 2 for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _colours() -> dict[str, str]:
    colours: dict[str, str] = _table()["colours"]
    return colours


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_words(Path(__file__).parent / "colours.yaml")
    return table
