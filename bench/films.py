"""Short films for measuring and for tests, read as a whole `Film`.

YAML: people: NAME: {sex, also}; props and places: NAME: {}; scenes: number: {place, time, weather};
shots: label: {size, who, props, does}. JSON: the same as lists, with camera, seconds and lines.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from film.assets import Appearance, Character, Location, Prop, Sex
from film.film import Film
from film.shots import Camera, Line, Mark, Presence, Shot, Standing
from film.story import Scene
from film.words import Angle, Movement, Size, TimeOfDay, Weather

FILMS = Path(__file__).parent / "data" / "requests" / "films"
_SEX = {"f": Sex.WOMAN, "female": Sex.WOMAN, "m": Sex.MAN, "male": Sex.MAN}
_HERE = Mark(x=0.0, z=0.0)
_FPS = 24


def read_film(path: Path) -> Film:
    """The film of one file."""
    text = path.read_text(encoding="utf-8")
    data = json.loads(text) if path.suffix == ".json" else _as_lists(yaml.safe_load(text))
    people = {about["name"]: f"ch{n}" for n, about in enumerate(data["people"])}
    props = {name: f"pr{n}" for n, name in enumerate(data["props"])}
    places = {name: f"lo{n}" for n, name in enumerate(data["places"])}
    keys = {**people, **props}
    return Film(
        id=path.stem,
        title=data["title"],
        characters=tuple(_person(people[about["name"]], about) for about in data["people"]),
        props=tuple(Prop(id=key, name=name) for name, key in props.items()),
        locations=tuple(Location(id=key, name=name) for name, key in places.items()),
        scenes=tuple(_scene(about, places) for about in data["scenes"]),
        shots=tuple(_shot(about, keys, order) for order, about in enumerate(data["shots"])),
    )


def _as_lists(data: dict[str, Any]) -> dict[str, Any]:
    """The YAML form in the shape of the JSON form."""
    shots = [
        {
            "label": label,
            "scene": label.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            "action": about.get("does", ""),
            **about,
        }
        for label, about in data["shots"].items()
    ]
    return {
        "title": data["title"],
        "people": [{"name": name, **about} for name, about in data["people"].items()],
        "props": list(data["props"]),
        "places": list(data["places"]),
        "scenes": [{"number": str(n), **about} for n, about in data["scenes"].items()],
        "shots": shots,
    }


def _person(key: str, about: dict[str, Any]) -> Character:
    sex = _SEX.get(about.get("sex", ""), Sex.UNKNOWN)
    aliases = tuple(about.get("also", ()))
    return Character(id=key, name=about["name"], aliases=aliases, appearance=Appearance(sex=sex))


def _scene(about: dict[str, Any], places: dict[str, str]) -> Scene:
    heading = about.get("heading") or f"INT. {about['place']} - {about['time'].upper()}"
    time = "afternoon" if about["time"] == "day" else about["time"]
    return Scene(
        id=f"sc{about['number']}",
        number=about["number"],
        heading=heading,
        location=places[about["place"]],
        time=TimeOfDay(time),
        weather=Weather(about.get("weather", "clear")),
    )


def _shot(about: dict[str, Any], keys: dict[str, str], order: int) -> Shot:
    camera = Camera(
        size=Size(about["size"]),
        angle=Angle(about.get("angle", "eye level")),
        movement=Movement(about.get("movement", "static")),
        subjects=tuple(keys[name] for name in about.get("subjects", ()) if name in keys),
    )
    return Shot(
        id=f"sh{about['label']}",
        scene=f"sc{about['scene']}",
        label=about["label"],
        order=order,
        frames=round(_FPS * about.get("seconds", 4)),
        action=about.get("action", ""),
        lines=tuple(Line(who=keys[who], text=text) for who, text in about.get("lines", ())),
        cast=tuple(Presence(who=keys[name], mark=_HERE) for name in about.get("who", ())),
        props=tuple(Standing(prop=keys[name], mark=_HERE) for name in about.get("props", ())),
        camera=camera,
    )
