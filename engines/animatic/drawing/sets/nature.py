"""Grounds and what lies on them: grass, puddles, tracks, rocks, graves, fences."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import mix, mul, rgb
from engines.animatic.drawing.items import SNOW
from engines.animatic.drawing.path import poly, smooth
from engines.animatic.drawing.scenery import GROUND, Scenery
from engines.animatic.drawing.signs import Pen


def ground(
    s: Scenery, colour: str = "#5a6840", patches: int = 60, size: float = 1.2, reach: float = 120.0
) -> None:
    """Open ground to the horizon with patches of light and dark; white when it snows."""
    c = mix(rgb(colour), SNOW, 0.82) if s.light.snow else rgb(colour)
    s.rect((-reach, 0, -reach), (2 * reach, 0, 0), (0, 0, 2 * reach), c, layer=GROUND)
    for _ in range(patches):
        x, z = s.rng.uniform(-11, 11), s.rng.uniform(-11, 20)
        r = s.rng.uniform(0.3, 1.0) * size
        tone = mul(c, s.rng.choice((0.88, 1.08)))
        s.disc(x, z, r, r * s.rng.uniform(0.25, 0.5), tone, n=10, a=0.6, y=0.003)
    if s.light.wet:
        puddles(s)


def puddles(s: Scenery, count: int = 9) -> None:
    """Water that shows the sky."""
    for _ in range(count):
        x, z = s.rng.uniform(-5, 5), s.rng.uniform(-4, 12)
        r = s.rng.uniform(0.4, 1.3)
        s.disc(
            x,
            z,
            r,
            r * 0.42,
            mix(s.light.sky[1], s.light.sky[0], 0.4),
            n=18,
            a=0.42,
            y=0.005,
            glow=True,
        )


def path(s: Scenery, colour: str = "#a58d66", wide: float = 0.9, bend: float = 0.9) -> None:
    """A track from behind the camera into the distance."""
    c = mix(rgb(colour), SNOW, 0.7) if s.light.snow else rgb(colour)
    z = np.linspace(-30, 60, 46)
    x = bend * np.sin(z * 0.16)
    w = wide * (1 + 0.15 * np.sin(z * 0.5))
    for grow, tone, y in ((1.3, mul(c, 0.8), 0.004), (1.0, c, 0.005)):
        for i in range(len(z) - 1):
            a, b = w[i] * grow, w[i + 1] * grow
            q = [
                (x[i] - a, y, z[i]),
                (x[i] + a, y, z[i]),
                (x[i + 1] + b, y, z[i + 1]),
                (x[i + 1] - b, y, z[i + 1]),
            ]
            s.quad(q, tone, layer=GROUND)


def tufts(
    s: Scenery, count: int = 200, colour: str = "#6f8047", clear: float = 0.9, reach: float = 9.0
) -> None:
    """Grass in bunches."""
    for _ in range(count):
        x, z, size = (
            s.rng.uniform(-reach, reach),
            s.rng.uniform(-reach, reach + 5),
            s.rng.uniform(0.10, 0.32),
        )
        if abs(x - 0.9 * math.sin(z * 0.16)) < clear and clear > 0:
            continue
        if s.light.snow and s.rng.random() < 0.7:
            continue
        with s.piece(x, z):
            _tuft(s, size, colour if size < 0.22 else mul(rgb(colour), 0.72))


def _tuft(s: Scenery, size: float, colour: Any) -> None:
    def draw(pen: Pen) -> None:
        blades = [
            (-0.6, 0),
            (-0.75, 0.7),
            (-0.3, 0.25),
            (-0.02, 1.0),
            (0.2, 0.3),
            (0.7, 0.8),
            (0.55, 0),
        ]
        p = poly(pen.px([(x * size, y * size) for x, y in blades]))
        pen.cv.fill(p, pen.surface(rgb(colour), 0.85 if size < 0.22 else 0.6))

    s.sign((0, 0, 0), draw, size, size)


def rocks(
    s: Scenery,
    count: int = 26,
    colour: str = "#8a8078",
    near: float = 2.8,
    far: float = 16.0,
    big: float = 0.4,
) -> None:
    for _ in range(count):
        a, d = s.rng.uniform(0, 2 * math.pi), s.rng.uniform(near, far)
        x, z = math.sin(a) * d, math.cos(a) * d
        if abs(x) < 2.5 and abs(z) < 2.1:
            continue
        with s.piece(x, z):
            rock(s, s.rng.uniform(0.08, big) * (1 + d / far), colour)


def rock(s: Scenery, r: float = 0.5, colour: str = "#8a8078", tall: float = 0.9) -> None:
    bumps = [s.rng.uniform(0.75, 1.1) for _ in range(5)]

    def draw(pen: Pen) -> None:
        shape = [
            (-1, 0),
            (-0.8, 0.62 * bumps[0]),
            (-0.3, 0.95 * bumps[1]),
            (0.25, 1.0 * bumps[2]),
            (0.75, 0.6 * bumps[3]),
            (1, 0),
        ]
        p = smooth(pen.px([(x * r, y * r * tall) for x, y in shape]), t=0.1)
        c = mix(rgb(colour), SNOW, 0.5) if pen.light.snow else rgb(colour)
        pen.shape(p, mul(c, 0.8), 0.4, (0.35 * r, 0.2 * r), line=0.014)
        crack = poly(
            pen.px([(-0.1 * r, 0.8 * r * tall), (0.1 * r, 0.4 * r * tall), (0, 0.1 * r)]), False
        )
        pen.cv.stroke(crack, pen.surface(mul(c, 0.5), 0.5), max(0.7, 0.012 * pen.k), 0.6, clip=p)

    s.sign((0, 0, 0), draw, r, r * 2)
    s.pool(0, 0, r * 1.3, r * 0.9, s.light.shadow_colour, s.light.shadow)


_CROSS = [(-0.07, 0), (-0.07, 0.62), (-0.28, 0.62), (-0.28, 0.78), (-0.07, 0.78), (-0.07, 1.1)]
_SLAB = [(-0.3, 0), (-0.3, 0.65), (-0.22, 0.86), (0, 0.95), (0.22, 0.86), (0.3, 0.65), (0.3, 0)]


def gravestone(s: Scenery, colour: str = "#8d8f94", cross: bool = False) -> None:
    lean = s.rng.uniform(-0.06, 0.06)
    shape = [*_CROSS, *((-x, y) for x, y in reversed(_CROSS))] if cross else _SLAB

    def draw(pen: Pen) -> None:
        q = pen.px([(x + lean * y, y) for x, y in shape])
        pen.shape(poly(q) if cross else smooth(q, t=0.08), rgb(colour), 0.45, (0.09, 0.02), 0.02)
        for y in (0.6, 0.5, 0.4) if not cross else ():
            mark = poly(pen.px([(-0.15, y), (0.15, y)]), False)
            tone = pen.surface(mul(rgb(colour), 0.6), 0.6)
            pen.cv.stroke(mark, tone, max(0.6, 0.018 * pen.k), 0.8)

    s.sign((0, 0, 0), draw, 1.0, 0.6)
    s.pool(0, 0, 0.45, 0.3, s.light.shadow_colour, s.light.shadow)


def fence(
    s: Scenery, length: float = 12.0, h: float = 1.0, colour: str = "#8a6a48", style: str = "rail"
) -> None:
    """Along local x."""
    c = rgb(colour)
    for i in range(int(length / 1.8) + 1):
        x = -length / 2 + i * 1.8
        s.box((x - 0.05, 0, -0.05), (x + 0.05, h, 0.05), mul(c, 0.85), cast=False, line=0.7)
    for y in (h * 0.45, h * 0.85):
        s.box((-length / 2, y, -0.025), (length / 2, y + 0.09, 0.025), c, cast=False, line=0.7)
    if style == "picket":
        for i in range(int(length / 0.22)):
            x = -length / 2 + i * 0.22
            s.quad(
                [
                    (x, 0.05, -0.06),
                    (x, h, -0.06),
                    (x + 0.05, h + 0.1, -0.06),
                    (x + 0.1, h, -0.06),
                    (x + 0.1, 0.05, -0.06),
                ],
                c,
                line=0.4,
            )


NATURE: dict[str, Any] = {
    f.__name__: f for f in (ground, puddles, path, tufts, rocks, rock, gravestone, fence)
}
