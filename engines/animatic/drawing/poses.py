"""Poses as numbers that can be mixed: where hip, feet and hands are, and how walks go by phase."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.tables import table
from film.words import Pose

STEP = 0.31  # metres a foot is ahead of the hip in a walk, for a 1.75 m adult
WALK_CYCLE = 4 * STEP  # metres per walk cycle of two steps
RUN_CYCLE = 2.6
_FIRST = ("hip", "feet", "hands", "elbow", "knee", "toe")


@dataclass(frozen=True)
class Stance:
    """One instant of a body in local metres (see poses.yaml). Pairs are left, right of picture."""

    hip: Array
    lean: float
    side: float
    feet: Array
    toe: Array
    out: float
    hands: Array
    elbow: Array
    knee: Array
    grip: tuple[str, str]
    head: float
    fingers: tuple[Array | None, Array | None]
    aim: Array | None
    low: bool  # sits, kneels or lies: legs are not simply below the trunk
    flat: bool  # lies

    def toward(self, other: Stance, t: float) -> Stance:
        """A mix: 0 is this one, 1 the other; what cannot be mixed changes half-way."""
        if t <= 0:
            return self
        if t >= 1:
            return other
        near = other if t >= 0.5 else self
        both: dict[str, Any] = {
            k: getattr(self, k) * (1 - t) + getattr(other, k) * t
            for k in (*_FIRST, "lean", "side", "out", "head")
        }
        return replace(near, **both)


@cache
def _still(name: str) -> Stance:
    """A pose of the table, completed from `stand`."""
    rows = table("poses")
    row = rows["stand"] | rows[name]
    fingers = row.get("fingers", [None, None])
    return Stance(
        hip=np.array(row["hip"], float),
        lean=float(row["lean"]),
        side=float(row["side"]),
        feet=np.array(row["feet"], float),
        toe=np.array(row["toe"], float),
        out=float(row["out"]),
        hands=np.array(row["hands"], float),
        elbow=np.array(row["elbow"], float),
        knee=np.array(row["knee"], float),
        grip=(row["grip"][0], row["grip"][1]),
        head=float(row["head"]),
        fingers=(_vector(fingers[0]), _vector(fingers[1])),
        aim=_vector(row.get("aim")),
        low=name in ("sit", "kneel", "lie", "write", "drive"),
        flat=name == "lie",
    )


def _vector(v: Any) -> Array | None:
    return None if v is None else np.array(v, float)


def _walking_foot(phase: float) -> tuple[float, float, float]:
    """Forward, height and pitch of one foot: on the ground for half a cycle, then swung."""
    p = phase % 1.0
    if p < 0.5:  # planted: moves back under the body at an even speed, heel lifting at the end
        z = STEP * (1 - 4 * p)
        lift = max(0.0, (p - 0.3) / 0.2)
        return z, 0.075 + 0.07 * lift * lift, 0.22 * max(0.0, 1 - p / 0.08) - 0.7 * lift
    s = (p - 0.5) * 2
    z = -STEP * math.cos(math.pi * s)
    return z, 0.075 + 0.07 * (1 - s) ** 2 + 0.09 * math.sin(math.pi * s), -0.7 * (1 - s) + 0.22 * s


def _walk(phase: float) -> Stance:
    pose = _still("walk")
    feet, toe = pose.feet.copy(), pose.toe.copy()
    for i in (0, 1):
        z, y, pitch = _walking_foot(phase + 0.5 * i)
        feet[i] = ((-0.075, 0.075)[i], y, z)
        toe[i] = pitch
    swing = math.cos(2 * math.pi * phase)  # +1: the left foot is ahead
    hands = np.array([(-0.24, 0.96, 0.06 - 0.22 * swing), (0.24, 0.96, 0.06 + 0.22 * swing)])
    bob = 0.028 * (1 - math.cos(4 * math.pi * phase))  # lowest when the feet are apart
    hip = pose.hip + vec(0, bob - 0.045, 0)
    return replace(pose, feet=feet, toe=toe, hands=hands, hip=hip, side=-0.03 * swing)


def _running_foot(phase: float) -> tuple[float, float, float]:
    p = phase % 1.0
    if p < 0.34:
        return 0.30 - 0.70 * p / 0.34, 0.075, -0.5 * (p / 0.34) ** 2
    s = (p - 0.34) / 0.66
    z = -0.40 - 0.22 * math.sin(math.pi * min(1.0, s * 1.6)) + 0.70 * s**1.2
    return z, 0.075 + 0.42 * math.sin(math.pi * min(1.0, s * 1.05)) ** 1.2, -1.15 * (1 - s)


def _run(phase: float) -> Stance:
    pose = _still("run")
    feet, toe, hands = pose.feet.copy(), pose.toe.copy(), pose.hands.copy()
    for i, side in enumerate((-1, 1)):
        z, y, pitch = _running_foot(phase + 0.5 * i)
        feet[i], toe[i] = (side * 0.07, y, z), pitch
        arm = math.cos(2 * math.pi * (phase + 0.5 * i))
        hands[i] = (side * (0.19 + 0.05 * arm), 1.18 - 0.10 * arm, 0.18 - 0.30 * arm)
    return replace(pose, feet=feet, toe=toe, hands=hands, hip=pose.hip + vec(0, _bounce(phase), 0))


def _bounce(phase: float) -> float:
    return 0.03 - 0.05 * math.cos(4 * math.pi * (phase - 0.05))


def stance_of(pose: Pose, phase: float = 0.0, carry: str = "") -> Stance:
    """A pose at a phase (0..1 of its cycle; only moving poses have one), with a thing carried."""
    if pose is Pose.WALK:
        stance = _walk(phase)
    elif pose is Pose.RUN:
        stance = _run(phase)
    else:
        stance = _waved(_still(pose.value), pose, phase)
    return _carried(stance, pose, carry) if carry else stance


def _waved(stance: Stance, pose: Pose, phase: float) -> Stance:
    """Small cycles of standing poses: a wave, a writing hand, a boxer's guard, a wheel."""
    if phase == 0 or pose not in (Pose.WAVE, Pose.WRITE, Pose.FIGHT, Pose.DRIVE):
        return stance
    s = math.sin(2 * math.pi * phase)
    hands = stance.hands.copy()
    if pose is Pose.FIGHT:
        hands[1] = hands[1] + vec(-0.05 * max(0.0, s), 0.02 * s, 0.33 * max(0.0, s))
        hands[0] = hands[0] + vec(0.0, 0.0, 0.16 * max(0.0, -s))
    else:
        by = {Pose.WAVE: (0.11, 0, 0), Pose.WRITE: (0.025, 0, 0.01), Pose.DRIVE: (0, 0.03, 0)}[pose]
        hands[1] = hands[1] + np.array(by) * s
        if pose is Pose.DRIVE:
            hands[0] = hands[0] - np.array(by) * s
    return replace(stance, hands=hands)


