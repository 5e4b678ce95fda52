"""The people, set-ups and framed moments that the sheets show: `frames.yaml` as values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.stage import Stage
from film.assets import Appearance
from film.kinds import place_kinds
from film.setup import PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark
from film.tables import read_table
from film.words import Lighting, Look, Size, TimeOfDay, Weather

_TABLE: dict[str, Any] = read_table(Path(__file__).with_name("frames.yaml"))
FRAMES: tuple[list[Any], ...] = tuple(_TABLE["frames"])
CAST = {who: Appearance(**look) for who, look in _TABLE["cast"].items()}
BOTH = ("mara", "tom")
_INSIDE = {kind: inside for kind, inside, _ in place_kinds()}


def place(kind: str, *features: str) -> PlaceLook:
    """A place of a kind, inside or outside as the kind usually is."""
    inside = _INSIDE.get(kind, True)
    return PlaceLook(name=kind.upper(), kind=kind, interior=inside, features=features)


def person(who: str, x: float = 0.0, z: float = 0.0, facing: float = 0.0, **how: Any) -> PersonLook:
    """One of the cast of the samples on a mark."""
    mark = Mark(x=x, z=z)
    how = {"appearance": CAST.get(who, Appearance())} | how
    return PersonLook(who=who, name=who.upper(), mark=mark, facing=facing, **how)


def pair() -> tuple[PersonLook, ...]:
    """Two who look at each other."""
    return (
        person("mara", -0.75, 0.1, 55, looks_at="tom"),
        person("tom", 0.75, 0.1, -55, looks_at="mara"),
    )


def setup(kind: str = "room", people: tuple[PersonLook, ...] = (), **how: Any) -> Setup:
    """A plain set-up at 360 lines, in colour, by morning light."""
    base: dict[str, Any] = {
        "width": 640,
        "height": 360,
        "look": Look.COLOUR,
        "place": place(kind),
        "time": TimeOfDay.MORNING,
        "weather": Weather.CLEAR,
        "lighting": Lighting.NATURAL,
        "camera": Camera(size=Size.WIDE, subjects=tuple(p.who for p in people)),
        "people": people,
    }
    return Setup(**(base | how))


def framed(row: list[Any], look: Look) -> Setup:
    """One row of `frames.yaml` as a set-up."""
    kind, time, weather, lighting, camera, people = row
    cast = tuple(person(who, x, z, facing, **how) for who, x, z, facing, how in people)
    props = tuple(
        PropLook(who=kind, name=kind, kind=kind, held_by=one.who)
        for one in cast
        for kind in one.holds
    )
    return setup(
        kind, cast, look=look, time=TimeOfDay(time), weather=Weather(weather),
        lighting=Lighting(lighting), camera=Camera(**camera), props=props,
    )  # fmt: skip


def drawn(made: Setup, t: float = 0.0) -> Array:
    """The picture of a set-up, when its camera has gone `t` of its move."""
    return Stage(made).frame(t=t, seconds=0.4)
