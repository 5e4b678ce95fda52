"""Every family of requests on two films: its tests give exactly that, its traps change nothing."""

from __future__ import annotations

import pytest

from bench.films import FILMS, read_film
from engines.rules.ears.examples import cast_of_examples, filled
from engines.rules.ears.families import Family, families, reading_tools
from engines.rules.ears.reel import reel_of
from engines.rules.ears.understand import understand

TWO_FILMS = {name: read_film(FILMS / f"{name}.yaml") for name in ("last_light", "night_bus")}
CASES = [
    (film, family, sentence, args)
    for film in TWO_FILMS
    for family in families()
    for sentence, args in family.test.items()
]
TRAPS = [(film, trap) for film in TWO_FILMS for family in families() for trap in family.trap]


@pytest.mark.parametrize(("film", "family", "sentence", "args"), CASES)
def test_what_a_family_promises_is_understood_exactly(
    film: str, family: Family, sentence: str, args: dict[str, str]
) -> None:
    names = cast_of_examples(reel_of(TWO_FILMS[film]))
    got = understand(filled(sentence, names), TWO_FILMS[film])
    wanted = {key: filled(value, names) for key, value in args.items()}
    assert [(order.tool, order.args) for order in got.orders] == [(family.tool, wanted)]
    assert got.question is None


@pytest.mark.parametrize(("film", "trap"), TRAPS)
def test_a_trap_changes_nothing(film: str, trap: str) -> None:
    names = cast_of_examples(reel_of(TWO_FILMS[film]))
    got = understand(filled(trap, names), TWO_FILMS[film])
    assert [order.tool for order in got.orders if order.tool not in reading_tools()] == []


def test_every_family_that_changes_something_has_a_test_and_a_trap() -> None:
    harmless = {"set_up", "new_film", "switch_timeline", "new_timeline"}
    bare = [f.tool for f in families() if not f.test or (f.changes and not f.trap)]
    assert set(bare) <= harmless
