"""The light on people: what it makes of a grey stand-in, beside the same stand-in plainly lit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

from engines.animatic.eye.change import changed
from engines.animatic.eye.pixels import Array, Mask, Pixels, linear
from engines.animatic.eye.references import figure

_INK = 0.30  # darkest share of a stand-in, which is outline
_LIT = 80  # percentile of the rest that is in full light
_LEVELS = np.array((-0.75, -0.5, -0.3, -0.15, 0.0, 0.15, 0.3), np.float32)  # ln: nearer a lamp...
_TINTS = np.array(list(product((-0.24, -0.12, 0.0, 0.12, 0.24), (-0.3, -0.15, 0.0, 0.15, 0.3))))
_PER_LEVEL, _PER_TINT = 3.0, 6.0  # Lab units a neper that a light differs from the stand-in's
_WIDE_LEVELS = np.log(np.geomspace(0.06, 1.45, 12)).astype(np.float32)
_WIDE_RED, _WIDE_BLUE = (-0.25, 0.0, 0.25, 0.5), (-0.75, -0.4, -0.1, 0.2, 0.5)
_WIDE_COST = 1.0


@dataclass(frozen=True)
class Lights:
    """Lights that a picture may be in: gains (n, 3) over the plain light of reference views, and
    what each costs in Lab units for being unlikely."""

    gains: Array
    cost: Array


def lights_of(pictures: Mapping[str, Pixels], keys: tuple[str, ...]) -> Lights:
    """The lights near the stand-in's (plainly lit, in the shot's light, that set alone), or all
    that lamps and skies make when there is none."""
    if len(keys) == 3 and all(key in pictures for key in keys):
        plain, lit, alone = (pictures[key] for key in keys)
        known = gain_of(plain, lit, alone)
        if known is not None:
            return _near(known)
    return _any_light()


def gain_of(plain: Pixels, lit: Pixels, alone: Pixels) -> Array | None:
    """How much of each channel the light leaves of what plain light shows, None when the stand-in
    is not to be seen."""
    change = changed(lit, alone)
    there = change.new & ~change.shade
    if there.sum() < 60:
        there = change.new
    if there.sum() < 60:
        return None
    return np.asarray(_bright(lit, there) / _bright(plain, figure(plain)), np.float32)


def _bright(picture: Pixels, mask: Mask) -> Array:
    """What a lit surface sends back."""
    light = linear(picture[mask])
    ranked = light[np.argsort(light @ np.array((0.2, 0.7, 0.1), np.float32))]
    kept = ranked[int(_INK * len(ranked)) :]
    at = int(len(kept) * _LIT / 100)
    return np.asarray(np.median(kept[max(0, at - 20) : at + 20], axis=0) + 1e-4, np.float32)


def _near(known: Array) -> Lights:
    red, blue = _TINTS[:, 0], _TINTS[:, 1]
    tints = np.stack([red, np.zeros_like(red), blue], 1)
    logs = (_LEVELS[:, None, None] + tints[None]).reshape(-1, 3)
    level = np.repeat(np.abs(_LEVELS), len(tints))
    tint = np.tile(np.abs(red) + np.abs(blue) + np.abs(red + blue) * 0.5, len(_LEVELS))
    cost = _PER_LEVEL * level + _PER_TINT * tint
    return Lights((known * np.exp(logs)).astype(np.float32), cost.astype(np.float32))


@lru_cache(maxsize=1)
def _any_light() -> Lights:
    tints = [
        (r, 0.0, b)
        for r, b in product(_WIDE_RED, _WIDE_BLUE)
        if -0.7 < r + b * 0.6 < 0.45 and b - r < 0.8
    ]
    pairs = list(product(_WIDE_LEVELS, np.array(tints)))
    logs = np.array([level + tint for level, tint in pairs], np.float32)
    warm, odd = (
        abs(logs[:, 0] - logs[:, 2]) / 2,
        abs(logs[:, 0] + 0.7 * logs[:, 2] - 1.7 * logs[:, 1]),
    )
    return Lights(np.exp(logs), (_WIDE_COST * (warm + 4 * odd)).astype(np.float32))
