"""What a description says of somebody, and what it says of their hair or of their bag."""

from __future__ import annotations

import pytest

from engines.rules.departments.described import described


@pytest.mark.parametrize(
    ("words", "builds"),
    [
        ("JONAH (26), tall, yellow raincoat, short fair hair, walks along the planks.", {"tall"}),
        ("A short man with thin lips.", {"short"}),
        ("MARA, slim, in a heavy coat.", {"slim"}),
        ("Stocky, with a short grey beard.", {"heavy"}),
        ("She is tall and thin.", {"tall", "slim"}),
    ],
)
def test_the_build_is_of_the_person_not_of_what_they_have(words: str, builds: set[str]) -> None:
    assert {value for field, value in described(words) if field == "build"} == builds
