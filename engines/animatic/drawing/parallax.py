"""A plate seen from beside where it was drawn: every point of a coarse grid of the set moves by
its own depth, and the picture is stretched between them, as on a multiplane stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.pieces import in_sight
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.planes import Layers, filmed, filmed_whole, split
from engines.animatic.drawing.scenery import Scenery

_STEP = 16  # pixels between grid points
_STRIP = {1: 12, 2: 24}  # rows of them that are stretched at a time, by how fine the layer is
_FAR = 80.0
_BESIDE = np.float32(0.1)  # metres before the lens that are as good as beside it
_EDGE = cv2.BORDER_REPLICATE
_NONE = np.empty(0, np.float32)


@dataclass(frozen=True)
class Plate:
    """A picture of the set, larger than the frame, with the world point behind each grid point;
    half as wide and high where it is out of focus, which shows as much.

    `layers` is red, green, blue and a spare channel, as four are stretched quicker than three; or
    for film its luma, and half as large as the frame: both chromas, the luma, and a spare channel.
    """

    layers: Layers
    camera: Pinhole  # with its crop
    scenery: Scenery

    @property
    def finer(self) -> int:
        """How many pixels of the frame one of the picture is wide."""
        return int(self.camera.h // self.layers[0].shape[0])

    @property
    def nbytes(self) -> int:
        """Bytes that it keeps in memory."""
        return sum(layer.nbytes for layer in self.layers)

    def on_film(self) -> Plate:
        """The same plate in the layers of film."""
        rgb = cv2.cvtColor(self.layers[0], cv2.COLOR_RGBA2RGB)
        luma, blue, red = filmed(rgb) if self.finer == 1 else filmed_whole(rgb)
        small = cv2.resize(luma, blue.shape[::-1], interpolation=cv2.INTER_AREA)
        return replace(self, layers=(luma, cv2.merge([blue, red, small, small])))

    @property
    def grid(self) -> Array:
        """Rows x columns x 3: world points."""
        return self._grid[0]

    @property
    def pixels(self) -> Array:
        """Rows x columns x 2: pixels of the picture."""
        return self._grid[1]

    @cached_property
    def _grid(self) -> tuple[Array, Array]:
        """Computed when it is asked for: a camera that stays or only turns needs none."""
        return grid_of(self.camera, self.scenery)


def _centres(n: int) -> Array:
    """Middles of the cells that cover n pixels, and of one more at each end."""
    return (np.arange(-1, -(-n // _STEP) + 1) + 0.5) * _STEP - 0.5


def grid_of(camera: Pinhole, scenery: Scenery) -> tuple[Array, Array]:
    """World points and pixels of a coarse grid over the picture."""
    px, py = np.meshgrid(_centres(camera.w), _centres(camera.h))
    x, y = (px - camera.cx) / camera.focal, (camera.cy - py) / camera.focal
    d = np.stack([x, y, np.ones_like(px)], -1) @ camera.axes
    t = _depths(camera, scenery, np.ascontiguousarray(d.reshape(-1, 3).T)).reshape(px.shape)
    points = (camera.at + d * t[..., None]).astype(np.float32)
    return points, np.stack([px, py], -1, dtype=np.float32)


def _depths(camera: Pinhole, scenery: Scenery, d: Array) -> Array:
    """Depth along each ray (3 x n): floor, walls, ceiling, then whatever solid stands before
    them."""
    o, b = camera.at[:, None], scenery.bounds
    with np.errstate(divide="ignore", invalid="ignore"):
        inv = 1.0 / np.where(np.abs(d) < 1e-9, 1e-9, d)
    t = np.full(d.shape[1], _FAR)
    low = np.array([b.x0, 0.0, b.z0]) if b.closed else np.array([-_FAR, 0.0, -_FAR])
    high = np.array([b.x1, b.top, b.z1]) if b.closed else np.full(3, _FAR)
    far = np.maximum((low[:, None] - o) * inv, (high[:, None] - o) * inv).min(0)
    t = np.minimum(t, np.where(far > 0.05, far, _FAR))
    for piece, seen in zip(scenery.pieces, in_sight(scenery.pieces, camera), strict=True):
        q = np.array(piece.box)[:, None]
        around = piece.holds(float(camera.at[0]), float(camera.at[2]))
        if not seen or around or (q[3:] - q[:3]).max() < 0.35:
            continue
        a, c = (q[:3] - o) * inv, (q[3:] - o) * inv
        near, end = np.minimum(a, c).max(0), np.maximum(a, c).min(0)
        t = np.where((near > 0.1) & (near <= end), np.minimum(t, near), t)
    clipped: Array = np.clip(t, 0.3, _FAR)
    return clipped


def seen_from(plate: Plate, camera: Pinhole) -> Layers:
    """The plate as `camera` (a whole frame) sees it, as RGB or as film; always new arrays."""
    size = camera.width, camera.height
    still = camera == _uncropped(plate.camera)
    look = partial(_cut_out, plate.camera) if still else _looking(plate, camera)
    first, *half = plate.layers
    if not half:
        seen = cv2.cvtColor(look(first, plate.finer), cv2.COLOR_RGBA2RGB)
        return (seen if plate.finer == 1 else cv2.resize(seen, size),)
    blue, red, luma, _ = split(look(half[0], 2))
    if plate.finer == 1:
        return look(first, 1), blue, red
    return cv2.resize(luma, size), blue, red


def _looking(plate: Plate, camera: Pinhole) -> Callable[[Array, int], Array]:
    """How a layer, whose pixels are so many of the frame's wide, is seen by a camera that moved."""
    size = camera.width, camera.height
    if camera.pos == plate.camera.pos:
        return partial(_turned, _turn(plate.camera, camera), size)
    return partial(_stretched, _sources(plate, camera), size)


