"""What is done to a finished frame in colour: the glow of bright things, darker corners."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.planes import Layers, coloured, film_steps, white_at_most


def _falling_off(h: int, w: int, dark: bool) -> Array:
    """255 in the middle, less towards the corners."""
    y, x = ((np.arange(n, dtype=np.float32) - n / 2) / (n / 2) for n in (h, w))
    r = np.hypot(x[None, :], y[:, None]) / 1.414
    v = 1 - (0.50 if dark else 0.30) * np.clip((r - 0.42) / 0.58, 0, 1) ** 2
    light: Array = (v * 255).astype(np.uint8)
    return light


@lru_cache(maxsize=2)
def _vignette(h: int, w: int, dark: bool) -> Array:
    merged: Array = cv2.merge([_falling_off(h, w, dark)] * 3)
    return merged


@lru_cache(maxsize=4)
def _film_vignette(h: int, w: int, dark: bool, black: int) -> tuple[Array, Array]:
    """What a layer of film is multiplied with (over 255) and what is added, so that `black` (no
    light, no colour) stays."""
    light = _falling_off(h, w, dark)
    kept: Array = np.rint(black * (1 - light.astype(np.float32) / 255)).astype(np.uint8)
    return light, kept


def _glow(small: Array, h: int, dark: bool) -> Array:
    """The light that bright things spread, from an eighth of a picture `h` lines high; as small."""
    bright = cv2.subtract(small, np.full_like(small, 178 if dark else 205))
    if not bright.any():
        return bright
    wide = round(math.sqrt(1 + 4 * (h / 110) ** 2)) // 2 * 2 + 1
    for _ in range(3):  # three even blurs are as good as one by a bell curve
        bright = cv2.blur(bright, (wide, wide))
    return cv2.convertScaleAbs(bright, alpha=0.8 if dark else 0.4)


def finish(rgb: Array, dark: bool) -> Array:
    """RGB (h, w, 3) uint8 in, the same out: glow, then vignette."""
    h, w = rgb.shape[:2]
    small = cv2.resize(rgb, (max(1, w // 8), max(1, h // 8)), interpolation=cv2.INTER_AREA)
    out = cv2.add(rgb, cv2.resize(_glow(small, h, dark), (w, h)))
    return cv2.multiply(out, _vignette(h, w, dark), scale=1 / 255)


def finish_film(picture: Layers, dark: bool) -> Layers:
    """The same on the layers of film."""
    h, w = picture[0].shape
    glow = _glow(coloured(picture, max(1, w // 8), max(1, h // 8)), h, dark)
    if glow.any():
        picture = _lit(picture, glow)
    return tuple(
        _darkened(layer, dark, black) for layer, black in zip(picture, (16, 128, 128), strict=True)
    )


def _lit(picture: Layers, glow: Array) -> Layers:
    """Film with the light of a small picture, as red, green and blue, over it."""
    h, w = picture[0].shape
    luma, *tints = film_steps(glow.astype(np.float32))
    lit = cv2.add(picture[0], cv2.resize(luma.astype(np.uint8), (w, h)))
    chromas = []
    for layer, tint in zip(picture[1:], tints, strict=True):
        shifted = cv2.resize(np.rint(tint + 128).astype(np.uint8), (w // 2, h // 2))
        chromas.append(cv2.addWeighted(layer, 1, shifted, 1, -128))
    return white_at_most(lit), *chromas


def _darkened(layer: Array, dark: bool, black: int) -> Array:
    light, kept = _film_vignette(*layer.shape, dark, black)
    return cv2.add(cv2.multiply(layer, light, scale=1 / 255), kept)
