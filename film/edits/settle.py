"""What follows from an edit: the facts of a film that depend on its other facts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
    """Conditions reach from the first to the last of their shots that are still there.

    What begins or ends on a shot that is gone begins or ends on the nearest one; a shot that has
    come into the reach of a condition, or left it, shows so.
    """
    there = {shot.id: place for place, shot in enumerate(new.shots)}
    kept = []
    if not new.conditions and not old.conditions:
        return new
    for condition in new.conditions:
        first = _nearest(old, there, condition.from_shot, +1)
        last = _nearest(old, there, condition.to_shot, -1) if condition.to_shot else ""
        gone = not first or (condition.to_shot and not last)
        if not gone and not (last and _emptied(old, there, condition, first, last)):
            if last and there[first] > there[last]:
                first, last = last, first
            kept.append(_ranged(condition, first, last))
    ranged = new if tuple(kept) == new.conditions else new.but(conditions=tuple(kept))
    return _with_marks(old, ranged)


def _emptied(old: Film, there: dict[str, int], condition: Condition, first: str, last: str) -> bool:
    """Whether no shot of the condition is left: its ends have been pushed past each other."""
    places = {shot.id: place for place, shot in enumerate(old.shots)}
    moved = condition.from_shot in there and condition.to_shot in there
    return not moved and places.get(first, -1) > places.get(last, -1)


def _with_marks(old: Film, new: Film) -> Film:
    """Every shot with the words of the conditions that it has come under, and without the others.

    For what was in the shot before, only conditions that changed; for what is new in it, all.
    """
    was, now = _reach(old), _reach(new)
    known = {(condition.asset, condition.what) for condition in new.conditions}
    before = {shot.id: _marked_assets(shot) for shot in old.shots}
    shots = []
    for shot in new.shots:
        after = now.get(shot.id, set())
        fresh = _marked_assets(shot) - before.get(shot.id, set())
        gone = {pair for pair in known if pair[0] in fresh} | was.get(shot.id, set())
        for asset, word in sorted(gone - after):
            shot = unmarked(shot, asset, word)
        added = {pair for pair in after if pair[0] in fresh} | (after - was.get(shot.id, set()))
        for asset, word in sorted(added):
            shot = marked(shot, asset, word)
        shots.append(shot)
    return new if tuple(shots) == new.shots else new.but(shots=tuple(shots))


def _marked_assets(shot: Shot) -> set[str]:
    """Ids of what can wear a condition in a shot."""
    return {p.who for p in shot.cast} | {s.prop for s in shot.props}


def _reach(film: Film) -> dict[str, set[tuple[str, str]]]:
    """For each shot the assets and words of the conditions that cover it."""
    order = [shot.id for shot in film.shots]
    reach: dict[str, set[tuple[str, str]]] = {}
    for condition in film.conditions:
        for shot_id in covered(order, condition):
            reach.setdefault(shot_id, set()).add((condition.asset, condition.what))
    return reach


def covered(order: Sequence[str], condition: Condition) -> set[str]:
    """Ids of the shots that a condition covers, `order` being the ids of the film's shots."""
    if condition.from_shot not in order or condition.to_shot not in ("", *order):
        return set()
    first = order.index(condition.from_shot)
    last = order.index(condition.to_shot) if condition.to_shot else len(order) - 1
    return set(order[first : last + 1])


def marked(shot: Shot, asset: str, word: str) -> Shot:
    """The shot with this word on everything in it that is this asset."""
    cast = tuple(
        p.but(conditions=(*p.conditions, word))
        if p.who == asset and word not in p.conditions
        else p
        for p in shot.cast
    )
    props = tuple(
        s.but(conditions=(*s.conditions, word))
        if s.prop == asset and word not in s.conditions
        else s
        for s in shot.props
    )
    return shot if (cast, props) == (shot.cast, shot.props) else shot.but(cast=cast, props=props)


def unmarked(shot: Shot, asset: str, word: str) -> Shot:
    """The shot without this word on this asset."""
    cast = tuple(
        p.but(conditions=tuple(w for w in p.conditions if w != word)) if p.who == asset else p
        for p in shot.cast
    )
    props = tuple(
        s.but(conditions=tuple(w for w in s.conditions if w != word)) if s.prop == asset else s
        for s in shot.props
    )
    return shot if (cast, props) == (shot.cast, shot.props) else shot.but(cast=cast, props=props)


def _ranged(condition: Condition, first: str, last: str) -> Condition:
    if (condition.from_shot, condition.to_shot) == (first, last):
        return condition
    return condition.but(from_shot=first, to_shot=last)


def _nearest(old: Film, there: Collection[str], shot_id: str, step: int) -> str:
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
