"""The writer's data, read once: plots, bonds, things, places, pressures, trades, names, talk."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from film.tables import read_words

_HERE = Path(__file__).parent / "data"


@cache
def table(name: str) -> Any:
    """One file of `data/`, every scalar a string: "no" and "on" stay the words they are."""
    return read_words(_HERE / f"{name}.yaml")


def words(name: str) -> frozenset[str]:
    """One list of `words.yaml`."""
    return frozenset(table("words")[name])


def plot(genre: str) -> Any:
    """The plot of one genre."""
    return table(f"plots/{genre}")


def thing(kind: str) -> dict[str, Any]:
    """The row of one kind of thing, what it borrows from another filled in."""
    rows = table("objects")
    row: dict[str, Any] = rows.get(kind, rows["thing"])
    if "like" in row:
        row = {**rows[row["like"]], **row}
    return row


def place(kind: str) -> dict[str, Any]:
    """The row of one kind of place."""
    rows = table("places")
    kind = rows["same"].get(kind, kind)
    found: dict[str, Any] = rows.get(kind, rows["room"])
    return found
