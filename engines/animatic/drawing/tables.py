"""Tables of numbers beside the code: YAML files, read once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from film.tables import read_table


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name`.yaml of this room; `sets/rooms` and the like are below it."""
    rows: dict[str, Any] = read_table(Path(__file__).parent / f"{name}.yaml")
    return rows
