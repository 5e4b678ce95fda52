"""Tables of numbers beside the code: YAML files, read once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from film.tables import read_table

_HERE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name`.yaml of this room; `sets/rooms` and the like are below it."""
    rows: dict[str, Any] = read_table(_HERE / f"{name}.yaml")
    return rows


def read_all() -> None:
    """Reads every table of this room, so that the first drawing need not wait for them."""
    for path in _HERE.rglob("*.yaml"):
        table(path.relative_to(_HERE).with_suffix("").as_posix())
