"""Emphasis becomes runs of styles and comes back; what is spoken has no signs left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from film.screenplay.emphasis import Run, literal, marked_up, plain, runs

SIGNS = st.text(alphabet="ab *_\\\n[/.", max_size=20)
STYLED = st.lists(
    st.builds(Run, SIGNS, st.frozensets(st.sampled_from(["bold", "italic", "underline"]))),
    max_size=6,
)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("She is *not* happy", "She is not happy"),
        ("_**THE END**_", "THE END"),
        ("***all three***", "all three"),
        ("**bold *both* bold**", "bold both bold"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        (r"\*stars\*", "*stars*"),
        (r"C:\temp", r"C:\temp"),
        ("Sign here: ________", "Sign here: ________"),
        ("one *\nline*", "one *\nline*"),
        ("**", "**"),
        ("*a**b*", "a**b"),
    ],
)
def test_what_is_spoken_has_no_signs(text: str, spoken: str) -> None:
    assert plain(text) == spoken


def test_styles_may_meet_inside_a_word() -> None:
    styled = [Run("a", frozenset({"italic"})), Run("b", frozenset({"bold"}))]
    assert marked_up(styled) == "*a***b**"
    assert runs("*a***b**") == styled


@settings(max_examples=300, deadline=None)
@given(SIGNS)
def test_plain_text_made_literal_is_spoken_as_it_was(text: str) -> None:
    assert plain(literal(text)) == text


@settings(max_examples=300, deadline=None)
@given(STYLED)
def test_marked_up_runs_read_as_the_same_words_and_stay_so(styled: list[Run]) -> None:
    text = marked_up(styled)
    assert "".join(r.text for r in runs(text)) == "".join(r.text for r in styled)
    assert marked_up(runs(text)) == text
