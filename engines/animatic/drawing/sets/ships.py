"""Ships and boats: decks, rails, masts, deckhouses."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import mul, rgb
from engines.animatic.drawing.path import oval, poly, smooth
from engines.animatic.drawing.scenery import GROUND, Scenery
from engines.animatic.drawing.sets.furniture import front
from engines.animatic.drawing.signs import Pen

Spot = tuple[float, float, float]


def rail(
    s: Scenery, length: float = 6.0, h: float = 1.05, colour: str = "#e8e4d8", bars: int = 3
) -> None:
    """A railing along local x."""
    c = rgb(colour)
    for i in range(int(length / 1.2) + 1):
        x = -length / 2 + i * 1.2
        s.box((x - 0.03, 0, -0.03), (x + 0.03, h, 0.03), c, cast=False, line=0.6)
    for k in range(bars):
        y = h * (k + 1) / bars
        s.box(
            (-length / 2, y - 0.03, -0.03),
            (length / 2, y + 0.02, 0.03),
            mul(c, 1.05),
            cast=False,
            line=0.6,
        )


def mast(s: Scenery, h: float = 12.0, sail: str = "#e6dcc6") -> None:
    def draw(pen: Pen) -> None:
        pole = poly(pen.px([(-0.14, 0), (-0.08, h), (0.08, h), (0.14, 0)]))
        if sail:
            cloth = smooth(
                pen.px(
                    [
                        (-2.6, h * 0.30),
                        (-2.2, h * 0.62),
                        (-2.5, h * 0.86),
                        (2.5, h * 0.86),
                        (2.2, h * 0.62),
                        (2.6, h * 0.30),
                        (0, h * 0.34),
                    ]
                ),
                t=0.1,
            )
            pen.shape(cloth, rgb(sail), 0.55, (0.8, 0.1), 0.03)
            for y in (0.86, 0.30):
                yard = poly(pen.px([(-2.9, h * y), (2.9, h * y)]), False)
                pen.cv.stroke(yard, pen.surface(rgb("#5a3a22"), 0.7), max(1.0, 0.12 * pen.k))
        pen.shape(pole, rgb("#7a5232"), 0.5, (0.06, 0))
        for x in (-2.6, 2.6):
            stay = poly(pen.px([(0, h * 0.95), (x, 0.8)]), False)
            pen.cv.stroke(stay, pen.surface(rgb("#4a3a2a"), 0.6), max(0.7, 0.03 * pen.k))

    s.sign((0, 0, 0), draw, h, 6.0)


def deck(
    s: Scenery,
    half: float = 3.2,
    ahead: float = 9.0,
    behind: float = 7.0,
    colour: str = "#a8835a",
    wall: float = 0.85,
) -> None:
    """A ship's planks and bulwarks above the water; the bow is at +z."""
    c, z = rgb(colour), np.linspace(-behind, ahead, 20)
    narrow = np.sqrt(np.clip(1 - ((z - ahead * 0.35) / (ahead * 0.66)) ** 2, 0.01, 1))
    w = half * np.where(z < ahead * 0.35, 1.0, narrow)
    left = [(-a, 0.0, b) for a, b in zip(w, z, strict=True)]
    right = [(a, 0.0, b) for a, b in zip(w, z, strict=True)]
    s.quad([*left, *reversed(right)], c, layer=GROUND, line=1.0)
    for x in np.arange(-half, half, 0.28):
        far = float(np.interp(abs(x), w[::-1], z[::-1])) if abs(x) < half * 0.99 else ahead * 0.35
        seam = [(x, 0.003, -behind), (x + 0.015, 0.003, -behind)]
        s.quad([*seam, (x + 0.015, 0.003, far), (x, 0.003, far)], mul(c, 0.68), layer=GROUND)
    for i in range(len(z) - 1):
        for side, row in ((-1, left), (1, right)):
            _bulwark(s, row[i], row[i + 1], side, wall)
    _bulwark(s, (-half, 0.0, -behind), (half, 0.0, -behind), 0, wall)


