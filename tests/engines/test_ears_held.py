"""What was understood is weighed against the message: done where it is meant, asked where not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.judging import film_named, read_rows
from bench.learning import print_of
from bench.requests import SETS
from bench.weighing import checked_sets
from engines.rules.ears.held import Held
from engines.rules.ears.listen import listen
from engines.rules.ears.shapes import SHAPES, shapes
from engines.rules.ears.signs import signs
from engines.rules.ears.understand import unweighed
from engines.rules.ears.weighed import LEARNT, likely
from tools.registry import TOOLS

FILM = film_named("a")
SAID = (
    "the she him both 2A 2Z scene 1 longer closer red hat sad rain bread not if where Nell "
    "give swap for lock music put after before “oh” line says 5 seconds all , . ?"
)
WORDS = st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=14).map(" ".join)


def orders(said: str) -> list[tuple[str, dict[str, str]]]:
    return [(order.tool, order.args) for order in listen(said, FILM).orders]


def test_each_shape_is_that_of_a_verb_that_is_free_or_only_answers() -> None:
    for tool, shape in shapes().items():
        assert set(shape.args) <= set(TOOLS[tool].arguments), tool
        assert shape.gate in ("read", "free"), tool
        assert TOOLS[tool].gate.value in ("read", "free"), tool


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_whatever_is_put_together_can_be_undone_and_has_what_it_needs(said: str) -> None:
    read = unweighed(said, FILM)
    for way in read.ways() if isinstance(read, Held) else ():
        shape = shapes()[way.order.tool]
        assert way.order.gate in ("read", "free")
        assert all(way.order.args.get(arg) for arg in shape.args if arg not in shape.loose)
        assert all(way.order.args.values())


def test_the_order_that_was_meant_is_the_likeliest() -> None:
    read = unweighed("Nell is perfect as she is. Lock her, nobody may touch her now.", FILM)
    assert isinstance(read, Held)
    ways = read.ways()
    shares = likely([signs(read.message, way) for way in ways])
    best = max(zip(shares, ways, strict=True), key=lambda one: one[0])[1]
    assert (best.order.tool, best.order.args) == ("lock", {"what": "NELL"})
    assert all(0.0 <= share <= 1.0 for share in shares)


@pytest.mark.parametrize(
    ("said", "tool", "args"),
    [
        ("Nell is perfect as she is. Lock her.", "lock", {"what": "NELL"}),
        ("How ready is each department?", "readiness", {}),
    ],
)
def test_what_no_pattern_foresaw_is_put_together(
    said: str, tool: str, args: dict[str, str]
) -> None:
    assert orders(said) == [(tool, args)]


@pytest.mark.parametrize(
    "said",
    ["Get rid of 1C for good, would you", "Pay for 1C and make it", "Lock nobody", "2Z longer"],
)
def test_what_destroys_costs_or_is_not_there_is_never_put_together(said: str) -> None:
    assert [order for order in listen(said, FILM).orders if order.gate == "free"] == []


def test_a_shot_is_not_thrown_away_and_changed_in_one_message() -> None:
    assert orders("lose 1C and make 1C darker") == []
    assert [tool for tool, _ in orders("lose 1C, and 1D darker")] == [
        "delete_shots",
        "set_lighting",
    ]


def test_what_is_offered_where_nothing_is_likely_enough_is_what_was_put_together() -> None:
    offered = 0
    for row in read_rows(SETS / "dev_ae.jsonl")[:60]:
        read = unweighed(row.said, film_named(row.film))
        if not isinstance(read, Held) or read.got.orders:
            continue
        question = read.settled().question
        if question and question != read.got.question and question.pending:
            known = [(way.order.tool, way.order.args) for way in read.ways()]
            others = question.pending.others.values() or [
                (question.pending.tool, question.pending.args)
            ]
            assert all(call in known for call in others)
            offered += 1
    assert offered > 3


def test_the_trees_are_grown_on_the_sets_that_are_there() -> None:
    assert LEARNT.read_text().strip() == print_of([*checked_sets(), SHAPES]), (
        "run python -m bench.weighing"
    )
