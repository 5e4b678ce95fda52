"""The structures that a beat sheet may start from, as `film/data/structures.yaml` lists them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from film.errors import Refused
from film.writing.brief import Structure

_DATA = Path(__file__).resolve().parents[1] / "data" / "structures.yaml"
FEWEST, MOST = 15, 30  # beats of a sheet


def turns_of(structure: Structure) -> tuple[str, ...]:
    """The turns of a structure in order."""
    return tuple(_rows()[structure.value]["turns"])


def get_structure(said: str) -> Structure:
    """The structure that is meant; Refused, with those there are, when none is."""
    found = find_structure(said)
    if found is None:
        names = tuple(structure.value for structure in Structure)
        raise Refused(f"There is no structure “{said}”. There is: {', '.join(names)}.", names)
    return found


def find_structure(said: str) -> Structure | None:
    """The structure that is meant, None when none is."""
    wanted = said.strip().lower().replace("’", "'").removeprefix("the ").removeprefix("a ")
    for structure in Structure:
        if wanted == structure.value or wanted in _rows()[structure.value]["ways"]:
            return structure
    return None


def structure_ways() -> dict[str, tuple[str, ...]]:
    """Every structure with the ways to say it."""
    return {name: tuple(row["ways"]) for name, row in _rows().items()}


@cache
def _rows() -> dict[str, Any]:
    rows: dict[str, Any] = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    return rows
