"""Cut-out pictures: how one is put over another, and moved with the camera."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.pinhole import Pinhole


@dataclass(frozen=True)
class Sprite:
    """Premultiplied RGBA (h, w, 4) uint8 whose left upper corner is pixel (x, y) of the frame; for
    film it has film's colours in place of red, green and blue, and even edges."""

    rgba: Array
    x: int
    y: int

    @property
    def empty(self) -> bool:
        return self.rgba.size == 0

    @property
    def nbytes(self) -> int:
        """Bytes that it keeps in memory."""
        return self.rgba.nbytes


EMPTY = Sprite(np.zeros((0, 0, 4), np.uint8), 0, 0)


def trimmed(sprite: Sprite) -> Sprite:
    """The same cut-out without the empty margin around it."""
    if sprite.empty:
        return sprite
    x, y, w, h = cv2.boundingRect(np.ascontiguousarray(sprite.rgba[..., 3]))
    if w == 0 or h == 0:
        return EMPTY
    if w * h > 0.9 * sprite.rgba.shape[0] * sprite.rgba.shape[1]:
        return sprite
    left, top = max(0, x - (sprite.x + x) % 2), max(0, y - (sprite.y + y) % 2)  # even, for film
    right, foot = x + w + (sprite.x + x + w) % 2, y + h + (sprite.y + y + h) % 2
    part = np.ascontiguousarray(sprite.rgba[top:foot, left:right])
    return Sprite(part, sprite.x + left, sprite.y + top)


def window_of(
    points: Array, cam: Pinhole, beside: int, spare: int = 6
) -> tuple[int, int, int, int] | None:
    """The part of the frame (with `beside` pixels around it) that world points cover."""
    v = cam.view(points)
    v = v[v[:, 2] > 0.25]
    if not len(v):
        return None
    p = cam.screen(v)
    x0 = int(max(p[:, 0].min() - spare, -beside))
    y0 = int(max(p[:, 1].min() - spare, -beside))
    x1 = int(min(p[:, 0].max() + spare, cam.width + beside))
    y1 = int(min(p[:, 1].max() + spare, cam.height + beside))
    return (x0, y0, x1 - x0, y1 - y0) if x1 - x0 > 1 and y1 - y0 > 1 else None


def moved_with(
    sprite: Sprite, anchor: Array, drawn: Pinhole, seen: Pinhole, stretch: float = 0.0
) -> Sprite:
    """A sprite drawn by one camera as another sees it: an upright card at `anchor` (its foot).
    `stretch` makes it taller from the foot up, by a share of its height (breathing)."""
    if sprite.empty or (drawn == seen and stretch == 0):
        return sprite
    side = vec(drawn.right[0], 0, drawn.right[2])
    tops = np.stack([anchor, anchor + vec(0, 1.6, 0), anchor + side * 0.8])
    if (drawn.view(tops)[:, 2] < 0.2).any() or (seen.view(tops)[:, 2] < 0.2).any():
        return sprite
    a, b = drawn.project(tops), seen.project(tops)
    b[1] = b[0] + (b[1] - b[0]) * (1 + stretch)
    m = cv2.getAffineTransform(a.astype(np.float32), b.astype(np.float32))
    h, w = sprite.rgba.shape[:2]
    x, y = sprite.x, sprite.y
    corners = np.array([(x, y), (x + w, y), (x, y + h), (x + w, y + h)], float)
    q = corners @ m[:, :2].T + m[:, 2]
    low = np.maximum(np.floor(q.min(0) / 2) * 2, (-8, -8)).astype(int)  # even, as film has it
    high = np.minimum(np.ceil(q.max(0) / 2) * 2, (seen.width + 8, seen.height + 8)).astype(int)
    if (high - low < 1).any():
        return EMPTY
    shifted = m.copy()
    shifted[:, 2] += m[:, :2] @ np.array([x, y]) - low
    size = (int(high[0] - low[0]), int(high[1] - low[1]))
    rgba = cv2.warpAffine(sprite.rgba, shifted, size, flags=cv2.INTER_LINEAR)
    return Sprite(rgba, int(low[0]), int(low[1]))


def softened(sprite: Sprite, sigma: float) -> Sprite:
    """Out of focus by `sigma` pixels."""
    if sprite.empty or sigma < 0.4:
        return sprite
    m = int(sigma * 3) // 2 * 2
    grown = cv2.copyMakeBorder(sprite.rgba, m, m, m, m, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    return Sprite(cv2.GaussianBlur(grown, (0, 0), sigma), sprite.x - m, sprite.y - m)
