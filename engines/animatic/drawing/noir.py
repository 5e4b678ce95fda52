"""The look *noir*: black, white, dots between, and red where it is truly red."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.tone import edges_of, levels_of, tone_of


@lru_cache(maxsize=4)
def _dots(h: int, w: int) -> Array:
    """A halftone screen, 0..1."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    p = 5.0 * h / 720 * 1.414
    wave = np.cos((x + y) * 2 * np.pi / p) + np.cos((x - y) * 2 * np.pi / p)
    screen: Array = 0.5 + 0.25 * wave
    return screen.astype(np.float32)


class Noir:
    """Levels, a dot screen, white lines within the blacks; what is truly red stays red."""

    def __init__(self, first: Array) -> None:
        self.levels = levels_of(first)
        grey = self._contrast(first)
        self.black, self.white = (float(v) / 255 for v in np.percentile(grey[::4, ::4], (40, 72)))
        self.white = max(self.white, self.black + 0.04)

    def _contrast(self, rgb: Array) -> Array:
        return cv2.createCLAHE(2.0, (4, 4)).apply(tone_of(rgb, self.levels))

    def ink(self, colour: Array, lines: Array) -> Array:
        h, w = colour.shape[:2]
        k = h / 720
        grey = self._contrast(colour)
        g = grey.astype(np.float32) / 255
        lit = np.clip((g - self.black) / 0.02, 0, 1)
        mid = (g - self.black) / (self.white - self.black)
        screen = np.clip((mid - _dots(h, w) * 0.95 + 0.28) * 5, 0, 1)
        tone = np.where(g > self.white, 1, screen) * lit
        drawn = cv2.cvtColor(lines, cv2.COLOR_RGB2GRAY)
        line = cv2.erode(drawn, np.ones((2, 2))).astype(np.float32) / 255
        out = tone * edges_of(grey, 1.2 * k, 7) * line
        inside = cv2.blur(lit, (max(3, int(9 * k)),) * 2) < 0.25
        out = np.where(inside & (drawn < 150), 0.62, out)
        paper, ink = np.array((240, 234, 220), np.float32), np.array((14, 13, 18), np.float32)
        picture = ink + (paper - ink) * out[..., None].astype(np.float32)
        return _kept_red(picture, colour, out)


def _kept_red(picture: Array, colour: Array, tone: Array) -> Array:
    """Saturated red shows through; the reds of hair and brick do not count."""
    hsv = cv2.cvtColor(colour, cv2.COLOR_RGB2HSV)
    hue, strength, value = hsv[..., 0], hsv[..., 1], hsv[..., 2]
    red = ((hue < 6) | (hue > 174)) & (strength > 150) & (value > 90)
    if not red.any():
        return np.clip(picture, 0, 255).astype(np.uint8)
    m = cv2.GaussianBlur(red.astype(np.float32), (0, 0), 0.8)[..., None]
    blood = np.array((196, 30, 32), np.float32) * (0.35 + 0.65 * np.maximum(tone, 0.45))[..., None]
    return np.clip(picture * (1 - m) + blood * m, 0, 255).astype(np.uint8)
