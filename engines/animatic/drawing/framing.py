"""From camera words to a pinhole: size, angle and side of the set become a place to look from.

Composition by the book: head room above the tallest head, look room before a face seen from the
side, both faces of a two-shot, the shoulder of the listener in the foreground.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.details import insert_of, over_shoulder, point_of_view
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
from engines.animatic.drawing.tables import table
from film.words import Angle, Size


@dataclass(frozen=True)
class Framing:
    """A solved camera, what it looks at, and who would stand in its way."""

    camera: Pinhole
    target: tuple[float, float, float]
    blur: float = 0.0
    hidden: frozenset[str] = frozenset()

    @property
    def focus(self) -> float:
        return self.camera.depth(self.target)


def frame_shot(blocking: Blocking, bounds: Bounds) -> Framing:
    """The camera for a set-up; an unknown subject counts as the place."""
    words = blocking.setup.camera
    row = table("framing")[words.size.value]
    subjects = [s for s in words.subjects if s in blocking.people]
    things = [s for s in words.subjects if s in blocking.props]
    over = words.over if words.over in blocking.people else ""
    if words.size is Size.POINT_OF_VIEW and over:
        solved = point_of_view(blocking, over, subjects or things, row)
    elif words.size is Size.OVER_SHOULDER and over and [s for s in subjects if s != over]:
        solved = over_shoulder(blocking, over, next(s for s in subjects if s != over), row, bounds)
    elif words.size is Size.INSERT and (subjects or things):
        solved = _settled(blocking, insert_of(blocking, subjects, things, row), bounds)
    else:
        solved = _settled(
            blocking, _ask(blocking, subjects or _people_of(blocking), things, row), bounds
        )
    x, _, z = solved.pos
    hidden = _too_near(blocking, (x, z), {*subjects, over} - {""})
    if words.size is Size.POINT_OF_VIEW and over:
        hidden |= {over}
    target = target_of(blocking, subjects, things)
    return Framing(solved, target, row["blur"], frozenset(hidden))


def _people_of(blocking: Blocking) -> list[str]:
    """Without a named subject a frame that is nearer than wide shows whoever is there."""
    size = blocking.setup.camera.size
    far = (Size.EXTREME_WIDE, Size.WIDE)
    return [] if size in far and not blocking.people else list(blocking.people)


def _ask(blocking: Blocking, subjects: list[str], things: list[str], row: dict[str, Any]) -> Ask:
    """What size and angle mean for these subjects."""
    words = blocking.setup.camera
    azimuth = math.radians(words.azimuth)
    elevation = math.radians(ELEVATION[words.angle])
    roll = 11.0 if words.angle is Angle.DUTCH else 0.0
    points = [
        vec(p.pos[0], p.pos[1], p.pos[2]) for p in blocking.standing() if p.look.who in things
    ]
    if not subjects and not points:
        return Ask(
            vec(0, row["alone"] * 0.36, 0.4), row["alone"], row["vfov"], azimuth, elevation, roll
        )
    low, high, ends = _extent(blocking, subjects, row, points)
    right = vec(math.cos(azimuth), 0, math.sin(azimuth))
    across = [float(e @ right) for e in ends]
    spare = 0.55 if row["fill"] < 0.85 or len(ends) > 1 else 0.3
    aspect = blocking.setup.width / blocking.setup.height
    tall = (high - low) / row["fill"]
    tall = max(tall, (max(across) - min(across) + 2 * spare) / aspect if len(ends) > 1 else 0.0)
    middle = np.mean(ends, axis=0)
    middle = middle + right * ((max(across) + min(across)) / 2 - float(middle @ right))
    y = high + row["room"] * tall - tall / 2
    if row["low"] == "feet" and y < 0.9:
        y = max(y, (low + high) / 2)
    target = vec(middle[0], y, middle[2])
    if len(subjects) == 1 and len(ends) == 1:
        target = target + right * _look_room(blocking, subjects[0], right) * tall * aspect
    return Ask(target, tall, row["vfov"], azimuth, elevation, roll)


def _extent(
    blocking: Blocking, subjects: list[str], row: dict[str, Any], points: list[Array]
) -> tuple[float, float, list[Array]]:
    """Lowest and highest height to show, and where the subjects stand."""
    lows, highs, ends = [], [], list(points)
    for who in subjects:
        fig = blocking.figure(who)
        marks = landmarks(fig)
        lows.append(min(marks[row["low"]], marks["top"] - 0.08))
        highs.append(marks[row["high"]])
        ends.append(vec(fig.sk.head[0], 0, fig.sk.head[2]) if not fig.stance.flat else fig.sk.hip)
    for p in points:
        lows.append(float(p[1]) - 0.25)
        highs.append(float(p[1]) + 0.35)
    return min(lows), max(highs), ends


def _look_room(blocking: Blocking, who: str, right: Array) -> float:
    """Space before a face: the subject goes to the third behind its own back."""
    yaw = math.radians(blocking.head_of(who, STILL)[0])
    return 0.12 * float(vec(math.sin(yaw), 0, -math.cos(yaw)) @ right)


def _settled(blocking: Blocking, ask: Ask, bounds: Bounds) -> Pinhole:
    """A camera that has what was asked for, kept inside the set and off the floor."""
    vfov = ask.vfov
    d = ask.tall / 2 / math.tan(math.radians(vfov) / 2)
    pos = ask.target + direction(ask.azimuth, ask.elevation) * d
    if ask.elevation == 0 and ask.target[1] < 1.35:  # eyes of a standing person, not of a table
        pos = pos + vec(0, min(1.35 - ask.target[1], 0.35 * ask.tall), 0)
    pos = kept_inside(pos, ask.target, bounds, ask.elevation)
    away = float(np.linalg.norm(pos - ask.target)) or 0.1
    vfov = min(66.0, max(vfov, 2 * math.degrees(math.atan(ask.tall / 2 / away))))
    size = (blocking.setup.width, blocking.setup.height)
    return Pinhole.looking(pos, ask.target, ask.roll, vfov, size)


def _too_near(blocking: Blocking, at: tuple[float, float], but: set[str]) -> set[str]:
    """People who would fill the lens."""
    out = set()
    for who in blocking.people:
        x, z = blocking.where(who)
        if who not in but and math.hypot(x - at[0], z - at[1]) < 0.62:
            out.add(who)
    return out