def on_seat(stance: Stance) -> Stance:
    """The same gesture of someone who sits; arms that hang lie in the lap."""
    if stance.low:
        return stance
    sit = _still("sit")
    hands, elbow = sit.hands.copy(), sit.elbow.copy()
    sunk = sit.hip - _still("stand").hip
    for i in (0, 1):
        if stance.hands[i][1] > 1.0:
            hands[i], elbow[i] = stance.hands[i] + sunk, stance.elbow[i]
    return replace(
        sit, hands=hands, elbow=elbow, grip=stance.grip, aim=stance.aim, fingers=stance.fingers,
        head=stance.head,
    )  # fmt: skip


_BUSY = (Pose.POINT, Pose.PHONE, Pose.DRINK, Pose.WRITE, Pose.WAVE, Pose.FIGHT, Pose.DRIVE)
_FREE = (*_BUSY, Pose.HANDS_UP, Pose.EMBRACE, Pose.LIE, Pose.REACH, Pose.HOLD)


def _carried(stance: Stance, pose: Pose, carry: str) -> Stance:
    """The right hand (both, for heavy things) where the carried thing wants it."""
    grip = (stance.grip[0], "fist")
    if pose in _FREE:
        return replace(stance, grip=grip)
    row = table("poses")["carry"][carry]
    dy = float(stance.hip[1]) - 0.92
    hands, elbow = stance.hands.copy(), stance.elbow.copy()
    hands[1] = np.array(row["hand"], float) + vec(0, dy * (0.85 if stance.low else 1.0), 0)
    elbow[1] = row["elbow"]
    if "left" in row:
        hands[0] = np.array(row["left"], float) + vec(0, dy, 0)
        elbow[0] = np.array(row["elbow"], float) * (-1, 1, 1)
        grip = ("fist", "fist")
    aim = _vector(row.get("aim")) if "aim" in row else stance.aim
    return replace(stance, hands=hands, elbow=elbow, grip=grip, aim=aim)


def cycle_metres(pose: Pose, scale: float = 1.0) -> float:
    """How far one cycle of a walk or run carries a body of this scale; 0 for other poses."""
    return {Pose.WALK: WALK_CYCLE, Pose.RUN: RUN_CYCLE}.get(pose, 0.0) * scale
