"""From camera words to a pinhole: size, angle and side of the set become a place to look from.

Composition by the book: head room above the tallest head, look room before a face seen from the
side, both faces of a two-shot, the shoulder of the listener in the foreground.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.details import ROLL, insert_of, over_shoulder, point_of_view
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.moments import STILL
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.scenery import Bounds
from engines.animatic.drawing.sightlines import (
    ELEVATION,
    WIDER,
    Ask,
    direction,
    ends_of,
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
    solved = _solved(blocking, bounds, subjects, things, over)
    x, _, z = solved.pos
    hidden = _too_near(blocking, (x, z), {*subjects, over} - {""})
    if words.size is Size.POINT_OF_VIEW and over:
        hidden |= {over}
    target = target_of(blocking, subjects, things)
    return Framing(solved, target, row["blur"], frozenset(hidden))


def _solved(
    blocking: Blocking, bounds: Bounds, subjects: list[str], things: list[str], over: str
) -> Pinhole:
    size = blocking.setup.camera.size
    row = table("framing")[size.value]
    others = [s for s in subjects if s != over]
    if size is Size.POINT_OF_VIEW and over:
        return point_of_view(blocking, over, subjects or things, row)
    if size is Size.OVER_SHOULDER and over and others:
        return over_shoulder(blocking, over, others[0], row, bounds)
    if size is Size.INSERT and (subjects or things):
        return _settled(blocking, insert_of(blocking, subjects, things, row), bounds)
    return _clear(blocking, subjects or _people_of(blocking), things, row, bounds)


def _clear(
    blocking: Blocking, subjects: list[str], things: list[str], row: dict[str, Any], bounds: Bounds
) -> Pinhole:
    """The asked side of the set, or one a little beside it from which nobody hides a subject."""
    best, least = None, 9e9
    for off in (0, 8, -8, 16, -16, 25, -25):
        ask = _ask(blocking, subjects, things, row, off)
        camera = _fitted(blocking, ask, subjects, row, bounds)
        hiding = _hiding(blocking, camera, subjects)
        if hiding < least - 1e-6:
            best, least = camera, hiding
        if hiding == 0:
            break
    assert best is not None
    return best


def _fitted(
    blocking: Blocking, ask: Ask, subjects: list[str], row: dict[str, Any], bounds: Bounds
) -> Pinhole:
    """Far enough for everyone: who stands nearer to the camera than the rest is larger."""
    camera = _settled(blocking, ask, bounds)
    for _ in range(9 if len(subjects) > 1 else 0):
        if all(_within(camera, blocking.figure(s), row) for s in subjects):
            break
        ask = replace(ask, tall=ask.tall * 1.07, target=ask.target + vec(0, 0.02 * ask.tall, 0))
        camera = _settled(blocking, ask, bounds)
    return camera


def _within(camera: Pinhole, fig: Figure, row: dict[str, Any]) -> bool:
    """Whether a head (and the feet, where the size shows them) is well inside the frame."""
    marks, (x, _, z) = landmarks(fig), fig.sk.head
    points = [(x, marks["top"], z), (x, marks["neck"], z)]
    if row["low"] == "feet":
        points.append((fig.sk.pos[0], 0.0, fig.sk.pos[2]))
    p = camera.project(np.array(points)) / (camera.width, camera.height)
    return bool(
        (p[:, 0] > 0.05).all()
        and (p[:, 0] < 0.95).all()
        and (p[:, 1] > 0.01).all()
        and (p[:, 1] < 0.985).all()
    )


def _hiding(blocking: Blocking, camera: Pinhole, subjects: list[str]) -> float:
    """How much of the subjects' faces is behind someone else, in faces."""
    if abs(camera.pitch) > 50:
        return 0.0
    total = 0.0
    heads = {who: blocking.figure(who).sk.head for who in blocking.people}
    for who in subjects:
        d = camera.depth(heads[who])
        for other, head in heads.items():
            near = camera.depth(head)
            if other == who or not 0.5 < near < d - 0.25:
                continue
            a, b = camera.project(np.stack([heads[who], head]))
            apart = abs(float(a[0] - b[0])) / camera.px(near)
            if apart < 0.34 and float(b[1]) - 0.2 * camera.px(near) < float(a[1]):
                total += 1 - apart / 0.34
    return total


def _people_of(blocking: Blocking) -> list[str]:
    """Without a named subject a frame that is nearer than wide shows whoever is there."""
    size = blocking.setup.camera.size
    far = (Size.EXTREME_WIDE, Size.WIDE)
    return [] if size in far and not blocking.people else list(blocking.people)


