"""A small 2-D canvas in pixels: fill, stroke, gradient, clip; transforms are the caller's."""

from __future__ import annotations

import ctypes as ct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum

import numpy as np

from engines.animatic.drawing.colour import WHITE, Colour, byte
from engines.animatic.drawing.path import Array, Path, poly
from engines.animatic.drawing.thorvg import Matrix, Stop, check, library

_NOTHING = poly([(-9, -9), (-8, -9), (-8, -8)])  # an empty clipper crashes ThorVG 1.0.4
_BANDS = 5
_LINE: Colour = (0.1, 0.1, 0.12)
Stops = Sequence[tuple[float, Colour, float]]  # offset, colour, alpha


def _banded(stops: Stops) -> Stops:
    """A gradient in a few even tones, for flat paint."""
    at = [s[0] for s in stops]
    rows = np.array([(*s[1], s[2]) for s in stops])
    out: list[tuple[float, Colour, float]] = []
    for n in range(_BANDS):
        r, g, b, a = (float(np.interp((n + 0.5) / _BANDS, at, rows[:, i])) for i in range(4))
        out += [(n / _BANDS, (r, g, b), a), ((n + 1) / _BANDS - 1e-4, (r, g, b), a)]
    return out


class Medium(Enum):
    """How things are painted: with light and ink, as flat shapes without ink, or as bare lines
    (every opaque fill white, every stroke dark: the drawing under the paint)."""

    PAINT = "paint"
    FLAT = "flat"
    LINES = "lines"


