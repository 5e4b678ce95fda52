"""House fronts: storeys, windows, shops and porches."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import WHITE, Colour, mix, mul, rgb
from engines.animatic.drawing.items import SNOW
from engines.animatic.drawing.scenery import Scenery

_FAR = 60.0  # houses are painted before whatever stands in the street
_BRICK = ("#9a5b50", "#76706e", "#b08a63", "#6d8084", "#8b6a7a", "#a7946f")
_SHOPS = ("#7a2a2e", "#23504c", "#6d4a1f", "#2f3d63")
_AWNINGS = ("#a8323a", "#2f6f6a", "#b98a2e")


@dataclass(frozen=True)
class _Front:
    """A house front along local x, looking to -z; u from its left edge, v up, `out` towards us."""

    s: Scenery
    x: float
    w: float
    h: float
    colour: Colour
    lit: float

    def rect(
        self, u: float, v: float, w: float, h: float, c: str | Colour, out: float = 0.0, **how: Any
    ) -> None:
        x = self.x + u
        pts = [(x, v, -out), (x, v + h, -out), (x + w, v + h, -out), (x + w, v, -out)]
        self.s.quad(pts, c, **({"lit": self.lit, "sided": True} | how))

    @property
    def rng(self) -> random.Random:
        return self.s.rng


def terrace(
    s: Scenery, length: float = 60.0, high: tuple[float, float] = (9.0, 16.0), shops: bool = True
) -> None:
    """Houses side by side along local x, fronts to -z."""
    x = -length / 2
    fronts = []
    while x < length / 2:
        w = s.rng.uniform(6.5, 9.0)
        fronts.append((x, w, s.rng.uniform(*high), s.rng.choice(_BRICK)))
        x += w
    facing = -float((np.array([0, 0, 1]) @ s._axes) @ np.array(s.light.sun))
    lit = 0.95 if facing > 0.1 else 0.62
    for x, w, h, c in fronts:
        with s.piece(bias=_FAR):
            house(s, x, w, h, c, lit, shops)


def house(
    s: Scenery,
    x: float = -4.0,
    w: float = 8.0,
    h: float = 11.0,
    colour: str = "#9a5b50",
    lit: float = 0.85,
    shop: bool = True,
) -> None:
    f = _Front(s, x, w, h, rgb(colour), lit)
    c, low, high = f.colour, *((0.95, 0.6) if s.light.dark else (0.72, 1.05))
    face = [(x, 0, 0), (x, h, 0), (x + w, h, 0), (x + w, 0, 0)]
    graded = ((x, 0, 0), (x, h, 0), lit * low, lit * high)
    s.quad(face, c, sided=True, grad=graded)
    for side in (x, x + w):
        end = [(side, 0, 0), (side, 0, 9), (side, h, 9), (side, h, 0)]
        s.quad(end, mul(c, 0.8), lit=0.5)
    for _ in range(int(h * 3)):
        u, v = f.rng.uniform(0, w - 0.7), f.rng.uniform(0.3, h - 0.5)
        brick = mul(c, f.rng.choice((0.82, 1.14)))
        f.rect(u, v, f.rng.uniform(0.3, 0.7), 0.07, brick, 0.005, a=0.55)
    base = 3.1 if shop else 0.3
    _storeys(f, base)
    top = mix(c, SNOW, 0.6) if s.light.snow else mul(c, 1.15)
    f.rect(-0.05, h - 0.45, w + 0.1, 0.45, top, 0.30, line=0.5)
    f.rect(0, h - 0.55, w, 0.10, mul(c, 0.6), 0.20)
    if shop:
        _shop(f)
    else:
        _porch(f)


def _storeys(f: _Front, base: float) -> None:
    n = max(2, int(f.w / 1.9))
    step = (f.w - 0.5) / n
    for k in range(n + 1):  # pilasters
        f.rect(0.05 + k * step, base + 0.4, 0.16, f.h - base - 0.8, mul(f.colour, 1.12), 0.06)
        f.rect(0.21 + k * step, base + 0.4, 0.08, f.h - base - 0.8, mul(f.colour, 0.62), 0.04)
    for r in range(int((f.h - base - 1.2) / 2.5)):
        y = base + 0.9 + r * 2.5
        f.rect(0, y - 0.34, f.w, 0.10, mul(f.colour, 1.2), 0.12)
        f.rect(0, y - 0.42, f.w, 0.08, mul(f.colour, 0.6), 0.10)
        for k in range(n):
            _pane(f, 0.42 + k * step, y, step * 0.56, 1.5)


def _glass(f: _Front, share: float, lights: tuple[str, ...]) -> tuple[Colour, bool]:
    """What a window shows: light behind some after dark, else the sky."""
    light = f.s.light
    on = f.rng.random() < share if light.dark else f.rng.random() < 0.05
    tone = rgb(f.rng.choice(lights))
    if on:
        return tone, True
    if light.dark:
        return rgb("#131b36"), False
    return mix(rgb("#5f7c94"), mix(light.sky[0], light.sky[1], 0.5), 0.35), True


def _pane(f: _Front, u: float, y: float, w: float, h: float) -> None:
    """A window with surround, reveal, bars and sill."""
    trim = rgb("#cfc3ae")
    glass, glow = _glass(f, 0.38, ("#ffd27a", "#ffba62", "#ffe2a8", "#cfe0ff"))
    f.rect(u - 0.12, y - 0.10, w + 0.24, h + 0.24, trim, 0.03, lit=f.lit * 0.9)
    f.rect(u, y, w, h, glass, 0.034, glow=glow)
    f.rect(u, y + h - 0.22, w, 0.22, "#0a0c14", 0.036, glow=True, a=0.45)
    f.rect(u, y, 0.10, h, "#0a0c14", 0.036, glow=True, a=0.4)
    f.rect(u + w / 2 - 0.03, y, 0.06, h, trim, 0.04, lit=f.lit * 0.8)
    f.rect(u, y + h * 0.55, w, 0.06, trim, 0.04, lit=f.lit * 0.8)
    if glow and not f.s.light.dark:
        f.rect(u + 0.1, y + 0.3, w * 0.4, 0.7, mix(glass, WHITE, 0.4), 0.038, glow=True, a=0.5)
    sill = SNOW if f.s.light.snow else mul(trim, 1.1)
    f.rect(u - 0.16, y - 0.16, w + 0.32, 0.10, sill, 0.10)


def _shop(f: _Front) -> None:
    """A shop front: window, door, fascia, awning."""
    w, split = f.w, f.w * 0.62 - 0.45
    f.rect(0.1, 0.14, w - 0.2, 2.96, mul(f.colour, 0.55), 0.02)
    glass, glow = _glass(f, 0.7, ("#ffcf82", "#ff9e6a", "#a8e8de", "#ffd9a0"))
    on = glow and f.s.light.dark
    f.rect(0.45, 0.65, split, 1.9, glass, 0.04, glow=glow)
    f.rect(0.45, 2.28, split, 0.27, "#0a0c14", 0.045, glow=True, a=0.35)
    for q in (0.33, 0.66):
        f.rect(0.41 + split * q, 0.65, 0.08, 1.9, "#241c22", 0.05)
    for _ in range(4 if on else 0):
        u, d, h = f.rng.uniform(0.6, w * 0.5), f.rng.uniform(0.15, 0.4), f.rng.uniform(0.4, 1.0)
        f.rect(u, 0.65, d, h, "#3a2418", 0.046, glow=True, a=0.65)
    f.rect(w * 0.70, 0.14, w * 0.16, 2.36, "#2a1f1c", 0.04, line=0.7)
    f.rect(w * 0.725, 0.9, w * 0.11, 1.4, glass if on else rgb("#53626a"), 0.05, glow=on)
    f.rect(0.3, 2.65, w - 0.6, 0.4, f.rng.choice(_SHOPS), 0.12, lit=f.lit + 0.1, line=0.6)
    for q in range(f.rng.randint(3, 6)):  # a sign one cannot quite read
        if 0.9 + q * 0.55 < w - 1.2:
            f.rect(0.9 + q * 0.55, 2.76, 0.32, 0.18, "#e9d9a8", 0.13, glow=on)
    _awning(f)


def _awning(f: _Front) -> None:
    tone, n, s = f.rng.choice(_AWNINGS), 6, f.s
    for q in range(n):
        a, b = (0.35 + (f.w * 0.66 - 0.35) * k / n + f.x for k in (q, q + 1))
        c = SNOW if s.light.snow else rgb(tone if q % 2 else "#e6dcc4")
        s.quad(
            [(a, 2.62, -0.05), (a, 2.25, -1.05), (b, 2.25, -1.05), (b, 2.62, -0.05)],
            c,
            lit=f.lit + 0.12,
        )
        s.quad(
            [(a, 2.25, -1.05), (a, 2.05, -1.05), (b, 2.05, -1.05), (b, 2.25, -1.05)],
            mul(c, 0.8),
            lit=f.lit,
        )


def _porch(f: _Front) -> None:
    at = f.w * 0.42
    f.rect(at - 0.12, 0.1, 1.24, 2.4, "#cfc3ae", 0.05)
    f.rect(at, 0.1, 1.0, 2.2, f.rng.choice(_SHOPS), 0.06, line=0.8)
    f.rect(at + 0.8, 1.1, 0.08, 0.08, "#d9b45a", 0.08)
    for k in range(3):
        f.rect(at - 0.3 - k * 0.1, 0.0, 1.6 + k * 0.2, 0.16 - k * 0.05, "#a8a098", 0.3 + k * 0.25)
    for u in (0.6, f.w - 1.8):
        _pane(f, u, 1.0, 1.1, 1.4)


TOWN: dict[str, Any] = {f.__name__: f for f in (terrace, house)}
