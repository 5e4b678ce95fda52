"""What is done to a finished frame in colour: the glow of bright things, darker corners."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from engines.animatic.drawing.path import Array


@lru_cache(maxsize=8)
def _vignette(h: int, w: int, dark: bool) -> Array:
    """255 in the middle, less towards the corners, three channels."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    r = np.hypot((x - w / 2) / (w / 2), (y - h / 2) / (h / 2)) / 1.414
    v = 1 - (0.50 if dark else 0.30) * np.clip((r - 0.42) / 0.58, 0, 1) ** 2
    one = (v * 255).astype(np.uint8)
    merged: Array = cv2.merge([one, one, one])
    return merged


def finish(rgb: Array, dark: bool) -> Array:
    """RGB (h, w, 3) uint8 in, the same out: glow, then vignette."""
    h, w = rgb.shape[:2]
    small = cv2.resize(rgb, (max(1, w // 8), max(1, h // 8)), interpolation=cv2.INTER_AREA)
    bright = cv2.subtract(small, np.full_like(small, 178 if dark else 205))
    soft = cv2.GaussianBlur(bright, (0, 0), max(1.0, h / 110))
    glow = cv2.resize(cv2.convertScaleAbs(soft, alpha=0.8 if dark else 0.4), (w, h))
    out = cv2.add(rgb, glow)
    return cv2.multiply(out, _vignette(h, w, dark), scale=1 / 255)
