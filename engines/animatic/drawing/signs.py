"""Things drawn upright that always face us: trees, lamps, masts."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import Colour, mix
from engines.animatic.drawing.items import Easel
from engines.animatic.drawing.path import Array, Path, vec


class Pen:
    """Draws something upright in metres round its foot: x to the right, y up."""

    def __init__(self, e: Easel, origin: Array, up: Array, right: Array, depth: float) -> None:
        self.e, self.cv, self.light, self.d = e, e.cv, e.light, depth
        self.origin, self.up, self.right = origin, up, right
        self.k = e.cam.px(depth)  # pixels per metre

    def px(self, pts: Any) -> Array:
        q = np.atleast_2d(np.asarray(pts, float))
        r: Array = self.origin + q[:, :1] * self.right + q[:, 1:] * self.up
        return r

    def surface(self, colour: Colour, lit: float = 1.0) -> Colour:
        return self.light.surface(colour, self.d, lit)

    def shape(
        self,
        path: Path,
        colour: Colour,
        lit: float = 0.4,
        off: tuple[float, float] = (0, 0),
        line: float = 0.012,
    ) -> None:
        """Ink, shade, and a lit copy moved by `off` metres towards the light."""
        if line and not self.cv.flat:
            self.cv.stroke(
                path,
                mix(self.light.ink, self.surface(colour, lit), min(0.8, self.d / self.light.reach)),
                max(0.8, line * self.k),
            )
        self.cv.fill(path, self.surface(colour, lit))
        if off != (0, 0):
            s = 1 if self.light.sun[0] > 0 else -1
            self.cv.fill(
                path.moved(s * off[0] * self.k, -off[1] * self.k),
                self.surface(colour, 1.0),
                clip=path,
            )


Draw = Callable[[Pen], None]


@dataclass(frozen=True)
class Sign:
    """A billboard: upright, always turned to us."""

    pos: Array
    draw: Draw
    height: float
    width: float

    def paint(self, e: Easel) -> None:
        d = e.cam.depth(self.pos + vec(0, self.height / 2, 0))
        if d < 0.4:
            return
        o = e.cam.project(self.pos)
        up = (e.cam.project(self.pos + vec(0, self.height, 0)) - o) / self.height
        k = e.cam.px(d)
        reach = (self.width + self.height) * k + 40
        if o[0] < -reach or o[0] > e.cam.w + reach or abs(float(o[1])) > 3 * e.cam.h + reach:
            return
        r = math.radians(e.cam.roll)
        self.draw(Pen(e, o, up, np.array([math.cos(r), math.sin(r)]) * k, d))
