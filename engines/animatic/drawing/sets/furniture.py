"""Furniture of rooms. Every piece is built round its own middle with its front towards -z."""

from __future__ import annotations

import math
from typing import Any

from engines.animatic.drawing.colour import Colour, mul, rgb
from engines.animatic.drawing.path import oval, poly, smooth
from engines.animatic.drawing.scenery import THINGS, Scenery
from engines.animatic.drawing.signs import Pen


def front(
    s: Scenery, x: float, y: float, w: float, h: float, z: float, colour: str | Colour, **how: Any
) -> None:
    """A panel on a face that looks to -z; not seen from behind."""
    pts = [(x, y, z), (x, y + h, z), (x + w, y + h, z), (x + w, y, z)]
    s.quad(pts, colour, **({"layer": THINGS, "sided": True, "lit": 0.9} | how))


def legs(s: Scenery, w: float, d: float, h: float, colour: Colour, thick: float = 0.07) -> None:
    for x in (-w / 2, w / 2 - thick):
        for z in (d / 2 - thick, -d / 2):
            s.box((x, 0, z), (x + thick, h, z + thick), colour, cast=False, line=0.8)


def table(
    s: Scenery,
    w: float = 1.6,
    d: float = 0.85,
    h: float = 0.74,
    colour: str = "#a86f42",
    laid: str = "",
) -> None:
    c = rgb(colour)
    legs(s, w - 0.1, d - 0.1, h - 0.05, mul(c, 0.75))
    s.box((-w / 2, h - 0.05, -d / 2), (w / 2, h, d / 2), c)
    s.pool(0, 0, w * 0.75, d * 0.85, s.light.shadow_colour, s.light.shadow * 0.9)
    for i, tone in enumerate(laid.split()):
        x = -w * 0.3 + i * 0.34
        s.box((x, h, -0.1), (x + 0.13, h + 0.10, 0.05), tone, cast=False, line=0.8)


def chair(s: Scenery, colour: str = "#6d4426") -> None:
    """The sitter looks towards -z."""
    c = rgb(colour)
    s.box((-0.21, 0.47, 0.18), (0.21, 0.98, 0.22), mul(c, 1.1), cast=False, line=0.8)
    legs(s, 0.42, 0.42, 0.44, c, 0.04)
    s.box((-0.22, 0.42, -0.22), (0.22, 0.47, 0.22), c, line=0.8)
    s.pool(0, 0, 0.36, 0.32, s.light.shadow_colour, s.light.shadow * 0.8)


def armchair(s: Scenery, colour: str = "#3f5f5a", w: float = 0.84) -> None:
    c, h = rgb(colour), w / 2
    s.box((-h, 0.12, 0.24), (h, 1.05, 0.46), mul(c, 1.08), cast=False)
    s.box((-h, 0.12, -0.36), (h, 0.46, 0.36), c)
    for x0, x1 in ((-h - 0.14, -h + 0.04), (h - 0.04, h + 0.14)):
        s.box((x0, 0.10, -0.38), (x1, 0.66, 0.42), mul(c, 0.94), cast=False)
    n = max(1, round(w / 0.8))
    for i in range(n):
        front(
            s,
            -h + 0.05 + i * (w - 0.06) / n,
            0.34,
            (w - 0.1) / n,
            0.12,
            -0.37,
            mul(c, 1.15),
            line=0.7,
        )


def sofa(s: Scenery, colour: str = "#7a5a6a") -> None:
    armchair(s, colour, 1.9)


def bed(
    s: Scenery, w: float = 1.4, colour: str = "#7d9ab0", frame: str = "#6d4426", iron: bool = False
) -> None:
    """Its head is at +z."""
    f, c = rgb(frame), rgb(colour)
    s.box((-w / 2, 0.0, 0.95), (w / 2, 1.05 if not iron else 0.95, 1.02), f)
    s.box((-w / 2, 0.16, -1.0), (w / 2, 0.34, 0.95), mul(f, 0.9))
    s.box((-w / 2 + 0.03, 0.34, -0.98), (w / 2 - 0.03, 0.52, 0.94), "#e8e4da", cast=False)
    s.box((-w / 2, 0.36, -1.0), (w / 2, 0.545, 0.35), c, cast=False)
    s.box((-w / 2 + 0.12, 0.52, 0.48), (w / 2 - 0.12, 0.64, 0.88), "#f2efe6", cast=False)
    s.box((-w / 2, 0.0, -1.06), (w / 2, 0.55, -1.0), f, cast=False)