def _ask(
    blocking: Blocking, subjects: list[str], things: list[str], row: dict[str, Any], off: float
) -> Ask:
    """What size and angle mean for these subjects, from `off` degrees beside the asked side."""
    words = blocking.setup.camera
    azimuth = math.radians(words.azimuth + off)
    elevation = math.radians(ELEVATION[words.angle])
    if words.angle is Angle.EYE_LEVEL and subjects and all(_lies(blocking, s) for s in subjects):
        elevation = math.radians(24.0)
    roll = ROLL if words.angle is Angle.DUTCH else 0.0
    points = [
        vec(p.pos[0], p.pos[1], p.pos[2]) for p in blocking.standing() if p.look.who in things
    ]
    if not subjects and not points:
        middle = vec(0, row["alone"] * 0.36, 0.4)
        return Ask(middle, row["alone"], row["vfov"], azimuth, elevation, roll)
    row = row | {"vfov": row["vfov"] * WIDER.get(words.angle, 1.0)}
    return _around(blocking, subjects, points, row, (azimuth, elevation, roll))


def _around(
    blocking: Blocking,
    subjects: list[str],
    points: list[Array],
    row: dict[str, Any],
    side: tuple[float, float, float],
) -> Ask:
    """The frame round people and things, seen from (azimuth, elevation, roll)."""
    low, high, ends = _extent(blocking, subjects, row, points)
    right = vec(math.cos(side[0]), 0, math.sin(side[0]))
    across = [float(e @ right) for e in ends]
    spare = 0.55 if row["fill"] < 0.85 or len(ends) > 1 else 0.3
    aspect = blocking.setup.width / blocking.setup.height
    wide = max(across) - min(across) + 2 * spare if len(ends) > 1 else 0.0
    tall = max((high - low) / row["fill"], wide / aspect)
    middle = np.mean(ends, axis=0)
    middle = middle + right * ((max(across) + min(across)) / 2 - float(middle @ right))
    y = high + row["room"] * tall - tall / 2
    if row["low"] == "feet":
        y = max(y, min(0.9, (low + high) / 2))
    if high < 0.6 and high - low < 0.5 * tall:  # someone lies: in the middle
        y = (low + high) / 2
    target = vec(middle[0], y, middle[2])
    if len(subjects) == 1 and len(ends) == 1:
        target = target + right * _look_room(blocking, subjects[0], right) * tall * aspect
    return Ask(target, tall, row["vfov"], *side, top=high)


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
        body = ends_of(fig, row)
        ends += [vec(p[0], 0, p[2]) for p in body]
    for p in points:
        lows.append(float(p[1]) - 0.25)
        highs.append(float(p[1]) + 0.35)
    return min(lows), max(highs), ends


def _lies(blocking: Blocking, who: str) -> bool:
    return blocking.figure(who).stance.flat


def _look_room(blocking: Blocking, who: str, right: Array) -> float:
    """Space before a face: the subject goes to the third behind its own back."""
    yaw = math.radians(blocking.head_of(who, STILL)[0])
    return 0.12 * float(vec(math.sin(yaw), 0, -math.cos(yaw)) @ right)


def _settled(blocking: Blocking, ask: Ask, bounds: Bounds) -> Pinhole:
    """A camera that has what was asked for, kept inside the set and off the floor."""
    d = max(0.62, ask.tall / 2 / math.tan(math.radians(ask.vfov) / 2))
    vfov = min(ask.vfov, 2 * math.degrees(math.atan(ask.tall / 2 / d)))
    if bounds.closed and ask.tall > bounds.top:  # taller than the room: not of its ceiling
        low = min(float(ask.target[1]), 0.45 * bounds.top)
        ask = replace(ask, target=vec(ask.target[0], low, ask.target[2]))
    pos = ask.target + direction(ask.azimuth, ask.elevation) * d
    if ask.elevation == 0 and ask.target[1] < 1.35:  # eyes of a standing person, not of a table
        pos = pos + vec(0, min(1.35 - ask.target[1], 0.35 * ask.tall), 0)
    pos = kept_inside(pos, ask.target, bounds, ask.elevation)
    away = float(np.linalg.norm(pos - ask.target)) or 0.1
    vfov = min(66.0, max(vfov, 2 * math.degrees(math.atan(ask.tall / 2 / away))))
    size = (blocking.setup.width, blocking.setup.height)
    half = away * math.tan(math.radians(vfov) / 2)  # metres from the middle to the upper edge
    short = ask.top + 0.02 * ask.tall - float(ask.target[1]) - half
    aim = ask.target + vec(0, max(0.0, short), 0) if ask.top else ask.target
    return Pinhole.looking(pos, aim, ask.roll, vfov, size)


def _too_near(blocking: Blocking, at: tuple[float, float], but: set[str]) -> set[str]:
    """People who would fill the lens."""
    out = set()
    for who in blocking.people:
        x, z = blocking.where(who)
        if who not in but and math.hypot(x - at[0], z - at[1]) < 0.62:
            out.add(who)
    return out
