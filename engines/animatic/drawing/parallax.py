"""A plate seen from beside where it was drawn: every point of a coarse grid of the set moves by
its own depth, and the picture is stretched between them, as on a multiplane stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.scenery import Scenery

_STEP = 16  # pixels between grid points
_FAR = 80.0


@dataclass(frozen=True)
class Plate:
    """A picture of the set, larger than the frame, with the world point behind each grid point."""

    rgb: Array
    camera: Pinhole  # with its crop
    grid: Array  # rows x cols x 3, world
    pixels: Array  # rows x cols x 2, pixels of the picture


def grid_of(camera: Pinhole, scenery: Scenery) -> tuple[Array, Array]:
    """World points and pixels of a coarse grid over the picture."""
    xs = np.append(np.arange(0, camera.w - 1, _STEP), camera.w - 1)
    ys = np.append(np.arange(0, camera.h - 1, _STEP), camera.h - 1)
    px, py = np.meshgrid(xs.astype(float), ys.astype(float))
    rays = np.stack(
        [(px - camera.cx) / camera.focal, (camera.cy - py) / camera.focal, np.ones_like(px)], -1
    )
    d = rays @ camera.axes
    t = _depths(camera, scenery, d.reshape(-1, 3)).reshape(px.shape)
    return camera.at + d * t[..., None], np.stack([px, py], -1)


def _depths(camera: Pinhole, scenery: Scenery, d: Array) -> Array:
    """Depth along each ray: floor, walls, ceiling, then whatever solid stands before them."""
    o, b = camera.at, scenery.bounds
    with np.errstate(divide="ignore", invalid="ignore"):
        inv = 1.0 / np.where(np.abs(d) < 1e-9, 1e-9, d)
    t = np.full(len(d), _FAR)
    low = np.array([b.x0, 0.0, b.z0]) if b.closed else np.array([-_FAR, 0.0, -_FAR])
    high = np.array([b.x1, b.top, b.z1]) if b.closed else np.full(3, _FAR)
    far = np.maximum((low - o) * inv, (high - o) * inv).min(1)
    t = np.minimum(t, np.where(far > 0.05, far, _FAR))
    for piece in scenery.pieces:
        q = np.array(piece.box)
        if piece.holds(float(o[0]), float(o[2])) or (q[3:] - q[:3]).max() < 0.35:
            continue
        a, c = (q[:3] - o) * inv, (q[3:] - o) * inv
        near, end = np.minimum(a, c).max(1), np.maximum(a, c).min(1)
        t = np.where((near > 0.1) & (near <= end), np.minimum(t, near), t)
    clipped: Array = np.clip(t, 0.3, _FAR)
    return clipped


def seen_from(plate: Plate, camera: Pinhole) -> Array:
    """The plate as `camera` (a whole frame) sees it, RGB; always a new array."""
    h, w = camera.height, camera.width
    if camera == _uncropped(plate.camera):
        x, y, _, _ = plate.camera.crop or (0, 0, w, h)
        return plate.rgb[-y : -y + h, -x : -x + w].copy()
    if camera.pos == plate.camera.pos:
        return _turned(plate, camera)
    move = (camera.project(plate.grid) - plate.pixels).astype(np.float32)  # plate -> frame
    gx, gy = np.meshgrid(_marks(w), _marks(h))
    frame = np.stack([gx, gy], -1)
    back = -cv2.remap(
        move, *_grid_maps(frame, plate), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    for _ in range(2):  # the move at where the point came from, not at where it is
        source = frame + back
        back = -cv2.remap(
            move,
            source[..., 0] / _STEP,
            source[..., 1] / _STEP,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
    source = frame + back
    mx, my = (_spread(source[..., n], w, h) for n in (0, 1))
    return cv2.remap(plate.rgb, mx, my, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _marks(length: int) -> Array:
    """Middles of steps along a side of the frame, one more at each end, so that `_spread` can
    enlarge what is known at them."""
    return (np.arange(-1, -(-length // _STEP) + 1) * _STEP + (_STEP - 1) / 2).astype(np.float32)


def _spread(values: Array, w: int, h: int) -> Array:
    """Values at the marks as values at every pixel."""
    size = (values.shape[1] * _STEP, values.shape[0] * _STEP)
    wide = cv2.resize(np.ascontiguousarray(values, np.float32), size)
    return wide[_STEP : _STEP + h, _STEP : _STEP + w]


def _turned(plate: Plate, camera: Pinhole) -> Array:
    """The plate of a camera that only turned, rolled or zoomed: one perspective for all of it."""
    drawn = plate.camera
    corners = np.array([(0, 0), (drawn.w, 0), (0, drawn.h), (drawn.w, drawn.h)], np.float32)
    rays = np.stack(
        [
            (corners[:, 0] - drawn.cx) / drawn.focal,
            (drawn.cy - corners[:, 1]) / drawn.focal,
            np.ones(4),
        ],
        -1,
    )
    seen = camera.project(drawn.at + rays @ drawn.axes).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    size = (camera.width, camera.height)
    return cv2.warpPerspective(
        plate.rgb, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def _uncropped(camera: Pinhole) -> Pinhole:
    return replace(camera, crop=None)


def _grid_maps(frame: Array, plate: Plate) -> tuple[Array, Array]:
    x, y, _, _ = plate.camera.crop or (0, 0, 0, 0)
    return (frame[..., 0] - x) / _STEP, (frame[..., 1] - y) / _STEP
