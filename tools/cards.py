"""Cards: what a face shows beside a sentence. Props are plain JSON, made here and nowhere else.

scenes  {"title", "seconds", "scenes": [{"id", "number", "slug", "place", "time", "weather",
        "mood", "who": [name], "props": [name], "shots", "seconds", "risk", "why": [str]}],
        "away"}   (risk, why and away where continuity was asked for)
shots   {"total", "shots": [{"id", "label", "scene", "size", "angle", "movement", "subject",
        "seconds", "who": [name], "action", "dialogue", "lighting", "transition", "purpose",
        "changed": [{"field", "old", "new"}]}], "version"}   (at most `MOST_SHOTS` of `total`)
person  {"id", "name", "aliases": [..], "look", "appearance": {..}, "voice", "description",
        "speaks", "scenes": [number], "shots": n, "conditions": [{"what", "from", "to"}]}
places  {"places": [{"id", "name", "kind", "interior", "features", "scenes": [number]}]}
props   {"props": [{"id", "name", "kind", "scenes": [number], "state"}]}
status  {"title", "rows": [{"name", "value"}]}
checkout {"verb", "title", "lines": [{"what", "count", "cents"}], "cents", "arguments"}
text    {"title", "items": [str]}
risks   {"title", "away", "rows": [{"name", "say", "risk", "reasons": [str]}]}
bible   {"middle": {"kind", "name"}, "nodes": [{"word", "kind", "name", "say"}], "more": n}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from film.assets import Character, Location, Prop
from film.edits.compare import Change, looks, name_of, subject
from film.film import Film
from film.questions import scenes_with, state_of
from film.shots import Shot
from film.story import Scene
from tools.said import Card

MOST_SHOTS = 60
FIRST_WORDS = 12


def scenes_card(film: Film, scenes: Sequence[Scene] = ()) -> Card:
    """The scenes with who is in them, where they play and how long they are."""
    rows = [_scene_row(film, scene) for scene in scenes or film.scenes]
    seconds = round(sum(row["seconds"] for row in rows), 1)
    return Card(kind="scenes", props={"title": film.title, "seconds": seconds, "scenes": rows})


def shots_card(film: Film, shots: Sequence[Shot], changed: Sequence[Change] = ()) -> Card:
    """Shots as rows of the shot table, with what changed of each, old beside new."""
    rows = [_shot_row(film, shot, changed) for shot in shots[:MOST_SHOTS]]
    props = {"total": len(shots), "shots": rows, "version": film.version}
    return Card(kind="shots", props=props)


def person_card(film: Film, person: Character) -> Card:
    """A character: how they look and sound, where they appear, what has happened to them."""
    conditions = [c for c in film.conditions if c.asset == person.id]
    return Card(
        kind="person",
        props={
            "id": person.id,
            "name": person.name,
            "aliases": list(person.aliases),
            "look": looks(person.appearance),
            "appearance": person.appearance.model_dump(mode="json"),
            "voice": person.voice,
            "description": person.description,
            "speaks": person.speaks,
            "scenes": [scene.number for scene in scenes_with(film, person.id)],
            "shots": sum(any(p.who == person.id for p in shot.cast) for shot in film.shots),
            "conditions": [
                {
                    "what": c.what,
                    "from": film.get_shot(c.from_shot).label,
                    "to": film.get_shot(c.to_shot).label if c.to_shot else "",
                }
                for c in conditions
            ],
        },
    )


def places_card(film: Film, places: Sequence[Location]) -> Card:
    """Places with their scenes."""
    rows = [
        {
            "id": place.id,
            "name": place.name,
            "kind": place.kind,
            "interior": place.interior,
            "features": list(place.features),
            "scenes": [scene.number for scene in scenes_with(film, place.id)],
        }
        for place in places
    ]
    return Card(kind="places", props={"places": rows})


def props_card(film: Film, props: Sequence[Prop]) -> Card:
    """Props with their scenes and what has happened to them by the end."""
    rows = [
        {
            "id": prop.id,
            "name": prop.name,
            "kind": prop.kind,
            "scenes": [scene.number for scene in scenes_with(film, prop.id)],
            "state": ", ".join(state_of(film, prop.id, film.shots[-1:])),
        }
        for prop in props
    ]
    return Card(kind="props", props={"props": rows})


def status_card(title: str, rows: Sequence[tuple[str, str]]) -> Card:
    """Facts as name and value."""
    pairs = [{"name": name, "value": value} for name, value in rows]
    return Card(kind="status", props={"title": title, "rows": pairs})


def text_card(title: str, items: Sequence[str]) -> Card:
    """A list of sentences."""
    return Card(kind="text", props={"title": title, "items": list(items)})


def _scene_row(film: Film, scene: Scene) -> dict[str, Any]:
    shots = film.shots_of(scene.id)
    return {
        "id": scene.id,
        "number": scene.number,
        "slug": scene.heading,
        "place": name_of(film, scene.location),
        "time": str(scene.time),
        "weather": str(scene.weather),
        "mood": scene.mood,
        "who": [name_of(film, who) for who in scene.cast],
        "props": [name_of(film, prop) for prop in scene.props],
        "shots": len(shots),
        "seconds": round(sum(shot.frames for shot in shots) / film.settings.fps, 1),
    }


def _shot_row(film: Film, shot: Shot, changed: Sequence[Change]) -> dict[str, Any]:
    camera = shot.camera
    return {
        "id": shot.id,
        "label": shot.label,
        "scene": film.get_scene(shot.scene).number,
        "size": str(camera.size),
        "angle": str(camera.angle),
        "movement": str(camera.movement),
        "subject": subject(film, shot),
        "seconds": round(shot.frames / film.settings.fps, 2),
        "who": [name_of(film, presence.who) for presence in shot.cast],
        "action": shot.action,
        "dialogue": _first_words(film, shot),
        "lighting": str(shot.lighting),
        "transition": str(shot.transition_in),
        "purpose": shot.purpose,
        "changed": [
            {"field": c.field, "old": c.old, "new": c.new} for c in changed if c.of == shot.label
        ],
    }


def _first_words(film: Film, shot: Shot) -> str:
    lines = []
    for line in shot.lines:
        words = line.text.split()
        more = "…" if len(words) > FIRST_WORDS else ""
        lines.append(f"{name_of(film, line.who)}: {' '.join(words[:FIRST_WORDS])}{more}")
    return " / ".join(lines)
