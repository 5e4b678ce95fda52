"""A source in the hands of the rules: its tense, its talk and its names."""

from __future__ import annotations

import pytest

from engines.rules.writer.names import counted_names
from engines.rules.writer.quoted import rows_of, units
from engines.rules.writer.tense import in_present, is_past


@pytest.mark.parametrize(
    ("past", "present"),
    [
        ("She took the lamp and walked home.", "She takes the lamp and walks home."),
        ("They saw the fire.", "They see the fire."),
        ("The lamps were lit, but half of them were broken.",
         "The lamps are lit, but half of them are broken."),
        ("On the bench lay a key, wrapped in paper.", "On the bench lies a key, wrapped in paper."),
        ("He came with two men who waited.", "He comes with two men who wait."),
        ("When she turned she saw Ada.", "When she turns she sees Ada."),
        ("People of the town could not sleep.", "People of the town cannot sleep."),
        ('"I was late," said Bruna.', '"I was late," says Bruna.'),
        ("I was ten, and I had a dog.", "I am ten, and I have a dog."),
        ("It is told already.", "It is told already."),
    ],
)  # fmt: skip
def test_what_was_told_in_the_past_is_told_in_the_present(past: str, present: str) -> None:
    assert in_present(past) == present


def test_a_speech_is_one_line_of_its_speaker() -> None:
    text = '"You walk like her," said Bruna. "I thought I was dead." "Where?" asked the wolf.'
    lines = [(row.who, row.text) for unit in units(text) for row in rows_of(unit)]
    assert lines == [("Bruna", "You walk like her. I thought I was dead."), ("Wolf", "Where?")]


def test_she_said_is_said_by_who_just_acted() -> None:
    found = units('Bruna turned the key. "What time is it?" she said.')
    assert [row.who for unit in found for row in rows_of(unit)] == ["", "Bruna"]


def test_places_are_not_people() -> None:
    text = (
        "Ines Calder came to Port Aveline. Viktor Hale knew. But Hale left Harrow Wood, and Ines."
    )
    assert set(counted_names(text)) == {"Ines", "Viktor"}


def test_only_what_is_told_in_the_past_is_moved() -> None:
    assert is_past("She was tired. The door had closed.")
    assert not is_past('She is tired. "It was late," he says. The door is shut.')