def counter(
    s: Scenery,
    w: float = 3.0,
    d: float = 0.6,
    h: float = 0.93,
    colour: str = "#3f6f6b",
    top: str = "#ddd3ba",
    goods: bool = True,
    fronts: bool = True,
) -> None:
    """A kitchen or shop counter with doors in front and things on top."""
    c = rgb(colour)
    s.box((-w / 2, 0, -d / 2), (w / 2, h - 0.07, d / 2), c)
    n = max(1, int(w / 0.8))
    for i in range(n if fronts else 0):
        x = -w / 2 + 0.05 + i * (w - 0.06) / n
        front(s, x, 0.1, (w - 0.1) / n - 0.06, h - 0.25, -d / 2 - 0.01, mul(c, 1.2), line=0.7)
        front(s, x + (w / n) * 0.6, h - 0.28, 0.14, 0.03, -d / 2 - 0.02, "#e8cf8a", line=0.3)
    s.box((-w / 2 - 0.04, h - 0.07, -d / 2 - 0.05), (w / 2 + 0.04, h, d / 2), top, cast=False)
    for _ in range(int(w * 1.6) if goods else 0):
        x, tall = s.rng.uniform(-w / 2 + 0.1, w / 2 - 0.3), s.rng.uniform(0.12, 0.28)
        tone = s.rng.choice(("#c0563d", "#d9a92e", "#efe6d2", "#8a5a2b", "#5f7f86"))
        s.box(
            (x, h, 0.0), (x + s.rng.uniform(0.1, 0.2), h + tall, 0.16), tone, cast=False, line=0.8
        )


def cupboards(s: Scenery, w: float = 1.4, colour: str = "#4d827c", y: float = 1.72) -> None:
    """Hung on a wall behind."""
    c = rgb(colour)
    s.box((-w / 2, y, -0.17), (w / 2, y + 0.72, 0.17), c, cast=False)
    for i in range(max(1, int(w / 0.6))):
        front(s, -w / 2 + 0.04 + i * 0.6, y + 0.05, 0.54, 0.62, -0.18, mul(c, 1.15), line=0.6)


def fridge(s: Scenery, colour: str = "#dbd6c9") -> None:
    s.box((-0.45, 0, -0.36), (0.45, 1.9, 0.36), colour)
    front(s, -0.45, 1.2, 0.9, 0.02, -0.37, "#77736a")
    for y, h in ((1.3, 0.35), (0.7, 0.35)):
        front(s, -0.38, y, 0.04, h, -0.375, "#77736a")
    front(s, -0.1, 1.45, 0.22, 0.28, -0.37, "#f2d06b", line=0.3)
    front(s, 0.16, 1.55, 0.2, 0.2, -0.37, "#d97a5c", line=0.3)


def stove(s: Scenery, colour: str = "#3a3c44") -> None:
    s.box((-0.4, 0, -0.32), (0.4, 0.9, 0.32), colour)
    front(s, -0.32, 0.18, 0.64, 0.42, -0.33, "#1d1e24", line=0.7)
    front(s, -0.26, 0.26, 0.52, 0.26, -0.335, "#e0803a" if s.light.dark else "#4a3a34", glow=True)
    for x in (-0.2, 0.18):
        s.box((x - 0.09, 0.9, -0.12), (x + 0.09, 0.93, 0.06), "#23242b", cast=False)
    s.box((-0.28, 0.93, -0.14), (-0.08, 1.08, 0.06), "#8f9aa0", cast=False, line=0.8)


