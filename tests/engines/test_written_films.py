"""The films in `samples/written` are what the rules write today, to the byte."""

from __future__ import annotations

import pytest

from bench.written import FOLDER, sample_ideas, write_film
from engines.rules.breakdown import break_down, check_grammar, plan_shots
from film.screenplay.fountain import read_fountain


@pytest.mark.parametrize("name", sorted(sample_ideas()))
def test_a_sample_is_written_again_exactly_as_it_is_kept(name: str) -> None:
    kept = (FOLDER / f"{name}.fountain").read_text("utf-8")
    assert write_film(**sample_ideas()[name]) == kept


@pytest.mark.parametrize("name", sorted(sample_ideas()))
def test_a_sample_is_a_minute_long_and_cuts_well(name: str) -> None:
    text = (FOLDER / f"{name}.fountain").read_text("utf-8")
    film = plan_shots(break_down(read_fountain(text), "pj"))
    assert float(film.seconds()) == pytest.approx(60, rel=0.05)
    assert check_grammar(film) == ()
