"""Lighthouses: the tower by the sea, and the great lamp at its top."""

from __future__ import annotations

from typing import Any

import numpy as np

from engines.animatic.drawing.colour import WHITE, rgb
from engines.animatic.drawing.path import oval, poly, smooth
from engines.animatic.drawing.scenery import Scenery
from engines.animatic.drawing.signs import Pen


def lighthouse(s: Scenery, h: float = 17.0, colour: str = "#e9e2d4", band: str = "#a83a32") -> None:
    """A tapering tower with bands, gallery and lantern; its beams turn on after dark."""

    def draw(pen: Pen) -> None:
        def width(y: float) -> float:
            return 2.3 - 1.15 * y / h

        tower = poly(pen.px([(-width(0), 0), (-width(h), h), (width(h), h), (width(0), 0)]))
        pen.shape(tower, rgb(colour), 0.45, (0.75, 0.0), line=0.05)
        for y0, y1 in ((h * 0.16, h * 0.36), (h * 0.60, h * 0.80)):
            stripe = poly(
                pen.px([(-width(y0), y0), (-width(y1), y1), (width(y1), y1), (width(y0), y0)])
            )
            pen.cv.fill(stripe, pen.surface(rgb(band), 0.45), clip=tower)
            side = 0.75 if pen.light.sun[0] > 0 else -0.75
            pen.cv.fill(stripe.moved(side * pen.k, 0), pen.surface(rgb(band), 1.0), clip=stripe)
        for y in (h * 0.28, h * 0.50, h * 0.72):
            pane = poly(pen.px([(-0.22, y), (-0.22, y + 0.8), (0.22, y + 0.8), (0.22, y)]))
            pen.cv.fill(pane, (1.0, 0.82, 0.5) if pen.light.dark else pen.surface(rgb("#3a4450")))
        door = poly(pen.px([(-0.5, 0), (-0.5, 2.0), (0.5, 2.0), (0.5, 0)]))
        pen.shape(door, rgb("#4a3a2e"), 0.7)
        _lantern(pen, h)

    s.sign((0, 0, 0), draw, h + 4, 5.0)
    with s.spot(0, 0):
        s.pool(0, 0, 3.4, 2.6, s.light.shadow_colour, s.light.shadow)
    if s.light.dark:
        s.lamp((0, h + 1.3, 0), 5.0, "#fff0c0", 0.8)


def _lantern(pen: Pen, h: float) -> None:
    iron, dark = pen.surface(rgb("#3a3c44"), 0.7), pen.light.dark
    gallery = [(-1.7, h), (-1.5, h + 0.35), (1.5, h + 0.35), (1.7, h)]
    pen.shape(poly(pen.px(gallery)), rgb("#4b5058"), 0.6)
    for x in np.linspace(-1.6, 1.6, 9):
        post = poly(pen.px([(x, h + 0.35), (x, h + 1.0)]), False)
        pen.cv.stroke(post, iron, max(0.7, 0.05 * pen.k))
    rail = poly(pen.px([(-1.65, h + 1.0), (1.65, h + 1.0)]), False)
    pen.cv.stroke(rail, iron, max(0.7, 0.06 * pen.k))
    glass = poly(pen.px([(-0.95, h + 0.35), (-0.95, h + 2.2), (0.95, h + 2.2), (0.95, h + 0.35)]))
    pen.shape(glass, (1.0, 0.93, 0.68) if dark else rgb("#9fb8c4"), 1.0)
    for x in (-0.5, 0.0, 0.5):
        bar = poly(pen.px([(x, h + 0.35), (x, h + 2.2)]), False)
        pen.cv.stroke(bar, iron, max(0.7, 0.05 * pen.k))
    dome = [(-1.15, 2.2), (-0.7, 2.9), (0, 3.3), (0.7, 2.9), (1.15, 2.2)]
    shape = smooth(pen.px([(x, h + y) for x, y in dome]), t=0.1)
    pen.shape(shape, rgb("#a83a32"), 0.55, (0.3, 0.0))
    for side in (-1, 1) if dark else ():
        _ray(pen, h, side)


def _ray(pen: Pen, h: float, side: int) -> None:
    """A beam over the sea."""
    ends = [(0.9, h + 1.5), (26, h + 4.2), (26, h - 0.4), (0.9, h + 1.0)]
    ray = poly(pen.px([(side * x, y) for x, y in ends]))
    a, b = pen.px([(side * 0.9, h + 1.3), (side * 24, h + 1.9)])
    line = (float(a[0]), float(a[1]), float(b[0]), float(b[1]))
    pen.cv.linear(ray, line, [(0.0, (1, 0.95, 0.75), 0.42), (1.0, (1, 0.95, 0.75), 0.0)])


_GLASS = [(-0.42, 0.76), (-0.68, 1.15), (-0.74, 1.6), (-0.66, 2.05), (-0.3, 2.4)]
_CAP = [(-0.34, 0.0), (-0.2, 0.22), (0, 0.3), (0.2, 0.22), (0.34, 0.0)]


def lens(s: Scenery, h: float = 2.5) -> None:
    """The great lamp of a lighthouse: rings of glass round a light, on an iron table."""
    s.sign((0, 0, 0), _draw_lens, h, 1.7)
    on = s.light.dark
    s.lamp((0, 1.6, 0), 3.2 if on else 1.2, "#fff0b8", 0.85 if on else 0.2)
    s.pool(0, 0, 1.1, 0.9, s.light.shadow_colour, s.light.shadow)


def _draw_lens(pen: Pen) -> None:
    on = pen.light.dark
    foot = poly(pen.px([(-0.7, 0), (-0.55, 0.62), (0.55, 0.62), (0.7, 0)]))
    pen.shape(foot, rgb("#2f4a46"), 0.5, (0.2, 0))
    table = poly(pen.px([(-0.82, 0.62), (-0.82, 0.76), (0.82, 0.76), (0.82, 0.62)]))
    pen.shape(table, rgb("#8a6a34"), 0.7)
    glass = smooth(pen.px([*_GLASS, *((-x, y) for x, y in reversed(_GLASS))]), t=0.1)
    tone = (1.0, 0.92, 0.66) if on else rgb("#a8ccc8")
    pen.shape(glass, tone, 0.9 if on else 0.7, (0.2, 0.0), 0.03)
    brass = pen.surface(rgb("#6a5424"), 0.8)
    for y in np.linspace(0.9, 2.25, 9):
        w = 0.72 - 0.32 * abs(y - 1.6) ** 1.5
        ring = smooth(pen.px([(-w, y), (0, y - 0.05), (w, y)]), False)
        pen.cv.stroke(ring, brass, max(0.7, 0.022 * pen.k), 0.85)
    x, at = (float(v) for v in pen.px([(0, 1.6)])[0])
    flame = WHITE if on else pen.surface(rgb("#dff0ea"))
    pen.cv.fill(oval(x, at, 0.24 * pen.k, 0.30 * pen.k), flame)
    for q in (-0.36, 0.36):
        bar = smooth(pen.px([(q, 0.76), (q * 1.7, 1.6), (q * 0.6, 2.4)]), False)
        pen.cv.stroke(bar, brass, max(0.8, 0.03 * pen.k))
    pen.shape(smooth(pen.px([(a, 2.4 + b) for a, b in _CAP]), t=0.1), rgb("#8a6a34"), 0.6)


LIGHTHOUSES: dict[str, Any] = {f.__name__: f for f in (lighthouse, lens)}
