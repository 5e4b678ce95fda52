"""How like a reference the new part of a picture is, under the light that flatters it most.

The light is sought as a gain for each channel, near what it makes of a grey stand-in. Every colour
of the picture must then be found in the reference, about as high up, and every colour of the
reference in the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engines.animatic.eye.light import Lights
from engines.animatic.eye.palette import Palette
from engines.animatic.eye.pixels import Array, distances, lab

_CAP = 45.0  # Lab units beyond which a colour is simply another one
_DEPTH = 0.55  # what lightness counts beside hue: folds and shade move it
_HEIGHT = 24.0  # Lab units for the whole height of the figure
_SEAT, _LOWER = 0.5, 0.55  # what colours below this height count: seats and shadows come along
_BACK = 0.45  # what a colour missing in the picture counts beside one too many
_UPRIGHT, _STUMP = 0.5, 3.0  # a figure that the frame does not cut shows more than its head


@dataclass(frozen=True)
class Likeness:
    """`cost` in Lab units, 0 is alike. `extra` and `missing` are what each colour of the picture
    and of the reference adds to it; `gain` is the light."""

    cost: float
    gain: Array
    reference: Palette
    extra: Array
    missing: Array
    which: int  # of the references
    lights: Lights  # the likeliest few


_NEAREST, _LEVELS = 12, 7  # lights that rivals are seen in: the best ones, and some of each level


def likeness(picture: Palette, references: list[Palette], cut: bool, lights: Lights) -> Likeness:
    """The best likeness to any of the references (all palettes of equal length).

    `cut` says that the frame cuts the figure off below, so that a head may be all that shows.
    """
    gains = (lights.gains * picture.scale).astype(np.float32)
    costs = _costs(picture, references, gains) + lights.cost + _short(references, cut)[:, None]
    best, gain = divmod(int(costs.argmin()), len(gains))
    extra, missing = _found(picture, [references[best]], gains[gain : gain + 1])
    order = costs.min(0).argsort(kind="stable")[:_NEAREST]
    kept = np.unique(np.concatenate([order, np.arange(0, len(gains), _LEVELS)]))
    return Likeness(
        float(costs[best, gain]), gains[gain], references[best], extra[0, 0], missing[0, 0], best,
        Lights(lights.gains[kept], lights.cost[kept]),
    )  # fmt: skip


def cost_of(picture: Palette, references: list[Palette], cut: bool, lights: Lights) -> float:
    """The cost of the best likeness alone."""
    gains = (lights.gains * picture.scale).astype(np.float32)
    costs = _costs(picture, references, gains) + lights.cost + _short(references, cut)[:, None]
    return float(costs.min())


def _short(references: list[Palette], cut: bool) -> Array:
    return np.array([0.0 if cut or r.reach >= _UPRIGHT else _STUMP for r in references], np.float32)


def _costs(picture: Palette, references: list[Palette], gains: Array) -> Array:
    """(references, gains) costs."""
    extra, missing = _found(picture, references, gains)
    found: Array = extra.sum(2) + _BACK * missing.sum(2)
    return found


def _found(picture: Palette, references: list[Palette], gains: Array) -> tuple[Array, Array]:
    """What each colour of the picture and of the reference costs: (references, gains, colours)."""
    seen = lab(picture.light[None] / gains[:, None])  # gains, colours, 3
    known = np.stack([lab(r.light) for r in references])
    scale = np.array([_DEPTH, 1, 1], np.float32)
    apart = distances((seen * scale).reshape(-1, 3), (known * scale).reshape(-1, 3))
    apart = apart.reshape(*seen.shape[:2], *known.shape[:2]).transpose(2, 0, 1, 3)
    high = np.stack([r.height for r in references])
    rise = (picture.height[None, :, None] - high[:, None, :]) * _HEIGHT
    far = np.sqrt(apart * apart + (rise * rise)[:, None])
    far = np.minimum(far, _CAP)  # references, gains, picture colours, reference colours
    weight = np.stack([r.weight for r in references])
    there = far + np.where(weight > 0.01, 0.0, _CAP)[:, None, None, :]
    counts = picture.weight * np.where(picture.height < _SEAT, 1.0, _LOWER)
    extra = np.minimum(there.min(3), _CAP) * counts
    missing = far.min(2) * weight[:, None]
    return extra.astype(np.float32), missing.astype(np.float32)
