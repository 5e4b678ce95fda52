"""A source as plain passages, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

PROSE, SCREENPLAY, TRANSCRIPT = "prose", "screenplay", "transcript"
MOST_WORDS = 1_000_000  # some 3,500 pages


class Piece(NamedTuple):
    """One paragraph: where it stands ("chapter 3", "page 12", "0:42"), and its words."""

    place: str
    text: str


class Text(NamedTuple):
    """A whole source in reading order."""

    title: str
    kind: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(piece.text.split()) for piece in self.pieces)

    def plain(self) -> str:
        """All of it as one text."""
        return "\n\n".join(piece.text for piece in self.pieces)


def parts(pieces: Sequence[Piece], words: int) -> Iterator[tuple[Piece, ...]]:
    """The pieces in runs of about so many words; every piece is in exactly one run.

    A piece that is longer by itself is cut between its sentences, or between its words.
    """
    run: list[Piece] = []
    size = 0
    for piece in (cut for whole in pieces for cut in _cut(whole, words)):
        length = len(piece.text.split())
        if run and size + length > words:
            yield tuple(run)
            run, size = [], 0
        run.append(piece)
        size += length
    if run:
        yield tuple(run)


def place_of(run: Sequence[Piece]) -> str:
    """Where a run of pieces stands, from its first to its last: "chapter 3 to chapter 5"."""
    first, last = run[0].place, run[-1].place
    return first if first == last else f"{first} to {last}"


def _cut(piece: Piece, words: int) -> Iterator[Piece]:
    if len(piece.text.split()) <= words:
        yield piece
        return
    run: list[str] = []
    for sentence in re.split(r"(?<=[.!?…])\s+", piece.text):
        for chunk in _chunks(sentence.split(), words):
            if run and len(run) + len(chunk) > words:
                yield Piece(piece.place, " ".join(run))
                run = []
            run += chunk
    if run:
        yield Piece(piece.place, " ".join(run))


def _chunks(words: list[str], most: int) -> Iterable[list[str]]:
    return (words[at : at + most] for at in range(0, len(words), most))
