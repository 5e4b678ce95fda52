"""Animals as cast: dogs, horses, goats and more on four legs, birds on two, posed like people."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engines.animatic.drawing.actors import Actor
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.shapes import unit
from engines.animatic.drawing.skeleton import Limb, turn
from engines.animatic.drawing.tables import table
from film.assets import Species
from film.words import Pose

_NO_BEASTS = (Species.HUMAN, Species.ROBOT)
_GAITS = {Pose.WALK: 0.6, Pose.RUN: 1.0}
_DOWN = (Pose.SIT, Pose.WRITE, Pose.DRIVE, Pose.KNEEL, Pose.LEAN)
_NOWHERE = vec(0, 0, 0)


@dataclass
class Bones:
    """Joints of an animal under the names of a person's, so that framing and shadows hold."""

    pos: Array
    hip: Array
    chest: Array
    neck: Array
    head: Array
    nose: Array
    tail: list[Array]
    legs: list[Limb]
    arms: list[Limb]
    head_axes: Array
    spine: Array
    fwd: Array
    right: Array


def is_beast(species: Species) -> bool:
    return species not in _NO_BEASTS


def beast_actor(actor: Actor) -> Actor:
    """The measures of an animal in an actor: its height, and a head as large as its own."""
    if actor.species is Species.BIRD:
        return replace(actor, height=0.34, head=0.34, hat="", costume="", hair_style="bald")
    row = table("beasts")[actor.species.value]
    height = (row["shoulder"] + row["head"][0] + 0.09) * row["size"]
    head = row["skull"][0] * row["size"] / 0.085 * 0.72
    return replace(actor, height=height, head=head, hat="", hair_style="bald")


class _Ground:
    """Local metres of a body of some size, at a place, turned."""

    def __init__(self, pos: Any, yaw: float, size: float) -> None:
        self.at, self.axes, self.size = np.asarray(pos, float), turn(yaw), size

    def __call__(self, x: float, y: float, z: float) -> Array:
        r: Array = self.at + (vec(x, y, z) * self.size) @ self.axes
        return r

    @property
    def fwd(self) -> Array:
        return vec(0, 0, 1) @ self.axes

    @property
    def right(self) -> Array:
        return vec(1, 0, 0) @ self.axes


def beast_bones(
    species: Species, pos: Any, yaw: float, head: tuple[float, float], pose: Pose, phase: float
) -> Bones:
    """The joints of an animal at `pos` in a person's pose, as far as it has one."""
    if species is Species.BIRD:
        return _bird(pos, yaw, head)
    row = table("beasts")[species.value]
    world = _Ground(pos, yaw, float(row["size"]))
    down, lies = pose in _DOWN or pose is Pose.LIE, pose is Pose.LIE
    hip_y, hip_z = (0.20, -0.22) if down else (row["hip"], -0.30)
    top_y = 0.22 if lies else row["shoulder"]
    stride, low = _GAITS.get(pose, 0.0) * 0.24, 0.2 if down else 1.0
    neck_y, neck_z = row["neck"][1]
    skull = world(0, top_y + row["head"][0], row["head"][1])
    hip, chest = world(0, hip_y, hip_z), world(0, top_y, 0.20)
    off = max(-70.0, min(70.0, (head[0] - yaw + 180) % 360 - 180))
    return Bones(
        pos=world.at,
        hip=hip,
        chest=chest,
        neck=world(0, top_y + neck_y, neck_z),
        head=skull,
        nose=skull + _nose(row, world, math.radians(off), math.radians(head[1]) * 0.5),
        tail=[world(0, max(0.05, hip_y + y * low), hip_z + z) for y, z in row["tail"]],
        legs=[_hind(world, row, s, (stride, phase), (hip_y, hip_z), down) for s in (-1, 1)],
        arms=[_fore(world, row, s, (stride, phase), top_y, lies) for s in (-1, 1)],
        head_axes=turn(yaw + off),
        spine=unit(chest - hip),
        fwd=world.fwd,
        right=world.right,
    )


def _nose(row: Any, world: _Ground, off: float, pitch: float) -> Array:
    """From the middle of the skull to the nose, turned to where it looks."""
    dy, dz = row["nose"][0] - row["head"][0], row["nose"][1] - row["head"][1]
    local = vec(math.sin(off) * dz, dy + math.sin(pitch) * dz, math.cos(off) * dz)
    r: Array = (local * world.size) @ world.axes
    return r


def _swing(phase: float, offset: float, stride: float) -> tuple[float, float]:
    """How far ahead of its joint a paw is, and how high."""
    a = 2 * math.pi * (phase + offset)
    return stride * math.cos(a), max(0.0, -math.sin(a)) * stride * 0.5


def _apart(row: Any, side: int) -> float:
    return 0.085 * side * (0.8 if row["leg"] < 0.8 else 1.0)


def _fore(
    world: _Ground, row: Any, side: int, gait: tuple[float, float], top: float, lies: bool
) -> Limb:
    x = _apart(row, side)
    root = world(x, top - 0.08, 0.17)
    if lies:
        return Limb(root, world(x, 0.05, 0.20), world(x, 0.035, 0.42), _NOWHERE)
    z, lift = _swing(gait[1], 0.0 if side < 0 else 0.5, gait[0])
    knee = world(x, top * 0.53, 0.17 + z * 0.45)
    return Limb(root, knee, world(x, 0.035 + lift, 0.19 + z), _NOWHERE)


def _hind(
    world: _Ground,
    row: Any,
    side: int,
    gait: tuple[float, float],
    hip: tuple[float, float],
    down: bool,
) -> Limb:
    x, (y, back) = _apart(row, side), hip
    if down:
        knee, paw = world(x * 1.5, y - 0.02, 0.02), world(x * 1.5, 0.035, -0.02)
        return Limb(world(x, y, back + 0.02), knee, paw, _NOWHERE)
    z, lift = _swing(gait[1], 0.5 if side < 0 else 0.0, gait[0])
    knee = world(x, y * 0.45, -0.36 + z * 0.7)
    return Limb(world(x, y - 0.02, -0.27), knee, world(x, 0.03 + lift, -0.30 + z), _NOWHERE)


def _bird(pos: Any, yaw: float, head: tuple[float, float]) -> Bones:
    world = _Ground(pos, yaw, 1.0)
    legs = [
        Limb(world(x, 0.12, 0.0), world(x, 0.06, -0.01), world(x, 0.005, 0.01), _NOWHERE)
        for x in (-0.03, 0.03)
    ]
    skull, look = world(0, 0.29, 0.08), turn(head[0])
    return Bones(
        pos=world.at,
        hip=world(0, 0.15, -0.04),
        chest=world(0, 0.19, 0.05),
        neck=world(0, 0.25, 0.07),
        head=skull,
        nose=skull + vec(0, -0.005, 0.075) @ look,
        tail=[world(0, 0.16, -0.10), world(0, 0.12, -0.22), world(0, 0.10, -0.30)],
        legs=legs,
        arms=legs,
        head_axes=look,
        spine=world.fwd,
        fwd=world.fwd,
        right=world.right,
    )
