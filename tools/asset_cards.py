"""Cards of assets: the sheet of one, the list of all, and where something is used.

sheet   {"id", "name", "kind", "aliases": [..], "look", "description", "review", "key",
        "views": [{"view", "text", "file"}], "facts": [{"field", "value", "where", "words"}],
        "conditions": [{"what", "from", "to"}], "scenes": [{"number", "origin", "start": [..],
        "end": [..], "shots": n}], "doors": [{"what", "number", "yes", "no"}], "lines": [{"number",
        "line", "text"}]}   (`file` and `key` are "" until they are drawn)
assets  {"locked", "total", "assets": [{"id", "name", "kind", "review", "key", "scenes": [..]}]}
usage   {"title", "uses": [{"what", "number", "slug", "shots": [label], "states": [..]}]}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from film.assets import Asset, Character, Location
from film.edits.compare import looks
from film.film import Film
from film.questions import scenes_with
from film.story import Scene
from film.study.instances import Door, instance_of, open_doors
from film.study.library import kind_of
from film.study.reviews import Review
from film.study.sources import facts_of
from film.study.usage import Use
from film.study.views import VIEWS, describe_view
from tools.said import Card

MOST_LINES = 300


def sheet_card(film: Film, asset: Asset, drawn: dict[str, str]) -> Card:
    """Everything about one asset. `drawn` are the files of its key images that exist, by view."""
    scenes = scenes_with(film, asset.id)
    doors = [door for door in open_doors(film) if door.asset == asset.id]
    return Card(
        kind="sheet",
        props={
            "id": asset.id,
            "name": asset.name,
            "kind": kind_of(asset),
            "aliases": list(asset.aliases) if isinstance(asset, Character) else [],
            "look": _look(asset),
            "description": asset.description,
            "review": str(asset.review),
            "key": drawn.get("key", ""),
            "views": _views(asset, drawn),
            "facts": _facts(film, asset),
            "conditions": _conditions(film, asset),
            "scenes": [_instance(film, asset, scene) for scene in scenes],
            "doors": [door_row(film, door) for door in doors],
            "lines": _lines(film, asset),
        },
    )


def assets_card(film: Film, drawn: dict[str, str]) -> Card:
    """All assets with how far each is settled. `drawn` are files of key images by asset."""
    rows = [
        {
            "id": asset.id,
            "name": asset.name,
            "kind": kind_of(asset),
            "review": str(asset.review),
            "key": drawn.get(asset.id, ""),
            "scenes": [scene.number for scene in scenes_with(film, asset.id)],
        }
        for asset in film.assets()
    ]
    locked = sum(row["review"] == Review.LOCKED for row in rows)
    return Card(kind="assets", props={"locked": locked, "total": len(rows), "assets": rows})


def usage_card(film: Film, title: str, uses: Sequence[Use]) -> Card:
    """Where something is used, scene by scene."""
    rows = [
        {
            "what": use.what,
            "number": film.get_scene(use.scene).number,
            "slug": film.get_scene(use.scene).heading,
            "shots": [film.get_shot(shot).label for shot in use.shots],
            "states": list(use.states),
        }
        for use in uses
    ]
    return Card(kind="usage", props={"title": title, "uses": rows})


def door_row(film: Film, door: Door) -> dict[str, str]:
    """A question at the door of a scene, with the words of both answers."""
    name = next(asset.name for asset in film.assets() if asset.id == door.asset)
    number = film.get_scene(door.scene).number
    words = f"carry {door.what} forward for {name} into scene {number}"
    return {
        "name": name,
        "what": door.what,
        "number": number,
        "yes": words,
        "no": f"do not {words}",
    }


def _look(asset: Asset) -> str:
    if isinstance(asset, Character):
        return looks(asset.appearance)
    if isinstance(asset, Location):
        side = "inside" if asset.interior else "outside"
        return ", ".join([asset.kind or "a place", side, *asset.features])
    return asset.kind or "a thing"


def _views(asset: Asset, drawn: dict[str, str]) -> list[dict[str, str]]:
    if not isinstance(asset, Character):
        return []
    return [
        {"view": view, "text": describe_view(asset, view), "file": drawn.get(view, "")}
        for view in VIEWS
    ]


def _facts(film: Film, asset: Asset) -> list[dict[str, str]]:
    return [
        {
            "field": fact.field,
            "value": fact.value,
            "where": fact.source.place(),
            "words": fact.source.text,
        }
        for fact in facts_of(film.facts, asset.id)
    ]


def _conditions(film: Film, asset: Asset) -> list[dict[str, str]]:
    return [
        {
            "what": c.what,
            "from": film.get_shot(c.from_shot).label,
            "to": film.get_shot(c.to_shot).label if c.to_shot else "",
        }
        for c in film.conditions
        if c.asset == asset.id
    ]


def _instance(film: Film, asset: Asset, scene: Scene) -> dict[str, Any]:
    found = instance_of(film, asset.id, scene)
    return {
        "number": scene.number,
        "origin": str(found.origin) if found else "",
        "start": list(found.start) if found else [],
        "end": list(found.end) if found else [],
    }


def _lines(film: Film, asset: Asset) -> list[dict[str, Any]]:
    numbers = {scene.id: scene.number for scene in film.scenes}
    return [
        {"number": numbers.get(m.scene, ""), "line": m.line, "text": m.text}
        for m in asset.mentions[:MOST_LINES]
    ]
