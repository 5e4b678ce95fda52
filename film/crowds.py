"""How many people stand about in a scene who are not of the cast, by the words of its action."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from film.screenplay.elements import Kind
from film.story import Scene
from film.tables import read_table

MOST = 20


def extras_of(scene: Scene) -> int:
    """How many extras the action of a scene names; 0 when it names none."""
    told = (e.text for e in scene.elements if e.kind in (Kind.ACTION, Kind.HEADING))
    return max((extras_in(text) for text in told), default=0)


def extras_in(text: str) -> int:
    """How many extras these words mean, at most `MOST`."""
    said = f" {' '.join(re.findall(r'[a-z0-9-]+', text.lower()))} "
    found = [count for word, count in _table()["many"].items() if f" {word} " in said]
    people = "|".join(_table()["people"])
    for word, count in {**_table()["several"], **_table()["numbers"]}.items():
        if re.search(rf" {word} (?:\S+ )?(?:{people}) ", said):
            found.append(count)
    for number in re.findall(rf" (\d{{1,4}}) (?:\S+ )?(?:{people}) ", said):
        found.append(int(number))
    return min(MOST, max(found, default=0))


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_table(Path(__file__).parent / "data" / "crowds.yaml")
    return table
