"""The special frames: a point of view, a shot over a shoulder, an insert of a detail."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.limbs import palm
from engines.animatic.drawing.moments import STILL
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.scenery import Bounds
from engines.animatic.drawing.sightlines import (
    ELEVATION,
    Ask,
    direction,
    kept_inside,
    landmarks,
    target_of,
)
from film.words import Angle

ROLL = 11.0  # degrees of a dutch angle


def point_of_view(blocking: Blocking, over: str, seen: list[str], row: dict[str, Any]) -> Pinhole:
    """From the eyes of `over` at what is seen, or straight ahead."""
    x, z = blocking.where(over)
    eye = vec(x, blocking.eye_height(over), z)
    people = [s for s in seen if s in blocking.people and s != over]
    if people:
        at = np.mean([blocking.figure(s).sk.chest + vec(0, 0.1, 0) for s in people], axis=0)
    elif seen:
        at = np.array(target_of(blocking, [], seen))
    else:
        yaw = math.radians(blocking.head_of(over, STILL)[0])
        at = eye + vec(math.sin(yaw), -0.05, -math.cos(yaw)) * 3
    size = (blocking.setup.width, blocking.setup.height)
    roll = ROLL if blocking.setup.camera.angle is Angle.DUTCH else 0.0
    return Pinhole.looking(eye, at, roll, row["vfov"], size)


def over_shoulder(
    blocking: Blocking, over: str, subject: str, row: dict[str, Any], bounds: Bounds
) -> Pinhole:
    """Behind the listener, on the side that the azimuth says, the speaker on the far third."""
    listener, speaker = blocking.figure(over), blocking.figure(subject)
    o, s = listener.sk.head, speaker.sk.head
    d = vec(o[0] - s[0], 0, o[2] - s[2])
    apart = float(np.linalg.norm(d)) or 1.0
    d = d / apart
    side = vec(-d[2], 0, d[0])
    azimuth = math.radians(blocking.setup.camera.azimuth)
    if float(side @ direction(azimuth, 0)) < 0:
        side = -side
    pos = o + d * 1.12 + side * 0.56
    pos[1] = float(o[1]) + _OVER.get(blocking.setup.camera.angle, 0.04)
    aim = vec(s[0], float(s[1]) - 0.16, s[2])
    pos = kept_inside(pos, aim, bounds, 0.0)
    marks = landmarks(speaker)
    tall = (marks["top"] - marks[row["low"]]) / row["fill"]
    away = float(np.linalg.norm(pos - aim))
    vfov = min(38.0, max(20.0, 2 * math.degrees(math.atan(tall / 2 / away))))
    wide = (
        2 * away * math.tan(math.radians(vfov) / 2) * blocking.setup.width / blocking.setup.height
    )
    size = (blocking.setup.width, blocking.setup.height)
    roll = ROLL if blocking.setup.camera.angle is Angle.DUTCH else 0.0
    return Pinhole.looking(pos, aim - side * 0.13 * wide, roll, vfov, size)


_OVER = {Angle.HIGH: 0.6, Angle.LOW: -0.5, Angle.BIRDS_EYE: 1.3, Angle.WORMS_EYE: -0.85}
_DOWN = 14.0  # degrees from which a detail is looked at, unless it is said otherwise


def insert_of(
    blocking: Blocking, subjects: list[str], things: list[str], row: dict[str, Any]
) -> Ask:
    """A detail: hands with what they hold, eyes, feet, or a prop by itself."""
    words = blocking.setup.camera
    holder = next((blocking.props[t].held_by for t in things if blocking.props[t].held_by), "")
    who = holder if holder in blocking.people else (subjects or [""])[0]
    elevation = math.radians(ELEVATION[words.angle] or _DOWN)
    roll = ROLL if words.angle is Angle.DUTCH else 0.0
    if not who:
        spot = next((s for s in blocking.standing() if s.look.who in things), None)
        at = vec(*spot.pos) if spot else vec(0, 0.8, 0)
        tall = 1.5 if spot and spot.thing.floor else 0.62
        return Ask(at, tall, row["vfov"], math.radians(words.azimuth), elevation, roll)
    fig = blocking.figure(who)
    target, tall = _detail(fig, words.part, bool(holder))
    facing = math.radians(blocking.people[who].facing)
    azimuth = math.radians(words.azimuth)
    if math.cos(azimuth - facing) < 0.3:  # hands are seen from before, not through the back
        azimuth = facing + math.copysign(0.6, math.sin(azimuth - facing) or 1.0)
    elevation = 0.05 if words.part == "eyes" else elevation
    return Ask(target, tall, row["vfov"], azimuth, elevation, roll)


def _detail(fig: Figure, part: str, holds: bool) -> tuple[Array, float]:
    if part == "eyes":
        return fig.sk.head + fig.sk.head_axes[1] * 0.01, 0.20 * fig.actor.head
    if part == "feet":
        feet: Array = (fig.sk.legs[0].end + fig.sk.legs[1].end) / 2
        return feet + vec(0, 0.12, 0), 0.75
    if part == "face":
        return fig.sk.head, 0.42 * fig.actor.head
    hands = palm(fig, 1) if holds or fig.acting.right else (palm(fig, 0) + palm(fig, 1)) / 2
    return hands + vec(0, 0.02, 0), 0.58
