"""Public rooms: cells, altars, consoles, stairs, seats, columns, curtains."""

from __future__ import annotations

from typing import Any

from engines.animatic.drawing.colour import Colour, mul, rgb
from engines.animatic.drawing.scenery import THINGS, Scenery
from engines.animatic.drawing.sets.furniture import front

YZ = tuple[float, float]


def bars(s: Scenery, w: float = 3.0, h: float = 2.5, colour: str = "#3a3c44") -> None:
    """The grille of a cell along local x."""
    for i in range(int(w / 0.16) + 1):
        x = -w / 2 + i * 0.16
        s.box((x - 0.014, 0, -0.014), (x + 0.014, h, 0.014), colour, cast=False, line=0.5)
    for y in (0.05, 1.1, h - 0.06):
        s.box((-w / 2, y, -0.03), (w / 2, y + 0.07, 0.03), colour, cast=False, line=0.6)


def altar(s: Scenery, colour: str = "#d9d0bc") -> None:
    s.box((-1.4, 0, -0.8), (1.4, 0.2, 0.9), mul(rgb(colour), 0.85))
    s.box((-0.9, 0.2, -0.35), (0.9, 1.1, 0.35), colour)
    s.box((-1.0, 1.1, -0.42), (1.0, 1.18, 0.42), "#efe8d8", cast=False)
    front(s, -0.25, 0.2, 0.5, 0.98, -0.43, "#8b2f3a")
    s.box((-0.05, 1.18, 0.1), (0.05, 2.2, 0.2), "#8a6a34", cast=False)
    s.box((-0.32, 1.8, 0.1), (0.32, 1.9, 0.2), "#8a6a34", cast=False)
    for x in (-0.7, 0.66):
        s.box((x, 1.18, 0), (x + 0.05, 1.5, 0.05), "#f4efe2", cast=False)
        s.lamp((x + 0.02, 1.56, 0.02), 0.5, "#ffc860", 0.6)


def console(s: Scenery, w: float = 2.4, colour: str = "#4b5560", screens: str = "#7fd0e0") -> None:
    """A control desk with lit screens and keys."""
    s.box((-w / 2, 0, -0.3), (w / 2, 0.85, 0.35), colour)
    _slope(s, -w / 2, w, (0.85, -0.3), (1.15, 0.2), mul(rgb(colour), 1.2), line=0.8)
    n = int(w / 0.55)
    for i in range(n):
        x, on = -w / 2 + 0.08 + i * (w / n), i % 2 == 0
        tone = rgb(screens if on else "#2b3038")
        _slope(s, x, 0.36, (0.93, -0.17), (1.11, 0.13), tone, glow=on, line=0.5)
        for k in range(4):
            key = rgb(s.rng.choice(("#e0523a", "#e8c04a", "#6ad08a", "#d9dde0")))
            _slope(s, x + k * 0.09, 0.05, (0.87, -0.27), (0.90, -0.21), key, glow=True)


def _slope(s: Scenery, x: float, w: float, low: YZ, high: YZ, colour: Colour, **how: Any) -> None:
    """A panel that leans back from (y, z) low to high."""
    pts = [(x, *low), (x, *high), (x + w, *high), (x + w, *low)]
    s.quad(pts, colour, layer=THINGS, **how)


def stairs(s: Scenery, steps: int = 10, w: float = 1.8, colour: str = "#8a8078") -> None:
    """Up towards +z."""
    for i in range(steps):
        tone = mul(rgb(colour), 1.0 if i % 2 else 0.94)
        s.box(
            (-w / 2, i * 0.18, i * 0.28),
            (w / 2, (i + 1) * 0.18, (i + 1) * 0.28),
            tone,
            cast=i == 0,
            line=0.8,
        )
    for side in (-1, 1):
        x = side * w / 2
        for i in range(0, steps, 2):
            s.box(
                (x - 0.03, i * 0.18, i * 0.28),
                (x + 0.03, i * 0.18 + 1.0, i * 0.28 + 0.06),
                "#3a3c44",
                cast=False,
            )
        a, b = (x, 1.0, 0.0), (x, 1.0 + steps * 0.18, steps * 0.28)
        s.quad(
            [a, b, (x, b[1] + 0.08, b[2]), (x, a[1] + 0.08, a[2])],
            "#6a4a2c",
            layer=THINGS,
            line=0.6,
        )


def seats(
    s: Scenery,
    rows: int = 4,
    w: float = 1.0,
    step: float = 0.95,
    colour: str = "#4a6a8a",
    back: float = 1.15,
) -> None:
    """Rows of seats along local z, looking to -z."""
    c = rgb(colour)
    for i in range(rows):
        z = i * step
        with s.spot(0, z):
            s.box((-w / 2, 0.0, -0.22), (w / 2, 0.42, 0.22), mul(c, 0.8), cast=False)
            s.box((-w / 2, 0.42, 0.16), (w / 2, back, 0.30), c, cast=False)
            s.box((-w / 2, 0.40, -0.26), (w / 2, 0.50, 0.2), mul(c, 1.1), cast=False)


def column(s: Scenery, h: float = 5.0, r: float = 0.32, colour: str = "#c9c0ac") -> None:
    s.box((-r * 1.3, 0, -r * 1.3), (r * 1.3, 0.3, r * 1.3), colour)
    s.box((-r, 0.3, -r), (r, h, r), mul(rgb(colour), 0.96), cast=False)
    s.box((-r * 1.3, h - 0.3, -r * 1.3), (r * 1.3, h, r * 1.3), colour, cast=False)


def drapes(s: Scenery, w: float = 7.0, h: float = 4.2, colour: str = "#8b2632") -> None:
    """A theatre's curtain, parted."""
    c = rgb(colour)
    for side in (-1, 1):
        for k in range(9):
            x0 = side * (w / 2 - k * w * 0.036)
            x1 = side * (w / 2 - (k + 1) * w * 0.036)
            tone = mul(c, (0.7, 1.0, 1.15)[k % 3])
            s.quad([(x0, 0, 0), (x0, h, 0), (x1, h, 0), (x1, 0, 0)], tone, layer=THINGS, line=0.4)
    s.quad(
        [(-w / 2, h - 0.8, -0.05), (-w / 2, h, -0.05), (w / 2, h, -0.05), (w / 2, h - 0.8, -0.05)],
        mul(c, 1.1),
        layer=THINGS,
        line=0.8,
    )


PUBLIC: dict[str, Any] = {
    f.__name__: f for f in (bars, altar, console, stairs, seats, column, drapes)
}
