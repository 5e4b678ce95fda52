"""What framing is reckoned from: heights of bodies, directions, walls that stop a camera."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.menagerie import Beast
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.scenery import Bounds
from film.words import Angle

SPARE = 0.32  # metres a camera keeps from a wall


@dataclass(frozen=True)
class Ask:
    """What has to be in the frame: points low and high, how tall the frame is there, and where
    from (radians; elevation up)."""

    target: Array
    tall: float
    vfov: float
    azimuth: float
    elevation: float
    roll: float = 0.0
    top: float = 0.0  # what must not be cut off above, 0 when there is nothing


def landmarks(fig: Figure) -> dict[str, float]:
    """Heights of the parts of a body as it is posed."""
    sk, h = fig.sk, fig.actor.head
    top = float(sk.head[1]) + (0.13 + (0.05 if fig.actor.hat else 0)) * h
    hip, chest, head = float(sk.hip[1]), float(sk.chest[1]), float(sk.head[1])
    return {
        "feet": 0.0,
        "thigh": hip * 0.78,
        "hip": hip,
        "belly": hip + (chest - hip) * 0.35,
        "chest": hip + (chest - hip) * 0.62,
        "neck": min(chest, head - 0.13 * h) - 0.03,
        "mouth": head - 0.075 * h,
        "brow": head + 0.055 * h,
        "top": top,
    }


def direction(azimuth: float, elevation: float) -> Array:
    """From the subject to the camera."""
    c = math.cos(elevation)
    return vec(math.sin(azimuth) * c, math.sin(elevation), -math.cos(azimuth) * c)


ELEVATION = {
    Angle.EYE_LEVEL: 0.0,
    Angle.HIGH: 30.0,
    Angle.LOW: -17.0,
    Angle.DUTCH: 0.0,
    Angle.BIRDS_EYE: 80.0,
    Angle.WORMS_EYE: -34.0,
}


WIDER = {Angle.WORMS_EYE: 1.6, Angle.LOW: 1.15}  # lenses that look up stand nearer


def ends_of(fig: Figure, row: dict[str, Any]) -> list[Array]:
    """Where a body begins and ends across the frame: who lies, an animal from nose to tail, and
    for a face so near that it fills the frame the face instead of the head."""
    if fig.stance.flat:
        return [fig.sk.head, fig.sk.legs[0].end]
    if isinstance(fig, Beast) and row["low"] == "feet":
        return [fig.sk.nose, fig.sk.hip, fig.sk.tail[-1]]
    if row["low"] == "mouth" and not isinstance(fig, Beast):
        return [fig.sk.head + fig.sk.head_axes[2] * 0.06 * fig.actor.head]
    return [fig.sk.head]


def kept_inside(pos: Array, target: Array, b: Bounds, elevation: float) -> Array:
    """The same direction, but no farther than the walls; never under the floor."""
    t = 1.0
    d = pos - target
    limits = ((0, b.x0, b.x1), (2, b.z0, b.z1), (1, -99.0, b.top if b.closed else 99.0))
    for axis, low, high in limits:
        at, step = float(target[axis]), float(d[axis])
        if step > 0 and at + step > high - SPARE:
            t = min(t, max(0.12, (high - SPARE - at) / step))
        if step < 0 and at + step < low + SPARE:
            t = min(t, max(0.12, (low + SPARE - at) / step))
    q = target + d * t
    q[1] = max(float(q[1]), 0.12 if elevation < -0.5 else 0.30)
    return q


def target_of(
    blocking: Blocking, subjects: list[str], things: list[str]
) -> tuple[float, float, float]:
    """What is in focus: a face, a prop, or the middle of the set."""
    if subjects:
        heads = [blocking.figure(s).sk.head for s in subjects]
        x, y, z = (float(v) for v in np.mean(heads, axis=0))
        return x, y, z
    spots = [s.pos for s in blocking.standing() if s.look.who in things]
    if spots:
        x, y, z = (float(v) for v in np.mean(spots, axis=0))
        return x, y, z
    return 0.0, 1.2, 0.4
