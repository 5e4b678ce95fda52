"""Shots joined, parted and thrown out, in a verb with a gap: "cut 3D and 3E together", "take 1B
out"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.items import Item

_GAP = 8  # items between the two halves of a verb
_JOINED = {
    "cut", "put", "bring", "splice", "edit", "stick", "glue", "melt", "blend", "mix", "make",
    "turn", "roll", "run", "fold",
}  # fmt: skip
_INTO_ONE = ("together", "into one", "into a single", "one shot", "a single shot", "one take")
_THROWN = {
    "take", "throw", "leave", "cut", "kick", "chuck", "toss", "edit", "weed", "drop", "put",
}  # fmt: skip
_AWAY = {"out", "away", "out of"}
_HALVES = {"half", "two", "halves", "2"}
_PARTED = {"cut", "chop", "slice", "break", "saw"}
_PIECES = {"shots", "pictures", "takes", "setups", "halves", "pieces", "parts"}
_BEFORE_PIECES = {"as", "into", "in", "be", "become", "becomes", "to", "better", "make", "it"}
_NAMES = ("SHOT", "TARGET", "JOIN", "DET", "FILL", "NOUN", "PRON")


def joined(items: list[Item]) -> list[Item]:
    """Items with such verbs whole, at the place of their first half."""
    return _in_two(_thrown(_in_half(_together(items))))


def _together(items: list[Item]) -> list[Item]:
    """ "Cut 3D and 3E together into one", "melt 3D and 3E into one": to be merged."""
    for n, item in enumerate(items):
        if item.text not in _JOINED:
            continue
        for k in range(n + 2, min(n + _GAP, len(items))):
            if "merge" in items[k].verbs and items[k].text.startswith(_INTO_ONE):
                merged = replace(item, tags={"V": ["merge"]})
                return [*items[:n], merged, *items[n + 1 : k], *items[k + 1 :]]
            if not items[k].is_any(_NAMES):
                break
    return items


def _in_half(items: list[Item]) -> list[Item]:
    """ "Cut 3C in half": split, not deleted."""
    for n, item in enumerate(items):
        if item.text not in _PARTED:
            continue
        for k in range(n + 2, min(n + 7, len(items) - 1)):
            if items[k].text in ("in", "into") and items[k + 1].text in _HALVES:
                parted = replace(item, tags={"V": ["split"]})
                return [*items[:n], parted, *items[n + 1 : k], *items[k + 2 :]]
    return items


def _thrown(items: list[Item]) -> list[Item]:
    """ "Throw 1B away", "take 4B out of the film": deleted; "take 4B out to a wide" is not."""
    for n, item in enumerate(items):
        if item.text not in _THROWN:
            continue
        for k in range(n + 2, min(n + _GAP, len(items))):
            named = items[k - 1].is_any(("SHOT", "TARGET"))
            end = _end(items, k) if named and items[k].text in _AWAY else 0
            if end:
                away = replace(item, tags={"V": ["delete"]})
                return [*items[:n], away, *items[n + 1 : k], *items[end:]]
            if not items[k].is_any(_NAMES):
                break
    return items


def _end(items: Sequence[Item], at: int) -> int:
    """Behind "out" or "out of the film", where the clause ends there; else 0."""
    after = at + 1
    if items[at].text == "out of":
        while after < len(items) and "DET" in items[after].tags:
            after += 1
        if after == len(items) or items[after].tags.get("NOUN") != ["F"]:
            return 0
        after += 1
    rest = items[after:]
    ends = not rest or "JOIN" in rest[0].tags or rest[0].text in ("please", "completely")
    return after if ends else 0


def _in_two(items: list[Item]) -> list[Item]:
    """ "3B as two shots", "better two pictures than one": to be split."""
    for n in range(len(items) - 1):
        two, pieces = items[n : n + 2]
        before = items[n - 1] if n else None
        led = before is None or before.text in _BEFORE_PIECES or "SHOT" in before.tags
        if two.text not in ("two", "2") or pieces.text not in _PIECES or not led:
            continue
        end = n + 2
        rather = [i.text for i in items[end : end + 2]]
        end += 2 if rather in (["instead of", "one"], ["than", "one"]) else 0
        if before is None and end == n + 2:
            continue  # "two shots of her"
        split = replace(two, text="in two", tags={"V": ["split"]})
        return [*items[:n], split, *items[end:]]
    return items
