"""python -m bench.weighing: grows the trees that weigh what a message may mean.

On request sets that the second reading has not learnt (`CHECKED` in `bench.learning`): how sure it
is of a message that it has not seen must be seen. Of each request all orders that the ears find or
put together are signs with an answer: whether the order was meant. Needs the group `learn`; some
ten minutes on two cores.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from bench.afterwards import Made, afterwards, is_idle
from bench.calls import call_of
from bench.judging import ASK, Row, conversed, film_named, read_rows
from bench.learning import CHECKED, print_of
from bench.requests import SETS
from engines.rules.ears.reel import reel_of
from engines.rules.ears.shapes import SHAPES
from engines.rules.ears.signs import Way, signs
from engines.rules.ears.target import Focus
from engines.rules.ears.understand import unweighed
from engines.rules.ears.understood import Order, Pending, Understood
from engines.rules.ears.weighed import LEARNT, MODEL
from film.film import Film

_TREES = 300
_GROWN = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.05,
    "min_data_in_leaf": 30,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.6,
    "lambda_l2": 5.0,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}
Call = tuple[str, dict[str, str]]


def checked_sets() -> list[Path]:
    """The sets that the trees are grown on."""
    return sorted(path for begins in CHECKED for path in SETS.glob(f"{begins}?.jsonl"))


def examples(paths: Sequence[Path]) -> tuple[list[list[float]], list[bool]]:
    """The signs of all orders of all messages, and which of them were meant."""
    rows: list[list[float]] = []
    meant: list[bool] = []
    with multiprocessing.get_context("spawn").Pool() as pool:
        for path, found in zip(paths, pool.imap(_of_set, paths), strict=True):
            rows += [way_signs for way_signs, _ in found]
            meant += [is_meant for _, is_meant in found]
            print(f"{path.stem}: {len(rows)} orders, {sum(meant)} meant", flush=True)
    return rows, meant


def _of_set(path: Path) -> list[tuple[list[float], bool]]:
    rows = [row for row in read_rows(path) if not row.gate]
    return [one for row in rows for one in _of_row(row)]


def _of_row(row: Row) -> Iterator[tuple[list[float], bool]]:
    film = film_named(row.film)
    read = unweighed(row.said, film, *conversed(row, _heard))
    if isinstance(read, Understood):
        return
    wanted = [call for want in (row.want, *row.also) for call in _calls(want)]
    for way in read.ways():
        meant = any(_is_same(row.film, way, call) for call in wanted)
        if meant or not is_idle(film, _made(row.film, way.order.tool, way.order.args)):
            yield signs(read.message, way), meant


def _heard(
    typed: str, film: Film, focus: Focus, pending: Pending | None, last: Order | None
) -> Understood:
    """What is understood before it is weighed."""
    read = unweighed(typed, film, focus, pending, last)
    return read if isinstance(read, Understood) else read.got


def _calls(want: list[dict[str, Any]] | str) -> list[Call]:
    calls = [] if isinstance(want, str) else [call for call in want if call["tool"] != ASK]
    return [(call["tool"], {arg: str(v) for arg, v in call["args"].items() if v}) for call in calls]


def _made(film: str, tool: str, args: dict[str, str]) -> Made:
    return Made(tool, args, call_of(tool, args, reel_of(film_named(film))))


def _is_same(film: str, way: Way, call: Call) -> bool:
    """Whether an order and a call of the label come to the same."""
    order, (tool, args) = way.order, call
    mine, theirs = _made(film, order.tool, order.args), _made(film, tool, args)
    if mine.call == theirs.call:
        return True
    pairs = (tuple(sorted(one.items())) for one in (order.args, args))
    return bool(_after(film, order.tool, next(pairs)) == _after(film, tool, next(pairs)))


@lru_cache(maxsize=20000)
def _after(film: str, tool: str, args: tuple[tuple[str, str], ...]) -> Any:
    return afterwards(film_named(film), [_made(film, tool, dict(args))])


def grow(rows: list[list[float]], meant: list[bool], to: Path) -> None:
    """Grows the trees and writes them."""
    import lightgbm

    grown = lightgbm.train(
        _GROWN, lightgbm.Dataset(np.array(rows), np.array(meant, dtype=float)), _TREES
    )
    nodes: list[tuple[int, float, int, int]] = []
    trees = grown.dump_model()["tree_info"]
    roots = [_added(tree["tree_structure"], nodes) for tree in trees]
    sign, most, below, above = zip(*nodes, strict=True)
    np.savez_compressed(
        to,
        roots=np.array(roots, dtype=np.int32),
        sign=np.array(sign, dtype=np.int16),
        most=np.array(most, dtype=np.float32),
        below=np.array(below, dtype=np.int32),
        above=np.array(above, dtype=np.int32),
    )


def _added(node: dict[str, Any], nodes: list[tuple[int, float, int, int]]) -> int:
    """Adds a tree, its root first; the place of the root."""
    at = len(nodes)
    if "leaf_value" in node:
        nodes.append((-1, node["leaf_value"], at, at))
        return at
    nodes.append((0, 0.0, 0, 0))
    below, above = (_added(node[side], nodes) for side in ("left_child", "right_child"))
    nodes[at] = (node["split_feature"], node["threshold"], below, above)
    return at


def main() -> None:
    """Grows the trees and says from how many orders."""
    sets = checked_sets()
    grow(*examples(sets), MODEL)
    LEARNT.write_text(print_of([*sets, SHAPES]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
