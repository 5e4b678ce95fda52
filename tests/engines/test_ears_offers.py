"""Where several things may be meant, each has a button that does just that."""

from __future__ import annotations

import pytest

from bench.judging import Row, converse, film_named, read_rows
from bench.requests import SETS
from engines.rules.ears.understand import understand
from engines.rules.ears.understood import Order, Pending, Understood

FILM = film_named("e")
TWO: dict[str, tuple[str, dict[str, str]]] = {
    "light 2B: darker": ("set_lighting", {"shots": "2B", "lighting": "darker"}),
    "frame 2B closer": ("set_camera", {"shots": "2B", "size": "closer"}),
}


def answer(said: str, others: dict[str, tuple[str, dict[str, str]]]) -> Understood:
    tool, args = next(iter(others.values()))
    return understand(said, FILM, pending=Pending(tool, dict(args), others=others))


def calls(got: Understood) -> list[tuple[str, dict[str, str]]]:
    return [(order.tool, order.args) for order in got.orders]


@pytest.mark.parametrize("way", TWO)
def test_a_button_does_what_it_says(way: str) -> None:
    assert calls(answer(way, TWO)) == [TWO[way]]


@pytest.mark.parametrize(("said", "which"), [("the first one", 0), ("second", 1), ("the last", 1)])
def test_one_of_them_can_be_told_by_its_place(said: str, which: int) -> None:
    assert calls(answer(said, TWO)) == [list(TWO.values())[which]]


def test_a_yes_to_several_asks_which() -> None:
    got = answer("yes", TWO)
    assert not got.orders
    assert got.question is not None
    assert [say for _, say in got.question.choices] == [*TWO, "no"]


def test_a_no_leaves_everything_as_it_is() -> None:
    got = answer("no", TWO)
    assert not got.orders
    assert "Left as it is" in got.reply


def test_another_wish_is_heard_instead() -> None:
    assert answer("make 3C 6 seconds", TWO).orders == (
        Order("set_duration", {"shots": "3C", "seconds": "6"}),
    )


def test_every_button_does_something_that_can_be_undone() -> None:
    asked = [q for row in _strangers() if (q := converse(row).understood.question) is not None]
    several = [q for q in asked if q.pending is not None and q.pending.others]
    assert len(several) > 5
    for question in several:
        assert len(question.choices) <= 4
        for _, say in question.choices[:-1]:
            got = understand(say, FILM, pending=question.pending)
            assert len(got.orders) == 1, say
            assert got.orders[0].gate in ("read", "free"), say


def _strangers() -> list[Row]:
    names = ("dev_r", "dev_s", "train_y", "train_z", "train_d")
    return [row for name in names for row in read_rows(SETS / f"{name}.jsonl")]
