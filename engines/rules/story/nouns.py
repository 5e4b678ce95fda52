"""The word lists of the reading of stories, read once from the data files beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from film.tables import read_words

_HERE = Path(__file__).parent / "data"


@cache
def table(name: str) -> Any:
    """A data file as it is written; words like "no" and "on" stay words."""
    return read_words(_HERE / f"{name}.yaml")


@cache
def words(name: str) -> frozenset[str]:
    """One list of `nouns.yaml`."""
    return frozenset(table("nouns")[name])
