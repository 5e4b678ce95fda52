"""How like a reference the new part of a picture is, under the light that flatters it most.

The light of a scene is not known: it is sought as a gain for each channel, within what daylight,
lamps and moonlight do. Every colour of the picture must then be found in the reference, about as
high up, and every colour of the reference in the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from engines.animatic.eye.palette import Palette
from engines.animatic.eye.pixels import Array, lab

_LEVELS = np.geomspace(0.06, 1.45, 12)  # times the plain light of the views
_RED, _BLUE = (-0.25, 0.0, 0.25, 0.5), (-0.75, -0.4, -0.1, 0.2, 0.5)  # ln of gain over green's
_CAP = 45.0  # Lab units beyond which a colour is simply another one
_DEPTH = 0.55  # what lightness counts beside hue: folds and shade move it
_HEIGHT = 24.0  # Lab units for the whole height of the figure
_SEAT, _LOWER = 0.5, 0.55  # what colours below this height count: seats and shadows come along
_BACK = 0.45  # what a colour missing in the picture counts beside one too many
_UPRIGHT, _STUMP = 0.5, 3.0  # a figure that the frame does not cut shows more than its head
_WARM, _ODD = 1.0, 4.0  # Lab units for a neper of warm or cold light; of green or magenta


@dataclass(frozen=True)
class Likeness:
    """`cost` in Lab units, 0 is alike. `extra` and `missing` are what each colour of the picture
    and of the reference adds to it; `gain` is the light."""

    cost: float
    gain: Array
    reference: Palette
    extra: Array
    missing: Array


def _gains() -> Array:
    tints = [
        (r, 0.0, b) for r, b in product(_RED, _BLUE) if -0.7 < r + b * 0.6 < 0.45 and b - r < 0.8
    ]
    found = [level * np.exp(tint) for level, tint in product(_LEVELS, np.array(tints))]
    return np.array(found, np.float32)


_GAINS = _gains()
_NEAR = np.array(list(product((-1, 0, 1), repeat=3)), np.float32)


def likeness(picture: Palette, references: list[Palette], cut: bool) -> Likeness:
    """The best likeness to any of the references (all palettes of equal length).

    `cut` says that the frame cuts the figure off below, so that a head may be all that shows.
    """
    gains = (_GAINS * picture.scale).astype(np.float32)
    short = np.array([0.0 if cut or r.reach >= _UPRIGHT else _STUMP for r in references])
    costs = _costs(picture, references, gains) + short[:, None]
    best, gain = divmod(int(costs.argmin()), len(gains))
    reference, light = references[best], gains[gain]
    for step in (0.12, 0.06, 0.03):
        around = (light * np.exp(_NEAR * step)).astype(np.float32)
        light = around[int(_costs(picture, [reference], around)[0].argmin())]
    extra, missing = _found(picture, [reference], light[None])
    cost = float(_costs(picture, [reference], light[None])[0, 0]) + float(short[best])
    return Likeness(cost, light, reference, extra[0, 0], missing[0, 0])


def _costs(picture: Palette, references: list[Palette], gains: Array) -> Array:
    """(references, gains) costs."""
    extra, missing = _found(picture, references, gains)
    tint = np.log(gains / gains[:, 1:2])
    warm, odd = abs(tint[:, 0] - tint[:, 2]) / 2, abs(tint[:, 0] + 0.7 * tint[:, 2])
    found: Array = extra.sum(2) + _BACK * missing.sum(2) + _WARM * warm + _ODD * odd
    return found


def _found(picture: Palette, references: list[Palette], gains: Array) -> tuple[Array, Array]:
    """What each colour of the picture and of the reference costs: (references, gains, colours)."""
    seen = lab(picture.light[None] / gains[:, None])  # gains, colours, 3
    known = np.stack([lab(r.light) for r in references])
    scale = np.array([_DEPTH, 1, 1], np.float32)
    apart = (seen[None, :, :, None] - known[:, None, None]) * scale
    high = np.stack([r.height for r in references])
    rise = (picture.height[None, :, None] - high[:, None, :]) * _HEIGHT
    far = np.sqrt((apart * apart).sum(-1) + (rise * rise)[:, None])
    far = np.minimum(far, _CAP)  # references, gains, picture colours, reference colours
    weight = np.stack([r.weight for r in references])
    there = far + np.where(weight > 0.01, 0.0, _CAP)[:, None, None, :]
    counts = picture.weight * np.where(picture.height < _SEAT, 1.0, _LOWER)
    extra = np.minimum(there.min(3), _CAP) * counts
    missing = far.min(2) * weight[:, None]
    return extra.astype(np.float32), missing.astype(np.float32)
