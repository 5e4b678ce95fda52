"""Rain and snow in the air before the lens, as one channel of white to be added."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from film.words import Weather

_PHASES = 8
_FALLING = (Weather.RAINY, Weather.STORMY, Weather.SNOWY)


@lru_cache(maxsize=24)
def _rain(h: int, w: int, phase: int, heavy: bool) -> Array:
    """Slanted streaks; each phase is another throw of them."""
    rng = np.random.default_rng(500 + phase)
    out = np.zeros((h, w), np.uint8)
    slant = 0.35 if heavy else 0.14
    for x, y, n, a in rng.random((420 if heavy else 300, 4)):
        length = h * 0.07 * (0.4 + n)
        p = (int(x * w * 1.2 * 8), int(y * h * 1.1 * 8 - 40))
        q = (int(p[0] - length * slant * 8), int(p[1] + length * 8))
        cv2.line(out, p, q, 34 + int(44 * a), 1, cv2.LINE_AA, 3)
    return cv2.merge([cv2.convertScaleAbs(out, alpha=f) for f in (0.8, 0.9, 1.0)])


@lru_cache(maxsize=24)
def _snow(h: int, w: int, phase: int) -> Array:
    """Flakes in four depths that sink from phase to phase, round and round."""
    rng = np.random.default_rng(77)
    out = np.zeros((h, w), np.uint8)
    k = h / 720
    for size, count, a in ((1.3, 260, 170), (2.4, 110, 200), (4.6, 26, 160), (9, 6, 80)):
        for x, y, r, s in rng.random((count, 4)):
            sink = (y + phase / _PHASES * (1 + int(size > 2))) % 1.0
            sway = 0.004 * np.sin(2 * np.pi * (phase / _PHASES + s))
            at = (int(((x + sway) % 1.0) * w * 8), int(sink * h * 8))
            radius = int(size * (0.7 + 0.6 * r) * k * 8)
            cv2.circle(out, at, max(4, radius), a, -1, cv2.LINE_AA, 3)
    return cv2.merge([out, out, out])


def fall(rgb: Array, weather: Weather, seconds: float) -> Array:
    """The frame with what falls through the air, drawn on twos."""
    if weather not in _FALLING:
        return rgb
    h, w = rgb.shape[:2]
    phase = int(seconds * 12 + 1e-6) % _PHASES
    if weather is Weather.SNOWY:
        return cv2.add(rgb, _snow(h, w, int(seconds * 3 * _PHASES / 8 + 1e-6) % _PHASES))
    return cv2.add(rgb, _rain(h, w, phase, weather is Weather.STORMY))