def _bulwark(s: Scenery, a: Spot, b: Spot, side: int, wall: float) -> None:
    """One stretch of a ship's side with its rail."""
    (ax, _, az), (bx, _, bz) = a, b
    with s.piece():
        s.quad([(ax, 0, az), (ax, wall, az), (bx, wall, bz), (bx, 0, bz)], "#e2dccb", lit=0.8)
        inner = side * 0.16
        rail = [(ax, wall, az), (ax - inner, wall + 0.03, az), (bx - inner, wall + 0.03, bz)]
        s.quad([*rail, (bx, wall, bz)], "#6a4a2c", line=0.6)


def deckhouse(
    s: Scenery, w: float = 3.4, h: float = 2.5, colour: str = "#e9e4d6", trim: str = "#3f6f6b"
) -> None:
    s.box((-w / 2, 0, -1.2), (w / 2, h, 1.2), colour)
    s.box((-w / 2 - 0.15, h, -1.4), (w / 2 + 0.15, h + 0.14, 1.4), trim, cast=False)
    lit = s.light.dark
    for x in (-w / 2 + 0.25, w / 2 - 1.05):
        front(s, x, 1.1, 0.8, 0.8, -1.21, "#ffdc96" if lit else "#6f8da6", glow=lit, line=0.8)
    front(s, -0.42, 0, 0.84, 1.95, -1.21, trim, line=0.9)
    if lit:
        s.lamp((0, 2.2, -1.4), 1.2, "#ffd08a", 0.5)


def boat(s: Scenery, length: float = 3.6, colour: str = "#3f6f8a") -> None:
    """A rowing boat along local x."""

    def draw(pen: Pen) -> None:
        a = length / 2
        hull = smooth(
            pen.px(
                [
                    (-a, 0.75),
                    (-a * 0.8, 0.2),
                    (-a * 0.4, 0),
                    (a * 0.4, 0),
                    (a * 0.8, 0.2),
                    (a, 0.8),
                    (0, 0.62),
                ]
            ),
            t=0.1,
        )
        pen.shape(hull, rgb(colour), 0.5, (0.2, 0.05), 0.02)
        gunwale = smooth(pen.px([(-a, 0.75), (0, 0.62), (a, 0.8)]), False)
        pen.cv.stroke(gunwale, pen.surface(rgb("#e2d6b8")), max(1.0, 0.09 * pen.k))

    s.sign((0, 0, 0), draw, 0.8, length)
    s.pool(0, 0, length * 0.55, 0.5, s.light.shadow_colour, s.light.shadow)


def wheel(s: Scenery) -> None:
    """A ship's wheel on its post."""

    def draw(pen: Pen) -> None:
        k = pen.k
        pen.shape(
            poly(pen.px([(-0.12, 0), (-0.09, 1.0), (0.09, 1.0), (0.12, 0)])), rgb("#6a4a2c"), 0.6
        )
        x, y = (float(v) for v in pen.px([(0, 1.05)])[0])
        wood = pen.surface(rgb("#8a5a30"), 0.9)
        for q in range(8):
            a = q * math.pi / 4 + 0.2
            tip = (x + math.cos(a) * 0.52 * k, y + math.sin(a) * 0.52 * k)
            pen.cv.stroke(poly([(x, y), tip], False), wood, max(1.0, 0.045 * k))
        for width, tone in ((0.10, pen.light.ink), (0.075, wood)):
            pen.cv.stroke(oval(x, y, 0.38 * k), tone, max(1.0, width * k))
        pen.cv.fill(oval(x, y, 0.07 * k), pen.surface(rgb("#c9a24a")))

    s.sign((0, 0, 0), draw, 1.6, 1.1)


def pole(s: Scenery, h: float = 2.35, colour: str = "#d9b45a") -> None:
    """A handrail from floor to ceiling."""
    s.box((-0.02, 0, -0.02), (0.02, h, 0.02), colour, cast=False, line=0.6)


SHIPS: dict[str, Any] = {f.__name__: f for f in (rail, mast, deck, deckhouse, boat, wheel, pole)}
