"""A set under construction: surfaces, solids and lamps in metres, gathered in layers.

Layers are painted in order; within a layer what was added first is painted first, except `THINGS`,
whose pieces are sorted from far to near for every camera.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import Colour, grey, mix, mul, rgb
from engines.animatic.drawing.items import SNOW, Backdrop, Box, BoxShadow, Item, Pool, Quad
from engines.animatic.drawing.light import Light
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.signs import Draw, Sign

GROUND, WALL, SHADOW, THINGS, AIR = range(5)


@dataclass(frozen=True)
class Lamp:
    """A light that shows: it glows, and lights people near it."""

    pos: tuple[float, float, float]
    radius: float
    colour: Colour
    a: float


@dataclass
class Piece:
    """Things that are sorted as one. `box` is x0, y0, z0, x1, y1, z1."""

    items: list[Item] = field(default_factory=list)
    box: list[float] = field(default_factory=lambda: [9e9, 9e9, 9e9, -9e9, -9e9, -9e9])
    bias: float = 0.0

    def cover(self, pts: Array) -> None:
        low, high = pts.min(0), pts.max(0)
        for i in range(3):
            self.box[i] = min(self.box[i], float(low[i]))
            self.box[i + 3] = max(self.box[i + 3], float(high[i]))

    @property
    def centre(self) -> tuple[float, float, float]:
        b = self.box
        return (b[0] + b[3]) / 2, (b[1] + b[4]) / 2, (b[2] + b[5]) / 2

    def holds(self, x: float, z: float, spare: float = 0.25) -> bool:
        """Whether a spot is within the footprint, or nearly."""
        b = self.box
        return b[0] - spare < x < b[3] + spare and b[2] - spare < z < b[5] + spare

    def before(self, cam: tuple[float, float], person: tuple[float, float]) -> bool:
        """Whether it may hide a person from the camera: lines along the walls that part the two
        all have the camera on this piece's side."""
        b, found = self.box, False
        for axis, low, high in ((0, b[0], b[3]), (1, b[2], b[5])):
            c, p = cam[axis], person[axis]
            if p > high - 0.02:
                if c >= high:
                    return False
                found = True
            elif p < low + 0.02:
                if c <= low:
                    return False
                found = True
        return found


@dataclass(frozen=True)
class Bounds:
    """Where a camera may be: the inside of a room, or a wide field; `top` is the ceiling."""

    x0: float = -40.0
    x1: float = 40.0
    z0: float = -40.0
    z1: float = 40.0
    top: float = 30.0
    closed: bool = False  # has four walls


