"""What moves in the air before the lens: rain, snow, leaves in the wind, lightning.

It falls on a picture in place of being part of it: on RGB, or on the layers of film.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.planes import (
    LUMA,
    Layers,
    coloured,
    film_tone,
    filmed,
    white_at_most,
)
from film.words import Weather

_PHASES = 8
FALLING = frozenset({Weather.RAINY, Weather.STORMY, Weather.SNOWY, Weather.WINDY})
_FLASHES = (29, 31, 32, 97, 98)  # twelfths of a second, of every ten seconds of a storm


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
    return out


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
    return out


def _blown(picture: Layers, seconds: float) -> Layers:
    """Leaves and dust that the wind drives across the frame."""
    h, w = picture[0].shape[:2]
    out, k = tuple(layer.copy() for layer in picture), h / 720
    for n, (x, y, size, speed) in enumerate(np.random.default_rng(31).random((34, 4))):
        along = (x + seconds * (0.35 + 0.5 * speed)) % 1.2 - 0.1
        up = y + 0.03 * np.sin(7 * seconds + 9 * x)
        turn = (seconds * 260 * (0.5 + speed) + 360 * x) % 360
        r = (5.0 + 10.0 * size * size) * k
        rgb = ((150, 104, 52), (176, 138, 62), (112, 118, 62))[n % 3]
        tones: tuple[tuple[int, ...], ...] = (rgb,) if len(out) == 1 else film_tone(rgb)
        for layer, tone in zip(out, tones, strict=True):
            finer = h // layer.shape[0]
            at = (int(along * w * 8 / finer), int(up * h * 8 / finer))
            axes = (max(8, int(r * 8)) // finer, max(6, int(r * 3.0)) // finer)
            cv2.ellipse(layer, at, axes, turn, 0, 360, tone, -1, cv2.LINE_AA, 3)
    return out


def fall(picture: Layers, weather: Weather, seconds: float) -> Layers:
    """The frame with what falls or blows through the air, drawn on twos."""
    if weather not in FALLING:
        return picture
    h, w = picture[0].shape[:2]
    twelfth = int(seconds * 12 + 1e-6)
    if weather is Weather.WINDY:
        return _blown(picture, twelfth / 12)
    if weather is Weather.SNOWY:
        return _added(picture, _snow(h, w, int(seconds * 3 * _PHASES / 8 + 1e-6) % _PHASES))
    stormy = weather is Weather.STORMY
    if stormy and twelfth % 120 in _FLASHES:
        picture = _flashed(picture)
    return _added(picture, _rain(h, w, twelfth % _PHASES, stormy), (0.8, 0.9, 1.0))


def _added(
    picture: Layers, light: Array, tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
) -> Layers:
    """Light of one tint over a picture; on film it has none, which nobody sees in a streak."""
    if len(picture) == 1:
        each = cv2.merge([cv2.convertScaleAbs(light, alpha=share) for share in tint])
        return (cv2.add(picture[0], each),)
    luma = cv2.add(picture[0], cv2.convertScaleAbs(light, alpha=LUMA * sum(tint) / 3))
    return white_at_most(luma), *picture[1:]


def _flashed(picture: Layers) -> Layers:
    """Lightning: all of it brighter, and what is bright white; rare enough to be done in RGB."""
    h, w = picture[0].shape[:2]
    rgb = picture[0] if len(picture) == 1 else coloured(picture, w, h)
    bright = cv2.convertScaleAbs(rgb, alpha=1.35, beta=34)
    return (bright,) if len(picture) == 1 else filmed(bright)
