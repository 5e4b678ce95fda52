"""People who embrace: they stand so near that their arms reach around each other."""

from __future__ import annotations

import math
from collections.abc import Sequence

from film.setup import PersonLook, Setup
from film.shots import Business, Mark
from film.words import Pose

APART = 0.33  # metres between two who hold each other
_FAR = 4.0  # metres from which nobody is embraced
_BRISK = 1.4  # metres a second of somebody who comes near
_WAY = 0.6  # of the time for it that the way may take
_OPENS = 0.35  # seconds before the other has come that arms open
_UPRIGHT = {Pose.STAND, Pose.WALK, Pose.REACH, Pose.HOLD, Pose.WAVE, Pose.ARMS_CROSSED,
            Pose.HANDS_ON_HIPS, Pose.LEAN, Pose.EMBRACE}  # fmt: skip


def together(setup: Setup) -> Setup:
    """The set-up with everyone who embraces somebody beside them, face to face."""
    people = {person.who: person for person in setup.people}
    for person in setup.people:
        if person.pose is not Pose.EMBRACE:
            continue
        other = _other(person, people)
        if other is None or other.pose not in _UPRIGHT:
            continue
        mark = _close_to(other.mark, person.mark)
        facing = _bearing(mark, other.mark)
        people[person.who] = person.but(mark=mark, facing=facing)
        if other.pose is not Pose.EMBRACE:
            people[other.who] = other.but(pose=Pose.EMBRACE, facing=facing - 180.0)
        elif other.who > person.who:
            people[other.who] = other.but(facing=facing - 180.0)
    return setup.but(people=tuple(people.values()))


def embraced(setup: Setup, business: Sequence[Business]) -> tuple[Business, ...]:
    """Business in which whoever embraces goes all the way, the other opens their arms too, and
    they hold each other to the end."""
    people = {person.who: person for person in setup.people}
    done: list[Business] = []
    for deed in business:
        person = people.get(deed.who)
        hugs = person is not None and deed.pose is Pose.EMBRACE
        other = _other(person, people, deed.to) if person and hugs else None
        if person is None or other is None or other.pose not in _UPRIGHT:
            done.append(deed)
            continue
        mark = _close_to(other.mark, person.mark)
        way = _metres(mark, person.mark) / _BRISK
        if deed.until > deed.at:
            way = min(way, _WAY * (deed.until - deed.at))
        meet = deed.at + way
        if way > 0.2:
            done.append(deed.but(pose=Pose.WALK, until=meet, to=mark))
        done.append(deed.but(at=meet, until=0.0, to=mark))
        if not any(one.who == other.who and one.pose is Pose.EMBRACE for one in business):
            opens = max(deed.at, meet - _OPENS)
            done.append(Business(who=other.who, pose=Pose.EMBRACE, at=opens))
    return tuple(done)


def _other(
    person: PersonLook, people: dict[str, PersonLook], to: Mark | None = None
) -> PersonLook | None:
    """Whom someone embraces: who is where they go, else whom they look at, else who is nearest."""
    others = [other for other in people.values() if other.who != person.who]
    if to is None and person.looks_at in people and person.looks_at != person.who:
        return people[person.looks_at]
    here = to or person.mark
    near = min(others, key=lambda other: _metres(here, other.mark), default=None)
    return near if near and _metres(here, near.mark) < _FAR else None


def _metres(one: Mark, two: Mark) -> float:
    return math.hypot(one.x - two.x, one.z - two.z)


def _close_to(other: Mark, mine: Mark) -> Mark:
    """Before the other, on the side that one is on; as seen from before they stand side by side."""
    side = -1.0 if mine.x <= other.x else 1.0
    return Mark(x=round(other.x + side * APART, 3), z=other.z)


def _bearing(here: Mark, there: Mark) -> float:
    return math.degrees(math.atan2(there.x - here.x, -(there.z - here.z)))
