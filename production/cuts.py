"""What the eye is asked about the boundary between two shots (pure).

A cut may change size, angle and who is seen; in one place, at one hour and in one light it must
not change the light, what people wear, or the sides they are on. What the script changes there is
no fault, so it is not asked about.
"""

from __future__ import annotations

import math
from itertools import pairwise

from engines.roles import Cut
from film.film import Film
from film.shots import Mark, Shot
from film.words import Look, Size, TimeOfDay
from production.composites import seen, told_apart
from production.views import hour_key, light_keys, person_keys, state_of

_SHOWN = {  # sizes that show what people wear, and how much of them from the head down
    Size.WIDE: 1.0, Size.FULL: 1.0, Size.TWO_SHOT: 0.66, Size.MEDIUM: 0.52,
    Size.OVER_SHOULDER: 0.42, Size.MEDIUM_CLOSE: 0.33, Size.CLOSE_UP: 0.2,
}  # fmt: skip
_ASIDE = 0.3  # metres across the picture under which nobody has a side


def cut_between(film: Film, before: Shot, after: Shot) -> Cut | None:
    """The boundary of two neighbouring shots; None when nothing need stay the same."""
    if after.continuous:
        return Cut(continuous=True)
    if before.scene != after.scene or film.settings.look is not Look.COLOUR:
        return None
    if not _same_light(before, after):
        return None
    shown = tuple(_SHOWN.get(shot.camera.size, 0.0) for shot in (before, after))
    if not all(shown):
        return None
    scene = film.get_scene(after.scene)
    now = after.time or scene.time
    people = tuple(
        who for who in _both(film, before, after) if _same_state(film, before, after, who)
    )
    return Cut(
        people=tuple((film.get_character(who).name, person_keys(who)[:2]) for who in people),
        hours=(hour_key(now), *(hour_key(time) for time in TimeOfDay if time is not now)),
        light=light_keys(now),
        sides=_same_sides(before, after, people),
        others=tuple(key for who in _everyone(before, after) if who not in people
                     for key in person_keys(who)[:2]),
        shown=(shown[0], shown[1]),
    )  # fmt: skip


def _same_light(before: Shot, after: Shot) -> bool:
    return (before.time, before.weather, before.lighting) == (
        after.time, after.weather, after.lighting,
    )  # fmt: skip


def _both(film: Film, before: Shot, after: Shot) -> tuple[str, ...]:
    """Who is to be seen, and told from others, on both sides."""
    there = set(seen(film, before))
    return tuple(
        who
        for who in seen(film, after)
        if who in there and told_apart(before, who) and told_apart(after, who)
    )


def _everyone(before: Shot, after: Shot) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.who for p in (*before.cast, *after.cast)))


def _same_state(film: Film, before: Shot, after: Shot, who: str) -> bool:
    return state_of(film, before, who) == state_of(film, after, who)


def _same_sides(before: Shot, after: Shot, people: tuple[str, ...]) -> bool:
    """Whether all these are from left to right in the same order at the end and the beginning."""
    ended = {p.who: p.mark for p in before.cast} | {
        one.who: one.to for one in before.business if one.to is not None
    }
    begins = {p.who: p.mark for p in after.cast}
    one = _order(ended, before.camera.azimuth, people)
    return one is not None and one == _order(begins, after.camera.azimuth, people)


def _order(marks: dict[str, Mark], azimuth: float, people: tuple[str, ...]) -> list[str] | None:
    """The people from left to right; None when two of them have no side."""
    turn = math.radians(azimuth)
    across = {who: marks[who].x * math.cos(turn) + marks[who].z * math.sin(turn) for who in people}
    order = sorted(people, key=lambda who: across[who])
    apart = (across[b] - across[a] for a, b in pairwise(order))
    return order if all(gap > _ASIDE for gap in apart) else None
