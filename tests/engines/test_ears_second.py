"""The second reading: what the grammar did not get is done only when it is likely and free."""

from __future__ import annotations

import numpy as np
import pytest

from bench.judging import film_named
from bench.learning import print_of, read_sets
from engines.rules.ears.signs import signs
from engines.rules.ears.taught import WEIGHTS, shares
from engines.rules.ears.understand import understand
from engines.rules.ears.understood import Understood

BAKERY = film_named("a")


def heard(said: str) -> Understood:
    return understand(said, BAKERY)


def orders(said: str) -> list[tuple[str, dict[str, str]]]:
    return [(order.tool, order.args) for order in heard(said).orders]


@pytest.mark.parametrize(
    ("said", "tool", "args"),
    [
        ("would you terribly mind scooting nearer in 1C, dearest crew", "set_camera", "closer"),
        ("sorry, phone: 1C way too dim for my old eyes", "set_lighting", "brighter"),
    ],
)
def test_a_wish_in_words_of_ones_own_is_done(said: str, tool: str, args: str) -> None:
    assert [(name, args in given.values()) for name, given in orders(said)] == [(tool, True)]


def test_chatter_beside_an_order_is_no_question() -> None:
    got = heard("Could there be a teapot in scene 1? a big shiny one")
    assert [order.tool for order in got.orders] == ["add_prop"]
    assert got.question is None


@pytest.mark.parametrize(
    "said",
    [
        "1C is nearer than I would ever have dared, don't you go scooting any nearer",
        "scoot nearer in 1C if that is not too close already",
        "would you terribly mind chucking 1C away, dearest crew",
        "would you terribly mind spending the money on 1C, dearest crew",
    ],
)
def test_what_is_taken_back_or_costs_is_never_guessed(said: str) -> None:
    assert [order for order in heard(said).orders if order.gate != "read"] == []


def test_the_weights_are_those_of_the_sets_that_are_there() -> None:
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        assert str(kept["learnt_from"]) == print_of(read_sets()), "run python -m bench.learning"


def test_shares_of_all_kinds_sum_to_one() -> None:
    told = shares(signs([], asked=False))
    assert sum(told.of.values()) == pytest.approx(1.0)
