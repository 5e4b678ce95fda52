"""One person's part in a shot: stretches of standing, going and doing, one after the other.

A part is made from the set-up and the shot's business, and answers for any second where the
person is, in which pose and how far turned. At second 0 it is exactly the set-up.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from film.setup import PersonLook
from film.shots import Business, Mark
from film.words import Pose

GOING = {Pose.WALK, Pose.RUN}
PASSING = {
    Pose.REACH, Pose.POINT, Pose.WAVE, Pose.PHONE, Pose.DRINK, Pose.FIGHT, Pose.EMBRACE,
    Pose.HANDS_UP,
}  # fmt: skip
CYCLES = {Pose.WAVE: 1.5, Pose.WRITE: 1.2, Pose.FIGHT: 1.1, Pose.DRIVE: 0.4}  # a second
CHANGE = 0.5  # seconds from one pose to the next
TURN = 0.4  # seconds to turn the body
SLOWEST = {Pose.WALK: 0.75, Pose.RUN: 2.4}  # metres a second; slower would be creeping
EDGE = (2.2, 1.8)  # metres from the middle of the stage to its sides, x and z
NEAR = 0.08  # metres that nobody walks


@dataclass(frozen=True)
class Stretch:
    """From `start` to `end` seconds: a pose that follows `after`, going on from `origin`.

    `turned` is the facing at the start, `facing` after the turn, in degrees.
    """

    start: float
    end: float
    pose: Pose
    after: Pose
    origin: Mark
    goal: Mark
    turned: float
    facing: float

    @property
    def metres(self) -> float:
        return math.hypot(self.goal.x - self.origin.x, self.goal.z - self.origin.z)


@dataclass(frozen=True)
class Instant:
    """A person at one second. `pose` turns into `into` by `share`; `phase` of its cycle."""

    pose: Pose
    into: Pose | None
    share: float
    phase: float
    mark: Mark
    facing: float
    going: float = 0.0  # 1 while on the way, 0 when standing; in between while starting


class Part:
    """The stretches of one person; `stride` gives the metres of a cycle of a walk or run."""

    def __init__(
        self,
        person: PersonLook,
        business: Sequence[Business],
        seconds: float,
        stride: Callable[[Pose], float],
    ) -> None:
        self._stride = stride
        self._person = person
        self.stretches = _stretches(person, business, seconds)

    def at(self, seconds: float) -> Instant:
        """The person at a second of the shot."""
        current = self.stretches[0]
        for stretch in self.stretches:
            if stretch.start <= seconds + 1e-9:
                current = stretch
        return self._instant(current, seconds)

    def moves(self) -> bool:
        """Whether the person goes anywhere at all."""
        return any(stretch.metres > NEAR for stretch in self.stretches)

    def busy(self, seconds: float) -> bool:
        """Whether the body changes around this second: on the way, or between two poses."""
        now = self.at(seconds)
        return now.going > 0 or 0 < now.share < 1 or now.pose in CYCLES

    def _instant(self, stretch: Stretch, seconds: float) -> Instant:
        since = max(0.0, seconds - stretch.start)
        turn = eased(since / TURN)
        facing = stretch.turned + turned_by(stretch.turned, stretch.facing) * turn
        if stretch.metres > NEAR:
            return self._going(stretch, since, facing)
        share = eased(since / CHANGE) if stretch.after != stretch.pose else 1.0
        phase = (since * CYCLES.get(stretch.pose, 0.0)) % 1.0
        if share >= 1:
            return Instant(stretch.pose, None, 0.0, phase, stretch.goal, facing)
        before = Pose.STAND if stretch.after in GOING else stretch.after
        return Instant(before, stretch.pose, share, phase, stretch.goal, facing)

    def _going(self, stretch: Stretch, since: float, facing: float) -> Instant:
        """On the way: the phase follows the metres gone, so that a planted foot stays planted."""
        length = stretch.end - stretch.start
        share = _paced(since / length)
        gone = stretch.metres * share
        mark = Mark(
            x=stretch.origin.x + (stretch.goal.x - stretch.origin.x) * share,
            z=stretch.origin.z + (stretch.goal.z - stretch.origin.z) * share,
        )
        phase = (gone / max(0.1, self._stride(stretch.pose))) % 1.0
        starts = 1.0 if stretch.after == stretch.pose else eased(since / 0.35)
        going = min(starts, eased((length - since) / 0.3))
        still = stretch.after if since < length / 2 and stretch.after not in GOING else Pose.STAND
        if going >= 1:
            return Instant(stretch.pose, None, 0.0, phase, mark, facing, 1.0)
        return Instant(stretch.pose, still, 1 - going, phase, mark, facing, going)


def eased(share: float) -> float:
    """Slow in, slow out, held at both ends."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def turned_by(start: float, end: float) -> float:
    """The shorter way round from one facing to another, -180..180 degrees."""
    return (end - start + 180) % 360 - 180


