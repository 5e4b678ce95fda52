"""Where people stand: lanes across the stage that are never crossed, so that the line holds.

Everyone of a scene has a place in the order from left to right, and keeps it whatever they do:
moves go up and down the stage, closer to a neighbour, or off on one's own side. Cameras stay on
the near side, so whoever looks right in one shot looks right in all.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from engines.rules.breakdown.text import stable
from film.shots import Mark

IN_FRAME = 8  # people that a frame can hold and still be read
_EDGE_X, _EDGE_Z = 2.1, 1.6
_STEEPEST = 0.5  # depth between two people, as a share of what lies between them sideways
_ARM = 0.62  # metres between two who stand close
HELD = 0.33  # and between two who hold each other


def lanes(people: Sequence[str]) -> dict[str, Mark]:
    """A mark for each of the people, the most important first: they get the middle."""
    front = list(people[:IN_FRAME])
    count = len(front)
    reach = min(_EDGE_X - 0.2, 0.8 + 0.35 * max(0, count - 2))
    spots = [0.0] if count == 1 else [-reach + 2 * reach * i / (count - 1) for i in range(count)]
    from_middle = sorted(spots, key=lambda x: (abs(x), x))
    marks = {}
    for place, who in enumerate(front):
        x = from_middle[place]
        wave = 0.08 if spots.index(x) % 2 else -0.02
        marks[who] = Mark(x=round(x, 2), z=round(wave + (0.12 if place > 1 else 0.0), 2))
    for who in people[IN_FRAME:]:
        spread = stable(who, "crowd")
        marks[who] = Mark(
            x=round(-2.0 + 4.0 * (spread % 997) / 996, 2),
            z=round(0.9 + 0.8 * (spread // 997 % 499) / 498, 2),
        )
    return marks


def kept_apart(wanted: Mark, who: str, marks: dict[str, Mark]) -> Mark:
    """The mark nearest to `wanted` that keeps everybody's place from left to right.

    Args:
        wanted: where the person would like to go.
        who: the person; must be in `marks`.
        marks: where everyone of the scene's front is, left to right order included.
    """
    mine = marks[who]
    lefts = [mark.x for other, mark in marks.items() if other != who and mark.x <= mine.x]
    rights = [mark.x for other, mark in marks.items() if other != who and mark.x > mine.x]
    low, high = max(lefts, default=-9.0) + _ARM, min(rights, default=9.0) - _ARM
    low, high = max(low, -_EDGE_X), min(high, _EDGE_X)
    x = mine.x if low > high else min(max(wanted.x, low), high)
    z = min(max(wanted.z, -0.6), _EDGE_Z)
    for other, mark in marks.items():
        if other != who:
            depth = _STEEPEST * abs(mark.x - x)
            z = min(max(z, mark.z - depth), mark.z + depth)
    return Mark(x=round(x, 2), z=round(z, 2))


def edge_of(lane: Mark) -> Mark:
    """Where a person of this lane comes on and goes off: their own side of the stage."""
    return Mark(x=_EDGE_X if lane.x >= 0 else -_EDGE_X, z=round(min(lane.z + 0.3, 0.9), 2))


def coming_from(lane: Mark, taken: Sequence[Mark]) -> Mark:
    """Where someone seen walking to their lane starts: from the side, or from deep in the set."""
    edge = edge_of(lane)
    aside = Mark(x=round((edge.x + lane.x) / 2, 2), z=round(lane.z + 0.2, 2))
    free = all(math.hypot(aside.x - mark.x, aside.z - mark.z) > 2 * _ARM for mark in taken)
    return aside if free else Mark(x=round(lane.x + 0.1, 2), z=_EDGE_Z)


def beside(target: Mark, mine: Mark, apart: float = _ARM) -> Mark:
    """A mark at arm's length of `target`, or nearer, on the side that `mine` is."""
    side = -1.0 if mine.x <= target.x else 1.0
    return Mark(x=round(target.x + side * apart, 2), z=target.z)


def bearing(here: Mark, there: Mark) -> float:
    """The facing, in degrees, of someone `here` who faces `there`; 0 is the master camera."""
    return math.degrees(math.atan2(there.x - here.x, -(there.z - here.z)))


def opened(facing: float) -> float:
    """A facing turned a little to the audience, as actors stand, still on the same side."""
    return round(facing * 0.8, 1) + 0.0


def line_angle(left: Mark, right: Mark) -> float:
    """Azimuth, in degrees, from which a camera sees the two side by side."""
    return math.degrees(math.atan2(right.z - left.z, right.x - left.x))
