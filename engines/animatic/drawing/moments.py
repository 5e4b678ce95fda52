"""One instant of a person, as an animator asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from film.shots import Mark
from film.words import Emotion, Pose


@dataclass(frozen=True)
class Moment:
    """What differs from the set-up at one instant; the default is the set-up itself.

    `pose` turns into `into` as `share` goes 0..1. `phase` is where in its cycle a walk, run, wave
    or blow is (0..1; walks cover `cycle_metres` per cycle). `mouth` is a named shape ("" is at
    rest), `blink` 0..1, `breath` -1..1. Angles in degrees: `facing` and `head_yaw` as in
    `Presence.facing`, `head_pitch` up is positive. `gaze` moves the eyes (-1..1).
    """

    pose: Pose | None = None
    into: Pose | None = None
    share: float = 0.0
    phase: float = 0.0
    mouth: str = ""
    blink: float = 0.0
    breath: float = 0.0
    emotion: Emotion | None = None
    mark: Mark | None = None
    facing: float | None = None
    head_yaw: float | None = None
    head_pitch: float | None = None
    gaze: tuple[float, float] = (0.0, 0.0)


STILL = Moment()
