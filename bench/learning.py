"""python -m bench.learning: what the ears' second reading knows, learnt from the request sets.

Every set that the builders may read (`dev_*`, `first_*`, `train_*`), one row one example: its
signs, and the kind of order it should become; and `ways_*.tsv`, a kind and one way to say it.
`--without SET...` leaves sets out and `--to FILE` writes elsewhere, to measure on what was not
learnt. Needs the group `learn`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from bench.judging import ASK, Row, film_named, read_rows
from bench.requests import SETS
from engines.rules.ears.chunks import stripped
from engines.rules.ears.families import families
from engines.rules.ears.hear import hear
from engines.rules.ears.lexicon import canonical
from engines.rules.ears.reel import reel_of
from engines.rules.ears.refer import Refer
from engines.rules.ears.signs import signs
from engines.rules.ears.target import Focus
from engines.rules.ears.taught import SEVERAL, WEIGHTS, name_of

_SPOKEN_OF = "a"  # the film whose names stand in for {who} and {prop}
_TRAPS = 3  # how often each is learnt
_SEEN = 2  # rows in which a sign must be
_C = 10.0  # inverse of how strongly large weights are held back
_STEPS = 127  # of the largest weight: they are kept as bytes


def examples(paths: Sequence[Path]) -> list[tuple[frozenset[str], str]]:
    """Signs and kind of each row; an answer at an open gate is read elsewhere."""
    rows = [row for path in paths for row in read_rows(path) if not row.gate]
    return [(_signs(row.said, row.film), _kind(row)) for row in rows]


def traps() -> list[tuple[frozenset[str], str]]:
    """What the families must not do anything on: it is asked about."""
    named = _names(_SPOKEN_OF)
    said = [trap for family in families() for trap in family.trap]
    return [(_signs(_filled(trap, named), _SPOKEN_OF), ASK) for trap in said] * _TRAPS


def ways(paths: Sequence[Path]) -> list[tuple[frozenset[str], str]]:
    """Signs and kind of each way to say something, its names filled in from one film."""
    named = _names(_SPOKEN_OF)
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    told = [line.split("\t") for line in lines if line.strip()]
    return [(_signs(_filled(said, named), _SPOKEN_OF), kind) for kind, said in told]


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


def _filled(said: str, named: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: named[match[1]], said)


def _signs(said: str, film: str) -> frozenset[str]:
    reel = reel_of(film_named(film))
    _, items = hear(said, reel)
    reduced = Refer(reel, Focus()).reduce(stripped(items))
    return signs(reduced, said.rstrip().endswith("?"))


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
    """What the sets are, in one word: kept with the weights, so that old weights are noticed."""
    return sha256(b"".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def read_sets() -> list[Path]:
    """The sets that the builders may read."""
    return [
        p
        for p in sorted([*SETS.glob("*.jsonl"), *SETS.glob("ways_*.tsv")])
        if not p.name.startswith("heldout_")
    ]


def learn(found: Sequence[tuple[frozenset[str], str]], to: Path, learnt_from: str) -> None:
    """Fits the model and writes its weights, rounded to bytes."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    count = Counter(sign for has, _ in found for sign in has)
    kept = [dict.fromkeys((s for s in sorted(has) if count[s] >= _SEEN), 1.0) for has, _ in found]
    table = DictVectorizer()
    model = LogisticRegression(C=_C, max_iter=400)
    model.fit(table.fit_transform(kept), [kind for _, kind in found])
    scale = float(np.abs(model.coef_).max()) / _STEPS
    np.savez_compressed(
        to,
        signs=np.array("\n".join(table.feature_names_)),
        kinds=np.array("\n".join(model.classes_)),
        weights=np.round(model.coef_.T / scale).astype(np.int8),
        base=model.intercept_.astype(np.float32),
        scale=np.array(scale),
        learnt_from=np.array(learnt_from),
    )


def main() -> None:
    """Learns from the sets and says from how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    paths = [p for p in read_sets() if p.stem not in asked.without]
    found = examples([p for p in paths if p.suffix == ".jsonl"])
    found += traps()
    found += ways([p for p in paths if p.suffix == ".tsv"])
    learn(found, asked.to, print_of(paths))
    print(f"{len(found)} requests of {len(paths)} sets, {len({k for _, k in found})} kinds")


if __name__ == "__main__":
    main()
