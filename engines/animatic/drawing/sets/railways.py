"""Railways and bridges: carriages, platform roofs, girders."""

from __future__ import annotations

from typing import Any

import numpy as np

from engines.animatic.drawing.colour import mul, rgb
from engines.animatic.drawing.scenery import WALL, Scenery
from engines.animatic.drawing.sets.furniture import front


def carriage(s: Scenery, length: float = 12.4, colour: str = "#7a2f38") -> None:
    """A railway carriage along local z, its doors to +x."""
    c = rgb(colour)
    s.box((-1.5, -0.55, 0), (1.5, 2.9, length), c, cast=False)
    s.box((-1.4, 2.9, 0), (1.4, 3.2, length), "#4a4650", cast=False)
    for side in (-1, 1):
        x = side * 1.51
        stripe = [(x, 0.55, 0), (x, 0.75, 0), (x, 0.75, length), (x, 0.55, length)]
        s.quad(stripe, "#e2c98a")
        for q in range(int(length / 1.65)):
            z = 0.5 + q * 1.65
            on = q % 3 and s.light.dark
            pane = [(x, 1.15, z), (x, 2.25, z), (x, 2.25, z + 1.1), (x, 1.15, z + 1.1)]
            s.quad(pane, "#ffe9b0" if on else "#8fb0c0", glow=bool(on), line=0.6)
    front(s, -0.45, -0.4, 0.9, 2.9, -0.01, mul(c, 0.75), line=0.8)
    front(
        s,
        -0.3,
        1.3,
        0.6,
        1.0,
        -0.02,
        "#ffe9b0" if s.light.dark else "#8fb0c0",
        glow=s.light.dark,
        line=0.6,
    )


def canopy(
    s: Scenery, length: float = 60.0, w: float = 6.4, h: float = 4.1, colour: str = "#2f4d46"
) -> None:
    """A platform roof on columns along z."""
    a, e = w / 2, length / 2
    roof = [(-a, h, -e), (a, h + 0.4, -e), (a, h + 0.4, e), (-a, h, e)]
    s.quad(roof, "#5d5a58", layer=WALL, lit=0.55)
    for i in range(int(length / 6)):
        z = -e + 1 + i * 6
        with s.piece(0, z):
            s.box((-a + 0.45, 0, 0), (-a + 0.65, h, 0.2), colour)
        with s.piece(0, z):
            s.box((-a, h - 0.15, 0), (a, h + 0.02, 0.2), colour, cast=False)
        edge = [(-a, h, z - 3), (-a, h - 0.35, z - 3), (-a, h - 0.35, z + 3), (-a, h, z + 3)]
        s.quad(edge, "#e3d9c2", layer=WALL, lit=0.9, line=0.5)


def girders(
    s: Scenery, length: float = 60.0, half: float = 3.4, h: float = 4.2, colour: str = "#7d4a3c"
) -> None:
    """The sides of an iron bridge along z."""
    for i in range(int(length / 3)):
        z = -length / 2 + i * 3
        for side in (-1, 1):
            x = side * half
            with s.piece(x, z):
                s.box((-0.12, 0, -0.12), (0.12, h, 0.12), colour, cast=False)
                for a, b in (((0, 0.1, 0), (0, h, 3)), ((0, h, 0), (0, 0.1, 3))):
                    up = np.array([(0, 0, 0), (0, 0, 0), (0, 0.22, 0), (0, 0.22, 0)])
                    q = np.array([a, b, b, a]) + up
                    s.quad(q, mul(rgb(colour), 0.9), line=0.5)
                s.box((-0.14, h - 0.1, 0), (0.14, h + 0.2, 3), colour, cast=False)
                s.box((-0.1, 0.9, 0), (0.1, 1.05, 3), mul(rgb(colour), 1.1), cast=False)


RAILWAYS: dict[str, Any] = {f.__name__: f for f in (carriage, canopy, girders)}
