"""Two orders in one clause: "set scene 4 on the roof at dawn", "a slow 6 second dolly in 2B"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item

_KINDS = ("TIME", "WEATHER", "LIGHT", "LENGTH", "SECS", "PACE", "PLACE", "SIZE", "EMO", "COND")
_BEFORE = {"a", "an", "the", "at", "in", "on", "with", "to", "and", "under", "during"}
_PRICE = 1.1


def paired(part: Sequence[Item], hear: Callable[[Sequence[Item]], list[Hearing]]) -> list[Hearing]:
    """Two sure hearings of different verbs that explain the clause together, or none."""
    kinds = [kind for kind in _KINDS if any(kind in item.tags for item in part)]
    if len(kinds) < 2 or any("JOIN" in item.tags for item in part):
        return []
    best: list[Hearing] = []
    for kind in kinds:
        only = [i for i in part if kind in i.tags or not i.is_any(_KINDS)]
        rest = without(part, kind)
        if len(only) == len(part) or len(rest) == len(part):
            continue
        said = [_sure(hear(rest)), _sure(hear(_tidied(only)))]
        said = said[::-1] if _comes_first(part, kind) else said
        pair = [hearing for found in said for hearing in found]
        different = len(pair) == 2 and pair[0].family.tool != pair[1].family.tool
        free = all(h.family.gate == "free" for h in pair)
        if different and free and (not best or _score(pair) > _score(best)):
            best = pair
    return best


def _comes_first(part: Sequence[Item], kind: str) -> bool:
    return kind in next(item for item in part if item.is_any(_KINDS)).tags


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
    return sum(h.score for h in pair) - _PRICE
