"""What hangs on or is cut into walls: doors, pictures, shelves, boards, pipes; all by name."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import mul, rgb
from engines.animatic.drawing.sets.rooms import Wall
from engines.animatic.drawing.sets.windows import window


def door(
    w: Wall, u: float, colour: str = "#6b4634", wide: float = 0.95, glass: bool = False
) -> None:
    c, x = rgb(colour), u - wide / 2
    w.rect(x - 0.09, 0, wide + 0.18, 2.17, mul(c, 1.25), 0.016, line=0.8)
    w.rect(x, 0, wide, 2.08, c, 0.024, line=0.9)
    for v, h in ((0.18, 0.75), (1.10, 0.82)):
        for k in (0, 1):
            pane = w.s.light.window if glass and v > 1 else mul(c, 0.84)
            w.rect(x + 0.10 + k * (wide / 2 - 0.04), v, wide / 2 - 0.16, h, pane, 0.03, line=0.5)
    w.rect(x + wide - 0.13, 1.0, 0.05, 0.05, "#d9b45a", 0.06, line=0.4)


def picture(
    w: Wall,
    u: float,
    v: float = 1.45,
    wide: float = 0.8,
    tall: float = 0.6,
    frame: str = "#c49a58",
    tone: str = "#5f7f86",
) -> None:
    x = u - wide / 2
    w.rect(x, v, wide, tall, frame, 0.03, line=0.9)
    w.rect(x + 0.06, v + 0.06, wide - 0.12, tall - 0.12, tone, 0.035)
    peak = [(x + 0.06, v + 0.06), (u - 0.05, v + tall * 0.62), (x + wide - 0.06, v + 0.06)]
    w.quad(peak, mul(rgb(tone), 0.65), 0.038)
    w.quad(
        [(u, v + 0.06), (u + wide * 0.24, v + tall * 0.42), (x + wide - 0.06, v + 0.06)],
        mul(rgb(tone), 0.8),
        0.039,
    )


def shelf(
    w: Wall,
    u: float,
    v: float = 1.5,
    wide: float = 1.2,
    colour: str = "#7a5236",
    goods: str = "jars",
) -> None:
    rng, x = w.s.rng, u - wide / 2
    at = x + 0.04
    while at < x + wide - 0.14:
        d = rng.uniform(0.05, 0.10) if goods == "books" else rng.uniform(0.09, 0.16)
        tall = rng.uniform(0.18, 0.30) if goods != "bottles" else rng.uniform(0.24, 0.34)
        tone = rng.choice(("#8b2f2a", "#2f5d5a", "#c49a58", "#5a4a6b", "#7a7a4a", "#d9cfbb"))
        w.rect(at, v, d * 0.9, tall, tone, 0.14, line=0.5)
        if goods == "bottles":
            w.rect(at + d * 0.3, v + tall, d * 0.3, 0.09, tone, 0.14, line=0.4)
        at += d + (0.01 if goods == "books" else 0.05)
    w.rect(x, v - 0.04, wide, 0.045, colour, 0.2, line=0.7)
    w.rect(x, v - 0.10, wide, 0.06, mul(rgb(colour), 0.6), 0.04)


def board(
    w: Wall,
    u: float,
    v: float = 1.05,
    wide: float = 2.4,
    tall: float = 1.15,
    tone: str = "#2f4a42",
    frame: str = "#8a6236",
    marks: str = "#cfd8d0",
) -> None:
    """A blackboard, notice board, map or dark pane."""
    rng, x = w.s.rng, u - wide / 2
    w.rect(x - 0.06, v - 0.06, wide + 0.12, tall + 0.12, frame, 0.02, line=0.9)
    w.rect(x, v, wide, tall, tone, 0.03)
    for _ in range(int(wide * 5) if marks else 0):
        a, b = rng.uniform(x + 0.1, x + wide - 0.5), rng.uniform(v + 0.12, v + tall - 0.15)
        w.rect(a, b, rng.uniform(0.15, 0.4), rng.choice((0.02, 0.02, 0.14)), marks, 0.034, a=0.7)


def clock(w: Wall, u: float, v: float = 2.05, r: float = 0.2) -> None:
    t = np.linspace(0, -2 * math.pi, 22, endpoint=False)
    for radius, c, out in ((r, "#2b2b30", 0.03), (r * 0.86, "#f4efe2", 0.035)):
        w.quad(np.stack([u + np.cos(t) * radius, v + np.sin(t) * radius], 1), c, out)
    w.rect(u - 0.012, v, 0.024, r * 0.65, "#2b2b30", 0.04)
    w.quad(
        [(u, v + 0.01), (u + r * 0.45, v - r * 0.2), (u + r * 0.43, v - r * 0.25), (u, v - 0.012)],
        "#2b2b30",
        0.04,
    )


def tiles(
    w: Wall, v: float = 0.9, tall: float = 0.6, colour: str = "#e9e2cf", size: float = 0.2
) -> None:
    """A band of tiles right round."""
    half = w.width / 2
    w.rect(-half, v, w.width, tall, colour, 0.016)
    tone = mul(rgb(colour), 0.84)
    for i in range(int(w.width / size)):
        w.rect(-half + i * size, v, 0.012, tall, tone, 0.018)
    for j in range(int(tall / size) + 1):
        w.rect(-half, v + j * size, w.width, 0.012, tone, 0.018)


def panels(w: Wall, tall: float = 0.95, colour: str = "#5b3a2c") -> None:
    """Wooden panelling below."""
    half, n = w.width / 2, max(2, int(w.width / 0.72))
    w.rect(-half, 0, w.width, tall, colour, 0.016)
    for i in range(n):
        w.rect(
            -half + 0.06 + i * w.width / n,
            0.16,
            w.width / n - 0.12,
            tall - 0.28,
            mul(rgb(colour), 1.16),
            0.02,
            line=0.6,
        )
    w.rect(-half, tall, w.width, 0.06, mul(rgb(colour), 1.3), 0.03, line=0.5)


def sconce(w: Wall, u: float, v: float = 1.85, colour: str = "#ffd08a") -> None:
    """A wall lamp."""
    w.rect(u - 0.04, v - 0.18, 0.08, 0.18, "#6b5a3c", 0.05, line=0.5)
    shade = [(u - 0.07, v), (u - 0.12, v + 0.2), (u + 0.12, v + 0.2), (u + 0.07, v)]
    w.quad(shade, "#f0d9a4", 0.1, glow=w.s.light.dark, line=0.6)
    w.s.lamp(w.point(u, v + 0.1, 0.14), 0.9, colour, 0.55 if w.s.light.dark else 0.16)


def fireplace(w: Wall, u: float, stone: str = "#8d857c") -> None:
    """A hearth with a fire in it."""
    w.rect(u - 0.95, 0, 1.9, 1.3, stone, 0.05, line=1.0)
    w.rect(u - 1.1, 1.3, 2.2, 0.10, mul(rgb(stone), 1.3), 0.28, line=0.9)
    w.rect(u - 0.6, 0.05, 1.2, 0.9, "#140b0a", 0.06, glow=True, line=1.0)
    w.rect(u - 0.9, 0, 1.8, 0.05, mul(rgb(stone), 0.7), 0.45, line=0.6)
    rng = w.s.rng
    for _ in range(26):
        a, b = rng.uniform(u - 0.95, u + 0.75), rng.uniform(0.05, 1.2)
        if not (u - 0.75 < a < u + 0.6 and b < 1.0):
            w.rect(
                a, b, rng.uniform(0.12, 0.22), 0.1, mul(rgb(stone), rng.choice((0.85, 1.12))), 0.055
            )
    for scale, c in ((1.0, "#ff7a2a"), (0.68, "#ffb23c"), (0.4, "#fff0a8")):
        flame = [
            (-0.34, 0),
            (-0.30, 0.28),
            (-0.18, 0.20),
            (-0.06, 0.62),
            (0.10, 0.30),
            (0.22, 0.46),
            (0.34, 0.10),
            (0.30, 0),
        ]
        w.quad([(u + x * scale, 0.1 + y * scale) for x, y in flame], c, 0.07, glow=True)
    for x in (-0.3, 0.0):
        w.rect(u + x, 0.07, 0.36, 0.07, "#3a2218", 0.075)
    w.s.lamp(w.point(u, 0.4, 0.2), 2.2, "#ff9a4a", 0.7 if w.s.light.dark else 0.4)
    x, _, z = w.point(u, 0, 1.0)
    w.s.pool(x, z, 1.7, 1.3, "#ff8a3a", 0.4 if w.s.light.dark else 0.16)


def pipes(w: Wall, u: float = 0.0, v: float = 2.2, colour: str = "#6b6f78") -> None:
    half = w.width / 2
    for k, d in enumerate((0.0, 0.16)):
        w.rect(-half, v + d, w.width, 0.09, mul(rgb(colour), 1 - 0.15 * k), 0.1, line=0.6)
    w.rect(u - 0.05, 0, 0.1, v, mul(rgb(colour), 0.9), 0.09, line=0.6)


def hooks(w: Wall, u: float, v: float = 1.55, tone: str = "#b8452f") -> None:
    """A row of hooks with a coat or two."""
    w.rect(u - 0.5, v + 0.1, 1.0, 0.08, "#5b3a2c", 0.03, line=0.5)
    for k, c in ((-0.3, tone), (0.12, "#3d4452")):
        coat = [(u + k - 0.14, v - 0.75), (u + k - 0.16, v - 0.2), (u + k - 0.04, v + 0.08)]
        coat += [(u + k + 0.06, v + 0.08), (u + k + 0.18, v - 0.2), (u + k + 0.16, v - 0.75)]
        w.quad(coat, c, 0.09, line=0.8)


def opening(w: Wall, u: float, wide: float = 1.3, tall: float = 2.2, tone: str = "#2a2430") -> None:
    """An archway into the dark next room."""
    x = u - wide / 2
    w.rect(x - 0.08, 0, wide + 0.16, tall + 0.08, mul(rgb(tone), 1.9), 0.014, line=0.8)
    w.rect(x, 0, wide, tall, tone, 0.02)


FITTINGS: dict[str, Any] = {
    "window": window,
    "door": door,
    "picture": picture,
    "shelf": shelf,
    "board": board,
    "clock": clock,
    "tiles": tiles,
    "panels": panels,
    "sconce": sconce,
    "fireplace": fireplace,
    "pipes": pipes,
    "hooks": hooks,
    "opening": opening,
}
