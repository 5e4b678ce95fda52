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
    """The plate as `camera` (a whole frame) sees it, RGB."""
    h, w = camera.height, camera.width
    if camera == _uncropped(plate.camera):
        x, y, _, _ = plate.camera.crop or (0, 0, w, h)
        return np.ascontiguousarray(plate.rgb[-y : -y + h, -x : -x + w])
    move = (camera.project(plate.grid) - plate.pixels).astype(np.float32)  # plate -> frame
    gx, gy = np.meshgrid(
        np.append(np.arange(0, w, _STEP), w - 1).astype(np.float32),
        np.append(np.arange(0, h, _STEP), h - 1).astype(np.float32),
    )
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
    mx, my = _spread(source, gx, gy, w, h)
    return cv2.remap(plate.rgb, mx, my, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _uncropped(camera: Pinhole) -> Pinhole:
    return replace(camera, crop=None)


def _grid_maps(frame: Array, plate: Plate) -> tuple[Array, Array]:
    x, y, _, _ = plate.camera.crop or (0, 0, 0, 0)
    return (frame[..., 0] - x) / _STEP, (frame[..., 1] - y) / _STEP


def _spread(source: Array, gx: Array, gy: Array, w: int, h: int) -> tuple[Array, Array]:
    """Grid to full size: bilinear between grid points, whose last step may be short."""
    xs, ys = np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32)
    u = np.interp(xs, gx[0], np.arange(gx.shape[1])).astype(np.float32)
    v = np.interp(ys, gy[:, 0], np.arange(gy.shape[0])).astype(np.float32)
    mu, mv = np.broadcast_to(u, (h, w)).copy(), np.broadcast_to(v[:, None], (h, w)).copy()
    both = cv2.remap(source.astype(np.float32), mu, mv, cv2.INTER_LINEAR)
    return both[..., 0].copy(), both[..., 1].copy()
