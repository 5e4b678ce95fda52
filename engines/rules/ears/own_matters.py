"""What a person decides without a model in between: who writes, and what writers are told.

Only whole messages are heard, and word for word: a line of a novel that says the same is none.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from engines.rules.ears.understood import Order
from film.tables import read_words

_DATA = Path(__file__).parent / "data" / "own_matters.yaml"
_SLOT = re.compile(r"<([A-Z]+)>")
_POLITE = re.compile(r"^(?:please|ok|okay|now|so|then|well)[, ]+|[, ]+(?:please|thanks|now)$", re.I)


def hear_own_matter(typed: str) -> Order | None:
    """The order that a whole message is, when it is about the writer or a prompt."""
    said = typed.strip().replace("’", "'")
    for pattern in (_POLITE, _POLITE):
        said = pattern.sub("", said).strip()
    for tool, pattern in _patterns():
        match = pattern.fullmatch(said if tool == "set_prompt" else said.rstrip(" .!?"))
        if match:
            given = {name: value.strip() for name, value in match.groupdict().items() if value}
            return Order(tool, given)
    return None


@cache
def own_matters() -> dict[str, Any]:
    """The table: patterns, and the sentences that must and must not be heard."""
    read: dict[str, Any] = read_words(_DATA)
    return read


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = own_matters()["words"]
    return tuple(
        (tool, _compiled(pattern, words))
        for tool, patterns in own_matters()["say"].items()
        for pattern in patterns
    )


def _compiled(pattern: str, words: dict[str, str]) -> re.Pattern[str]:
    whole = _SLOT.sub(lambda slot: words[slot[1]], pattern)
    return re.compile(whole, re.IGNORECASE | re.DOTALL)
