"""Values in a person's own words: the whole of what was said of a thing, and nothing beside it."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.understand import understand

BAKERY = film_named("a")
Orders = list[tuple[str, dict[str, str]]]


def heard(said: str) -> Orders:
    got = understand(said, BAKERY)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


@pytest.mark.parametrize(
    ("said", "look"),
    [
        ("give Nell a beret. Dark green.", "dark green beret"),
        ("Raff needs a moustache. Thin one.", "thin moustache"),
        ("give Raff a cap. nice", "cap"),
        ("put Nell out of the apron and into a green coat", "green coat"),
        ("Raff should have a grey beard", "grey beard"),
        ("raff shld have a grey beard", "grey beard"),
    ],
)
def test_a_look_is_told_in_pieces(said: str, look: str) -> None:
    (tool, args), *others = heard(said)
    assert (tool, args["look"], others) == ("set_look", look, [])


def test_what_something_is_stained_with_stands_behind_it() -> None:
    stained = {"who": "RAFF", "condition": "sleeve stained with jam", "shots": "scene:3"}
    assert heard("Raff's sleeve should be stained with jam in scene 3") == [
        ("set_condition", stained)
    ]


def test_a_thing_is_no_longer_than_its_name() -> None:
    said = (
        "can there be a vase of tulips somewhere in scene 3",
        "I would love it if a vase of tulips stood in scene 3",
    )
    for each in said:
        assert heard(each) == [("add_prop", {"prop": "vase of tulips", "scenes": "3"})]


def test_a_thing_is_not_added_where_another_was_to_be_changed_for_it() -> None:
    got = understand("change the rolling pin to a cigar box", BAKERY)
    assert all(order.tool != "add_prop" for order in got.orders)


@pytest.mark.parametrize("but", ["save for", "aside from", "with the exception of", "barring"])
def test_what_is_spared_is_never_changed(but: str) -> None:
    got = understand(f"everything in scene 3 darker, {but} 3B", BAKERY)
    pending = got.question.pending if got.question else None
    (args,) = [order.args for order in got.orders] or [pending.args if pending else {}]
    assert args == {"shots": "3A,3C,3D,3E,3F,3G,3H", "lighting": "darker"}
