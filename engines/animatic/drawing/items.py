"""What sets are made of, and how each is painted under a camera."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engines.animatic.drawing.canvas import Canvas
from engines.animatic.drawing.colour import Colour, mix
from engines.animatic.drawing.light import Light
from engines.animatic.drawing.path import Array, Path, oval, poly, vec
from engines.animatic.drawing.pinhole import NEAR, Pinhole
from engines.animatic.drawing.shapes import hull_points

_NEARER = 1.8  # times as large as its far half the near half of a pool of light is drawn at most
_EDGE = 4.0  # pixels of 720 lines that an edge is drawn beside its polygon at most
SNOW: Colour = (0.94, 0.96, 1.0)


@dataclass(frozen=True)
class Easel:
    """What is needed to paint: a canvas, the camera, the light."""

    cv: Canvas
    cam: Pinhole
    light: Light

    @property
    def tall(self) -> float:
        return self.cam.height / 720

    def reaches(self, p: Array, sliver: float = 0.0) -> bool:
        """Whether any of these pixels can be in the picture, and no side of them less than a
        sliver."""
        xs, ys = p.T.tolist()  # a few plain numbers are compared quicker than small arrays
        left, right, top, foot = min(xs), max(xs), min(ys), max(ys)
        w, h, spare = self.cam.w, self.cam.h, _EDGE * self.tall
        if right < -spare or left > w + spare or foot < -spare or top > h + spare:
            return False
        return bool(min(right - left, foot - top) >= sliver * self.tall)

    def line(self, path: Path, d: float, width: float, toward: Colour) -> None:
        """An edge of a set: thinner and paler with distance."""
        if self.cv.flat:
            return
        w = min(2.2, max(0.55, width * 1.5 * (5 / max(2.0, d)) ** 0.5)) * self.tall
        ink = mix(self.light.ink, toward, min(0.85, d / (self.light.reach * 0.6)))
        self.cv.stroke(path, ink, w, 0.9)


class Item(Protocol):
    """A part of a set."""

    def paint(self, e: Easel) -> None: ...


Backdrop = Callable[[Easel], None]


@dataclass(frozen=True)
class Quad:
    """A flat polygon, n x 3."""

    pts: Array
    colour: Colour
    lit: float = 1.0
    edge: float = 0.0
    a: float = 1.0
    glow: bool = False
    grad: tuple[Array, float, float] | None = None
    sided: bool = False
    flat: bool = False

    def paint(self, e: Easel) -> None:
        if self.sided and not self._faces(e.cam):
            return
        v = e.cam.clip(self.pts)
        if v is None:
            return
        p = e.cam.screen(v)
        if e.reaches(p, 0.25):
            self.put(e, v, p)

    def put(self, e: Easel, v: Array, p: Array) -> None:
        """Paints it where the camera sees its corners: `v` in camera space, `p` in pixels."""
        path, depths = poly(p), v[:, 2].tolist()
        mean = sum(depths) / len(depths)
        if self.grad is not None:
            self._graded(e, path, mean, *self.grad)
        elif max(depths) - min(depths) > 4 and not self.glow and self.a == 1:
            self._receding(e, path, v)
        else:
            e.cv.fill(path, e.light.surface(self.colour, mean, self.lit, self.glow), self.a)
        if self.edge:
            e.line(path, mean, self.edge, e.light.surface(self.colour, mean, self.lit * 0.6))

    @cached_property
    def _plane(self) -> tuple[Array, float]:
        """Normal on the side from which the points run clockwise, and its distance."""
        (ax, ay, az), (bx, by, bz) = self.pts[1] - self.pts[0], self.pts[2] - self.pts[0]
        n = vec(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)
        return n, float(n @ self.pts[0])

    def _faces(self, cam: Pinhole) -> bool:
        n, d = self._plane
        return float(n @ cam.at) > d

    def _graded(
        self, e: Easel, path: Path, mean: float, ends: Array, lit0: float, lit1: float
    ) -> None:
        """Light that changes from one end to the other."""
        q = e.cam.view(ends)
        if (q[:, 2] <= NEAR).any():
            tone = e.light.surface(self.colour, mean, (lit0 + lit1) / 2, self.glow)
            e.cv.fill(path, tone, self.a)
            return
        s, z0, z1 = e.cam.screen(q), float(q[0, 2]), float(q[1, 2])
        stops = []
        for t in (0.0, 0.25, 0.5, 1.0):
            depth, lit = z0 + (z1 - z0) * t, lit0 + (lit1 - lit0) * t
            stops.append((t, e.light.surface(self.colour, depth, lit, self.glow), self.a))
        e.cv.linear(path, (float(s[0][0]), float(s[0][1]), float(s[1][0]), float(s[1][1])), stops)

    def _receding(self, e: Easel, path: Path, v: Array) -> None:
        """Fog that thickens along the surface, by true perspective depth."""
        i0, i1 = int(v[:, 2].argmin()), int(v[:, 2].argmax())
        q0, q1 = v[i0].copy(), v[i1].copy()
        q0[0 if self.flat else 1] = q1[0 if self.flat else 1] = 0
        s0, s1 = e.cam.screen(q0), e.cam.screen(q1)
        z0, z1 = float(v[i0][2]), float(v[i1][2])
        stops = [
            (t, e.light.surface(self.colour, 1 / ((1 - t) / z0 + t / z1), self.lit), 1.0)
            for t in (0, 0.3, 0.55, 0.75, 0.88, 0.96, 1)
        ]
        e.cv.linear(path, (float(s0[0]), float(s0[1]), float(s1[0]), float(s1[1])), stops)


def paint_all(e: Easel, items: Sequence[Item]) -> None:
    """Paints things in their order; where the camera sees the flat ones is found for all at once,
    which is much quicker than one by one."""
    flat = [item for item in items if isinstance(item, Quad)]
    seen = iter(_seen(e, flat) if len(flat) > 1 else [None] * len(flat))
    for item in items:
        found = next(seen) if isinstance(item, Quad) else None
        if isinstance(item, Quad) and found is not None:
            if len(found[0]):
                item.put(e, *found)
        else:
            item.paint(e)


def _seen(e: Easel, flat: Sequence[Quad]) -> list[tuple[Array, Array] | None]:
    """The corners of each, in camera space and in pixels; none of one that does not show, and None
    for one that is partly behind the camera."""
    counts = np.array([len(quad.pts) for quad in flat], np.intp)
    ends: NDArray[np.intp] = np.cumsum(counts)
    starts: NDArray[np.intp] = ends - counts
    v = e.cam.view(np.concatenate([quad.pts for quad in flat]))
    p = e.cam.screen(v)
    low, high = np.minimum.reduceat(p, starts), np.maximum.reduceat(p, starts)
    near, far = (f.reduceat(v[:, 2], starts) for f in (np.minimum, np.maximum))
    spare = _EDGE * e.tall
    shows = (high >= -spare).all(1) & (low <= (e.cam.w + spare, e.cam.h + spare)).all(1)
    shows &= (high - low).min(1) >= 0.25 * e.tall
    shows &= _facing(e.cam, v, starts) | [not quad.sided for quad in flat]
    parts = zip(near > NEAR, far > NEAR, shows, starts, ends, strict=True)
    return [
        (v[a:b], p[a:b]) if whole and shown else None if some and not whole else (v[:0], p[:0])
        for whole, some, shown, a, b in parts
    ]


def _facing(cam: Pinhole, v: Array, starts: Array) -> Array:
    """Whether each polygon (by its first three corners in camera space) turns its front to us."""
    a, b, c = v[starts], v[starts + 1], v[starts + 2]
    hand = -1.0 if np.linalg.det(cam.axes) < 0 else 1.0
    front: Array = (a * np.cross(b, c)).sum(1) * hand < 0
    return front


_FAR = np.array([(n & 1, n & 2, n & 4) for n in range(8)], bool)  # corners: x + 2 y + 4 z
_FACES = (  # axis, sign, corners of the six faces of a box
    (0, -1, [0, 4, 6, 2]), (0, 1, [1, 5, 7, 3]), (2, -1, [0, 1, 3, 2]),
    (2, 1, [4, 5, 7, 6]), (1, 1, [2, 3, 7, 6]), (1, -1, [0, 1, 5, 4]),
)  # fmt: skip


@dataclass(frozen=True)
class Box:
    """A solid along the axes between corners a and b."""

    a: Array
    b: Array
    colour: Colour
    edge: float = 1.0
    glow: bool = False

    def paint(self, e: Easel) -> None:
        corners = np.where(_FAR, self.b, self.a)
        v = e.cam.view(corners)
        whole = bool(v[:, 2].min() > NEAR)
        if whole and not e.reaches(e.cam.screen(v)):
            return
        for axis, sign, at in _FACES:
            here = e.cam.pos[axis]
            if (sign < 0 and here >= self.a[axis]) or (sign > 0 and here <= self.b[axis]):
                continue
            face = v[at] if whole else e.cam.clip(corners[at])
            if face is not None:
                snowed = e.light.snow and axis == 1 and sign > 0
                n = sign * e.light.sun[axis] if axis != 1 or sign > 0 else -0.8
                self._face(e, face, snowed, n)

    def _face(self, e: Easel, v: Array, snowed: bool, n: float) -> None:
        p = e.cam.screen(v)
        if not e.reaches(p):
            return
        lit = 0.62 + (0.5 if n > 0 else 0.25) * n
        d = sum(v[:, 2].tolist()) / len(v)
        path = poly(p)
        colour = mix(self.colour, SNOW, 0.8) if snowed else self.colour
        e.cv.fill(path, e.light.surface(colour, d, lit, self.glow))
        if self.edge:
            e.line(path, d, self.edge, e.light.surface(self.colour, d, lit * 0.7))


@dataclass(frozen=True)
class BoxShadow:
    """The shadow of a box on the floor."""

    a: Array
    b: Array

    def paint(self, e: Easel) -> None:
        s = e.light.sun
        k = min(min(float(self.b[1]), 6.0) / max(s[1], 0.1), 7.0)
        pts = []
        for x in (self.a[0], self.b[0]):
            for z in (self.a[2], self.b[2]):
                pts += [(x, z), (x - s[0] * k, z - s[2] * k)]
        h = hull_points(np.array(pts))
        v = e.cam.clip(np.stack([h[:, 0], np.full(len(h), 0.004), h[:, 1]], 1))
        if v is not None:
            e.cv.fill(poly(e.cam.screen(v)), e.light.shadow_colour, e.light.shadow * 0.8)


@dataclass(frozen=True)
class Pool:
    """A soft ellipse of colour on the floor: lamplight, or the shadow under things."""

    centre: Array
    rx: float
    rz: float
    colour: Colour
    a: float

    def paint(self, e: Easel) -> None:
        t = np.linspace(0, 2 * math.pi, 32, endpoint=False)
        rim = np.stack([np.cos(t) * self.rx, 0 * t, np.sin(t) * self.rz], 1)
        v, o = e.cam.clip(self.centre + rim), e.cam.view(self.centre)
        if v is None or o[2] < 0.4 or (len(v) != len(rim) and o[2] < self.rz):
            return
        p = e.cam.screen(v)
        x, y = (float(q) for q in e.cam.screen(o))
        w, h = (float(np.abs(p[:, n] - at).max()) for n, at in ((0, x), (1, y)))
        beyond = e.cam.screen(v[v[:, 2] >= o[2]])  # the half that no lens is ever inside of
        w = min(w, _NEARER * float(np.abs(beyond[:, 0] - x).max()))
        h = min(h, _NEARER * float(np.abs(beyond[:, 1] - y).max()))
        c, a = self.colour, self.a
        stops = [(0.0, c, a), (0.35, c, a * 0.62), (0.7, c, a * 0.2), (1.0, c, 0.0)]
        e.cv.radial(oval(x, y, w, h), (x, y, w), stops, squash=h / max(w, 1e-3))


@dataclass(frozen=True)
class Beam:
    """Light in the air: a quadrilateral that fades from its first edge to its second."""

    pts: Array  # two corners of the bright edge, then two of the far edge
    colour: Colour
    a: float

    def paint(self, e: Easel) -> None:
        v = e.cam.view(self.pts)
        if e.cv.line_only or (v[:, 2] < 0.3).any():
            return
        p = e.cam.screen(v)
        a, b = (p[0] + p[1]) / 2, (p[2] + p[3]) / 2
        stops = [(0.0, self.colour, self.a), (1.0, self.colour, 0.0)]
        e.cv.linear(poly(p), (float(a[0]), float(a[1]), float(b[0]), float(b[1])), stops)
