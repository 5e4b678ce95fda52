"""Windows: the light of the hour, what is outside, what the weather does to the glass."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.colour import mix, mul, rgb
from engines.animatic.drawing.items import Beam
from engines.animatic.drawing.scenery import GROUND
from engines.animatic.drawing.sets.rooms import Wall


def window(
    w: Wall,
    u: float,
    v: float = 1.15,
    wide: float = 1.3,
    tall: float = 1.15,
    bars: tuple[int, int] = (2, 2),
    frame: str = "#efe6d2",
    curtains: str = "",
    view: str = "",
    shaft: bool = True,
) -> None:
    """Centred on u: a frame, the light of the hour, bars, curtains, and a shaft of sun."""
    light = w.s.light
    x = u - wide / 2
    w.rect(x - 0.07, v - 0.07, wide + 0.14, tall + 0.14, frame, 0.012, line=0.8)
    w.rect(x, v, wide, tall, light.window, 0.02, glow=True, line=0.5)
    _view(w, x, v, wide, tall, view)
    _panes(w, x, v, wide, tall)
    w.rect(x, v + tall * 0.88, wide, tall * 0.12, mul(light.window, 0.8), 0.024, glow=True)
    for i in range(1, bars[0]):
        w.rect(x + wide * i / bars[0] - 0.018, v, 0.036, tall, frame, 0.03)
    for i in range(1, bars[1]):
        w.rect(x, v + tall * i / bars[1] - 0.018, wide, 0.036, frame, 0.03)
    w.rect(x - 0.14, v - 0.12, wide + 0.28, 0.06, mul(rgb(frame), 1.05), 0.10, line=0.6)
    if curtains:
        _curtains(w, x, v, wide, tall, curtains)
    if shaft and not light.dark and light.sun_shows:
        _shaft(w, x, v, wide, tall)


def _view(w: Wall, x: float, v: float, wide: float, tall: float, view: str) -> None:
    """What is outside: hills, roofs or the sea, as far as the hour lets one see."""
    sky = w.s.light.window
    far = mix(sky, rgb("#6f8f7a"), 0.35)
    if view == "sea":
        w.rect(x, v, wide, tall * 0.42, mix(sky, rgb("#3f6f8a"), 0.5), 0.021, glow=True)
    elif view == "roofs":
        for i in range(5):
            t = (0.25, 0.42, 0.3, 0.5, 0.34)[i]
            tone = mix(sky, rgb("#5a4f63"), 0.4)
            w.rect(x + wide * i / 5, v, wide / 5, tall * t, tone, 0.021, glow=True)
    elif view == "none":
        return
    else:
        u = np.linspace(0, 1, 14)
        top = tall * (0.26 + 0.10 * np.sin(u * 5 + 1) + 0.04 * np.sin(u * 13))
        pts = [(x, v), *((x + wide * a, v + b) for a, b in zip(u, top, strict=True)), (x + wide, v)]
        w.quad(pts, far, 0.021, glow=True)


def _panes(w: Wall, x: float, v: float, wide: float, tall: float) -> None:
    """What the weather does to the glass: runnels of rain, or flakes and snow on the sill."""
    falls, rng = w.s.light.falls, w.s.rng
    pale = mix(w.s.light.window, rgb("#ffffff"), 0.5)
    for _ in range(int(26 * wide * tall) if falls == "rain" else 0):
        u, h = rng.uniform(x, x + wide - 0.03), rng.uniform(0.12, 0.4) * tall
        y = rng.uniform(v, v + tall - h)
        run = [(u, y), (u + 0.02, y + h), (u + 0.034, y + h), (u + 0.012, y)]
        w.quad(run, pale, 0.026, glow=True)
    for _ in range(int(40 * wide * tall) if falls == "snow" else 0):
        u, y, r = rng.uniform(x, x + wide - 0.04), rng.uniform(v, v + tall - 0.04), 0.032
        w.rect(u, y, r, r, "#f4f7fb", 0.026, glow=True)
    if falls == "snow":
        w.rect(x, v, wide, tall * 0.10, "#eef2f7", 0.027, glow=not w.s.light.dark)


def _curtains(w: Wall, x: float, v: float, wide: float, tall: float, colour: str) -> None:
    c = rgb(colour)
    for side in (-1, 1):
        u = x - 0.30 if side < 0 else x + wide - 0.06
        w.rect(u, v - 0.25, 0.36, tall + 0.45, c, 0.05, line=0.6)
        for k in range(3):
            w.rect(u + 0.05 + k * 0.11, v - 0.25, 0.028, tall + 0.45, mul(c, 0.78), 0.055)
    w.rect(x - 0.38, v + tall + 0.17, wide + 0.76, 0.05, mul(c, 0.5), 0.06)


def _shaft(w: Wall, x: float, v: float, wide: float, tall: float) -> None:
    """Sun on the floor, and a little of it in the air."""
    n, length = w.inward, 2.4
    side = 0.45 if w.s.light.sun[0] > 0 else -0.45
    lit = mix(w.s.light.glow, w.s.light.key, 0.3)
    near = [w.point(u, 0.005, 0.9) for u in (x, x + wide)]
    far = [w.point(u + side, 0.005, 0.9 + length * 0.55) for u in (x + wide, x)]
    w.s.quad([*near, *far], lit, layer=GROUND, glow=True, a=0.34)
    top = [w.point(x, v + tall, 0.05), w.point(x + wide, v + tall, 0.05)]
    end = [w.point(x + wide + side, 0.2, length), w.point(x + side, 0.2, length)]
    if abs(n[2]) + abs(n[0]) > 0:
        w.s.air(Beam(w.s.world([*top, *end]), lit, 0.07))
