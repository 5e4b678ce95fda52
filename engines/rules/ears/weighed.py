"""How likely an order is what a message means, weighed from its signs (`signs`): a few hundred
small trees, that `python -m bench.weighing` grows.

A tree asks one number after the other whether it is at most so much, and ends in a share; all
shares together make the odds.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engines.rules.ears.lexicon import DATA

MODEL, LEARNT = DATA / "weighed.npz", DATA / "weighed.txt"  # and the print of what it grew on


def likely(rows: list[list[float]]) -> list[float]:
    """A share from 0 to 1 for each row of signs."""
    if not rows:
        return []
    trees, signs = _trees(), np.array(rows)
    sign, most, below, above = (trees[n] for n in ("sign", "most", "below", "above"))
    at = np.tile(trees["roots"], (len(rows), 1))
    while (inner := sign[at] >= 0).any():
        asked = np.take_along_axis(signs, np.maximum(sign[at], 0), axis=1)
        at = np.where(inner, np.where(asked <= most[at], below[at], above[at]), at)
    odds = most[at].sum(axis=1)  # of an end, its share of the odds
    return [float(share) for share in 1 / (1 + np.exp(-odds))]


@lru_cache
def _trees() -> dict[str, np.ndarray]:
    with np.load(MODEL) as kept:
        return {name: kept[name] for name in kept.files}
