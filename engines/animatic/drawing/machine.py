"""What makes a robot of a body: a head like a box, plates, joints and lamps."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.colour import Colour, mix, mul
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.head import Head, ball
from engines.animatic.drawing.path import Array, Path, oval, poly, smooth
from engines.animatic.drawing.shapes import hull_points, resample, round_hull
from engines.animatic.drawing.skeleton import Limb

LAMP: Colour = (0.55, 0.92, 1.0)
_DARK: Colour = (0.10, 0.12, 0.15)
_BOX = np.array(
    [(x * w, y, z) for x in (-1, 1) for y, w, z in (
        (0.105, 0.070, 0.065), (0.105, 0.070, -0.085), (0.060, 0.086, 0.088), (0.060, 0.086, -0.10),
        (-0.085, 0.080, 0.086), (-0.085, 0.080, -0.09), (-0.115, 0.060, 0.060),
    )]
)  # fmt: skip


def head_outline(h: Head) -> Path:
    """A box with its edges broken."""
    return smooth(resample(hull_points(h.at(_BOX)), 40), t=0.1)


def draw_antenna(h: Head) -> None:
    """A rod with a lamp on top of the head, and a bolt at each temple."""
    foot, tip = h.at([(0.045, 0.10, -0.02), (0.050, 0.185, -0.02)])
    h.cv.stroke(poly([foot, tip], False), h.br.ink, max(1.2, 0.010 * h.k))
    x, y = (float(v) for v in tip)
    h.cv.fill(oval(x, y, 0.016 * h.k), h.br.ink)
    h.cv.fill(oval(x, y, 0.011 * h.k), (1.0, 0.42, 0.30))
    for side in (-1, 1):
        if side * h.view[0] > 0.15:
            bolt = ball((side * 0.088, 0.0, -0.014), (0.012, 0.032, 0.032), 5, 10)
            h.br.part(round_hull(h.at(bolt), 16), mul(h.skin, 0.7), 0.006)


def draw_machine_face(h: Head, outline: Path) -> None:
    """A dark visor with two lights, and a mouth of bars that light up."""
    visor = [(-0.068, 0.036), (0.068, 0.036), (0.064, -0.022), (-0.064, -0.022)]
    h.cv.fill(smooth(h.on(visor, 0.002), t=0.08), _DARK, clip=outline)
    shut = h.fig.acting.blink
    for side in (-1, 1):
        if side * h.view[0] > -0.72:
            x, y = (float(v) for v in h.on([(side * 0.030, 0.008)], 0.003)[0])
            r = 0.014 * h.k
            h.cv.fill(oval(x, y, r * 1.9, r * 1.9), LAMP, 0.25, clip=outline)
            h.cv.fill(oval(x, y, r, max(0.15, 1 - shut) * r), LAMP, clip=outline)
    talk = h.fig.acting.mouth[0]
    for k in range(-2, 3):
        x, tall = k * 0.010, 0.008 + 0.018 * talk * (1 - abs(k) * 0.22)
        bar = poly(h.on([(x, -0.066 + tall / 2), (x, -0.066 - tall / 2)], 0.004), False)
        h.cv.stroke(bar, mix(_DARK, LAMP, 0.4 + 0.6 * talk), max(1.0, 0.006 * h.k), clip=outline)


def draw_plates(fig: Figure, path: Path) -> None:
    """The chest: a seam at the waist, and before it a panel with a lamp and slots."""
    br, metal = fig.br, fig.actor.skin
    br.line(fig.chest_points(*((0.30, x) for x in (-0.98, -0.5, 0.0, 0.5, 0.98))), 0.8, clip=path)
    if fig.front < 0.1:
        return
    panel = poly(fig.chest_points((0.84, -0.5), (0.84, 0.5), (0.46, 0.42), (0.46, -0.42)))
    br.part(panel, mul(metal, 0.82), 0.008, line=0.6, rim=False)
    x, y = (float(v) for v in fig.chest_points((0.72, -0.22))[0])
    r = 0.020 * br.ppm * fig.u
    fig.cv.fill(oval(x, y, r), LAMP)
    for t in (0.66, 0.60, 0.54):
        slot = poly(fig.chest_points((t, -0.02), (t, 0.34), grow=1.02), False)
        fig.cv.stroke(slot, br.dark(_DARK), max(1.0, 0.012 * br.ppm * fig.u))


def draw_joints(fig: Figure, limb: Limb, r: float, back: bool) -> None:
    """Bolts at the root and the middle of an arm or leg, and a ring before its end."""
    metal = mul(fig.actor.skin, 0.66)
    cuff = limb.end + (limb.middle - limb.end) * 0.22
    for at, size in ((limb.root, 1.0), (limb.middle, 1.15)):
        fig.br.part(_ball(fig, at, r * size), metal, 0.006, line=0.7, rim=False, back=back)
    ring = fig.limb([cuff, cuff + (limb.middle - limb.end) * 0.08], [r * 0.95, r * 0.95])
    fig.br.part(ring, metal, 0.006, line=0.7, rim=False, back=back)


def _ball(fig: Figure, at: Array, r: float) -> Path:
    x, y = (float(v) for v in fig.cam.project(at))
    return oval(x, y, r * fig.cam.px(fig.cam.depth(at)))
