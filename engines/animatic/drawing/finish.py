"""What is done to a finished frame in colour: the glow of bright things, darker corners."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.planes import WHITEST, Layers, coloured, film_sheet, film_steps
from engines.animatic.drawing.sprites import Box


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
    """The same on the layers of film, which are written over; the layers of one sheet."""
    h, w = picture[0].shape
    done = film_sheet(w, h)
    _light(picture, _glow(coloured(picture, max(1, w // 8), max(1, h // 8)), h, dark))
    for layer, black, out in zip(picture, (16, 128, 128), done, strict=True):
        light, kept = _film_vignette(*layer.shape, dark, black)
        cv2.multiply(layer, light, out, 1 / 255)
        cv2.add(out, kept, out)
    return done


def _light(picture: Layers, glow: Array) -> None:
    """Lays the light of a small picture, as red, green and blue, over film where there is any."""
    if not glow.any():
        return
    high, wide = glow.shape[:2]
    fits = picture[0].shape == (high * 8, wide * 8)
    luma, *chromas = film_steps(glow.astype(np.float32))
    steps = luma.astype(np.uint8), *(np.rint(c + 128).astype(np.uint8) for c in chromas)
    for layer, step, none in zip(picture, steps, (0, 128, 128), strict=True):
        lit = _lit_part((step != none).view(np.uint8)) if fits else (0, 0, wide, high)
        left, top, right, foot = lit
        h, w = layer.shape
        rows, columns = (top * h // high, foot * h // high), (left * w // wide, right * w // wide)
        part = layer[slice(*rows), slice(*columns)]
        if part.size:
            more = cv2.resize(step[top:foot, left:right], part.shape[::-1])
            if none:
                cv2.addWeighted(part, 1, more, 1, -none, part)
            else:
                cv2.add(part, more, part)
    cv2.threshold(picture[0], WHITEST, WHITEST, cv2.THRESH_TRUNC, picture[0])


def _lit_part(mask: Array) -> Box:
    """Where a mask is set, and a seam around: beyond it there is no light."""
    left, top, wide, high = cv2.boundingRect(mask)
    h, w = mask.shape
    if wide == 0:
        return 0, 0, 0, 0
    return max(0, left - 1), max(0, top - 1), min(w, left + wide + 1), min(h, top + high + 1)
