"""World-space joints of one posed body, by two-bone inverse kinematics."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.animatic.drawing.actors import Actor
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.poses import Stance
from engines.animatic.drawing.shapes import unit

THIGH, SHIN, UPPER, FORE = 0.430, 0.416, 0.285, 0.255  # metres of a 1.75 m adult


@dataclass(frozen=True)
class Limb:
    """Root, middle and end joints in the world, and where hand or foot point."""

    root: Array
    middle: Array
    end: Array
    points: Array


def two_bone(a: Any, c: Any, l1: float, l2: float, pole: Any) -> tuple[Array, Array]:
    """The middle joint between a and c, bent towards `pole`; c is pulled within reach."""
    a, c = np.asarray(a, float), np.asarray(c, float)
    v = c - a
    dist = math.sqrt(float(v @ v)) or 1e-6
    reach = (l1 + l2) * 0.995
    if dist > reach:
        c = a + v * (reach / dist)
        v, dist = c - a, reach
    u = v / dist
    x = (l1 * l1 - l2 * l2 + dist * dist) / (2 * dist)
    h = math.sqrt(max(0.0, l1 * l1 - x * x))
    w = np.asarray(pole, float)
    w = unit(w - u * float(w @ u))
    return a + u * x + w * h, c


def turn(yaw: float) -> Array:
    """Rows: where local x, y, z point in the world for a body with this yaw in degrees."""
    t = math.radians(yaw)
    s, c = math.sin(t), math.cos(t)
    return np.array([[c, 0, s], [0, 1, 0], [s, 0, -c]])


class Skeleton:
    """Joints of `actor` in `stance` at `pos`, facing `yaw`; the head turned to `head_yaw`."""

    def __init__(
        self, actor: Actor, stance: Stance, pos: Any, yaw: float, head: tuple[float, float]
    ) -> None:
        self.actor, self.stance = actor, stance
        self.u = actor.scale
        self.pos = np.asarray(pos, float)
        self.axes = turn(yaw)
        lean = stance.lean + (actor.lean if not stance.flat else 0.0)
        spine = unit((math.sin(stance.side), math.cos(lean), math.sin(lean)))
        fwd = unit((0, -math.sin(lean), math.cos(lean)))
        chest = stance.hip + spine * actor.torso
        self._trunk(stance, spine, fwd, chest)
        self.legs = [self._leg(i, stance) for i in (0, 1)]
        self.arms = [self._arm(i, stance, chest, spine) for i in (0, 1)]
        self._head(yaw, head)

    def world(self, q: Any) -> Array:
        r: Array = self.pos + (np.asarray(q, float) * self.u) @ self.axes
        return r

    def vector(self, q: Any) -> Array:
        r: Array = np.asarray(q, float) @ self.axes
        return r

    def _trunk(self, stance: Stance, spine: Array, fwd: Array, chest: Array) -> None:
        a = self.actor
        forward, up = (0.025, 0.2) if not a.lean else (0.045, 0.27)
        straight = np.array([0, up, 0.0]) if not stance.flat else np.zeros(3)
        nod = unit(spine * 0.8 + straight)
        neck = chest + spine * 0.05
        head = neck + nod * (0.114 * a.head / self.u) + fwd * forward
        self.hip, self.chest = self.world(stance.hip), self.world(chest)
        self.neck, self.head = self.world(neck), self.world(head)
        self.spine, self.fwd = self.vector(spine), self.vector(fwd)
        self.right = self.vector((1, 0, 0))

    def _leg(self, i: int, stance: Stance) -> Limb:
        side = (-1, 1)[i]
        root = stance.hip + vec(side * self.actor.hip, -0.01, 0)
        knee, ankle = two_bone(root, stance.feet[i], THIGH, SHIN, stance.knee[i])
        pitch, out = float(stance.toe[i]), side * stance.out
        toe = (
            math.sin(out) * math.cos(pitch),
            math.sin(pitch),
            math.cos(out) * math.cos(pitch),
        )
        return Limb(self.world(root), self.world(knee), self.world(ankle), self.vector(toe))

    def _arm(self, i: int, stance: Stance, chest: Array, spine: Array) -> Limb:
        shoulder = chest + vec((-1, 1)[i] * self.actor.shoulder, 0, 0) - spine * 0.045
        target = stance.hands[i]
        aimed = i == 1 and stance.aim is not None
        if aimed:
            target = shoulder + unit(stance.aim) * (UPPER + FORE) * 0.97
        elbow, wrist = two_bone(shoulder, target, UPPER, FORE, stance.elbow[i])
        fingers = stance.fingers[i]
        d = unit(stance.aim) if aimed else unit(wrist - elbow) if fingers is None else unit(fingers)
        return Limb(self.world(shoulder), self.world(elbow), self.world(wrist), self.vector(d))

    def _head(self, yaw: float, head: tuple[float, float]) -> None:
        """Axes of the head: turned at most 80 degrees from the chest, nodded by its pitch."""
        off = max(-80.0, min(80.0, (head[0] - yaw + 180) % 360 - 180))
        x, y, z = turn(yaw + off)
        p = math.radians(head[1] + self.stance.head)
        self.head_axes = np.stack(
            [x, y * math.cos(p) - z * math.sin(p), z * math.cos(p) + y * math.sin(p)]
        )
