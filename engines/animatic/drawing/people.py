"""People painted: parts from far to near, and their shadows on the floor."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from engines.animatic.drawing.canvas import Canvas
from engines.animatic.drawing.clothes import draw_trunk
from engines.animatic.drawing.colour import Colour
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.hair import draw_hair_behind
from engines.animatic.drawing.light import Light
from engines.animatic.drawing.limbs import draw_arm, draw_leg
from engines.animatic.drawing.menagerie import Beast, draw_beast
from engines.animatic.drawing.path import Array, Path, vec
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.portrait import draw_head
from engines.animatic.drawing.shapes import hull
from engines.animatic.drawing.skirts import draw_skirt

Job = tuple[float, Callable[[], None]]


def draw_person(
    fig: Figure, cv: Canvas, cam: Pinhole, light: Light, key: tuple[Any, Colour] | None = None
) -> None:
    """Paints one figure; `key` is a light of its own (direction towards it, colour)."""
    if not fig.seen_by(cv, cam, light, key):
        return
    if isinstance(fig, Beast):
        draw_beast(fig)
        return
    for _, paint in sorted(_jobs(fig), key=lambda job: -job[0]):
        paint()


def _jobs(fig: Figure) -> list[Job]:
    """What is painted, with the depth that orders it."""
    sk, cam = fig.sk, fig.cam
    trunk = cam.depth((sk.hip + sk.chest) / 2)
    upright = not fig.stance.low
    legs = _leg_jobs(fig, trunk, upright)
    nearest_leg = min(d for d, _ in legs)
    jobs: list[Job] = [*legs, (trunk, partial(draw_trunk, fig))]
    if fig.actor.skirted:
        at = trunk + 0.001 if upright else min(trunk, nearest_leg) - 0.01
        jobs.append((at, partial(draw_skirt, fig)))
    jobs += _arm_jobs(fig, trunk, upright, nearest_leg)
    head = cam.depth(sk.head)
    over = min(head, trunk - 0.005) if fig.view[1] > -0.5 and not fig.stance.flat else head
    jobs.append((over, partial(draw_head, fig)))
    if fig.actor.hair_style in ("long", "bob"):
        jobs.append((trunk + 0.30, partial(draw_hair_behind, fig)))
    return jobs


def _leg_jobs(fig: Figure, trunk: float, upright: bool) -> list[Job]:
    depths = []
    for leg in fig.sk.legs:
        at = (leg.root + leg.middle + leg.end) / 3 if upright else leg.middle
        depths.append(fig.cam.depth(at))
    apart = abs(depths[0] - depths[1]) > 0.10 * fig.u
    under = upright or float(fig.view[1]) > 0.6
    jobs: list[Job] = []
    for i, d in enumerate(depths):
        key = trunk + 0.25 + (d - trunk) * 0.1 if under else d
        jobs.append((key, partial(draw_leg, fig, i, apart and d == max(depths))))
    return jobs


def _arm_jobs(fig: Figure, trunk: float, upright: bool, nearest_leg: float) -> list[Job]:
    jobs: list[Job] = []
    for i, arm in enumerate(fig.sk.arms):
        d = fig.cam.depth(arm.root * 0.35 + arm.middle * 0.4 + arm.end * 0.25)
        hand = fig.cam.depth(arm.end)
        behind = d > trunk + 0.07 * fig.u or (fig.front < -0.2 and hand > trunk + 0.08)
        key = trunk + (0.40 if upright else 0.12) if behind else min(d, trunk - 0.02)
        if not upright and not behind:
            key = min(key, nearest_leg - 0.02)
        jobs.append((key, partial(draw_arm, fig, i, behind)))
    return jobs


_T = np.linspace(0, 2 * math.pi, 12, endpoint=False)
_DISC = np.stack([np.cos(_T), 0 * _T, np.sin(_T)], 1)


class _Flattened:
    """Volumes pressed along the light onto the floor under a figure: pairs of balls, joined."""

    def __init__(self, floor: float, sun: Any, stretch: float = 5.0) -> None:
        self.sun, self.floor, self.stretch = np.asarray(sun, float), floor, stretch
        self.middles: list[Array] = []
        self.radii: list[float] = []

    def capsule(self, a: Array, ra: float, b: Array, rb: float) -> None:
        self.middles += (a, b)
        self.radii += (ra, rb)

    def path(self, cam: Pinhole) -> Path:
        """Their outlines; without those that come too near to the lens."""
        middles = np.array(self.middles)
        height = np.clip(middles[:, 1] - self.floor, 0.0, 2.5)
        k = np.minimum(height / max(float(self.sun[1]), 0.05), self.stretch)
        down = middles - k[:, None] * self.sun
        down[:, 1] = self.floor + 0.004
        v = cam.view(down[:, None] + _DISC * np.array(self.radii)[:, None, None])
        pairs = v.reshape(-1, 2 * len(_DISC), 3)
        out = Path()
        for pair in cam.screen(pairs[(pairs[..., 2] > 0.2).all(1)]):
            hull(pair, out)
        return out


def person_shadow(fig: Figure, cam: Pinhole, sun: Any) -> Path:
    """The cast shadow of a figure on its floor, in pixels."""
    f, u, k = _Flattened(float(fig.sk.pos[1]), sun), fig.u, fig.sk
    for leg in k.legs:
        f.capsule(leg.root, 0.09 * u, leg.middle, 0.065 * u)
        f.capsule(leg.middle, 0.065 * u, leg.end, 0.05 * u)
        f.capsule(leg.end, 0.06 * u, leg.end + leg.points * 0.15 * u, 0.05 * u)
    for arm in k.arms:
        f.capsule(arm.root, 0.06 * u, arm.middle, 0.05 * u)
        f.capsule(arm.middle, 0.05 * u, arm.end + arm.points * 0.08 * u, 0.045 * u)
    f.capsule(k.hip, 0.15 * u, k.chest, 0.15 * u)
    h = fig.actor.head
    f.capsule(k.head, 0.10 * h, k.head + vec(0, 0.03, 0), 0.09 * h)
    if fig.actor.skirted:
        f.capsule(k.hip, 0.15 * u, fig.hem_centre(), 0.22 * u)
    return f.path(cam)
