"""Tone: the light of a coloured frame as greys, which the inked looks are made from."""

from __future__ import annotations

import cv2
import numpy as np

from engines.animatic.drawing.path import Array

Levels = tuple[float, float]


def levels_of(rgb: Array) -> Levels:
    """Grey levels that become black and white."""
    grey = cv2.cvtColor(
        cv2.resize(rgb, (160, 90), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY
    )
    low, high = (float(v) for v in np.percentile(grey, (1, 99)))
    spare = max(0.0, 110 - (high - low)) / 2  # a flat picture stays flat
    return low - spare, high + spare


def tone_of(rgb: Array, levels: Levels) -> Array:
    """Luma 0..255 between levels, flat within edges; filtered at half size."""
    h, w = rgb.shape[:2]
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    low, high = levels
    table = np.clip((np.arange(256) - low) / (high - low) * 255, 0, 255).astype(np.uint8)
    half = cv2.resize(cv2.LUT(grey, table), (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    smooth = cv2.bilateralFilter(half, 5, 30, 3)
    return cv2.resize(smooth, (w, h), interpolation=cv2.INTER_CUBIC)


def edges_of(grey: Array, sigma: float, gain: float) -> Array:
    """1 where flat, darker along edges."""
    g = grey.astype(np.float32) / 255
    d = cv2.GaussianBlur(g, (0, 0), sigma * 1.6) - cv2.GaussianBlur(g, (0, 0), sigma)
    kept: Array = np.clip(1 - np.clip(d - 0.012, 0, 1) * gain, 0, 1)
    return kept
