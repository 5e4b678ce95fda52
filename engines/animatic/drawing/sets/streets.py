"""Streets and squares: roads and pavements, street lamps, parked cars, fountains."""

from __future__ import annotations

from typing import Any

import numpy as np

from engines.animatic.drawing.colour import Colour, mix, mul, rgb
from engines.animatic.drawing.items import SNOW
from engines.animatic.drawing.path import oval, poly, smooth
from engines.animatic.drawing.scenery import GROUND, THINGS, Scenery
from engines.animatic.drawing.sets.nature import puddles
from engines.animatic.drawing.signs import Pen

_BRICK = ("#9a5b50", "#76706e", "#b08a63", "#6d8084", "#8b6a7a", "#a7946f")
_SHOPS = ("#7a2a2e", "#23504c", "#6d4a1f", "#2f3d63")
_AWNINGS = ("#a8323a", "#2f6f6a", "#b98a2e")


def road(
    s: Scenery,
    wide: float = 8.0,
    colour: str = "#474b55",
    pavement: float = 3.2,
    lines: bool = True,
) -> None:
    """A carriageway along z with kerbs and pavements; wet when it rains, white when it snows."""
    snow, half = s.light.snow, wide / 2
    c = SNOW if snow else rgb(colour)
    s.rect((-90, -0.004, -70), (180, 0, 0), (0, 0, 220), mul(c, 0.85), layer=GROUND)
    s.rect((-half, -0.002, -70), (wide, 0, 0), (0, 0, 220), c, layer=GROUND)
    for x in (-1.5, -0.7, 0.9, 1.7) if snow else ():
        s.rect((x, 0.002, -60), (0.28, 0, 0), (0, 0, 180), "#c3cad6", layer=GROUND)
    for i in range(34 if lines and not snow else 0):
        s.rect(
            (-0.07, 0.002, i * 4 - 40), (0.14, 0, 0), (0, 0, 2), "#c9bc86", layer=GROUND, lit=0.85
        )
    for _ in range(30):
        x, z = s.rng.uniform(-half + 0.3, half - 0.9), s.rng.uniform(-12, 24)
        u, v = (s.rng.uniform(0.2, 0.9), 0, 0), (0.1, 0, s.rng.uniform(0.3, 1.2))
        s.rect((x, 0.001, z), u, v, mul(c, s.rng.choice((0.9, 1.08))), layer=GROUND, a=0.6)
    for side in (-1, 1):
        _pavement(s, side, half, pavement, snow)
    if s.light.wet:
        puddles(s, 12)


def _pavement(s: Scenery, side: int, half: float, wide: float, snow: bool) -> None:
    kerb, slab = (rgb("#8d909b"), rgb("#777a84")) if not snow else (SNOW, mul(SNOW, 0.97))
    a, b = side * half, side * (half + wide)
    s.quad([(a, 0.14, -70), (b, 0.14, -70), (b, 0.14, 150), (a, 0.14, 150)], slab, layer=GROUND)
    s.quad([(a, 0, -70), (a, 0.14, -70), (a, 0.14, 150), (a, 0, 150)], mul(kerb, 0.7), layer=GROUND)
    k = side * (half + 0.22)
    s.quad([(a, 0.141, -70), (k, 0.141, -70), (k, 0.141, 150), (a, 0.141, 150)], kerb, layer=GROUND)
    for i in range(0 if snow else 44):
        z = i * 1.6 - 30
        s.quad(
            [(k, 0.142, z), (b, 0.142, z), (b, 0.142, z + 0.04), (k, 0.142, z + 0.04)],
            mul(slab, 0.76),
            layer=GROUND,
        )


