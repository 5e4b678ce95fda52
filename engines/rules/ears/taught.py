"""What was learnt from many requests: how likely each kind of order is, by the signs of a message.

A linear model (multinomial logistic regression) whose weights `python -m bench.learning` makes from
the request sets that the builders may read. It knows no names, and it decides nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from engines.rules.ears.families import families
from engines.rules.ears.lexicon import DATA

WEIGHTS = DATA / "taught.npz"
SEVERAL = "several"  # the kind of a message with more than one order
# Arguments with a closed list of values, and the lexicon's name for it: a part of the kind.
CLOSED = {
    "size": "SIZE",
    "angle": "ANGLE",
    "movement": "MOVE",
    "change": "LENGTH",
    "lighting": "LIGHT",
    "time": "TIME",
    "weather": "WEATHER",
    "pacing": "PACE",
    "emotion": "EMO",
    "transition": "TRANS",
    "style": "LOOK",
}
MARKED = ("seconds",)  # said in numbers: a part of the kind that it is said, not which


@dataclass(frozen=True)
class Kind:
    """A kind of order: the tool, the values that are a part of it, the arguments that must be
    found beside them."""

    tool: str
    args: dict[str, str] = field(default_factory=dict)
    found: frozenset[str] = frozenset()


def kind_of(name: str) -> Kind:
    """ "set_camera|size=closer" or "set_duration|seconds" as a kind."""
    tool, *given = name.split("|")
    args = dict(part.split("=", 1) for part in given if "=" in part)
    return Kind(tool, args, frozenset(part for part in given if "=" not in part))


@lru_cache
def settled(tool: str) -> tuple[str, ...]:
    """The arguments whose values make what kind of order it is: a frame's size, but not that of
    a shot to be added."""
    made_by = {a for f in families() if f.tool == tool for a in (*f.need, *f.need_any)}
    return tuple(arg for arg in CLOSED if arg in made_by)


def _as_said(_: str, value: str) -> str:
    return value


def name_of(
    tool: str, args: Mapping[str, str], canonical: Callable[[str, str], str] = _as_said
) -> str:
    """The kind's name of one call; `canonical` is a type's value by what it was called."""
    parts = [f"{a}={canonical(CLOSED[a], args[a])}" for a in settled(tool) if args.get(a)]
    marked = [arg for arg in MARKED if args.get(arg)]
    subject = ["subject"] if args.get("subject") and tool == "set_camera" and not parts else []
    return "|".join([tool, *parts, *marked, *subject])


@dataclass(frozen=True)
class Shares:
    """How likely each kind is, by name; all sum to 1."""

    of: dict[str, float]

    @property
    def best(self) -> str:
        """The likeliest kind."""
        return max(self.of, key=lambda name: self.of[name])

    @cached_property
    def tools(self) -> dict[str, float]:
        """How likely each tool is."""
        found: dict[str, float] = {}
        for name, share in self.of.items():
            tool = kind_of(name).tool
            found[tool] = found.get(tool, 0.0) + share
        return found

    def order(self, tool: str, args: Mapping[str, str]) -> float:
        """How likely just this order is, whatever shots or people it is about."""
        return self.of.get(name_of(tool, args), 0.0)


def shares(found: Iterable[str]) -> Shares:
    """How likely each kind is for a message with these signs."""
    known, names, weights, base, scale = _model()
    rows = sorted(known[sign] for sign in found if sign in known)
    scores = base + weights[rows].sum(axis=0, dtype=np.float64) * scale
    odds = np.exp(scores - scores.max())
    return Shares(dict(zip(names, (odds / odds.sum()).tolist(), strict=True)))


@lru_cache
def _model() -> tuple[dict[str, int], list[str], np.ndarray, np.ndarray, float]:
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        known = {sign: n for n, sign in enumerate(str(kept["signs"]).split("\n"))}
        names = str(kept["kinds"]).split("\n")
        return known, names, kept["weights"], kept["base"], float(kept["scale"])
