"""The look *pencil*: hatching by tone under a line that wobbles."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.tone import edges_of, levels_of, tone_of


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


class Pencil:
    """Three layers of hatching by tone under a line that wobbles and is drawn twice."""

    def __init__(self, first: Array) -> None:
        self.levels = levels_of(first)
        mean = float(tone_of(first, self.levels)[::4, ::4].mean()) / 255
        self.gamma = 0.62 if mean < 0.35 else 0.74 if mean < 0.5 else 1.0

    def ink(self, colour: Array, lines: Array) -> Array:
        h, w = colour.shape[:2]
        k = h / 720
        hatch, grain, mx, my = _paper(h, w)
        grey = cv2.createCLAHE(2.2, (3, 3)).apply(tone_of(colour, self.levels))
        dark = 1 - (grey.astype(np.float32) / 255) ** self.gamma
        lead: Array = np.zeros((h, w), np.float32)
        steps = ((0.22, 0.60, 0.50), (0.45, 0.80, 0.55), (0.64, 0.95, 0.68))
        for stroke, (low, high, strong) in zip(hatch, steps, strict=True):
            amount = np.clip((dark - low) / (high - low), 0, 1)
            layer = np.clip((stroke - (1 - amount) * 1.02) * 2.2, 0, 1)
            lead = np.maximum(lead, layer * strong * (0.55 + 0.45 * amount))
        lead = lead * 0.95 + 0.24 * np.clip((dark - 0.25) / 0.75, 0, 1)
        drawn = cv2.cvtColor(lines, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
        line = 1 - np.minimum(drawn, edges_of(grey, 1.1 * k, 9)).astype(np.float32)
        once = cv2.remap(line, mx, my, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        shift = np.array([[1, 0, -1.8 * k], [0, 1, 1.2 * k]])
        again = cv2.warpAffine(once, shift, (w, h))
        lead = 1 - (1 - lead) * (1 - once * 0.9) * (1 - again * 0.22)
        lead = np.clip(lead * grain, 0, 1)[..., None]
        paper, graphite = np.array((244, 240, 230)), np.array((46, 44, 50))
        drawn_on: Array = np.clip(paper + (graphite - paper) * lead, 0, 255).astype(np.uint8)
        return drawn_on
