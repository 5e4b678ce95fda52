"""What a department is given, and what it hands in: merges and facts, each with its source."""

from __future__ import annotations

from dataclasses import dataclass

from film.film import Film
from film.notes import Note
from film.study.sources import Fact, Merge


@dataclass(frozen=True)
class Material:
    """The film, the notes, and what the script's file is called."""

    film: Film
    notes: tuple[Note, ...]
    file: str = ""


@dataclass(frozen=True)
class Findings:
    """What one department found. `about` is the kind of thing that its facts are of.

    Facts of that kind that were found before are replaced; what a person said stays.
    """

    about: str  # character | location | prop | scene | "" for none
    facts: tuple[Fact, ...] = ()
    merges: tuple[Merge, ...] = ()
    plans_shots: bool = False
    did: tuple[str, ...] = ()