def lamppost(s: Scenery, arm: int = -1, h: float = 4.9) -> None:
    """A street lamp whose arm reaches to one side."""

    def draw(pen: Pen) -> None:
        c = pen.surface(rgb("#20242e"), 0.7)
        stem = smooth(
            pen.px([(0, 0), (0, h * 0.6), (0, h * 0.9), (arm * 0.35, h), (arm * 1.1, h + 0.05)]),
            False,
        )
        pen.cv.stroke(stem, c, max(1.0, 0.10 * pen.k))
        pen.cv.fill(poly(pen.px([(-0.12, 0), (0.12, 0), (0.09, 0.7), (-0.09, 0.7)])), c)
        x = arm * 1.15
        hood = [
            (x - 0.32, h - 0.02),
            (x + 0.32, h - 0.02),
            (x + 0.15, h + 0.15),
            (x - 0.15, h + 0.15),
        ]
        pen.cv.fill(poly(pen.px(hood)), c)
        ex, ey = (float(v) for v in pen.px([(x, h - 0.02)])[0])
        tone: Colour = (1, 0.92, 0.7) if pen.light.dark else pen.surface((0.85, 0.85, 0.8))
        pen.cv.fill(oval(ex, ey, 0.27 * pen.k, 0.07 * pen.k), tone)

    s.sign((0, 0, 0), draw, h + 0.2, 2.0)
    if s.light.dark:
        s.lamp((arm * 0.9, h - 0.1, 0), 2.2, "#ffc069", 0.7)
        s.pool(arm * 1.2, 0, 2.0, 1.7, "#ffb85c", 0.42)


def car(s: Scenery, colour: str = "#7a2a2e") -> None:
    """Parked along local z, its tail to -z."""
    c, dark = rgb(colour), s.light.dark
    roof = mix(c, SNOW, 0.7) if s.light.snow else mul(c, 0.85)
    for x in (-0.86, 0.60):
        for z in (0.45, 3.10):
            s.box((x, 0.0, z), (x + 0.26, 0.6, z + 0.62), "#16161c", line=0.7)
    s.box((-0.85, 0.28, 0), (0.85, 0.88, 4.2), c)
    s.box((-0.70, 0.86, 0.9), (0.70, 1.42, 3.0), roof, cast=False)
    _panes(s, "#1c2838" if dark else "#8fb0c4")
    for x in (-0.62, 0.62):
        _car_light(s, x, -0.01, "#ff5a3c" if dark else "#b8322e")
        _car_light(s, x, 4.21, "#fff2c8" if dark else "#d9dde0")
        if dark:
            s.lamp((x, 0.62, -0.05), 0.45, "#ff6a48", 0.45)


def _panes(s: Scenery, glass: str) -> None:
    """Windscreen, rear window and four side windows of a car."""
    for z, w0, w1 in ((0.88, 0.60, 0.56), (3.02, -0.60, -0.56)):
        q = [(-w0, 0.92, z), (-w1, 1.36, z), (w1, 1.36, z), (w0, 0.92, z)]
        s.quad(q, glass, sided=True, line=0.5)
    for side in (-1, 1):
        x = side * 0.71
        for z0, z1 in ((1.0, 1.9), (1.98, 2.9)):
            q = [(x, 0.92, z0), (x, 1.36, z0), (x, 1.36, z1), (x, 0.92, z1)]
            s.quad(q[::-side], glass, sided=True, line=0.5)


def _car_light(s: Scenery, x: float, z: float, colour: str) -> None:
    w = 0.16 if z < 1 else -0.16
    q = [(x - w, 0.56, z), (x - w, 0.72, z), (x + w, 0.72, z), (x + w, 0.56, z)]
    s.quad(q, colour, glow=s.light.dark, sided=True)


def fountain(s: Scenery, colour: str = "#cfc2a6") -> None:
    t = np.linspace(0, 2 * np.pi, 40, endpoint=False)

    def disc(r: float, y: float) -> Any:
        return np.stack([np.cos(t) * r, np.full(40, y), np.sin(t) * r], 1)

    for i in range(12):
        a, b = (2 * np.pi * k / 12 for k in (i, i + 1))
        q = [(np.cos(k) * 1.9, y, np.sin(k) * 1.9) for k, y in ((a, 0), (b, 0), (b, 0.5), (a, 0.5))]
        s.quad(q, colour, layer=THINGS, lit=0.62 + 0.3 * np.sin(a), line=0.5)
    s.quad(disc(1.9, 0.5), mul(rgb(colour), 1.08), layer=THINGS, line=1.0)
    s.quad(disc(1.66, 0.5), "#4f9aa8", layer=THINGS, line=0.8)
    for r in (1.2, 0.8):
        s.quad(disc(r, 0.5), "#8fd0d8", layer=THINGS, a=0.35, glow=True)
    s.box((-0.25, 0.4, -0.25), (0.25, 1.5, 0.25), colour, cast=False)
    s.pool(0, 0, 2.4, 2.1, s.light.shadow_colour, s.light.shadow)


STREETS: dict[str, Any] = {f.__name__: f for f in (road, lamppost, car, fountain)}
