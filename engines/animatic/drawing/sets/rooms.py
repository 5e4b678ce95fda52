"""The shell of a room: floor, four walls, ceiling, and places on walls for what hangs there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import Colour, mul, rgb
from engines.animatic.drawing.scenery import GROUND, WALL, Bounds, Scenery

_SHADE = "#1a1420"


@dataclass(frozen=True)
class Wall:
    """One wall of a room, seen from inside: u metres from its middle to the right, v up; `out`
    is how far into the room something stands. Nothing on it shows from behind."""

    s: Scenery
    origin: tuple[float, float, float]
    along: tuple[float, float, float]
    inward: tuple[float, float, float]
    width: float
    height: float
    lit: float

    def point(self, u: float, v: float, out: float = 0.01) -> tuple[float, float, float]:
        o, a, n = self.origin, self.along, self.inward
        return (o[0] + a[0] * u + n[0] * out, v, o[2] + a[2] * u + n[2] * out)

    def quad(self, corners: Any, colour: str | Colour, out: float = 0.01, **how: Any) -> None:
        pts = [self.point(u, v, out) for u, v in corners]
        how = {"layer": WALL, "lit": self.lit, "sided": True} | how
        self.s.quad(pts, colour, **how)

    def rect(
        self,
        u: float,
        v: float,
        w: float,
        h: float,
        colour: str | Colour,
        out: float = 0.01,
        **how: Any,
    ) -> None:
        """From (u, v), its lower left corner, w wide and h high."""
        self.quad([(u, v), (u, v + h), (u + w, v + h), (u + w, v)], colour, out, **how)


def _walls(s: Scenery, b: Bounds, sun_x: float) -> dict[str, Wall]:
    cx, cz = (b.x0 + b.x1) / 2, (b.z0 + b.z1) / 2
    w, d, h = b.x1 - b.x0, b.z1 - b.z0, b.top
    left, right = (0.72, 0.92) if sun_x < 0 else (0.92, 0.72)
    return {
        "back": Wall(s, (cx, 0, b.z1), (1, 0, 0), (0, 0, -1), w, h, 0.95),
        "front": Wall(s, (cx, 0, b.z0), (-1, 0, 0), (0, 0, 1), w, h, 0.86),
        "left": Wall(s, (b.x0, 0, cz), (0, 0, 1), (1, 0, 0), d, h, left),
        "right": Wall(s, (b.x1, 0, cz), (0, 0, -1), (-1, 0, 0), d, h, right),
    }


def build_room(s: Scenery, row: dict[str, Any]) -> dict[str, Wall]:
    """Builds the shell from its row of the table and returns its walls by name."""
    b = Bounds(-row["w"] / 2, row["w"] / 2, row["front"], row["back"], row["h"], closed=True)
    s.bounds = b
    _floor(s, b, row)
    walls = _walls(s, b, s.light.sun[0])
    for wall in walls.values():
        _plaster(wall, rgb(row["wall"]), row)
    corners = [(b.x0, b.top, b.z0), (b.x1, b.top, b.z0), (b.x1, b.top, b.z1), (b.x0, b.top, b.z1)]
    s.quad(corners, row["ceiling"], layer=WALL, lit=0.62)
    if row.get("beams"):
        _beams(s, b, row["beams"])
    return walls


def _plaster(wall: Wall, colour: Colour, row: dict[str, Any]) -> None:
    """The wall itself, darker low down, with skirting and shade gathered in its corners."""
    w, h = wall.width / 2, wall.height
    pts = [(-w, 0), (-w, h), (w, h), (w, 0)]
    low, high = wall.point(0, 0, 0), wall.point(0, h, 0)
    wall.quad(pts, colour, 0.0, grad=(low, high, wall.lit * 0.78, wall.lit * 1.02))
    if row.get("dado"):
        tone, top = row["dado"]
        wall.rect(-w, 0, 2 * w, top, tone, 0.005)
        wall.rect(-w, top, 2 * w, 0.05, mul(rgb(tone), 0.72), 0.012)
    if row.get("stripes"):
        for i in range(int(wall.width / 0.4)):
            wall.rect(-w + i * 0.4, 0.9, 0.07, h - 0.9, row["stripes"], 0.006)
    if row.get("courses"):
        _courses(wall, colour, row["courses"])
    if row.get("skirting", True):
        wall.rect(-w, 0, 2 * w, 0.12, mul(colour, 1.12), 0.014, line=0.5)
    for k in range(4):
        d = 0.5 - 0.11 * k
        for u in (-w, w - d):
            wall.rect(u, 0, d, h, _SHADE, 0.016, a=0.035, glow=True)
        wall.rect(-w, h - d * 0.7, 2 * w, d * 0.7, _SHADE, 0.016, a=0.03, glow=True)


def _courses(wall: Wall, colour: Colour, kind: str) -> None:
    """Stones, bricks or planks, a few of them: enough to read."""
    rng, w, h = wall.s.rng, wall.width / 2, wall.height
    if kind == "planks":
        n = int(wall.width / 0.32)
        for i in range(n):
            wall.rect(-w + i * 0.32, 0, 0.016, h, mul(colour, 0.72), 0.007)
        return
    bw, bh = (0.55, 0.26) if kind == "stone" else (0.26, 0.09)
    for _ in range(int(wall.width * h * (2.2 if kind == "stone" else 3.0))):
        u = rng.uniform(-w, w - bw)
        v = int(rng.uniform(0, h / bh - 1)) * bh
        wall.rect(
            u,
            v,
            bw * rng.uniform(0.7, 1.2),
            bh * 0.9,
            mul(colour, rng.choice((0.84, 0.9, 1.1))),
            0.007,
        )


def _beams(s: Scenery, b: Bounds, colour: str) -> None:
    for i in range(int((b.z1 - b.z0) / 1.3)):
        z = b.z0 + 0.7 + i * 1.3
        for y0, y1, zz in ((b.top - 0.18, b.top, z), (b.top - 0.18, b.top, z + 0.16)):
            s.quad(
                [(b.x0, y0, zz), (b.x1, y0, zz), (b.x1, y1, zz), (b.x0, y1, zz)],
                mul(rgb(colour), 0.8),
                layer=WALL,
                lit=0.7,
            )
        s.quad(
            [
                (b.x0, b.top - 0.18, z),
                (b.x1, b.top - 0.18, z),
                (b.x1, b.top - 0.18, z + 0.16),
                (b.x0, b.top - 0.18, z + 0.16),
            ],
            colour,
            layer=WALL,
            lit=0.55,
            line=0.6,
        )


def _floor(s: Scenery, b: Bounds, row: dict[str, Any]) -> None:
    kind, tone, size = row["floor"]
    pave(s, (b.x0, b.z0, b.x1, b.z1), kind, rgb(tone), size)


def pave(
    s: Scenery, area: tuple[float, float, float, float], kind: str, c: Colour, size: float
) -> None:
    """Covers the rectangle (x0, z0, x1, z1) with plain, plank, tile or slab."""
    x0, z0, x1, z1 = area
    s.rect((x0, 0, z0), (x1 - x0, 0, 0), (0, 0, z1 - z0), c, layer=GROUND)
    if kind in _PAVINGS:
        _PAVINGS[kind](s, area, c, size)


def _planks(s: Scenery, area: tuple[float, float, float, float], c: Colour, size: float) -> None:
    x0, z0, x1, z1 = area
    for i in range(int((x1 - x0) / size)):
        x, d = x0 + i * size, (0, 0, z1 - z0)
        if i % 2:
            s.rect((x, 0.001, z0), (size, 0, 0), d, mul(c, 0.94), layer=GROUND)
        s.rect((x, 0.002, z0), (0.014, 0, 0), d, mul(c, 0.70), layer=GROUND)


def _chequer(s: Scenery, area: tuple[float, float, float, float], c: Colour, size: float) -> None:
    x0, z0, x1, z1 = area
    nx, nz = int(np.ceil((x1 - x0) / size)), int(np.ceil((z1 - z0) / size))
    for i, j in ((i, j) for i in range(nx) for j in range(nz) if (i + j) % 2):
        x, z = x0 + i * size, z0 + j * size
        wide, deep = min(size, x1 - x), min(size, z1 - z)
        s.rect((x, 0.001, z), (wide, 0, 0), (0, 0, deep), mul(c, 0.88), layer=GROUND)


def _slabs(s: Scenery, area: tuple[float, float, float, float], c: Colour, size: float) -> None:
    x0, z0, x1, z1 = area
    tone = mul(c, 0.76)
    for i in range(int((x1 - x0) / size) + 1):
        s.rect((x0 + i * size, 0.002, z0), (0.025, 0, 0), (0, 0, z1 - z0), tone, layer=GROUND)
    for j in range(int((z1 - z0) / size) + 1):
        s.rect((x0, 0.002, z0 + j * size), (x1 - x0, 0, 0), (0, 0, 0.025), tone, layer=GROUND)


_PAVINGS = {"plank": _planks, "tile": _chequer, "slab": _slabs}
