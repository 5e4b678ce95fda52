"""The structures that a beat sheet may start from: turns, their shares, and what each is for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

import film
from film.noun import Noun
from film.writing.brief import Structure


class Turn(Noun):
    """One turn of a structure; `share` is of the whole film, in hundredths."""

    turn: str
    share: int
    purpose: str


@cache
def turns_of(structure: Structure) -> tuple[Turn, ...]:
    """The turns of a structure in order."""
    data = Path(film.__file__).parent / "data" / "structures.yaml"
    rows = yaml.safe_load(data.read_text(encoding="utf-8"))[structure.value]
    return tuple(Turn(turn=row["turn"], share=row["share"], purpose=row["for"]) for row in rows)


def turn_places(structure: Structure, names: Sequence[str], beats: int) -> dict[int, str]:
    """Which beat, from 0, each turn falls on, in a sheet of so many beats.

    The structure's own turns fall where their shares put them, any others evenly. A sheet with
    fewer beats than turns keeps the last turn that falls on each beat.
    """
    known = {turn.turn: turn.share for turn in turns_of(structure)}
    wanted = list(names) or list(known)
    shares = [known.get(name, 0) for name in wanted]
    if not all(shares):
        shares = [1] * len(wanted)
    whole, before, places = sum(shares), 0, {}
    for name, share in zip(wanted, shares, strict=True):
        places[min(beats - 1, round(beats * before / whole))] = name
        before += share
    return places
