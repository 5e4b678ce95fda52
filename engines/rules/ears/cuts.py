"""Where a message may be cut into clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import read_yaml

_SUBJECTS = {"he", "she", "it", "they", "we", "i", "nobody", "everybody", "everyone"}
_FINITE = re.compile("|".join(f"(?:{way})" for way in read_yaml("asides.yaml")["finite"]))
_STRONG = {".", ";", "!", "?", "...", "then"}
_VALUES = ("SIZE", "ANGLE", "MOVE", "LENGTH", "LIGHT", "TIME", "WEATHER", "SECS", "PACE")


@dataclass(frozen=True)
class Cut:
    """A place to cut: the items from `first` to `last` fall away; empty when last < first."""

    first: int
    last: int
    strong: bool = False


def cuts(items: Sequence[Item]) -> list[Cut]:
    """Places to cut in order, ", and then" as one."""
    found: list[Cut] = []
    for n, item in enumerate(items):
        if _begins_anew(items, n):
            found.append(Cut(n, n - 1))  # "2B closer 2C wider": a cut without a joint
            continue
        if "JOIN" not in item.tags or not 0 < n < len(items) - 1:
            continue
        strong = item.text in _STRONG
        if found and n == found[-1].last + 1:
            found[-1] = Cut(found[-1].first, n, strong or found[-1].strong)
        else:
            found.append(Cut(n, n, strong))
    return found


def _begins_anew(items: Sequence[Item], n: int) -> bool:
    """A shot right after a value, with a value of its own to come; "he plays" after a scene."""
    if not 0 < n < len(items) - 1:
        return False
    if items[n].text in _SUBJECTS and "TARGET" in items[n - 1].tags:
        return bool(_FINITE.fullmatch(items[n + 1].text.split(maxsplit=1)[0]))
    if "TARGET" not in items[n].tags:
        return False
    follows = any(i.is_any(_VALUES) for i in items[n + 1 : n + 3])
    joint = max((k for k in range(n) if "JOIN" in items[k].tags), default=-1)
    before = [i for i in items[joint + 1 : n] if "TARGET" in i.tags]
    return items[n - 1].is_any(_VALUES) and follows and bool(before)
