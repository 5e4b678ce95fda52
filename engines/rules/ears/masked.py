"""A message in words that hold for any film: whoever is named is "anna", whatever shot "2a".

What was learnt from one film must hold for any other, so names, shots and numbers are masked, by
words that a language model knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.items import Item

_MASKS = {
    "QUOTE": '"hello there"',
    "WHO": "anna",
    "PROP": "lamp",
    "PLACE": "kitchen",
    "SHOT": "2a",
    "CLOCK": "12:30",
    "SECS": "5 seconds",
    "NUM": "5",
    "TIMELINE": "version b",
}
_TARGETS = {
    "shot": "2a",
    "shots": "2a to 2c",
    "scene": "scene 2",
    "film": "the film",
    "problem": "9z",
}


def masked(items: Sequence[Item]) -> tuple[str, ...]:
    """One text for each of the reduced items."""
    return tuple(_mask(item) for item in items)


def _mask(item: Item) -> str:
    if "TARGET" in item.tags:
        target = item.first("TARGET")
        many = "s" if target.level == "shot" and len(target.shots) > 1 else ""
        return _TARGETS["problem" if target.problem else target.level + many]
    kind = next((kind for kind in _MASKS if kind in item.tags), "")
    return _MASKS[kind] if kind else item.text
