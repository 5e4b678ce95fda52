"""Random films of one shot, for the eye's bench: a cast, a place, an hour, a camera."""

from __future__ import annotations

import random
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from engines.rules.breakdown.casting import cast
from film.assets import Age, Appearance, Character, Location, Prop, Sex, Species
from film.film import Film
from film.kinds import place_kinds, prop_kinds
from film.shots import Camera, Mark, Presence, Shot, Standing
from film.story import Scene
from film.tables import read_table
from film.words import Angle, Lighting, Pose, Size, TimeOfDay, Weather

CASTS = 25  # set-ups share these many casts (a range of seeds has its own), as a film's shots do
_WORDS: dict[str, Any] = read_table(Path(__file__).with_name("eye_words.yaml"))
E = TypeVar("E", bound=StrEnum)


def words(name: str) -> Any:
    """A row of the table."""
    return _WORDS[name]


def chosen(rng: random.Random, kind: type[E], row: str) -> E:
    """One word of a row, by weight."""
    return kind(picked(rng, row))


def picked(rng: random.Random, row: str) -> str:
    """One word of a row, by weight."""
    return str(rng.choices(list(_WORDS[row]), list(_WORDS[row].values()))[0])


def film_of(seed: int) -> Film:
    """A film of one scene and one shot."""
    rng = random.Random(f"set-up {seed}")
    people = _cast(f"{seed // 1000}-{rng.randrange(CASTS)}")
    kind, interior, _ = rng.choice(place_kinds())
    place = Location(id="lo_1", name=kind.upper(), kind=kind, interior=interior)
    kinds = rng.sample([kind for kind, _ in prop_kinds()], 4)
    props = tuple(Prop(id=f"pr_{n}", name=kind, kind=kind) for n, kind in enumerate(kinds))
    shot = _shot(rng, rng.sample(people, len(people)))
    scene = Scene(
        id="sc1", number="1", heading=f"{'INT' if interior else 'EXT'}. {kind.upper()}",
        location=place.id, time=chosen(rng, TimeOfDay, "times"),
        weather=chosen(rng, Weather, "weathers"), cast=tuple(p.who for p in shot.cast),
        props=tuple(s.prop for s in shot.props),
    )  # fmt: skip
    return Film(
        id="fi_bench", scenes=(scene,), characters=people, locations=(place,), props=props,
        shots=(shot,),
    )  # fmt: skip


@cache
def _cast(name: str) -> tuple[Character, ...]:
    rng = random.Random(f"cast {name}")
    found = []
    for called in rng.sample(words("names"), rng.randint(4, 6)):
        look = Appearance(
            species=chosen(rng, Species, "species"),
            sex=rng.choice((Sex.WOMAN, Sex.MAN)),
            age=chosen(rng, Age, "ages"),
        )
        who = f"ch_{called.lower().replace(' ', '_')}"
        found.append(Character(id=who, name=called, appearance=look))
    return cast(found)


def _shot(rng: random.Random, people: list[Character]) -> Shot:
    size = chosen(rng, Size, "sizes")
    two = size in (Size.TWO_SHOT, Size.OVER_SHOULDER)
    count = 2 if two else rng.choice((1, 1, 1, 2, 2, 3))
    azimuth = rng.choice((-30, -15, -15, 0, 15, 15, 30)) + rng.uniform(-8, 8)
    there = tuple(
        _presence(rng, who, mark, azimuth, count)
        for who, mark in zip(people, _marks(rng, count), strict=False)
    )
    props = _props(rng, size)
    about = ("pr_0",) if props else ()
    named = tuple(p.who for p in there[: 2 if size is Size.TWO_SHOT else 1])
    over = there[1].who if size is Size.OVER_SHOULDER else ""
    there = tuple(p if p.who in (*named, over) else p.but(prominence=0.4) for p in there)
    return Shot(
        id="sh1A", scene="sc1", label="1A", order=1, frames=96, cast=there, props=props,
        lighting=chosen(rng, Lighting, "lightings"),
        camera=Camera(
            size=size, angle=chosen(rng, Angle, "angles"), azimuth=azimuth,
            subjects=about if size is Size.INSERT else (*named, *about),
            over=over,
        ),
    )  # fmt: skip


def _props(rng: random.Random, size: Size) -> tuple[Standing, ...]:
    stands = size is Size.INSERT or (size in (Size.FULL, Size.MEDIUM) and rng.random() < 0.5)
    return (Standing(prop="pr_0", mark=Mark(x=rng.uniform(-1, 1), z=-0.7)),) if stands else ()


def _marks(rng: random.Random, count: int) -> list[Mark]:
    xs = ((0.0,), (-0.7, 0.7), (-1.1, 0.0, 1.1))[count - 1]
    order = rng.sample(xs, count)
    return [Mark(x=x + rng.uniform(-0.2, 0.2), z=rng.uniform(-0.3, 0.6)) for x in order]


def _presence(
    rng: random.Random, who: Character, mark: Mark, azimuth: float, count: int
) -> Presence:
    turned = rng.choice((0.0, -40.0, 40.0, -60.0, 60.0, -80.0, 80.0, 180.0))
    if count > 1 and abs(mark.x) > 0.4:  # people at the sides face each other
        turned = rng.choice((-70.0, -60.0, -40.0, -20.0)) * (1 if mark.x > 0 else -1)
    state = (picked(rng, "conditions"),) if rng.random() < 0.4 else ()
    human = who.appearance.species is Species.HUMAN
    return Presence(
        who=who.id, mark=mark, facing=azimuth + turned, conditions=state if human else (),
        pose=chosen(rng, Pose, "poses") if human else Pose.STAND,
    )  # fmt: skip
