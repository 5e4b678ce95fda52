"""Trees: pines in layers, leafy heads in heaps, and woods of them."""

from __future__ import annotations

import math

import numpy as np

from engines.animatic.drawing.colour import Colour, mix, rgb
from engines.animatic.drawing.items import SNOW, Quad
from engines.animatic.drawing.path import Path, poly, smooth
from engines.animatic.drawing.scenery import SHADOW, Scenery
from engines.animatic.drawing.signs import Draw, Pen


def _pine(s: Scenery, h: float, w: float, tint: float) -> Draw:
    """Branches in layers that droop and overlap, each with a lit side."""
    n = 7
    rows = []
    for i in range(n):
        t = i / n
        r = (1 - t) ** 0.85 * h * 0.24 + h * 0.03
        rows.append((h * (0.14 + 0.80 * t), r, s.rng.choice((5, 7)), s.rng.uniform(-0.05, 0.05)))

    def draw(pen: Pen) -> None:
        trunk = poly(pen.px([(-w, 0), (-w * 0.3, h * 0.9), (w * 0.3, h * 0.9), (w, 0)]))
        pen.cv.fill(trunk, pen.surface(rgb("#4a352b"), 0.6))
        for i, row in enumerate(rows):
            tone = mix(rgb("#1f4a40"), rgb("#5a8250"), (i / n + tint * 0.5) * 0.75)
            _branches(pen, h, row, tone)

    return draw


def _branches(pen: Pen, h: float, row: tuple[float, float, int, float], c: Colour) -> None:
    """One layer of a pine: a ragged edge below, a tip above."""
    y, r, tips, lean = row
    side = 1 if pen.light.sun[0] > 0 else -1
    u = np.linspace(-1, 1, tips * 2 + 1)
    jag = np.where(np.arange(len(u)) % 2, 0.02, 0.16)
    low = list(zip(u * r, y - r * 0.20 * (1 - np.abs(u)) - r * jag, strict=True))
    top = [(r * 0.12, y + h * 0.17), (lean * r, y + h * 0.21), (-r * 0.12, y + h * 0.17)]
    p = smooth(pen.px([*low, *top]), t=0.06)
    pen.cv.fill(p, pen.surface(c, 0.38))
    lit = pen.surface(mix(c, pen.light.glow, 0.10), 0.95)
    pen.cv.fill(p.moved(side * r * 0.42 * pen.k, -0.05 * r * pen.k), lit, clip=p)
    if pen.light.snow:
        cap = [
            (0, y + h * 0.19),
            (r * 0.5, y + h * 0.02),
            (0, y + h * 0.06),
            (-r * 0.5, y + h * 0.02),
        ]
        pen.cv.fill(smooth(pen.px(cap), t=0.1), pen.surface(SNOW))


def _leafy(s: Scenery, h: float, w: float, colour: str) -> Draw:
    lean, rng = s.rng.uniform(-0.4, 0.4), s.rng
    heaps = [
        (rng.uniform(-0.27, 0.27) * h, rng.uniform(0.48, 0.95) * h, rng.uniform(0.10, 0.20) * h)
        for _ in range(13)
    ]

    def draw(pen: Pen) -> None:
        stem = [(-w * 1.7, 0), (-w * 0.8, h * 0.2), (-w * 0.5 + lean * 0.5, h * 0.6)]
        stem += [
            (lean, h * 0.85),
            (w * 0.5 + lean * 0.6, h * 0.6),
            (w * 0.8, h * 0.2),
            (w * 1.8, 0),
        ]
        pen.cv.fill(smooth(pen.px(stem)), pen.surface(rgb("#463229"), 0.55))
        if pen.light.snow:
            _twigs(pen, h, w, heaps)
        else:
            _foliage(pen, heaps, rgb(colour))

    return draw


def _twigs(pen: Pen, h: float, w: float, heaps: list[tuple[float, float, float]]) -> None:
    for x, y, _ in heaps:
        twig = smooth(pen.px([(0, h * 0.35), (x * 0.4, y * 0.75), (x, y)]), False)
        pen.cv.stroke(twig, pen.surface(rgb("#463229"), 0.5), max(0.8, w * 0.4 * pen.k))


def _foliage(pen: Pen, heaps: list[tuple[float, float, float]], c: Colour) -> None:
    side = 1 if pen.light.sun[0] > 0 else -1
    for lit, off, scale in ((0.32, 0.0, 1.0), (0.7, 0.07, 0.84), (1.0, 0.16, 0.55)):
        p = Path()
        for x, y, r in heaps:
            ox, oy = (float(v) for v in pen.px([(x + side * r * off * 2, y + r * off * 2)])[0])
            p.oval(ox, oy, r * scale * pen.k, r * scale * 0.86 * pen.k)
        pen.cv.fill(p, pen.surface(c, lit))


def tree(s: Scenery, kind: str = "leafy", h: float = 0.0, colour: str = "#4a7a45") -> None:
    tall = h or s.rng.uniform(6, 11)
    w = tall * s.rng.uniform(0.022, 0.032)
    draw = _pine(s, tall, w, s.rng.random()) if kind == "pine" else _leafy(s, tall, w, colour)
    s.sign((0, 0, 0), draw, tall, tall * 0.5)
    sx, sy, sz = s.light.sun
    length = min(tall / max(sy, 0.15), 12.0)
    p = s.world([(0, 0.004, 0)])[0]
    q = np.array(
        [
            (-0.25, 0, 0),
            (0.25, 0, 0),
            (0.8 - sx * length, 0, -sz * length),
            (-0.8 - sx * length, 0, -sz * length),
        ]
    )
    s.layers[SHADOW].append(Quad(p + q, s.light.shadow_colour, a=s.light.shadow * 0.5, glow=True))


def wood(
    s: Scenery,
    kind: str = "pine",
    count: int = 110,
    clear: float = 3.4,
    far: float = 46.0,
    colour: str = "#4a7a45",
) -> None:
    """Trees all round a clearing, thinner towards the middle; the path is left free."""
    for i in range(count):
        a = s.rng.uniform(0, 2 * math.pi)
        d = clear + 0.8 + (far - clear) * (i / count) ** 1.3
        x, z = math.sin(a) * d * 1.1, math.cos(a) * d
        if abs(x - 0.9 * math.sin(z * 0.16)) < 1.7:
            x += 3.2 if x > 0 else -3.2
        if abs(x) < 3.4 and -2.6 < z < 2.6:
            continue
        with s.piece(x, z):
            tree(s, kind, colour=colour)


TREES = {"tree": tree, "wood": wood}