class Scenery:
    """One set. Coordinates of everything that is added are local to the current `spot`."""

    def __init__(self, name: str, light: Light, interior: bool) -> None:
        self.light, self.interior = light, interior
        seed = hashlib.sha256(name.lower().encode()).digest()
        self.rng = random.Random(int.from_bytes(seed[:8], "big"))
        self.layers: list[list[Item]] = [[] for _ in range(5)]
        self.pieces: list[Piece] = []
        self.lamps: list[Lamp] = []
        self.backdrop: list[Backdrop] = []
        self.bounds = Bounds()
        self.seat = "chair"
        self._piece: Piece | None = None
        self._origin = np.zeros(3)
        self._axes = np.eye(3)

    # -- where
    @contextmanager
    def spot(self, x: float, z: float, turn: int = 0, y: float = 0.0) -> Iterator[None]:
        """Local coordinates round (x, y, z), turned by quarter turns; local -z is the front, which
        looks to -z, then -x, +z, +x."""
        before = self._origin, self._axes
        c, s = ((1, 0), (0, -1), (-1, 0), (0, 1))[turn % 4]
        spin = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], float)
        self._origin = self._origin + np.array([x, y, z]) @ self._axes
        self._axes = spin @ self._axes
        yield
        self._origin, self._axes = before

    @contextmanager
    def piece(
        self, x: float = 0.0, z: float = 0.0, turn: int = 0, y: float = 0.0, bias: float = 0.0
    ) -> Iterator[Piece]:
        """A thing of several parts that is painted as one, in the order its parts are added; a
        piece within a piece is sorted by itself."""
        outer = self._piece
        made = self._piece = Piece(bias=bias)
        with self.spot(x, z, turn, y):
            yield made
        self._piece = outer
        if made.items:
            self.pieces.append(made)

    def world(self, pts: Any) -> Array:
        r: Array = self._origin + np.asarray(pts, float) @ self._axes
        return r

    def _add(self, layer: int, item: Item, pts: Array) -> None:
        if layer == THINGS:
            piece = self._piece
            if piece is None:
                piece = Piece()
                self.pieces.append(piece)
            piece.items.append(item)
            piece.cover(pts)
        else:
            self.layers[layer].append(item)

    # -- what
    def quad(
        self,
        pts: Any,
        colour: str | Colour,
        layer: int | None = None,
        lit: float = 1.0,
        line: float = 0.0,
        a: float = 1.0,
        glow: bool = False,
        grad: Sequence[Any] | None = None,
        sided: bool = False,
    ) -> None:
        """A flat polygon. grad: (from, to, lit at from, lit at to); sided: only seen from the side
        from which its points run clockwise."""
        p = self.world(pts)
        graded = None
        if grad is not None:
            graded = (self.world([grad[0], grad[1]]), float(grad[2]), float(grad[3]))
        c = rgb(colour)
        at = layer if layer is not None else THINGS if self._piece is not None else WALL
        if self.light.snow and at == GROUND and a == 1 and grey(c) < 0.7 and not glow:
            c = mix(c, SNOW, 0.72)
        item = Quad(p, c, lit, line, a, glow, graded, sided, at == GROUND)
        self._add(at, item, p)

    def rect(self, o: Any, u: Any, v: Any, colour: str | Colour, **how: Any) -> None:
        """A parallelogram from corner o along u and v."""
        o, u, v = (np.array(t, float) for t in (o, u, v))
        self.quad([o, o + u, o + u + v, o + v], colour, **how)

    def box(
        self,
        low: tuple[float, float, float],
        high: tuple[float, float, float],
        colour: str | Colour,
        line: float = 1.0,
        cast: bool = True,
        glow: bool = False,
    ) -> None:
        """A solid between two corners."""
        p = self.world([low, high])
        a, b = p.min(0), p.max(0)
        self._add(THINGS, Box(a, b, rgb(colour), line, glow), p)
        if cast and a[1] < 0.25:
            self.layers[SHADOW].append(BoxShadow(a, b))

    def sign(
        self, pos: Any, draw: Draw, height: float = 1.0, width: float = 1.0, layer: int = THINGS
    ) -> None:
        """Something drawn upright and facing us: `draw(pen)` in metres round its foot."""
        half = min(width / 2, max(0.6, width / 4))
        p, q = self.world([pos]), vec(half, 0, half)
        reach = np.concatenate([p - q, p + q, p + vec(0, height, 0)])
        self._add(layer, Sign(p[0], draw, height, width), reach)

    def disc(
        self, x: float, z: float, rx: float, rz: float, colour: str | Colour, **how: Any
    ) -> None:
        """A flat ellipse on the floor (or at `y`)."""
        y = how.pop("y", 0.004)
        t = np.linspace(0, 2 * math.pi, how.pop("n", 32), endpoint=False)
        pts = np.stack([x + np.cos(t) * rx, np.full(len(t), y), z + np.sin(t) * rz], 1)
        self.quad(pts, colour, **({"layer": GROUND} | how))

    def lamp(
        self, pos: Any, radius: float, colour: str | Colour = "#ffd08a", a: float = 0.6
    ) -> None:
        x, y, z = (float(v) for v in self.world([pos])[0])
        self.lamps.append(Lamp((x, y, z), radius, rgb(colour), a))

    def pool(
        self,
        x: float,
        z: float,
        rx: float,
        rz: float,
        colour: str | Colour,
        a: float,
        y: float = 0.006,
    ) -> None:
        """A soft pool of light on the floor."""
        self.layers[GROUND].append(Pool(self.world([(x, y, z)])[0], rx, rz, rgb(colour), a))

    def shade(self, colour: str | Colour, times: float) -> Colour:
        return mul(rgb(colour), times)

    def air(self, item: Item) -> None:
        """A beam, mist: painted over everything."""
        self.layers[AIR].append(item)


Builder = Callable[[Scenery], None]