def bookcase(
    s: Scenery, w: float = 1.2, h: float = 2.1, colour: str = "#4e3223", goods: str = "books"
) -> None:
    c = rgb(colour)
    s.box((-w / 2, 0, -0.18), (w / 2, h, 0.18), c)
    rows = int(h / 0.46)
    for r in range(rows):
        y = 0.14 + r * 0.46
        front(s, -w / 2 + 0.05, y, w - 0.1, 0.40, -0.19, mul(c, 0.5), lit=0.6)
        x = -w / 2 + 0.07
        while x < w / 2 - 0.16:
            d = s.rng.uniform(0.05, 0.11) if goods == "books" else s.rng.uniform(0.12, 0.22)
            tone = s.rng.choice(("#8b2f2a", "#2f5d5a", "#c49a58", "#5a4a6b", "#7a7a4a", "#b8a890"))
            front(s, x, y, d, s.rng.uniform(0.24, 0.37), -0.2, tone, lit=0.85)
            x += d + (0.008 if goods == "books" else 0.05)


def cabinet(
    s: Scenery, w: float = 0.5, h: float = 1.35, colour: str = "#7d858a", drawers: int = 4
) -> None:
    s.box((-w / 2, 0, -0.26), (w / 2, h, 0.26), colour)
    for i in range(drawers):
        y = 0.04 + i * (h - 0.06) / drawers
        front(
            s,
            -w / 2 + 0.04,
            y,
            w - 0.08,
            h / drawers - 0.05,
            -0.27,
            mul(rgb(colour), 1.12),
            line=0.6,
        )
        front(s, -0.06, y + h / drawers * 0.5, 0.12, 0.025, -0.28, "#3a3c44")


def desk(s: Scenery, w: float = 1.5, colour: str = "#7d5230", screen: bool = False) -> None:
    c = rgb(colour)
    for x in (-w / 2, w / 2 - 0.42):
        s.box((x, 0, -0.34), (x + 0.42, 0.7, 0.34), c)
    s.box((-w / 2 - 0.04, 0.70, -0.40), (w / 2 + 0.04, 0.75, 0.40), mul(c, 1.2), cast=False)
    s.box((-0.5, 0.75, -0.2), (-0.2, 0.77, 0.1), "#f0ead8", cast=False, line=0.6)
    if screen:
        s.box((0.1, 0.75, 0.05), (0.32, 0.78, 0.2), "#2b2d35", cast=False)
        s.box((-0.08, 0.84, 0.1), (0.5, 1.22, 0.14), "#2b2d35", cast=False)
        front(s, -0.05, 0.87, 0.52, 0.32, 0.095, "#9fd0e8", glow=True)
    else:
        s.box((0.3, 0.75, 0.0), (0.4, 1.05, 0.08), "#2d4a44", cast=False)
        s.lamp((0.3, 1.0, 0.0), 0.8, "#ffd58a", 0.5 if s.light.dark else 0.1)


def bench(s: Scenery, w: float = 1.6, colour: str = "#8a5a36", back: bool = True) -> None:
    c = rgb(colour)
    if back:
        s.box((-w / 2, 0.55, 0.2), (w / 2, 0.92, 0.25), mul(c, 1.08), cast=False)
    for x in (-w / 2 + 0.1, w / 2 - 0.2):
        s.box((x, 0, -0.18), (x + 0.1, 0.42, 0.22), mul(c, 0.6), cast=False)
    s.box((-w / 2, 0.41, -0.22), (w / 2, 0.47, 0.22), c)


def stool(s: Scenery, colour: str = "#7a4a2c", h: float = 0.72) -> None:
    s.box((-0.04, 0, -0.04), (0.04, h, 0.04), "#3a3c44", cast=False)
    s.box((-0.18, h, -0.18), (0.18, h + 0.07, 0.18), colour)


def crate(s: Scenery, size: float = 1.0, colour: str = "#a9793f", count: int = 1) -> None:
    y, c = 0.0, rgb(colour)
    for _ in range(count):
        w = size * s.rng.uniform(0.85, 1.05)
        tone = mul(c, s.rng.choice((0.85, 1.0, 1.1)))
        h, z = w * 0.88, -w / 2 - 0.01
        s.box((-w / 2, y, -w / 2), (w / 2, y + h, w / 2), tone, cast=y == 0)
        front(s, -w / 2 + 0.1, y + 0.1, w - 0.2, h - 0.2, z, mul(tone, 0.78), lit=0.7)
        brace = [(-w / 2 + 0.1, y + 0.1, z - 0.01), (w / 2 - 0.24, y + h - 0.1, z - 0.01)]
        brace += [(w / 2 - 0.1, y + h - 0.1, z - 0.01), (-w / 2 + 0.24, y + 0.1, z - 0.01)]
        s.quad(brace, tone, layer=THINGS, lit=0.9, line=0.4, sided=True)
        y += h


