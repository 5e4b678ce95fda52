"""A text as a sample of a style: its passages, short enough to be shown, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from film.errors import Refused
from film.noun import Noun
from film.screenplay.elements import Element, Kind
from film.screenplay.emphasis import plain
from film.screenplay.reading import read_screenplay
from film.screenplay.seen import Seen, unseen
from film.texts.reading import is_screenplay, read_source
from film.texts.text import TRANSCRIPT, Piece, Text, parts, place_of
from film.writing.manner import Manner, manner_of_prose, manner_of_script

PASSAGE = 90  # words of a passage, about
LEAST = 12  # words of a passage that shows anything
_SHOWN = (Kind.HEADING, Kind.ACTION, Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRIC)
_SPOKEN = (Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRIC)


class Sample(Noun):
    """One passage: where it stands in its work, and its words as they are laid out there."""

    place: str
    text: str


class Work(Noun):
    """One script, book or other text of a style library."""

    title: str
    kind: str  # prose | screenplay
    words: int
    manner: Manner
    samples: tuple[Sample, ...]


def read_work(name: str, data: bytes, seen: Seen = unseen) -> Work:
    """A file as a sample of a style.

    Raises Refused with one sentence for what cannot be read, and for what has no passage in it.
    """
    text = read_source(name, data, seen)
    if text.kind == TRANSCRIPT:
        raise Refused(f"“{text.title}” is a transcript with times, which has no written style.")
    script = is_screenplay(name, data)
    work = _script(text, read_screenplay(name, data).elements) if script else _prose(text)
    if not work.samples:
        raise Refused(f"“{text.title}” is too short to show a style; it has {text.words} words.")
    return work


def _prose(text: Text) -> Work:
    samples = tuple(
        Sample(place=place_of(run), text="\n\n".join(piece.text for piece in run))
        for run in parts(text.pieces, PASSAGE)
        if sum(len(piece.text.split()) for piece in run) >= LEAST
    )
    manner = manner_of_prose(piece.text for piece in text.pieces)
    return Work(title=text.title, kind=text.kind, words=text.words, manner=manner, samples=samples)


def _script(text: Text, elements: Sequence[Element]) -> Work:
    manner = manner_of_script(
        (plain(e.text) for e in elements if e.kind is Kind.ACTION),
        (plain(e.text) for e in elements if e.kind in (Kind.DIALOGUE, Kind.LYRIC)),
        sum(e.kind is Kind.PARENTHETICAL for e in elements),
    )
    blocks = [Piece(place, block) for place, block in _blocks(elements)]
    samples = tuple(
        Sample(place=run[0].place, text="\n\n".join(piece.text for piece in run))
        for run in _runs(blocks)
        if sum(len(piece.text.split()) for piece in run) >= LEAST
    )
    return Work(title=text.title, kind=text.kind, words=text.words, manner=manner, samples=samples)


def _blocks(elements: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """Paragraphs as a script has them: a cue stands over its speech."""
    scene, block = 0, ""
    for element in elements:
        said = plain(element.text)
        if element.kind not in _SHOWN or not said:
            continue
        if block and element.kind not in _SPOKEN:
            yield f"scene {scene}", block
            block = ""
        scene += element.kind is Kind.HEADING
        shown = f"({said.strip('()')})" if element.kind is Kind.PARENTHETICAL else said
        block = f"{block}\n{shown}" if block else shown
    if block:
        yield f"scene {scene}", block


def _runs(blocks: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Blocks of one scene in runs of about a passage's words, none of them cut."""
    run: list[Piece] = []
    size = 0
    for block in blocks:
        length = len(block.text.split())
        if run and (size + length > PASSAGE or block.place != run[0].place):
            yield tuple(run)
            run, size = [], 0
        run.append(block)
        size += length
    if run:
        yield tuple(run)
