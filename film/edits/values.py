"""Words for values: what a person says for a size, a time of day, a look; or what is possible."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from film.errors import Refused
from film.tables import read_words

V = TypeVar("V", bound=StrEnum)


def choose(kind: type[V], said: str, what: str) -> V:
    """The value of `kind` that `said` means; raises Refused with the list of what is possible.

    Args:
        kind: one of the lists of `film.words`.
        said: the word as it came, any case, hyphens or not.
        what: how people call this field: "size", "time of day".
    """
    known = {_plain(value): value for value in kind}
    synonym = _synonyms().get(what, {}).get(_plain(said), said)
    found = known.get(_plain(synonym))
    if found is None:
        values = tuple(str(value) for value in kind)
        raise Refused(
            f"There is no {what} “{said.strip()}”; possible are {listed(values, 'and')}.", values
        )
    return found


def listed(words: tuple[str, ...] | list[str], last: str = "and") -> str:
    """Words as a sentence lists them: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


@cache
def _synonyms() -> dict[str, dict[str, str]]:
    table = Path(__file__).parent / "synonyms.yaml"
    rows: dict[str, dict[str, list[str]]] = read_words(table)
    return {
        what: {_plain(word): value for value, words in values.items() for word in words}
        for what, values in rows.items()
    }


def _plain(text: str) -> str:
    return re.sub(r"[\s'’_-]+", " ", text.strip().casefold()).removesuffix(" shot")
