"""The film's style on a finished frame: colours towards its palette, contrast, line, grain.

The palette tones by light: shadows towards its dark colours, lights towards its light ones. All of
it follows from the style alone, so nothing flickers from frame to frame but the grain.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from engines.animatic.drawing.colour import rgb as parsed
from engines.animatic.drawing.path import Array
from engines.animatic.drawing.planes import split
from film.study.styles import Grade

TOWARDS = 0.42  # how far a colour goes to the palette's of its light
FPS = 24  # of the grain, whatever the film's
PLATES = 5  # of grain, one after the other


def graded(picture: Array, style: Grade | None, seconds: float = 0.0, grain: bool = True) -> Array:
    """RGB (h, w, 3) uint8 in, the same out; without a style the very same picture."""
    if style is None:
        return picture
    light, red, blue = split(cv2.cvtColor(_lined(picture, style.line), cv2.COLOR_RGB2LAB))
    tone, towards_red, towards_blue = _tables(style.palette, style.contrast)
    toned = [
        cv2.addWeighted(channel, 1 - TOWARDS, cv2.LUT(light, table), TOWARDS, 0)
        for channel, table in ((red, towards_red), (blue, towards_blue))
    ]
    light = cv2.LUT(light, tone)
    if grain and style.grain > 0.02:
        h, w = light.shape[:2]
        noise = _noise(h, w, round(seconds * FPS) % PLATES)
        light = cv2.add(light, noise * (style.grain * 9.0), dtype=cv2.CV_8U)
    out: Array = cv2.cvtColor(cv2.merge([light, *toned]), cv2.COLOR_LAB2RGB)
    return out


def _lined(picture: Array, line: float) -> Array:
    """Lines heavier (over 0.5) or thinner (under): dark edges grown into what is beside them."""
    amount = min(1.0, abs(line - 0.5) * 2)
    if amount < 0.1:
        return picture
    kernel = np.ones((2, 2), np.uint8)
    grown = cv2.erode(picture, kernel) if line > 0.5 else cv2.dilate(picture, kernel)
    out: Array = cv2.addWeighted(picture, 1 - amount * 0.7, grown, amount * 0.7, 0)
    return out


@lru_cache(maxsize=8)
def _tables(palette: tuple[str, ...], contrast: float) -> tuple[Array, Array, Array]:
    """For each lightness 0..255: the new lightness, and the palette's two colour channels."""
    x = np.arange(256, dtype=np.float32)
    curve = 128 + (x - 128) * (0.86 + 0.28 * contrast)
    tone = np.clip(curve, 0, 255).astype(np.uint8)
    colours = np.array([[[round(v * 255) for v in parsed(c)] for c in palette]], np.uint8)
    if not palette:
        flat = np.full(256, 128, np.uint8)
        return tone, flat, flat
    lab = cv2.cvtColor(colours, cv2.COLOR_RGB2LAB)[0].astype(np.float32)
    lab = lab[np.argsort(lab[:, 0])]
    across = [np.interp(x, lab[:, 0], lab[:, at]).astype(np.uint8) for at in (1, 2)]
    return tone, across[0], across[1]


@lru_cache(maxsize=PLATES * 2)
def _noise(h: int, w: int, plate: int) -> Array:
    """Grain of the size that film has at this height, mean 0, deviation 1."""
    rng = np.random.default_rng(11 + plate)
    throw = rng.normal(0, 1, (h, w)).astype(np.float32)
    soft = cv2.GaussianBlur(throw, (0, 0), max(0.4, 0.9 * h / 1080))
    scaled: Array = soft / max(1e-6, float(soft.std()))
    return scaled
