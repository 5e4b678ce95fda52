"""Cut-out pictures: how one is put over another, and moved with the camera."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.pinhole import Pinhole

Box = tuple[int, int, int, int]  # left, top, right, foot in pixels of the frame


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


def trimmed(sprite: Sprite, keep: Box | None = None) -> Sprite:
    """The same cut-out without the empty margin around it, but for a window of the frame."""
    if sprite.empty:
        return sprite
    x, y, w, h = cv2.boundingRect(cv2.extractChannel(sprite.rgba, 3))
    if keep is not None:
        x0, y0, x1, y1 = (v - (sprite.x, sprite.y)[n % 2] for n, v in enumerate(keep))
        x, y, w, h = cv2.boundingRect(
            np.array([(x, y), (x + w - 1, y + h - 1), (x0, y0), (x1 - 1, y1 - 1)], np.int32)
        )
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
    if sprite.empty or (stretch == 0 and drawn == seen):
        return sprite
    move = _moved(anchor, drawn, seen, stretch)
    if move is None:
        return sprite
    (xx, xy, dx), (yx, yy, dy) = move
    h, w = sprite.rgba.shape[:2]
    x, y = sprite.x, sprite.y
    corners = [(xx * a + xy * b + dx, yx * a + yy * b + dy) for a in (x, x + w) for b in (y, y + h)]
    xs, ys = zip(*corners, strict=True)
    left, right = _spread(xs, seen.width)
    top, foot = _spread(ys, seen.height)
    if right - left < 1 or foot - top < 1:
        return EMPTY
    shifted = np.array(
        ((xx, xy, dx + xx * x + xy * y - left), (yx, yy, dy + yx * x + yy * y - top))
    )
    size = (right - left, foot - top)
    return Sprite(cv2.warpAffine(sprite.rgba, shifted, size, flags=cv2.INTER_LINEAR), left, top)


def _spread(values: Sequence[float], most: int) -> tuple[int, int]:
    """From where to where they go inside a frame, in even pixels as film has it."""
    low, high = math.floor(min(values) / 2) * 2, math.ceil(max(values) / 2) * 2
    return max(low, -8), min(high, most + 8)


Rows = tuple[tuple[float, float, float], tuple[float, float, float]]


def _moved(anchor: Array, drawn: Pinhole, seen: Pinhole, stretch: float) -> Rows | None:
    """From pixels of one camera to those of another, for an upright card that faced the first;
    None when it is beside a lens. In plain numbers: this is asked for every cut-out and frame."""
    side = (0.8 * float(drawn.right[0]), 0.0, 0.8 * float(drawn.right[2]))
    a, b = _card(drawn, anchor, side), _card(seen, anchor, side)
    if a is None or b is None:
        return None
    (ax, ay, ux, uy, sx, sy), (bx, by, vx, vy, tx, ty) = a, b
    vx, vy = vx * (1 + stretch), vy * (1 + stretch)
    over = ux * sy - uy * sx
    if over == 0:
        return None
    xx, xy = (vx * sy - tx * uy) / over, (tx * ux - vx * sx) / over
    yx, yy = (vy * sy - ty * uy) / over, (ty * ux - vy * sx) / over
    return (xx, xy, bx - xx * ax - xy * ay), (yx, yy, by - yx * ax - yy * ay)


def _card(
    cam: Pinhole, foot: Array, side: tuple[float, float, float]
) -> tuple[float, float, float, float, float, float] | None:
    """In pixels: the foot of a card, and the ways from there to its top and to its side."""
    points = []
    for dx, dy, dz in ((0.0, 0.0, 0.0), (0.0, 1.6, 0.0), side):
        x, y, z = cam.seen(float(foot[0]) + dx, float(foot[1]) + dy, float(foot[2]) + dz)
        if z < 0.2:
            return None
        points.append((cam.cx + cam.focal * x / z, cam.cy - cam.focal * y / z))
    (x, y), (ux, uy), (sx, sy) = points
    return x, y, ux - x, uy - y, sx - x, sy - y


def softened(sprite: Sprite, sigma: float) -> Sprite:
    """Out of focus by `sigma` pixels."""
    if sprite.empty or sigma < 0.4:
        return sprite
    m = int(sigma * 3) // 2 * 2
    grown = cv2.copyMakeBorder(sprite.rgba, m, m, m, m, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    return Sprite(cv2.GaussianBlur(grown, (0, 0), sigma), sprite.x - m, sprite.y - m)
