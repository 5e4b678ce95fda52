"""Short films for measuring and for tests: a few lines of YAML each, read as a whole `Film`.

people: NAME: {sex: f|m, also: [...]}; props and places: NAME: {}; scenes: number: {place, time,
weather}; shots: label: {size, who, props, does}.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from film.assets import Appearance, Character, Location, Prop, Sex
from film.film import Film
from film.shots import Camera, Mark, Presence, Shot, Standing
from film.story import Scene
from film.words import Size, TimeOfDay, Weather

FILMS = Path(__file__).parent / "data" / "requests" / "films"
_SEX = {"f": Sex.WOMAN, "m": Sex.MAN}


def read_film(path: Path) -> Film:
    """The film of one YAML file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    people = {name: f"ch{n}" for n, name in enumerate(data["people"])}
    props = {name: f"pr{n}" for n, name in enumerate(data["props"])}
    places = {name: f"lo{n}" for n, name in enumerate(data["places"])}
    return Film(
        id=path.stem,
        title=data["title"],
        characters=tuple(_person(people[n], n, v) for n, v in data["people"].items()),
        props=tuple(Prop(id=key, name=name) for name, key in props.items()),
        locations=tuple(Location(id=key, name=name) for name, key in places.items()),
        scenes=tuple(_scene(str(n), s, places) for n, s in data["scenes"].items()),
        shots=tuple(
            _shot(k, s, people, props, n) for n, (k, s) in enumerate(data["shots"].items())
        ),
    )


def _person(key: str, name: str, about: dict[str, Any]) -> Character:
    sex = _SEX.get(about.get("sex", ""), Sex.UNKNOWN)
    aliases = tuple(about.get("also", ()))
    return Character(id=key, name=name, aliases=aliases, appearance=Appearance(sex=sex))


def _scene(number: str, about: dict[str, Any], places: dict[str, str]) -> Scene:
    return Scene(
        id=f"sc{number}",
        number=number,
        heading=f"INT. {about['place']} - {about['time'].upper()}",
        location=places[about["place"]],
        time=TimeOfDay(about["time"]),
        weather=Weather(about.get("weather", "clear")),
    )


def _shot(
    label: str, about: dict[str, Any], people: dict[str, str], props: dict[str, str], order: int
) -> Shot:
    here = Mark(x=0.0, z=0.0)
    return Shot(
        id=f"sh{label}",
        scene=f"sc{label.rstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}",
        label=label,
        order=order,
        frames=96,
        action=about.get("does", ""),
        cast=tuple(Presence(who=people[name], mark=here) for name in about.get("who", ())),
        props=tuple(Standing(prop=props[name], mark=here) for name in about.get("props", ())),
        camera=Camera(size=Size(about["size"])),
    )
