"""Tables of numbers beside the code: YAML files, read once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name`.yaml of this room; `sets/rooms` and the like are below it."""
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    rows: dict[str, Any] = yaml.load(text, _LOADER)
    return rows
