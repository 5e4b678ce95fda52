"""Extras: people who are not cast, and belong to the set like its furniture."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import lru_cache

from engines.animatic.drawing.actors import actor_of
from engines.animatic.drawing.colour import Colour, grey, mix
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.poses import stance_of
from engines.animatic.drawing.scenery import Scenery
from film.assets import Age, Appearance, Sex
from film.words import Pose

_POSES = (Pose.STAND, Pose.STAND, Pose.STAND, Pose.ARMS_CROSSED, Pose.HANDS_ON_HIPS, Pose.LEAN)
_AGES = (Age.ADULT, Age.ADULT, Age.YOUNG, Age.OLD, Age.ADULT, Age.TEEN)
_ROOM = 0.5  # metres between two


@lru_cache(maxsize=8)
def crowd(scenery: Scenery, count: int) -> tuple[Figure, ...]:
    """`count` extras behind the stage and to its sides, the same in every shot of the place."""
    rng = random.Random(f"extras of {scenery.bounds}")
    spots: list[tuple[float, float]] = []
    for _ in range(40 * count):
        if len(spots) == count:
            break
        at = _spot(scenery, rng)
        if at is not None and all(abs(at[0] - x) + abs(at[1] - z) > _ROOM for x, z in spots):
            spots.append(at)
    return tuple(_extra(n, x, z, rng) for n, (x, z) in enumerate(spots))


def _spot(scenery: Scenery, rng: random.Random) -> tuple[float, float] | None:
    """A free place on the floor, inside the walls."""
    b = scenery.bounds
    wide = min(4.2, (b.x1 - b.x0) / 2 - 0.4)
    far = min(5.0, b.z1 - 0.4)
    near = min(0.8, far - 0.6)
    x, z = rng.uniform(-wide, wide), rng.uniform(near, far)
    taken = any(piece.holds(x, z, 0.15) for piece in scenery.pieces)
    return None if taken else (round(x, 2), round(z, 2))


def _extra(n: int, x: float, z: float, rng: random.Random) -> Figure:
    sex = Sex.WOMAN if rng.random() < 0.5 else Sex.MAN
    look = Appearance(
        sex=sex,
        age=rng.choice(_AGES),
        build=rng.choice(("slim", "average", "average", "heavy", "tall", "short")),
        hat=rng.choice(("", "", "", "cap", "beanie", "fedora")),
    )
    actor = actor_of(look, f"extra {n}")
    plain = replace(
        actor, top=muted(actor.top), under=muted(actor.under), bottom=muted(actor.bottom),
        hat_colour=muted(actor.hat_colour),
    )  # fmt: skip
    facing = -14.0 * x + rng.uniform(-30, 30)
    stance = stance_of(rng.choice(_POSES))
    return Figure(plain, stance, (x, 0.0, z), facing)


def muted(colour: Colour) -> Colour:
    """What extras wear: never as strong as the colours that tell the cast apart."""
    level = 0.75 * grey(colour) + 0.08
    return mix(colour, (level, level, level), 0.68)
