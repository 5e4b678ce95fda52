"""Who writes is heard in whole messages only, word for word."""

from __future__ import annotations

import pytest

from engines.rules.ears.own_matters import hear_own_matter, own_matters

CASES = [(said, *next(iter(order.items()))) for said, order in own_matters()["test"].items()]


@pytest.mark.parametrize(("said", "tool", "arguments"), CASES)
def test_what_is_promised_is_heard_exactly(said: str, tool: str, arguments: dict[str, str]) -> None:
    order = hear_own_matter(said)
    assert order is not None
    assert (order.tool, order.args) == (tool, arguments)


@pytest.mark.parametrize("said", own_matters()["trap"])
def test_what_only_sounds_like_it_is_not_heard(said: str) -> None:
    assert hear_own_matter(said) is None


def test_a_page_of_prose_that_holds_the_words_is_not_an_order() -> None:
    page = "It was late.\n\nUse gemini for the writing.\n\nShe closed the book."
    assert hear_own_matter(page) is None