def _paced(share: float) -> float:
    """Distance by time of a walk that gathers way in the first fifth and stops in the last."""
    share, ramp = min(1.0, max(0.0, share)), 0.18
    top = 1 / (1 - ramp)
    if share < ramp:
        return top * share * share / (2 * ramp)
    if share > 1 - ramp:
        left = 1 - share
        return 1 - top * left * left / (2 * ramp)
    return top * (share - ramp / 2)


def _stretches(
    person: PersonLook, business: Sequence[Business], seconds: float
) -> tuple[Stretch, ...]:
    """What the person does, in order of time; the first stretch is the set-up itself."""
    mine = sorted((b for b in business if b.who == person.who), key=lambda b: b.at)
    if person.pose in GOING and not (mine and mine[0].at < CHANGE):
        until = mine[0].at if mine else seconds
        mine.insert(0, Business(who=person.who, pose=person.pose, at=0.0, until=until))
    now = _stay(0.0, person.pose, person.pose, person.mark, person.facing)
    made = [now]
    for number, deed in enumerate(mine):
        until = deed.until if deed.until > deed.at else seconds
        if number + 1 < len(mine):
            until = min(until, max(mine[number + 1].at, deed.at + 0.1))
        made += _done(deed, until, made[-1])
    return tuple(made)


def _done(deed: Business, until: float, before: Stretch) -> list[Stretch]:
    """One deed after another stretch: the way there, the pose, and what remains of it after."""
    here, made = before.goal, []
    was, facing, at = before.pose, before.facing, deed.at
    goal = deed.to
    if goal is None and deed.pose in GOING:
        goal = _ahead(here, facing, SLOWEST[deed.pose] * (until - at))
    if goal is not None and math.hypot(goal.x - here.x, goal.z - here.z) > NEAR:
        way = _way(deed, goal, until, before)
        made.append(way)
        was, facing, at, here = Pose.STAND, way.facing, way.end, way.goal
    pose = Pose.STAND if deed.pose in GOING else deed.pose
    made.append(_stay(at, pose, was, here, facing))
    if pose in PASSING and until > at + CHANGE:
        back = was if was not in PASSING | GOING else Pose.STAND
        made.append(_stay(until, back, pose, here, facing))
    return made


def _ahead(here: Mark, facing: float, metres: float) -> Mark:
    """A mark straight ahead, no further than the stage goes (see `film.shots.Mark`)."""
    dx, dz = math.sin(math.radians(facing)), -math.cos(math.radians(facing))
    for at, step, edge in ((here.x, dx, EDGE[0]), (here.z, dz, EDGE[1])):
        if abs(step) > 1e-6:
            metres = min(metres, max(0.0, (math.copysign(edge, step) - at) / step))
    return Mark(x=here.x + dx * metres, z=here.z + dz * metres)


def _stay(at: float, pose: Pose, after: Pose, mark: Mark, facing: float) -> Stretch:
    return Stretch(at, math.inf, pose, after, mark, mark, facing, facing)


def _way(deed: Business, goal: Mark, until: float, before: Stretch) -> Stretch:
    pose = deed.pose if deed.pose in GOING else Pose.WALK
    dx, dz = goal.x - before.goal.x, goal.z - before.goal.z
    slowest = math.hypot(dx, dz) / SLOWEST[pose]
    spared = CHANGE if deed.pose not in GOING else 0.0
    length = max(0.4, min(until - deed.at - spared, slowest))
    return replace(
        before,
        start=deed.at,
        end=deed.at + length,
        pose=pose,
        after=before.pose,
        origin=before.goal,
        goal=goal,
        turned=before.facing,
        facing=math.degrees(math.atan2(dx, -dz)),
    )
