"""Cards of assets: the sheet of one, the list of all, and where something is used.

sheet   {"id", "name", "kind", "aliases": [..], "look", "description", "review", "key_image":
        {"text", "file"}, "views": [{"view", "text", "file"}], "facts": [{"field", "value", "where",
        "words"}], "conditions": [{"what", "from", "to", "text", "file"}], "scenes": [{"number",
        "comes", "start": [..], "end": [..], "holds": [name], "shots": n}], "doors": [{"what",
        "number", "yes", "no"}], "lines": [{"number", "line", "text"}]}
        (a `file` is named before it is drawn: the picture comes when it is there; "" is never)
assets  {"locked", "total", "assets": [{"id", "name", "kind", "review", "key", "scenes": [..]}]}
usage   {"title", "uses": [{"what", "number", "slug", "shots": [label], "states": [..]}]}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from film.assets import Asset, Character, Location
from film.edits.compare import looks, name_of
from film.film import Film
from film.questions import scenes_with, shots_with
from film.story import Scene
from film.study.instances import Door, Instance, Origin, instance_of, open_doors
from film.study.library import kind_of
from film.study.reviews import Review
from film.study.sources import facts_of
from film.study.usage import Use
from film.study.views import VIEWS, describe_key, describe_view
from tools.said import Card

MOST_LINES = 300


class Pictures(NamedTuple):
    """Names of the files that show an asset: its key image, its views, what becomes of it."""

    key: str = ""
    views: Mapping[str, str] = MappingProxyType({})
    states: Mapping[str, str] = MappingProxyType({})


def sheet_card(film: Film, asset: Asset, pictures: Pictures) -> Card:
    """Everything about one asset."""
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
            "key_image": {"text": describe_key(film, asset), "file": pictures.key},
            "views": _views(asset, pictures),
            "facts": _facts(film, asset),
            "conditions": _conditions(film, asset, pictures),
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


def _views(asset: Asset, pictures: Pictures) -> list[dict[str, str]]:
    if not isinstance(asset, Character):
        return []
    return [
        {"view": view, "text": describe_view(asset, view), "file": pictures.views.get(view, "")}
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


def _conditions(film: Film, asset: Asset, pictures: Pictures) -> list[dict[str, str]]:
    seen = partial(describe_view, asset, "front") if isinstance(asset, Character) else None
    return [
        {
            "what": c.what,
            "from": film.get_shot(c.from_shot).label,
            "to": film.get_shot(c.to_shot).label if c.to_shot else "",
            "text": seen((c.what,)) if seen else f"{asset.name}, {c.what}",
            "file": pictures.states.get(c.what, ""),
        }
        for c in film.conditions
        if c.asset == asset.id
    ]


def _instance(film: Film, asset: Asset, scene: Scene) -> dict[str, Any]:
    found = instance_of(film, asset.id, scene)
    held = found.holds if found else ()
    return {
        "number": scene.number,
        "comes": _comes(film, found) if found else "",
        "start": list(found.start) if found else [],
        "end": list(found.end) if found else [],
        "holds": [name_of(film, prop) for prop in held],
        "shots": len([s for s in shots_with(film, asset.id) if s.scene == scene.id]),
    }


def _comes(film: Film, found: Instance) -> str:
    """Where an asset's state at the start of a scene comes from, in words."""
    before = f"as scene {film.get_scene(found.before).number} left it" if found.before else ""
    said = {Origin.MASTER: "as above", Origin.PRIOR: before, Origin.NEW: "changed for this scene"}
    return said[found.origin]


def _lines(film: Film, asset: Asset) -> list[dict[str, Any]]:
    numbers = {scene.id: scene.number for scene in film.scenes}
    return [
        {"number": numbers.get(m.scene, ""), "line": m.line, "text": m.text}
        for m in asset.mentions[:MOST_LINES]
    ]
