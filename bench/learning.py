"""python -m bench.learning --base FILE: what the ears' second reading knows, learnt from requests.

Every set that the builders may read (`dev_*`, `first_*`, `train_*`), one row one example: its
words, what each is for, and the kind of order it should become; and `ways_*.tsv`, a kind and one
way to say it. `KEPT` are not learnt: thresholds are chosen on them; nor are `CHECKED`: on them it
is seen how sure it may be (`bench.weighing`). `--base` is `model.safetensors` of all-MiniLM-L6-v2,
which knows the language. `--without SET...` leaves more out and `--to FOLDER` writes elsewhere, to
measure on what was not learnt. Needs the group `learn`; half an hour.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.judging import ASK, Row, film_named, read_rows
from bench.marking import marked
from bench.requests import SETS
from engines.rules.ears.chunks import stripped
from engines.rules.ears.families import families
from engines.rules.ears.hear import hear
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import canonical
from engines.rules.ears.masked import masked
from engines.rules.ears.reel import Reel, reel_of
from engines.rules.ears.refer import Refer
from engines.rules.ears.target import Focus
from engines.rules.ears.taught import LABELS, MARKS, MODEL, SEVERAL, name_of, numbered

KEPT = ("dev_r", "dev_s", "dev_aa", "dev_ab", "dev_ae", "dev_af", "dev_ag", "dev_ah")
CHECKED = ("train_q", "train_r", "train_s")  # the beginnings of their names
_SPOKEN_OF = "a"  # the film whose names stand in for {who} and {prop}
_TRAPS = 3  # how often each is learnt
_ROUNDS = 5


@dataclass(frozen=True)
class Told:
    """A message with its kind, and what its words are for where that is known."""

    words: tuple[str, ...]
    asked: bool
    kind: str
    marks: list[str]


def examples(paths: Sequence[Path]) -> list[Told]:
    """Each row; an answer at an open gate is read elsewhere."""
    return [_of_row(row) for path in paths for row in read_rows(path) if not row.gate]


def traps() -> list[Told]:
    """What the families must not do anything on: it is asked about."""
    return [_of_way(ASK, trap) for family in families() for trap in family.trap] * _TRAPS


def ways(paths: Sequence[Path]) -> list[Told]:
    """Each way to say something, its names filled in from one film."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [_of_way(*line.split("\t")) for line in lines if line.strip()]


def _of_row(row: Row) -> Told:
    reel, items = _heard(row.said, row.film)
    call = row.want[0] if isinstance(row.want, list) and len(row.want) == 1 else {}
    args = {name: str(value) for name, value in call.get("args", {}).items()}
    marks = marked(items, call["tool"], args, reel) if call and call["tool"] != ASK else []
    return Told(masked(items), _asks(row.said), _kind(row), marks)


def _of_way(kind: str, way: str) -> Told:
    named = _names(_SPOKEN_OF)
    said = re.sub(r"\{(\w+)\}", lambda match: named[match[1]], way)
    return Told(masked(_heard(said, _SPOKEN_OF)[1]), _asks(said), kind, [])


def _names(film_name: str) -> dict[str, str]:
    film = film_named(film_name)
    return {
        "shot": film.shots[4].label,
        "shot2": film.shots[5].label,
        "scene": film.scenes[1].number,
        "scene2": film.scenes[2].number,
        "who": film.characters[0].name.title(),
        "who2": film.characters[1].name.title(),
        "prop": film.props[0].name,
        "place": film.locations[0].name.lower(),
        "line": next(line.text for shot in film.shots for line in shot.lines),
    }


def _heard(said: str, film: str) -> tuple[Reel, list[Item]]:
    reel = reel_of(film_named(film))
    _, items = hear(said, reel)
    return reel, Refer(reel, Focus()).reduce(stripped(items))


def _asks(said: str) -> bool:
    return said.rstrip().endswith("?")


def _kind(row: Row) -> str:
    if isinstance(row.want, str):
        return row.want
    if len(row.want) != 1:
        return SEVERAL
    call: dict[str, Any] = row.want[0]
    return ASK if call["tool"] == ASK else name_of(call["tool"], call["args"], _canonical)


def _canonical(kind: str, value: str) -> str:
    return canonical(kind, value.lower()) or value.lower()


def print_of(paths: Sequence[Path]) -> str:
    """What the sets are, in one word: kept with the model, so that an old one is noticed."""
    return sha256(b"".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def learnt_sets(without: Sequence[str] = KEPT) -> list[Path]:
    """The sets that the builders may read, but for those to choose thresholds on."""
    found = sorted([*SETS.glob("*.jsonl"), *SETS.glob("ways_*.tsv")])
    left = [path for path in found if not path.name.startswith(("heldout_", *CHECKED))]
    return [path for path in left if path.stem not in without]


def learn(told: Sequence[Told], base: Path, to: Path, learnt_from: str) -> None:
    """Teaches the model, and writes it beside its labels."""
    from bench.taught_net import UNMARKED, Example, begun_from, teach, write

    kinds = sorted({one.kind for one in told})
    number = {kind: n for n, kind in enumerate(kinds)}
    found = []
    for one in told:
        pieces, starts = numbered(one.words, one.asked)
        marks = [UNMARKED] * len(pieces)
        for at, mark in zip(starts, one.marks, strict=False):
            if at < len(pieces) - 1:
                marks[at] = MARKS.index(mark)
        found.append(Example(pieces, number[one.kind], marks))
    net = begun_from(base, len(kinds), len(MARKS))
    teach(net, found, _ROUNDS)
    write(net, to / MODEL.name)
    labels = {"learnt_from": learnt_from, "kinds": kinds}
    (to / LABELS.name).write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Learns from the sets and says from how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--to", type=Path, default=MODEL.parent)
    asked = parser.parse_args()
    paths = learnt_sets((*KEPT, *asked.without))
    told = examples([p for p in paths if p.suffix == ".jsonl"])
    told += traps()
    told += ways([p for p in paths if p.suffix == ".tsv"])
    print(f"{len(told)} requests of {len(paths)} sets, {len({one.kind for one in told})} kinds")
    learn(told, asked.base, asked.to, print_of(paths))


if __name__ == "__main__":
    main()