class Canvas:
    """Paints in order. `rgba()` draws all and empties it; close it when done."""

    def __init__(self, width: int, height: int, medium: Medium = Medium.PAINT) -> None:
        self.w, self.h = width, height
        self.line_only, self.flat = medium is Medium.LINES, medium is Medium.FLAT
        self.lib = library()
        self.handle = self.lib.tvg_swcanvas_create(1)
        self.buffer: Array | None = None
        self.stack: list[int] = []
        self.clip: Path | None = None  # of what was painted last
        self.clipped = 0

    def __enter__(self) -> Canvas:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self.handle:
            self.lib.tvg_canvas_destroy(self.handle)
            self.handle = None

    def _begin(self) -> Array:
        """A picture to draw into, at the first thing that is painted."""
        w, h = self.w, self.h
        pixels = np.empty((h, w, 4), np.uint8)
        at = pixels.ctypes.data
        made = self.lib.tvg_swcanvas_set_target(self.handle, at, w, w, h, 0)
        check(made, f"make a picture of {w} x {h}")
        return pixels

    def _shape(self, path: Path) -> int:
        shape: int = self.lib.tvg_shape_new()
        n = len(path.cmds)
        if n:
            self.lib.tvg_shape_append_path(shape, path.cmds, n, path.pts, len(path.pts) // 8)
        return shape

    def _put(self, paint: int, clip: Path | None) -> None:
        """Adds a paint. Those that follow each other under the same clip, which must not change
        any more, are clipped together: its outline is then found once."""
        if self.buffer is None:
            self.buffer = self._begin()
        if clip is None:
            self._add(paint)
        else:
            if clip is not self.clip:
                self.clipped = self.lib.tvg_scene_new()
                self._cut(self.clipped, clip)
                self._add(self.clipped)
            self.lib.tvg_scene_add(self.clipped, paint)
        self.clip = clip

    def _cut(self, paint: int, clip: Path) -> None:
        self.lib.tvg_paint_set_clip(paint, self._shape(clip if clip.cmds else _NOTHING))

    def _add(self, paint: int) -> None:
        if self.stack:
            self.lib.tvg_scene_add(self.stack[-1], paint)
        else:
            self.lib.tvg_canvas_add(self.handle, paint)

    def fill(self, path: Path, colour: Colour, a: float = 1.0, clip: Path | None = None) -> None:
        if not path.cmds or (self.line_only and a < 0.75):
            return
        c = WHITE if self.line_only else colour
        shape = self._shape(path)
        self.lib.tvg_shape_set_fill_color(shape, byte(c[0]), byte(c[1]), byte(c[2]), byte(a))
        self._put(shape, clip)

    def stroke(
        self, path: Path, colour: Colour, width: float, a: float = 1.0, clip: Path | None = None
    ) -> None:
        """A line `width` pixels wide with round caps and joins."""
        if not path.cmds:
            return
        c = _LINE if self.line_only else colour
        shape = self._shape(path)
        self.lib.tvg_shape_set_stroke_width(shape, max(0.35, width))
        self.lib.tvg_shape_set_stroke_color(shape, byte(c[0]), byte(c[1]), byte(c[2]), byte(a))
        self.lib.tvg_shape_set_stroke_cap(shape, 1)
        self.lib.tvg_shape_set_stroke_join(shape, 1)
        self._put(shape, clip)

    def linear(
        self,
        path: Path,
        line: tuple[float, float, float, float],
        stops: Stops,
        clip: Path | None = None,
    ) -> None:
        """A gradient along (x0, y0, x1, y1)."""
        if self._plain(path, stops):
            return
        if self.flat:
            stops = _banded(stops)
        gradient = self.lib.tvg_linear_gradient_new()
        self.lib.tvg_linear_gradient_set(gradient, *line)
        self._graded(path, gradient, stops, clip)

    def radial(
        self,
        path: Path,
        circle: tuple[float, float, float],
        stops: Stops,
        squash: float = 1.0,
        clip: Path | None = None,
    ) -> None:
        """A gradient out from (cx, cy) to radius r; squash is height over width."""
        if self._plain(path, stops):
            return
        cx, cy, r = circle
        gradient = self.lib.tvg_radial_gradient_new()
        self.lib.tvg_radial_gradient_set(gradient, cx, cy, max(r, 0.5), cx, cy, 0)
        if squash != 1:
            m = Matrix(1, 0, 0, 0, squash, cy * (1 - squash), 0, 0, 1)
            self.lib.tvg_gradient_set_transform(gradient, ct.byref(m))
        self._graded(path, gradient, stops, clip)

    def _plain(self, path: Path, stops: Stops) -> bool:
        """In line mode a gradient is paper or nothing."""
        if not self.line_only:
            return not path.cmds
        if min(s[2] for s in stops) > 0.75:
            self.fill(path, WHITE)
        return True

    def _graded(self, path: Path, gradient: int, stops: Stops, clip: Path | None) -> None:
        shape = self._shape(path)
        each = [Stop(o, byte(c[0]), byte(c[1]), byte(c[2]), byte(a)) for o, c, a in stops]
        self.lib.tvg_gradient_set_color_stops(gradient, (Stop * len(each))(*each), len(each))
        self.lib.tvg_shape_set_gradient(shape, gradient)
        self._put(shape, clip)

    @contextmanager
    def group(self, opacity: float = 1.0, clip: Path | None = None) -> Iterator[None]:
        """What is painted inside is clipped or faded as one."""
        scene = self.lib.tvg_scene_new()
        if opacity < 1:
            self.lib.tvg_paint_set_opacity(scene, byte(opacity))
        if clip is not None:
            self._cut(scene, clip)
        self.stack.append(scene)
        self.clip = None
        yield
        self.stack.pop()
        self._put(scene, None)

    def rgba(self) -> Array:
        """Premultiplied RGBA (h, w, 4) uint8 of all that was painted; empties the canvas."""
        if self.buffer is None:
            self.buffer = self._begin()
        check(self.lib.tvg_canvas_draw(self.handle, True), "draw")
        check(self.lib.tvg_canvas_sync(self.handle), "finish drawing")
        drawn, self.buffer = self.buffer, None
        self.lib.tvg_canvas_remove(self.handle, None)
        self.clip = None
        return drawn
