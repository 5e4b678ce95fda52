"""One thing for another, a thing taken away, and another name, in the words people have."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.understand import understand

HUT, WARD, MOUNTAIN, BAKERY = (film_named(name) for name in ("h", "e", "i", "a"))


@pytest.mark.parametrize("said", ["teddy → rabbit", "a rabbit, not a teddy"])
def test_one_thing_is_put_for_another(said: str) -> None:
    [order] = understand(said, WARD).orders
    assert (order.tool, order.args) == ("swap_prop", {"prop": "teddy bear", "new": "rabbit"})


@pytest.mark.parametrize("said", ["scene 3 without the torch", "without the torch in scene 3"])
def test_without_a_thing_it_is_taken_away(said: str) -> None:
    [order] = understand(said, BAKERY).orders
    assert (order.tool, order.args) == ("remove_prop", {"prop": "torch", "scenes": "3"})


def test_a_name_is_changed_in_the_word_that_was_wrong() -> None:
    [order] = understand("the professor's name is Ulm, not Elm", HUT).orders
    assert order.args == {"what": "PROFESSOR ELM", "new": "PROFESSOR ULM"}


def test_what_is_said_of_a_title_is_none() -> None:
    [order] = understand("the title is dull, call it Night Shift", WARD).orders
    assert order.args == {"what": "film", "new": "Night Shift"}


def test_what_is_quoted_stays_as_it_was_typed() -> None:
    [order] = understand('"Meh." should be "Meeeh!" obviously', MOUNTAIN).orders
    assert order.args["new"] == "Meeeh!"
