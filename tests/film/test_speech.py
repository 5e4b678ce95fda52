"""Lines have a length before they are spoken, and manners of saying."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from film.speech import delivery, speaking_seconds, spoken_text, syllables, words_seconds


@pytest.mark.parametrize(
    ("word", "count"),
    [("sea", 1), ("lighthouse", 2), ("waiting", 2), ("tide", 1), ("wanted", 2), ("Élodie", 2)],
)
def test_syllables_are_counted_from_spelling(word: str, count: int) -> None:
    assert syllables(word) == count


def test_emphasis_notes_and_directions_are_not_heard() -> None:
    assert spoken_text("You *never* (beat) _listen_. [[fix this]]") == "You never listen ."
    assert words_seconds("(beat)") == 0.0
    assert words_seconds("...") == 0.0


def test_a_pause_takes_time() -> None:
    assert words_seconds("No. Never.") > words_seconds("No never.") + 0.3
    assert words_seconds("Wait -- did you hear?") > words_seconds("Wait did you hear?") + 0.2


def test_a_page_of_talk_has_the_length_of_a_human_reading() -> None:
    line = "She kept every letter, you know. Every single one, tied with a blue ribbon."
    assert 4.0 < speaking_seconds(line) < 6.0


def test_feelings_and_directions_change_the_pace() -> None:
    line = "I hear the gulls behind the fog."
    assert speaking_seconds(line, emotion="tired") > speaking_seconds(line)
    assert speaking_seconds(line, parenthetical="(quickly)") < speaking_seconds(line)
    assert delivery("neutral", "(whispering)").breath == 1.0
    assert delivery("angry", "shouting").volume > delivery("angry").volume


def test_other_scripts_take_time_too() -> None:
    assert words_seconds("灯台へ行こう") > 1.0
    assert words_seconds("Приветствую вас") > 0.8


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_has_a_length_and_more_text_is_never_shorter(text: str) -> None:
    assert words_seconds(text) >= 0.0
    assert words_seconds("hello " + spoken_text(text)) >= 0.2
