"""What follows from an edit: the facts of a film that depend on its other facts."""

from __future__ import annotations

from itertools import pairwise

from film.assets import Condition
from film.film import Film
from film.shots import Shot


def settled(old: Film, new: Film) -> Film:
    """`new` with its joins and its conditions true again, as they follow from the edit.

    A shot that opened on the last frame of the one before does so no longer when another shot
    stands there now, or when only one of the two was framed anew.
    """
    return _with_joins(old, _with_conditions(old, new))


def framing(shot: Shot) -> tuple[object, ...]:
    """What two shots must share so that one can go on from the other's last frame."""
    c = shot.camera
    return (c.size, c.angle, c.subjects, c.over, c.part, c.azimuth, shot.scene)


def _with_joins(old: Film, new: Film) -> Film:
    if not any(shot.continuous for shot in new.shots):
        return new
    was = {shot.id: shot for shot in old.shots}
    led = {after.id: before.id for before, after in pairwise(old.shots)}
    lead = {after.id: before for before, after in pairwise(new.shots)}

    def holds(shot: Shot) -> bool:
        before = lead.get(shot.id)
        if before is None:
            return False
        parted = led.get(shot.id, before.id) != before.id and before.id in was
        framed = any(i.id in was and framing(i) != framing(was[i.id]) for i in (before, shot))
        return not parted and not (framed and framing(before) != framing(shot))

    return new.but(
        shots=tuple(
            shot.but(continuous=False) if shot.continuous and not holds(shot) else shot
            for shot in new.shots
        )
    )


def _with_conditions(old: Film, new: Film) -> Film:
    """Conditions that began or ended on a shot that is gone begin or end on the nearest one."""
    there = {shot.id for shot in new.shots}
    places = {shot.id: place for place, shot in enumerate(old.shots)}
    kept = []
    for condition in new.conditions:
        first = _nearest(old, there, condition.from_shot, +1)
        last = _nearest(old, there, condition.to_shot, -1) if condition.to_shot else ""
        gone = not first or (condition.to_shot and not last)
        crossed = last and places.get(first, 0) > places.get(last, 0)
        if not gone and not crossed:
            kept.append(_ranged(condition, first, last))
    return new if tuple(kept) == new.conditions else new.but(conditions=tuple(kept))


def _ranged(condition: Condition, first: str, last: str) -> Condition:
    if (condition.from_shot, condition.to_shot) == (first, last):
        return condition
    return condition.but(from_shot=first, to_shot=last)


def _nearest(old: Film, there: set[str], shot_id: str, step: int) -> str:
    """The shot itself, or the next one in that direction which is still there; "" when none."""
    if shot_id in there:
        return shot_id
    order = [shot.id for shot in old.shots]
    index = order.index(shot_id) if shot_id in order else -1
    while 0 <= index < len(order):
        if order[index] in there:
            return order[index]
        index += step
    return ""
