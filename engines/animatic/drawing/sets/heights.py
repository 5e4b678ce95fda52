"""What stands on roofs and lies in deserts: tanks, parapets, vents, dunes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import WHITE, mix, mul, rgb
from engines.animatic.drawing.path import poly, smooth
from engines.animatic.drawing.scenery import Scenery
from engines.animatic.drawing.sets.furniture import front
from engines.animatic.drawing.signs import Pen


def tank(s: Scenery, colour: str = "#6b4a38") -> None:
    """A water tank on legs."""

    def draw(pen: Pen) -> None:
        c = rgb(colour)
        leg = pen.surface(mul(c, 0.6), 0.5)
        for x in (-0.85, 0.0, 0.85):
            pen.cv.stroke(
                poly(pen.px([(x, 0), (x * 0.8, 1.7)]), False), leg, max(1.0, 0.09 * pen.k)
            )
        pen.cv.stroke(poly(pen.px([(-0.85, 0.1), (0.8, 1.6)]), False), leg, max(1.0, 0.05 * pen.k))
        body = poly(pen.px([(-1.0, 1.7), (1.0, 1.7), (0.95, 3.5), (-0.95, 3.5)]))
        pen.shape(body, c, 0.4, (0.7, 0), 0.03)
        for q in range(9):
            x = -0.95 + q * 0.235
            pen.cv.stroke(
                poly(pen.px([(x, 1.72), (x * 0.96, 3.48)]), False),
                leg,
                max(0.6, 0.012 * pen.k),
                0.7,
            )
        pen.shape(poly(pen.px([(-1.1, 3.5), (1.1, 3.5), (0, 4.3)])), mul(c, 0.8), 0.7, line=0.03)

    s.sign((0, 0, 0), draw, 4.3, 2.2)


def parapet(s: Scenery, length: float = 14.0, h: float = 0.8, colour: str = "#7d6a66") -> None:
    c = rgb(colour)
    s.box((-length / 2, 0, -0.15), (length / 2, h, 0.15), c)
    s.box(
        (-length / 2 - 0.05, h, -0.22),
        (length / 2 + 0.05, h + 0.10, 0.22),
        mix(c, WHITE, 0.25),
        cast=False,
    )


def vent(s: Scenery, colour: str = "#8d8f96") -> None:
    s.box((-0.4, 0, -0.28), (0.4, 0.7, 0.28), colour)
    for q in range(4):
        front(s, -0.32, 0.14 + q * 0.12, 0.64, 0.04, -0.29, "#4a4c55")


def dune(s: Scenery, w: float = 14.0, h: float = 1.2, colour: str = "#e0b878") -> None:
    ph = s.rng.uniform(0, 6)

    def draw(pen: Pen) -> None:
        x = np.linspace(-1, 1, 22)
        y = h * np.cos(x * math.pi / 2) ** 1.5 * (0.8 + 0.2 * np.sin(x * 4 + ph))
        p = smooth(pen.px([*zip(x * w, y, strict=True), (w, -0.5), (-w, -0.5)]), t=0.1)
        pen.shape(p, rgb(colour), 0.6, (w * 0.16, h * 0.12), 0.01)

    s.sign((0, 0, 0), draw, h, w * 2)


HEIGHTS: dict[str, Any] = {f.__name__: f for f in (tank, parapet, vent, dune)}
