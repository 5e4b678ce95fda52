"""Several orders in one clause: "scene 4 on the roof at dawn", "2B close-up 4 seconds backlit"."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item

_KINDS = (
    "TIME", "WEATHER", "LIGHT", "LENGTH", "SECS", "PACE", "PLACE", "SIZE", "ANGLE", "MOVE",
    "TRANS", "EMO",
    "COND",
)  # fmt: skip
_BEFORE = {"a", "an", "the", "at", "in", "on", "with", "to", "and", "under", "during"}
_PRICE = 1.1


def paired(part: Sequence[Item], hear: Callable[[Sequence[Item]], list[Hearing]]) -> list[Hearing]:
    """Sure hearings of different verbs that explain the clause together, or none."""
    part = _counted(part)
    aimed = any("TARGET" in item.tags or "SHOT" in item.tags for item in part)
    kinds = [kind for kind in _KINDS if any(kind in item.tags for item in part)]
    kinds = [kind for kind in kinds if aimed or kind != "PLACE"]  # "alley night rain": where
    if len(kinds) < 2 or any("JOIN" in item.tags for item in part) or _shades(part):
        return []
    best: list[Hearing] = []
    for kind in kinds:
        only = [i for i in part if kind in i.tags or not i.is_any(kinds)]
        rest = without(part, kind)
        if len(only) == len(part) or len(rest) == len(part):
            continue
        one = _sure(hear(_tidied(only)))
        others = one and (_sure(hear(rest)) or paired(rest, hear))
        pair = [*one, *others] if _comes_first(part, kind, kinds) else [*others, *one]
        different = len({hearing.family.tool for hearing in pair}) == len(pair) > 1
        free = all(h.family.gate == "free" for h in pair)
        if different and others and free and (not best or _score(pair) > _score(best)):
            best = pair
    return best


def _counted(part: Sequence[Item]) -> list[Item]:
    """The clause with "4 seconds" as one item."""
    counted: list[Item] = []
    for item in part:
        before = counted[-1] if counted else None
        if item.text in _UNITS and before is not None and "NUM" in before.tags:
            tags = {"SECS": before.tags["NUM"]}
            counted[-1] = replace(before, text=f"{before.text}s", end=item.end, tags=tags)
        else:
            counted.append(item)
    return counted


_UNITS = {"second", "seconds", "sec", "secs", "s"}


def _shades(part: Sequence[Item]) -> bool:
    """ "A low sun behind them": how the light is, and no angle."""
    pairs = itertools.pairwise(part)
    return any(a.text in ("low", "high") and "LIGHT" in b.tags for a, b in pairs)


def _comes_first(part: Sequence[Item], kind: str, kinds: Sequence[str]) -> bool:
    return kind in next(item for item in part if item.is_any(kinds)).tags


def without(part: Sequence[Item], kind: str) -> list[Item]:
    """The clause without the values of one type, and without the small words before them."""
    kept: list[Item] = []
    for item in part:
        if kind not in item.tags:
            kept.append(item)
            continue
        while kept and kept[-1].text in _BEFORE:
            kept.pop()
    return kept


def _tidied(items: list[Item]) -> list[Item]:
    while items and items[-1].text in _BEFORE:
        items = items[:-1]
    return items


def _sure(readings: list[Hearing]) -> list[Hearing]:
    return readings[:1] if readings and readings[0].sure and readings[0].heard else []


def _score(pair: list[Hearing]) -> float:
    return sum(h.score for h in pair) - _PRICE * (len(pair) - 1)
