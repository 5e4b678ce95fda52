"""The structures that a beat sheet may start from: turns, their shares, and what each is for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from film.errors import Refused
from film.noun import Noun
from film.tables import read_table
from film.writing.brief import Structure

_DATA = Path(__file__).resolve().parents[1] / "data" / "structures.yaml"
FEWEST, MOST = 15, 30  # beats of a sheet


class Turn(Noun):
    """One turn of a structure; `share` is of the whole film, in hundredths."""

    turn: str
    share: int
    purpose: str


def turns_of(structure: Structure) -> tuple[str, ...]:
    """The names of a structure's turns, in order."""
    return tuple(turn.turn for turn in _turns(structure))


def turn_places(structure: Structure, names: Sequence[str], beats: int) -> dict[int, str]:
    """Which beat, from 0, each turn falls on, in a sheet of so many beats.

    The structure's own turns fall where their shares put them, any others evenly. A sheet with
    fewer beats than turns keeps the last turn that falls on each beat.
    """
    known = {turn.turn: turn.share for turn in _turns(structure)}
    wanted = list(names) or list(known)
    shares = [known.get(name, 0) for name in wanted]
    if not all(shares):
        shares = [1] * len(wanted)
    whole, before, places = sum(shares), 0, {}
    for name, share in zip(wanted, shares, strict=True):
        places[min(beats - 1, round(beats * before / whole))] = name
        before += share
    return places


def get_structure(said: str) -> Structure:
    """The structure that is meant; Refused, with those there are, when none is."""
    found = find_structure(said)
    if found is None:
        names = tuple(structure.value for structure in Structure)
        raise Refused(f"There is no structure “{said}”. There is: {', '.join(names)}.", names)
    return found


def find_structure(said: str) -> Structure | None:
    """The structure that is meant, None when none is."""
    wanted = said.strip().lower().replace("’", "'").removeprefix("the ").removeprefix("a ")
    for structure in Structure:
        if wanted == structure.value or wanted in _rows()[structure.value]["ways"]:
            return structure
    return None


def structure_ways() -> dict[str, tuple[str, ...]]:
    """Every structure with the ways to say it."""
    return {name: tuple(row["ways"]) for name, row in _rows().items()}


@cache
def _turns(structure: Structure) -> tuple[Turn, ...]:
    rows = _rows()[structure.value]["turns"]
    return tuple(Turn(turn=row["turn"], share=row["share"], purpose=row["for"]) for row in rows)


@cache
def _rows() -> dict[str, Any]:
    rows: dict[str, Any] = read_table(_DATA)
    return rows
