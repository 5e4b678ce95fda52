"""The inked looks: noir (black, white, dots between, red kept) and pencil (hatching by tone).

Each is made from a frame in colour and the same frame as bare lines. Levels are chosen once per
shot from its first frame, so that they do not flicker.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from film.words import Look


class Inker(Protocol):
    """Turns (colour, lines), both RGB (h, w, 3) uint8, into a finished frame."""

    def ink(self, colour: Array, lines: Array) -> Array: ...


def inker_for(look: Look, first: Array) -> Inker:
    """The inker of a look; `first` is the first frame of the shot, in colour."""
    return _Noir(first) if look is Look.NOIR else _Pencil(first)


def _levels(rgb: Array) -> tuple[float, float]:
    """Grey levels that become black and white."""
    grey = cv2.cvtColor(
        cv2.resize(rgb, (160, 90), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY
    )
    low, high = np.percentile(grey, (1, 99))
    return float(low), float(max(high, low + 8))


def _tone(rgb: Array, levels: tuple[float, float]) -> Array:
    """Luma 0..1 between levels, flat within edges; filtered at half size."""
    h, w = rgb.shape[:2]
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    low, high = levels
    table = np.clip((np.arange(256) - low) / (high - low) * 255, 0, 255).astype(np.uint8)
    half = cv2.resize(cv2.LUT(grey, table), (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    smooth = cv2.bilateralFilter(half, 5, 30, 3)
    return cv2.resize(smooth, (w, h), interpolation=cv2.INTER_CUBIC)


def _edges(grey: Array, sigma: float, gain: float) -> Array:
    """1 where flat, darker along edges."""
    g = grey.astype(np.float32) / 255
    d = cv2.GaussianBlur(g, (0, 0), sigma * 1.6) - cv2.GaussianBlur(g, (0, 0), sigma)
    kept: Array = np.clip(1 - np.clip(d - 0.012, 0, 1) * gain, 0, 1)
    return kept


@lru_cache(maxsize=4)
def _dots(h: int, w: int) -> Array:
    """A halftone screen, 0..1."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    p = 5.0 * h / 720 * 1.414
    wave = np.cos((x + y) * 2 * np.pi / p) + np.cos((x - y) * 2 * np.pi / p)
    screen: Array = 0.5 + 0.25 * wave
    return screen.astype(np.float32)


class _Noir:
    """Levels, a dot screen, white lines within the blacks; what is truly red stays red."""

    def __init__(self, first: Array) -> None:
        self.levels = _levels(first)
        grey = self._contrast(first)
        self.black, self.white = (float(v) / 255 for v in np.percentile(grey[::4, ::4], (40, 72)))
        self.white = max(self.white, self.black + 0.04)

    def _contrast(self, rgb: Array) -> Array:
        return cv2.createCLAHE(2.0, (4, 4)).apply(_tone(rgb, self.levels))

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
        out = tone * _edges(grey, 1.2 * k, 7) * line
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


@lru_cache(maxsize=4)
def _paper(h: int, w: int) -> tuple[tuple[Array, ...], Array, Array, Array]:
    """Three directions of hatching, the grain of the paper, and how a hand wobbles."""
    rng = np.random.default_rng(4)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    k = h / 720

    def noise(s: float) -> Array:
        throw = rng.normal(0, 1, (h, w)).astype(np.float32)
        soft: Array = cv2.GaussianBlur(throw, (0, 0), s * k) * s * k
        return soft

    wobble, hatch = noise(22) * 2.6, []
    for angle, step in ((58, 5.2), (28, 5.6), (102, 5.0)):
        a = np.radians(angle)
        u = (x * np.cos(a) + y * np.sin(a) + wobble) / (step * k)
        stroke = 0.5 + 0.5 * np.cos(u * 2 * np.pi)
        hatch.append(np.clip(stroke * (0.85 + 0.28 * noise(3)), 0, 1.2).astype(np.float32))
    throw = rng.normal(0, 1, (h, w)).astype(np.float32)
    grain = cv2.GaussianBlur(np.clip(1 + 0.16 * throw, 0.4, 1.5), (0, 0), 0.6)
    mx = (x + noise(9) * 1.5).astype(np.float32)
    my = (y + noise(9) * 1.5).astype(np.float32)
    return tuple(hatch), grain, mx, my


class _Pencil:
    """Three layers of hatching by tone under a line that wobbles and is drawn twice."""

    def __init__(self, first: Array) -> None:
        self.levels = _levels(first)
        mean = float(_tone(first, self.levels)[::4, ::4].mean()) / 255
        self.gamma = 0.62 if mean < 0.35 else 0.74 if mean < 0.5 else 1.0

    def ink(self, colour: Array, lines: Array) -> Array:
        h, w = colour.shape[:2]
        k = h / 720
        hatch, grain, mx, my = _paper(h, w)
        grey = cv2.createCLAHE(2.2, (3, 3)).apply(_tone(colour, self.levels))
        dark = 1 - (grey.astype(np.float32) / 255) ** self.gamma
        lead: Array = np.zeros((h, w), np.float32)
        steps = ((0.22, 0.60, 0.50), (0.45, 0.80, 0.55), (0.64, 0.95, 0.68))
        for stroke, (low, high, strong) in zip(hatch, steps, strict=True):
            amount = np.clip((dark - low) / (high - low), 0, 1)
            layer = np.clip((stroke - (1 - amount) * 1.02) * 2.2, 0, 1)
            lead = np.maximum(lead, layer * strong * (0.55 + 0.45 * amount))
        lead = lead * 0.95 + 0.24 * np.clip((dark - 0.25) / 0.75, 0, 1)
        drawn = cv2.cvtColor(lines, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
        line = 1 - np.minimum(drawn, _edges(grey, 1.1 * k, 9)).astype(np.float32)
        once = cv2.remap(line, mx, my, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        shift = np.array([[1, 0, -1.8 * k], [0, 1, 1.2 * k]])
        again = cv2.warpAffine(once, shift, (w, h))
        lead = 1 - (1 - lead) * (1 - once * 0.9) * (1 - again * 0.22)
        lead = np.clip(lead * grain, 0, 1)[..., None]
        paper, graphite = np.array((244, 240, 230)), np.array((46, 44, 50))
        drawn_on: Array = np.clip(paper + (graphite - paper) * lead, 0, 255).astype(np.uint8)
        return drawn_on
