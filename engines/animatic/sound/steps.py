"""When feet come down: read from the very walk that the animator draws."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from engines.animatic.drawing.actors import actor_of
from engines.animatic.drawing.poses import cycle_metres
from engines.animatic.drawing.seating import kept_seated, seated
from engines.animatic.motion.part import GOING, Part
from engines.animatic.motion.performance import TWOS
from engines.roles import SoundOrder
from film.setup import PersonLook, PlaceLook, Setup
from film.shots import Business, Camera
from film.words import Lighting, Look, Pose, TimeOfDay, Weather

LOOKS = 240  # times a second that a walk is looked at
HEAVY = {"slim": -1.5, "heavy": 2.0}
RUNS = 4.0  # decibels that a running step is louder
CLOSES = -4.0  # and the last one, which only closes the feet, softer
SIDE = 2.2  # metres from the middle of the stage to its side


@dataclass(frozen=True)
class Step:
    """A foot that comes down at `at` seconds; `level` in decibels, `side` -1 (left) to 1."""

    at: float
    level: float
    side: float


def footfalls(order: SoundOrder) -> tuple[Step, ...]:
    """Every step of everyone who walks or runs in the shot, in order of time."""
    if not order.walkers:
        return ()
    setup = seated(_setup(order))
    business = kept_seated(setup, order.business)
    found = [s for person in setup.people for s in _steps_of(person, business, order.seconds)]
    return tuple(sorted(found, key=lambda step: step.at))


def _steps_of(person: PersonLook, business: tuple[Business, ...], seconds: float) -> Iterator[Step]:
    scale = actor_of(person.appearance, person.name).scale
    part = Part(person, business, seconds, partial(_stride, scale))
    heavy = HEAVY.get(person.appearance.build, 0.0) + 12 * math.log10(max(0.4, scale))
    for stretch in part.stretches:
        if stretch.pose not in GOING:
            continue
        loud = heavy + (RUNS if stretch.pose is Pose.RUN else 0.0)
        end = min(stretch.end, seconds)
        before = 0
        for look in range(1, int((end - stretch.start) * LOOKS)):
            at = stretch.start + look / LOOKS
            now = part.at(at)
            half = int(now.phase * 2)
            if half != before and now.going > 0.25:
                yield Step(_drawn(at), loud, now.mark.x / SIDE)
            before = half
        if end < seconds and math.isfinite(stretch.end):
            yield Step(_drawn(end), loud + CLOSES, stretch.goal.x / SIDE)


def _drawn(at: float) -> float:
    """The drawing in which it is seen: bodies that move are drawn twelve times a second."""
    return math.ceil(at * TWOS - 1e-6) / TWOS


def _stride(scale: float, pose: Pose) -> float:
    return cycle_metres(pose, scale)


def _setup(order: SoundOrder) -> Setup:
    """The walkers in a set of this kind, which says who must keep to a seat."""
    return Setup(
        width=2,
        height=2,
        look=Look.COLOUR,
        place=PlaceLook(name="", kind=order.place_kind, interior=order.interior),
        time=TimeOfDay.AFTERNOON,
        weather=Weather.CLEAR,
        lighting=Lighting.NATURAL,
        camera=Camera(),
        people=order.walkers,
    )
