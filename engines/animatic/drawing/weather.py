"""What moves in the air before the lens: rain, snow, leaves in the wind, lightning.

It falls on a picture in place of being part of it: on RGB, or on the layers of film.
"""

from __future__ import annotations

import math
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
_DEPTHS = (
    (1.3, 260, 170),
    (2.4, 110, 200),
    (4.6, 26, 160),
    (9.0, 6, 80),
)  # flakes: size, count, light
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


@lru_cache(maxsize=8)
def _flakes(h: int, w: int, depth: int) -> Array:
    """The flakes of one of four depths, the nearest last."""
    size, count, light = _DEPTHS[depth]
    out, k = np.zeros((h, w), np.uint8), h / 720
    for x, y, r in np.random.default_rng(77 + depth).random((count, 3)):
        radius = int(size * (0.7 + 0.6 * r) * k * 8)
        at = (int(x * w * 8), int(y * h * 8))
        cv2.circle(out, at, max(4, radius), light, -1, cv2.LINE_AA, 3)
    return out


def _snow(h: int, w: int, seconds: float) -> Array:
    """Snow that sinks without a jump, nearer flakes faster, and sways as it does; each depth goes
    round and round."""
    out = np.zeros((h, w), np.uint8)
    for depth in range(len(_DEPTHS)):
        sink = int(h * seconds * (0.09 + 0.05 * depth))
        sway = int(0.006 * w * math.sin(1.3 * seconds + 2 * depth))
        cv2.max(out, np.roll(_flakes(h, w, depth), (sink, sway), (0, 1)), out)
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
        return _added(picture, _snow(h, w, twelfth / 12))
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
    if len(picture) == 1:
        return (cv2.convertScaleAbs(picture[0], alpha=1.35, beta=34),)
    rgb = coloured(picture, *picture[0].shape[::-1])
    return filmed(cv2.convertScaleAbs(rgb, rgb, 1.35, 34))
