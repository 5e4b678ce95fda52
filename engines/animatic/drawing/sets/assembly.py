"""Builds a place from its row of the tables: a room with walls, or a ground under a sky.

Rows of `rooms.yaml` and `grounds.yaml` name what is built and where. A place whose kind is not
known becomes a plain room or open ground; features that its kind lacks are added in free spots.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from engines.animatic.drawing.light import light_of
from engines.animatic.drawing.scenery import Bounds, Scenery
from engines.animatic.drawing.sets.cars import CARS
from engines.animatic.drawing.sets.fittings import FITTINGS
from engines.animatic.drawing.sets.furniture import FURNITURE
from engines.animatic.drawing.sets.grounds import GROUNDS
from engines.animatic.drawing.sets.heights import HEIGHTS
from engines.animatic.drawing.sets.lighthouses import LIGHTHOUSES
from engines.animatic.drawing.sets.nature import NATURE
from engines.animatic.drawing.sets.oddments import ODDMENTS, WALLED
from engines.animatic.drawing.sets.public import PUBLIC
from engines.animatic.drawing.sets.railways import RAILWAYS
from engines.animatic.drawing.sets.rooms import Wall, build_room
from engines.animatic.drawing.sets.ships import SHIPS
from engines.animatic.drawing.sets.skies import hills, mesas, peaks, raise_sky, skyline
from engines.animatic.drawing.sets.streets import STREETS
from engines.animatic.drawing.sets.town import TOWN
from engines.animatic.drawing.sets.trees import TREES
from engines.animatic.drawing.sets.water import sea
from engines.animatic.drawing.tables import table
from film.setup import PlaceLook
from film.words import Lighting, TimeOfDay, Weather

PIECES: dict[str, Any] = {
    **FURNITURE,
    **NATURE,
    **TREES,
    **TOWN,
    **STREETS,
    **LIGHTHOUSES,
    **SHIPS,
    **RAILWAYS,
    **PUBLIC,
    **HEIGHTS,
    **GROUNDS,
    **CARS,
    **ODDMENTS,
}
HANGINGS: dict[str, Any] = {**FITTINGS, **WALLED}
BACKDROPS: dict[str, Any] = {
    "hills": hills,
    "peaks": peaks,
    "skyline": skyline,
    "mesas": mesas,
    "sea": sea,
}


def _table(name: str) -> dict[str, Any]:
    return table(f"sets/{name}")


def known_kinds() -> frozenset[str]:
    """Kinds of place that have a row of their own."""
    return frozenset(_table("rooms")) | frozenset(_table("grounds"))


def _row(place: PlaceLook) -> tuple[str, dict[str, Any]]:
    """The table and row for a place; what is not known is plain."""
    for name in ("rooms", "grounds"):
        if place.kind in _table(name):
            return name, _table(name)[place.kind]
    if place.interior:
        return "rooms", _table("rooms")["room"]
    return "grounds", _table("grounds")["open ground"]


@lru_cache(maxsize=6)
def build_set(place: PlaceLook, time: TimeOfDay, weather: Weather, lighting: Lighting) -> Scenery:
    """The set of a place at an hour, in a weather; the same arguments give the same set."""
    name, row = _row(place)
    inside = name == "rooms"
    s = Scenery(place.name, light_of(time, weather, lighting, inside), inside)
    s.seat = row.get("seat", "chair" if inside else "crate")
    if inside:
        _inside(s, row, place.features)
    else:
        _outside(s, row, place.features)
    return s


def _inside(s: Scenery, row: dict[str, Any], features: tuple[str, ...]) -> None:
    raise_sky(s)
    walls = build_room(s, row["room"])
    for name, wall in walls.items():
        for fitting in row.get(name, ()):
            _hang(wall, fitting)
    _place_all(s, row.get("pieces", ()))
    _add_features(s, walls, _missing(row, features))


def _hang(wall: Wall, row: list[Any]) -> None:
    """[name, u, {more}] on a wall."""
    at = {"u": row[1]} if len(row) > 1 and row[1] is not None else {}
    HANGINGS[row[0]](wall, **at, **(row[2] if len(row) > 2 else {}))


def _place_all(s: Scenery, rows: Iterable[list[Any]]) -> None:
    """[name, x, z, quarter turns, {more}]; without a spot it is built round the origin."""
    for row in rows:
        filled: list[Any] = [*row[1:], *[0.0, 0.0, 0, {}][len(row) - 1 :]]
        x, z, turn, more = filled
        with s.piece(x, z, turn):
            PIECES[row[0]](s, **more)


def _outside(s: Scenery, row: dict[str, Any], features: tuple[str, ...]) -> None:
    raise_sky(s)
    b = row.get("bounds", [-30, 30, -30, 30])
    s.bounds = Bounds(b[0], b[1], b[2], b[3], 40.0)
    for name, *args in row.get("backdrop", ()):
        s.backdrop.append(BACKDROPS[name](*args))
    for name, more in row.get("base", ()):
        PIECES[name](s, **more)
    _place_all(s, row.get("pieces", ()))
    _add_features(s, {}, _missing(row, features))


def _missing(row: dict[str, Any], features: tuple[str, ...]) -> list[str]:
    """Features of the text that the kind does not have already."""
    text = str(row)
    words = {w for f in features for w in (f.lower(), *f.lower().split())}
    return sorted(
        w for w in words if w in _table("features") and _table("features")[w][1] not in text
    )


def _add_features(s: Scenery, walls: dict[str, Wall], words: list[str]) -> None:
    """Each at the next free spot of its sort: on a wall, at the back, to the sides."""
    spots = iter([(-2.6, 2.6), (2.6, 2.7), (-2.8, -2.4), (2.8, -2.4), (0.0, 3.2)])
    places = iter([("back", -1.6), ("back", 1.7), ("left", 0.6), ("right", -0.6), ("front", 1.2)])
    for word in words:
        sort, name, more = _table("features")[word]
        if sort == "wall":
            where = next(places, None)
            if where and walls:
                HANGINGS[name](walls[where[0]], u=where[1], **more)
        else:
            spot = next(spots, None)
            if spot:
                _place_all(s, [[name, spot[0], spot[1], 0, more]])
