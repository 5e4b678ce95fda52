"""Things of one kind of place only: what caves, courts, lifts and bathrooms are known by."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import mix, mul, rgb
from engines.animatic.drawing.items import Beam
from engines.animatic.drawing.path import poly, smooth
from engines.animatic.drawing.scenery import THINGS, Scenery
from engines.animatic.drawing.sets.rooms import Wall
from engines.animatic.drawing.signs import Pen


def bathtub(s: Scenery, colour: str = "#f1f4f3") -> None:
    s.box((-0.85, 0.0, -0.38), (0.85, 0.56, 0.38), colour)
    water = [(-0.76, 0.565, -0.3), (0.76, 0.565, -0.3), (0.76, 0.565, 0.3), (-0.76, 0.565, 0.3)]
    s.quad(water, "#9fc3cc", layer=THINGS, line=0.6)
    s.box((0.70, 0.56, -0.05), (0.76, 0.80, 0.05), "#9aa4a8", cast=False, line=0.8)


def flag(s: Scenery, colour: str = "#2f4d7a", h: float = 2.5) -> None:
    """A flag that hangs from its pole."""
    c = rgb(colour)

    def draw(pen: Pen) -> None:
        pole = poly(pen.px([(0, 0), (0, h)]), False)
        pen.cv.stroke(pole, pen.surface(rgb("#b08a3c"), 0.9), max(1.0, 0.045 * pen.k))
        cloth = [(0.02, h - 0.06), (0.34, h - 0.36), (0.44, h - 1.25)]
        cloth += [(0.20, h - 1.4), (0.03, h - 1.2)]
        pen.shape(smooth(pen.px(cloth), t=0.12), c, 0.5, (0.08, 0.02))

    s.sign((0, 0, 0), draw, h, 1.0)


def stalactites(s: Scenery, count: int = 24, h: float = 4.4, colour: str = "#4a413b") -> None:
    """Teeth of stone from the roof, and some from the floor at the sides."""
    c = rgb(colour)
    for _ in range(count):
        x, z = s.rng.uniform(-4.2, 4.2), s.rng.uniform(-3.0, 7.6)
        long, r = s.rng.uniform(0.4, 1.5), s.rng.uniform(0.10, 0.26)
        if abs(x) < 2.4 and abs(z) < 2.4:
            long *= 0.5
        with s.piece(x, z):
            _tooth(s, h - long, r, long, mul(c, s.rng.uniform(0.8, 1.15)))


def _tooth(s: Scenery, y: float, r: float, long: float, c: Any) -> None:
    def draw(pen: Pen) -> None:
        side = [(-r, long), (-r * 0.5, long * 0.5), (0, 0), (r * 0.5, long * 0.55), (r, long)]
        pen.shape(smooth(pen.px(side), t=0.08), c, 0.42, (0.06, 0.0))

    s.sign((0, y, 0), draw, long, 2 * r)


def pool(s: Scenery, rx: float = 1.1, rz: float = 0.7) -> None:
    """Still water on the floor."""
    s.disc(0, 0, rx * 1.06, rz * 1.08, "#3a332f", n=30)
    s.disc(0, 0, rx, rz, mix(rgb("#2f5a66"), s.light.window, 0.25), n=30, y=0.006)
    s.disc(-0.2, 0.1, rx * 0.5, rz * 0.3, mix(rgb("#5f8f9a"), s.light.window, 0.4), n=20, y=0.008)


def strata(w: Wall) -> None:
    """Rock: uneven layers across a wall."""
    rng, half = w.s.rng, w.width / 2
    for _ in range(int(w.width * 3.2)):
        u, v = rng.uniform(-half, half - 1.0), rng.uniform(0.0, w.height - 0.4)
        long, tall = rng.uniform(0.6, 2.2), rng.uniform(0.12, 0.42)
        x = np.linspace(0, 1, 7)
        top = [(u + long * t, v + tall * math.sin(math.pi * t) * rng.uniform(0.6, 1.0)) for t in x]
        low = [(u + long * t, v - tall * 0.3 * math.sin(math.pi * t)) for t in x[::-1]]
        tone = mul(rgb("#5d534b"), rng.choice((0.78, 0.88, 1.12, 1.22)))
        w.quad([*top, *low], tone, 0.008, a=0.8)


def mouth(
    w: Wall,
    u: float,
    wide: float = 2.4,
    tall: float = 2.7,
    tone: str = "#120e10",
    light: bool = False,
) -> None:
    """A ragged hole in rock: into the dark, or out into the day, which falls in through it."""
    rng = w.s.rng
    t = np.linspace(0, math.pi, 15)

    def hole(grow: float) -> list[tuple[float, float]]:
        edge = [(u - wide / 2 * grow * math.cos(a), tall * grow * math.sin(a) ** 0.7) for a in t]
        return [(x, max(0.0, y * rough[n])) for n, (x, y) in enumerate(edge)]

    rough = [rng.uniform(0.88, 1.08) for _ in t]
    w.quad(hole(1.1), mul(rgb("#3a322d"), 0.8), 0.012, line=0.8)
    w.quad(hole(1.0), w.s.light.window if light else tone, 0.02, glow=True)
    if light and not w.s.light.dark:
        x, _, z = w.point(u, 0, 1.6)
        w.s.pool(x, z, wide * 0.9, 2.4, w.s.light.window, 0.34)
        top = [w.point(u - wide * 0.3, tall * 0.9, 0.1), w.point(u + wide * 0.3, tall * 0.9, 0.1)]
        end = [w.point(u + wide * 0.7, 0.1, 5.0), w.point(u - wide * 0.7, 0.1, 5.0)]
        w.s.air(Beam(w.s.world([*top, *end]), w.s.light.window, 0.10))


def stars(w: Wall, u: float, v: float = 0.95, wide: float = 5.0, tall: float = 1.5) -> None:
    """A window on space: stars, and a planet at its edge."""
    rng, x = w.s.rng, u - wide / 2
    w.rect(x - 0.08, v - 0.08, wide + 0.16, tall + 0.16, "#4b5560", 0.02, line=0.9)
    w.rect(x, v, wide, tall, "#080c1e", 0.03, glow=True)
    for _ in range(int(34 * wide * tall)):
        a, b, r = rng.uniform(x, x + wide - 0.03), rng.uniform(v, v + tall - 0.03), 0.006
        r *= rng.choice((1, 1, 1.6, 2.4))
        tone = rng.choice(("#ffffff", "#cfe0ff", "#ffe9c4"))
        w.quad([(a, b - r), (a - r, b), (a, b + r), (a + r, b)], tone, 0.033, glow=True)
    t = np.linspace(0, -math.pi, 18)
    for k, c in ((1.0, "#2f5d8c"), (0.88, "#4c86b8")):
        rim = np.stack([x + wide * 0.78 + np.cos(t) * 0.62 * k, v - np.sin(t) * 0.62 * k], 1)
        w.quad(rim, c, 0.034 + 0.001 / k, glow=True)


def seal(w: Wall, u: float, v: float = 3.2, r: float = 0.62) -> None:
    """The arms of a court."""
    t = np.linspace(0, -2 * math.pi, 28, endpoint=False)
    for k, c in ((1.0, "#d9b45a"), (0.88, "#2f3d63"), (0.5, "#d9b45a"), (0.42, "#8b2f3a")):
        w.quad(np.stack([u + np.cos(t) * r * k, v + np.sin(t) * r * k], 1), c, 0.02 + 0.004 / k)


def buttons(w: Wall, u: float) -> None:
    """The panel of a lift, one floor lit."""
    w.rect(u - 0.14, 0.95, 0.28, 0.86, "#c9ccd0", 0.02, line=0.7)
    for n in range(8):
        x, y = u - 0.075 + 0.09 * (n % 2), 1.02 + 0.15 * (n // 2)
        on = n == 5
        w.rect(x, y, 0.06, 0.06, "#ffb03a" if on else "#f1f1ec", 0.03, glow=on, line=0.4)
    w.rect(u - 0.09, 1.66, 0.18, 0.10, "#20242a", 0.03)
    w.rect(u - 0.02, 1.68, 0.04, 0.06, "#ff6a48", 0.034, glow=True)


ODDMENTS: dict[str, Any] = {f.__name__: f for f in (bathtub, flag, stalactites, pool)}
WALLED: dict[str, Any] = {f.__name__: f for f in (strata, mouth, seal, buttons, stars)}
