"""Two looks that are mostly line: *line art* (ink and a wash of grey) and *blueprint*."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.tone import edges_of, levels_of, tone_of

_WASH = (0.66, 0.86, 1.0)  # paper left by a dark, a middle and a light tone
_STEPS = (0.26, 0.56)  # tones between which the wash changes, 0..1
_SOFT = 0.03


def _line(lines: Array, grey: Array, k: float) -> Array:
    """Ink 0..1: the drawn lines, and the edges of tone where nothing was drawn."""
    drawn: Array = cv2.cvtColor(lines, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    drawn = cv2.erode(drawn, np.ones((2, 2), np.uint8)) if k > 0.6 else drawn
    ink: Array = 1 - np.minimum(drawn, edges_of(grey, 1.1 * k, 6))
    return ink.astype(np.float32)


class LineArt:
    """A clean line on white paper and a wash of two greys that follows the light."""

    def __init__(self, first: Array) -> None:
        self.levels = levels_of(first)
        self.dim = 0.82 if float(first.mean()) < 70 else 1.0  # by night the paper is not white

    def ink(self, colour: Array, lines: Array) -> Array:
        k = colour.shape[0] / 720
        grey = tone_of(colour, self.levels)
        g = grey.astype(np.float32) / 255
        wash = np.full_like(g, _WASH[0] * self.dim)
        for step, low, high in zip(_STEPS, _WASH, _WASH[1:], strict=False):
            wash += (high - low) * self.dim * np.clip((g - step) / _SOFT, 0, 1)
        left = (wash * (1 - 0.94 * _line(lines, grey, k)))[..., None]
        paper, ink = np.array((252, 250, 245), np.float32), np.array((20, 20, 26), np.float32)
        out: Array = np.clip(ink + (paper - ink) * left, 0, 255).astype(np.uint8)
        return out


@lru_cache(maxsize=4)
def _grid(h: int, w: int) -> Array:
    """The squares of drafting paper, 0..1."""
    step = max(8, round(h / 24))
    out = np.zeros((h, w), np.float32)
    for n, at in enumerate(range(step // 2, max(h, w), step)):
        strong = 0.11 if n % 4 == 0 else 0.045
        out[at : at + 1, :] = np.maximum(out[at : at + 1, :], strong)
        out[:, at : at + 1] = np.maximum(out[:, at : at + 1], strong)
    return out


class Blueprint:
    """White line on blue paper with a grid; light is a paler blue."""

    def __init__(self, first: Array) -> None:
        self.levels = levels_of(first)
        self.dark = float(first.mean()) < 70

    def ink(self, colour: Array, lines: Array) -> Array:
        h, w = colour.shape[:2]
        grey = tone_of(colour, self.levels)
        g = grey.astype(np.float32) / 255
        light = (0.42 if self.dark else 0.60) * g[..., None]
        deep, pale = np.array((14, 40, 96), np.float32), np.array((96, 150, 214), np.float32)
        white = np.array((236, 244, 255), np.float32)
        ground = deep + (pale - deep) * light
        ground += (white - ground) * _grid(h, w)[..., None]
        drawn = _line(lines, grey, h / 720)[..., None]
        out: Array = np.clip(ground + (white - ground) * 0.97 * drawn, 0, 255).astype(np.uint8)
        return out
