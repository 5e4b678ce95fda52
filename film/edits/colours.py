"""Names of colours: from words to `#rrggbb` and back to the nearest word."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_OTHER = {"gray": "grey", "blonde": "blond", "golden": "gold", "fair": "blond"}
_NOT_TOLD = ("dark", "pale", "tanned")  # understood of hair and skin, never named by us


def find_colour(word: str) -> str:
    """The colour that `word` means as `#rrggbb`, "" when it is not a colour."""
    plain = word.lower()
    if re.fullmatch(r"#[0-9a-f]{6}", plain):
        return plain
    return _colours().get(_OTHER.get(plain, plain), "")


def colour_name(colour: str) -> str:
    """The nearest word for `#rrggbb`; the text itself when it is not a colour."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return colour
    named = {word: value for word, value in _colours().items() if word not in _NOT_TOLD}
    return min(named, key=lambda word: _distance(named[word], colour))


def _distance(one: str, other: str) -> int:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return sum((a - b) ** 2 for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@cache
def _colours() -> dict[str, str]:
    table = Path(__file__).parent / "colours.yaml"
    colours: dict[str, str] = yaml.load(table.read_text(), yaml.BaseLoader)
    return colours
