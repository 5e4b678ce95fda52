"""Names written on things that have no kind of their own, in whatever script they are."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.sprites import Sprite

_LEAST, _MOST = 9, 40  # letters in pixels: smaller cannot be read, larger shout
_LETTERS = 18


@cache
def letters() -> cv2.FontFace:
    """The letters that come with OpenCV: Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese..."""
    return cv2.FontFace("uni")


def tagged(sprite: Sprite, name: str, x: float, y: float, tall: float) -> Sprite:
    """The cut-out with a paper tag that bears the name, its middle at (x, y) of the frame; as it
    was when letters `tall` pixels high could not be read."""
    size = int(min(tall, _MOST))
    said = name if len(name) <= _LETTERS else name[: _LETTERS - 1] + "…"
    if size < _LEAST or not said:
        return sprite
    _, up, wide, high = cv2.getTextSize((0, 0), said, (0, 0), letters(), size, 500)
    tag = np.full((high + size // 2, wide + size, 3), (232, 220, 192), np.uint8)
    cv2.rectangle(tag, (0, 0), (tag.shape[1] - 1, tag.shape[0] - 1), (60, 52, 48), 1)
    cv2.putText(tag, said, (size // 2, size // 4 - up), (36, 30, 30), letters(), size, 500)
    return _laid(sprite, tag, int(x - sprite.x), int(y - sprite.y))


def _laid(sprite: Sprite, tag: Array, x: int, y: int) -> Sprite:
    """The tag over a cut-out, as far as it lies on it."""
    h, w = tag.shape[:2]
    top, left = y - h // 2, x - w // 2
    rgba = sprite.rgba.copy()
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = min(rgba.shape[0], top + h), min(rgba.shape[1], left + w)
    if y1 > y0 and x1 > x0:
        rgba[y0:y1, x0:x1, :3] = tag[y0 - top : y1 - top, x0 - left : x1 - left]
        rgba[y0:y1, x0:x1, 3] = 255
    return Sprite(rgba, sprite.x, sprite.y)
