"""Made and natural grounds with an edge: squares, shores, quays, headlands, tracks, spans."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import WHITE, mix, mul, rgb
from engines.animatic.drawing.items import SNOW
from engines.animatic.drawing.path import oval, poly
from engines.animatic.drawing.scenery import GROUND, Scenery
from engines.animatic.drawing.sets.nature import gravestone, puddles
from engines.animatic.drawing.sets.rooms import pave
from engines.animatic.drawing.signs import Pen


def paved(
    s: Scenery, colour: str = "#b9a98c", size: float = 1.2, kind: str = "tile", reach: float = 22.0
) -> None:
    """A square of slabs."""
    c = mix(rgb(colour), SNOW, 0.75) if s.light.snow else rgb(colour)
    pave(s, (-reach, -reach, reach, reach), kind, c, size)
    if s.light.wet:
        puddles(s, 12)


def shore(s: Scenery, colour: str = "#e2c894", water: float = 7.5) -> None:
    """Sand up to a wavy edge of foam at z = water; the sea itself is a backdrop."""
    c = mix(rgb(colour), SNOW, 0.6) if s.light.snow else rgb(colour)
    x = np.linspace(-90, 90, 80)
    edge = water + 0.5 * np.sin(x * 0.5) + 0.3 * np.sin(x * 1.3 + 1)
    for back, tone in ((0.0, mul(c, 0.78)), (0.9, c)):
        far = edge - back
        pts = [*((a, 0.0, b) for a, b in zip(x, far, strict=True)), (90, 0, -90), (-90, 0, -90)]
        s.quad(pts, tone, layer=GROUND)
    for at, wide in ((0.0, 0.10), (0.8, 0.06), (2.0, 0.05)):
        line = edge + at
        upper = [(a, 0.01, b) for a, b in zip(x, line + wide, strict=True)]
        lower = [(a, 0.01, b) for a, b in zip(x[::-1], (line - wide)[::-1], strict=True)]
        s.quad([*upper, *lower], (0.96, 0.98, 1.0), layer=GROUND, a=0.75 - at * 0.2)
    for _ in range(60):
        a, b = s.rng.uniform(-11, 11), s.rng.uniform(-11, water - 1.2)
        r = s.rng.uniform(0.2, 0.8)
        s.disc(a, b, r, r * 0.3, mul(c, s.rng.choice((0.92, 1.05))), n=10, a=0.6, y=0.003)


def quay(s: Scenery, colour: str = "#8d8880", edge: float = 5.6) -> None:
    """Stone up to the water at z = edge, with bollards."""
    c = mix(rgb(colour), SNOW, 0.7) if s.light.snow else rgb(colour)
    pave(s, (-40.0, -14.0, 40.0, edge), "slab", c, 1.4)
    s.rect((-40, 0.004, edge - 0.5), (80, 0, 0), (0, 0, 0.5), mul(c, 1.15), layer=GROUND)
    for i in range(7):
        with s.piece(-12.0 + i * 4.0, edge - 0.35):
            s.box((-0.13, 0, -0.13), (0.13, 0.45, 0.13), "#3a3c44")
            s.box((-0.2, 0.42, -0.2), (0.2, 0.52, 0.2), "#3a3c44", cast=False)
    if s.light.wet:
        puddles(s)


def headland(s: Scenery, colour: str = "#6f8050") -> None:
    """Grass on a cliff: an uneven edge all round but behind, rock below it, then the sea."""
    c = mix(rgb(colour), SNOW, 0.8) if s.light.snow else rgb(colour)
    a = np.radians(np.linspace(-100, 100, 34))
    r = 21.0 + 1.8 * np.sin(a * 5) + 0.9 * np.sin(a * 13 + 1)
    x, z = np.sin(a) * r * 1.2, np.cos(a) * r
    rim = [*((p, 0.0, q) for p, q in zip(x, z, strict=True)), (60, 0, -60), (-60, 0, -60)]
    for i in range(len(a) - 1):
        face = [
            (x[i], 0, z[i]),
            (x[i] * 1.05, -14, z[i] * 1.05),
            (x[i + 1] * 1.05, -14, z[i + 1] * 1.05),
            (x[i + 1], 0, z[i + 1]),
        ]
        s.quad(face, mul(rgb("#7d746a"), 0.7 + 0.3 * (i % 3) / 2), layer=GROUND, lit=0.7)
    s.quad(rim, c, layer=GROUND)
    for _ in range(80):
        p, q = s.rng.uniform(-11, 11), s.rng.uniform(-14, 10.5)
        w = s.rng.uniform(0.3, 1.2)
        s.disc(p, q, w, w * 0.35, mul(c, s.rng.choice((0.86, 1.1))), n=10, a=0.6, y=0.003)
    if s.light.wet:
        puddles(s)


def graves(s: Scenery, rows: int = 6) -> None:
    """Stones and crosses in loose rows on both sides of the path."""
    for row in range(-rows // 2, rows):
        for side in (-1, 1):
            for k in range(3):
                x = side * (2.8 + k * 1.9 + s.rng.uniform(-0.3, 0.3))
                z = 3.0 + row * 2.3 + s.rng.uniform(-0.4, 0.4)
                with s.piece(x, z):
                    gravestone(s, cross=s.rng.random() < 0.35)


def tracks(s: Scenery) -> None:
    """A platform along z with rails to its left."""
    s.rect((-60, -1.0, -60), (120, 0, 0), (0, 0, 220), "#6b665e", layer=GROUND)
    for i in range(110):
        s.rect((-6.2, -0.92, -40 + i * 0.8), (2.4, 0, 0), (0, 0, 0.28), "#4d3f35", layer=GROUND)
    for x in (-5.7, -4.3):
        s.rect((x, -0.86, -60), (0.10, 0, 0), (0, 0, 200), "#b8bcc4", layer=GROUND)
    s.quad(
        [(-3.2, -1.0, -60), (-3.2, 0, -60), (-3.2, 0, 140), (-3.2, -1.0, 140)],
        "#8d8880",
        layer=GROUND,
        lit=0.55,
    )
    c = mix(rgb("#b9b2a4"), SNOW, 0.7) if s.light.snow else rgb("#b9b2a4")
    s.rect((-3.2, 0, -60), (7.4, 0, 0), (0, 0, 200), c, layer=GROUND)
    for x, w, tone in ((-3.2, 0.35, "#e9dfc8"), (-2.7, 0.12, "#e2b53a")):
        s.rect((x, 0.002, -60), (w, 0, 0), (0, 0, 200), tone, layer=GROUND)
    for i in range(60):
        s.rect((-2.5, 0.002, -30 + i * 1.5), (6.5, 0, 0), (0, 0, 0.03), mul(c, 0.82), layer=GROUND)
    if s.light.wet:
        puddles(s, 6)


def span(s: Scenery, half: float = 3.3, colour: str = "#6d6f78") -> None:
    """The roadway of a bridge along z, high above the water."""
    c = mix(rgb(colour), SNOW, 0.75) if s.light.snow else rgb(colour)
    s.rect((-half, 0, -40), (2 * half, 0, 0), (0, 0, 90), c, layer=GROUND)
    for i in range(60):
        s.rect(
            (-half, 0.002, -40 + i * 1.5), (2 * half, 0, 0), (0, 0, 0.04), mul(c, 0.8), layer=GROUND
        )
    for side in (-1, 1):
        x = side * half
        s.rect((x - 0.2, 0.1, -40), (0.4, 0, 0), (0, 0, 90), mul(c, 1.2), layer=GROUND)
        s.quad([(x, 0, -40), (x, -0.8, -40), (x, -0.8, 50), (x, 0, 50)], mul(c, 0.6), layer=GROUND)
    if s.light.wet:
        puddles(s, 7)


def hanging_clock(s: Scenery, y: float = 2.9) -> None:
    """A station clock under a roof."""

    def draw(pen: Pen) -> None:
        x, at = (float(v) for v in pen.px([(0, y)])[0])
        k = pen.k
        rod = poly(pen.px([(0, y + 0.4), (0, y + 1.2)]), False)
        pen.cv.stroke(rod, pen.light.ink, max(1.0, 0.05 * k))
        pen.cv.fill(oval(x, at, 0.42 * k), pen.surface(rgb("#2f4d46"), 0.8))
        pen.cv.fill(oval(x, at, 0.35 * k), pen.surface(mul(WHITE, 0.96)))
        for q in range(12):
            a = q * math.pi / 6
            s_, c_ = math.sin(a), math.cos(a)
            tick = poly(
                [(x + c_ * 0.28 * k, at + s_ * 0.28 * k), (x + c_ * 0.33 * k, at + s_ * 0.33 * k)],
                False,
            )
            pen.cv.stroke(tick, pen.light.ink, max(0.8, 0.02 * k))
        for dx, dy, w in ((0.12, 0.16, 0.03), (-0.06, 0.29, 0.02)):
            hand = poly(pen.px([(0, y), (dx, y + dy)]), False)
            pen.cv.stroke(hand, pen.light.ink, max(1.0, w * k))

    s.sign((0, 0, 0), draw, 4.0, 0.9)


GROUNDS: dict[str, Any] = {
    f.__name__: f for f in (paved, shore, quay, headland, graves, tracks, span, hanging_clock)
}