def _cut_out(drawn: Pinhole, layer: Array, finer: int) -> Array:
    """The frame out of the middle of its own plate."""
    w, h = drawn.width // finer, drawn.height // finer
    x, y = (-drawn.crop[0] // finer, -drawn.crop[1] // finer) if drawn.crop else (0, 0)
    return layer[y : y + h, x : x + w].copy()


def _sources(plate: Plate, camera: Pinhole) -> Array:
    """Rows x columns x 2: where in the plate each grid point of the frame is found, in pixels."""
    turn = np.column_stack([camera.axes, -camera.axes @ camera.at]).astype(np.float32)
    view = cv2.transform(plate.grid, turn)
    right, up, depth = split(view)
    near, scale = depth < _BESIDE, np.float32(camera.focal) / np.maximum(depth, _BESIDE)
    at_x, at_y = right * scale + np.float32(camera.cx), np.float32(camera.cy) - up * scale
    move = cv2.merge([at_x, at_y]) - plate.pixels  # from plate to frame
    move[near] = 0  # something is beside or behind the lens
    x, y, _, _ = plate.camera.crop or (0, 0, 0, 0)
    frame = _frame_grid(camera.width, camera.height)
    source = frame - np.array((x, y), np.float32)
    for _ in range(3):  # the move at where a point came from, not at where it is
        cell = (source + np.float32(0.5 + _STEP / 2)) * np.float32(1 / _STEP)
        source = frame - cv2.remap(move, cell, _NONE, cv2.INTER_LINEAR, borderMode=_EDGE)
    return source


@lru_cache(maxsize=2)
def _frame_grid(w: int, h: int) -> Array:
    gx, gy = np.meshgrid(_centres(w).astype(np.float32), _centres(h).astype(np.float32))
    return np.stack([gx, gy], -1)


def _stretched(source: Array, size: tuple[int, int], layer: Array, finer: int) -> Array:
    """A layer with every pixel from where the grid says; a strip at a time, so that where its
    pixels come from stays in the processor's own memory."""
    w, h, step = size[0] // finer, size[1] // finer, _STEP // finer
    fine = [np.ascontiguousarray((source[..., n] + 0.5) / finer - 0.5, np.float32) for n in (0, 1)]
    out = np.empty((h, w, *layer.shape[2:]), np.uint8)
    strip = _STRIP[finer]
    for top in range(0, h, strip * step):
        row, part = top // step, out[top : top + strip * step]
        across, down = (_full(v[row : row + strip + 2], w, len(part), step) for v in fine)
        cv2.remap(layer, across, down, cv2.INTER_LINEAR, dst=part, borderMode=_EDGE)
    return out


def _turn(drawn: Pinhole, camera: Pinhole) -> Array:
    """From pixels of a plate to those of a camera that only turned, rolled or zoomed: one
    perspective for all of it."""
    corners = np.array([(0, 0), (drawn.w, 0), (0, drawn.h), (drawn.w, drawn.h)], np.float32)
    x, y = (corners[:, 0] - drawn.cx) / drawn.focal, (drawn.cy - corners[:, 1]) / drawn.focal
    rays = np.stack([x, y, np.ones(4)], -1)
    seen = camera.project(drawn.at + rays @ drawn.axes).astype(np.float32)
    return cv2.getPerspectiveTransform(corners, seen)


def _turned(turn: Array, size: tuple[int, int], layer: Array, finer: int) -> Array:
    if finer > 1:  # the middle of a pixel here is half-way between the middles of finer ones
        shift = (finer - 1) / 2
        fine = np.array([(finer, 0, shift), (0, finer, shift), (0, 0, 1)])
        turn, size = np.linalg.inv(fine) @ turn @ fine, (size[0] // finer, size[1] // finer)
    return cv2.warpPerspective(layer, turn, size, flags=cv2.INTER_LINEAR, borderMode=_EDGE)


def _full(values: Array, w: int, h: int, step: int) -> Array:
    """Grid to full size; resizing puts grid values at the middles of their cells."""
    rows, cols = values.shape
    big = cv2.resize(values, (cols * step, rows * step))
    return big[step : step + h, step : step + w]


def _uncropped(camera: Pinhole) -> Pinhole:
    return replace(camera, crop=None)
