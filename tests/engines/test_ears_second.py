"""The second reading: what the grammar did not get is done only when it is likely and free."""

from __future__ import annotations

import json

import pytest

from bench.judging import film_named
from bench.learning import learnt_sets, print_of
from engines.rules.ears.pieces import pieces
from engines.rules.ears.taught import LABELS, taught
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


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("Nell: a green velvet hat", ("set_look", {"who": "NELL", "look": "green velvet hat"})),
        (
            "move scene 2 to a beach rather than a dull car park",
            ("set_place", {"scenes": "2", "place": "beach"}),
        ),
    ],
)
def test_values_in_ones_own_words_are_carried(said: str, order: tuple[str, dict[str, str]]) -> None:
    assert orders(said) == [order]


def test_each_part_of_a_message_may_mean_one_order() -> None:
    got = orders("Give Nell a white beard and a deep voice, thanks")
    assert [tool for tool, _ in got] == ["set_look", "set_voice"]


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


def test_the_model_is_that_of_the_sets_that_are_there() -> None:
    kept = json.loads(LABELS.read_text())["learnt_from"]
    assert kept == print_of(learnt_sets()), "run python -m bench.learning"


def test_words_are_read_in_pieces_whatever_their_case_or_accents() -> None:
    assert pieces("Café") == pieces("cafe")
    assert len(pieces("embroideries")) > 1
    assert pieces("two-shot") == (*pieces("two"), *pieces("-"), *pieces("shot"))


def test_shares_of_all_kinds_sum_to_one() -> None:
    assert sum(taught((), asked=False).shares.of.values()) == pytest.approx(1.0)
