"""A question names what it is about, and has answers to press."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.families import Family, families
from engines.rules.ears.listen import listen
from engines.rules.ears.target import Focus
from engines.rules.ears.understood import Question

BAKERY = film_named("a")
BARE = ("Who?", "Which shot?", "Which scene?", "From where to where?", "Which one?")


def asked(said: str, focus: Focus | None = None) -> Question:
    got = listen(said, BAKERY, focus or Focus())
    assert got.question is not None, got.orders
    return got.question


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("make it longer", "Which shot should be longer?"),
        ("closer", "Which shot should I frame closer?"),
        ("make it rain", "Which scene should be rainy?"),
        ("make him older", "Whose looks should change (older): OTTO or RAFF?"),
        ("give her a deeper voice", "Who should have a deeper voice: NELL or INSPECTOR VANE?"),
        ("delete it", "Which shot should be deleted?"),
        ("give him the brass key", "Who should have brass key"),
    ],
)
def test_what_is_asked_is_named(said: str, question: str) -> None:
    got = asked(said)
    assert question.split(":")[0] in got.text
    assert got.choices


@pytest.mark.parametrize("family", [f for f in families() if f.ask], ids=lambda f: f.does)
def test_no_family_asks_with_a_bare_word(family: Family) -> None:
    assert not set(family.ask.values()) & set(BARE)


def test_the_shots_that_are_offered_are_near_what_was_talked_about() -> None:
    got = asked("delete one", Focus(scene="2"))
    assert {label[0] for label, _ in got.choices} == {"2"}


def test_an_answer_that_is_pressed_is_done() -> None:
    got = asked("make it longer")
    done = listen(got.choices[0][1], BAKERY, Focus(), got.pending)
    args = {"shots": got.choices[0][1], "change": "longer"}
    assert [(order.tool, order.args) for order in done.orders] == [("set_duration", args)]