def rug(
    s: Scenery, rx: float = 1.8, rz: float = 1.3, colour: str = "#6d2b36", edge: str = "#c49a58"
) -> None:
    for k, c in ((1.0, mul(rgb(colour), 0.85)), (0.88, rgb(edge)), (0.83, rgb(colour))):
        s.disc(0, 0, rx * k, rz * k, c, n=36)


def pendant(
    s: Scenery, y: float = 1.98, colour: str = "#c0563d", r: float = 0.24, a: float = 0.5
) -> None:
    def draw(pen: Pen) -> None:
        cord = poly(pen.px([(0, 0.26), (0, 1.6)]), False)
        pen.cv.stroke(cord, pen.light.ink, max(0.8, 0.014 * pen.k))
        shade = smooth(pen.px([(-r, 0), (-r * 0.45, 0.17), (0, 0.27), (r * 0.45, 0.17), (r, 0)]))
        pen.shape(shade, rgb(colour), 0.55)
        x, at = (float(v) for v in pen.px([(0, 0)])[0])
        pen.cv.fill(oval(x, at, r * 0.95 * pen.k, 0.035 * pen.k), (1, 0.95, 0.78))

    s.sign((0, y, 0), draw, 0.6, r * 2)
    dark = s.light.dark
    s.lamp((0, y - 0.04, 0), 1.3, "#ffd58a", a * 1.4 if dark else a * 0.6)
    if dark:
        s.pool(0, 0, 1.6, 1.4, "#ffd890", 0.4)


def plant(s: Scenery, h: float = 1.0) -> None:
    def draw(pen: Pen) -> None:
        pot = h * 0.28
        for i in range(11):
            a = math.pi * (0.08 + 0.84 * i / 10)
            x, y = math.cos(a) * h * 0.42, pot + math.sin(a) * h * 0.62
            leaf = [
                (0, pot),
                (x * 0.45 - 0.03, pot + (y - pot) * 0.6),
                (x, y),
                (x * 0.5 + 0.03, pot + (y - pot) * 0.4),
            ]
            pen.cv.fill(
                smooth(pen.px(leaf)),
                pen.surface(rgb("#5c8f47" if i % 2 else "#3b6a3a"), 0.95 if i % 2 else 0.6),
            )
        w = h * 0.16
        pen.shape(
            poly(pen.px([(-w, pot), (w, pot), (w * 0.75, 0), (-w * 0.75, 0)])), rgb("#b5603f"), 0.8
        )

    s.sign((0, 0, 0), draw, h, h * 0.8)


def barrel(s: Scenery, colour: str = "#8a6236", h: float = 0.9) -> None:
    def draw(pen: Pen) -> None:
        side = [
            (-0.25, 0),
            (-0.31, h * 0.35),
            (-0.31, h * 0.65),
            (-0.25, h),
            (0.25, h),
            (0.31, h * 0.65),
            (0.31, h * 0.35),
            (0.25, 0),
        ]
        pen.shape(smooth(pen.px(side), t=0.08), rgb(colour), 0.45, (0.12, 0.0))
        for y in (0.22, 0.74):
            hoop = poly(pen.px([(-0.3, h * y), (0.3, h * y)]), False)
            pen.cv.stroke(hoop, pen.surface(rgb("#3a3c44"), 0.7), 0.05 * pen.k)

    s.sign((0, 0, 0), draw, h, 0.6)
    s.pool(0, 0, 0.42, 0.36, s.light.shadow_colour, s.light.shadow)


FURNITURE: dict[str, Any] = {
    f.__name__: f
    for f in (
        table, chair, armchair, sofa, bed, counter, cupboards, fridge, stove, bookcase, cabinet,
        desk, bench, stool, crate, rug, pendant, plant, barrel,
    )
}  # fmt: skip
