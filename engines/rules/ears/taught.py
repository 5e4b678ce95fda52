"""What was learnt from many requests: what kind of order a message is, and what its words are for.

A small language model (six layers, kept in bytes) that `python -m bench.learning` teaches on the
request sets that the builders may read. It knows no names, and it decides nothing by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
import onnxruntime

from engines.rules.ears.families import families
from engines.rules.ears.lexicon import DATA
from engines.rules.ears.pieces import ASKED, FIRST, LAST, pieces

MODEL, LABELS = DATA / "taught.onnx", DATA / "taught.json"
LONGEST = 96  # pieces that are read; the rest of a long message is not
# What a word is for: nothing, a value in the person's own words, what it takes the place of, the
# shots or scenes that are meant, where something is put, whom it is about.
NOTHING, VALUE, OLD, WHERE, ANCHOR, WHOM = MARKS = ("O", "V", "W", "S", "A", "P")
SEVERAL = "several"  # the kind of a message with more than one order
ANSWER = "answer"  # and of one that only words answer
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


@dataclass(frozen=True)
class Taught:
    """How likely each kind is, and for each word what it is for and how likely that is."""

    shares: Shares
    marks: tuple[tuple[str, float], ...]


def numbered(words: Sequence[str], asked: bool) -> tuple[list[int], list[int]]:
    """The pieces of a message as the model reads them, and where each word begins in them."""
    numbers, starts = [FIRST], []
    for word in words:
        starts.append(len(numbers))
        numbers += pieces(word)
    if asked and numbers[-1] != ASKED:
        numbers.append(ASKED)
    return [*numbers[: LONGEST - 1], LAST], starts


@lru_cache(maxsize=256)
def taught(words: tuple[str, ...], asked: bool) -> Taught:
    """What was learnt of a message in masked words; `asked` when it ends with a question mark."""
    numbers, starts = numbered(words, asked)
    given = np.array([numbers], dtype=np.int64)
    session, kinds = _model()
    scores, marks = session.run(None, {"pieces": given, "mask": np.ones_like(given)})
    told = _likely(scores[0])
    each = _likely(marks[0])
    read = [each[at] if at < len(numbers) - 1 else None for at in starts]
    return Taught(
        Shares(dict(zip(kinds, told.tolist(), strict=True))),
        tuple(_best(one) if one is not None else (NOTHING, 0.0) for one in read),
    )


def _likely(scores: np.ndarray) -> np.ndarray:
    odds = np.exp(scores.astype(np.float64) - scores.max(axis=-1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True))


def _best(likely: np.ndarray) -> tuple[str, float]:
    at = int(likely.argmax())
    return MARKS[at], float(likely[at])


@lru_cache
def _model() -> tuple[onnxruntime.InferenceSession, list[str]]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a message is short: more would only wait for each other
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(MODEL), options, ["CPUExecutionProvider"])
    return session, json.loads(LABELS.read_text(encoding="utf-8"))["kinds"]
