"""What a second reading looks for: the arguments of each verb, and what kind of thing each is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from engines.rules.ears.families import find_family
from engines.rules.ears.lexicon import DATA, read_yaml
from engines.rules.ears.story import requests

SHAPES = DATA / "shapes.yaml"  # a verb's place in it is a sign, so trees are grown anew with it


@dataclass(frozen=True)
class Shape:
    """Arguments by name: what each is, and which of them may be left out. `gate` is the verb's."""

    args: dict[str, str]
    loose: frozenset[str]
    gate: str


@lru_cache
def shapes() -> dict[str, Shape]:
    """The shape of each verb that a second reading may put together."""
    table: dict[str, dict[str, str]] = read_yaml(SHAPES.name)
    return {tool: _shape(tool, args) for tool, args in table.items()}


def _shape(tool: str, args: dict[str, str]) -> Shape:
    family = find_family(tool)
    gates = [family.gate] if family else [r.gate for r in requests() if r.tool == tool]
    loose = frozenset(arg for arg, kind in args.items() if kind.endswith("?"))
    return Shape(
        {arg: kind.rstrip("?") for arg, kind in args.items()}, loose, next(iter(gates), "free")
    )
