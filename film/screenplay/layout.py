"""The printed page: every element wrapped and placed as the industry prints it.

Courier 12 point: 10 characters and 6 lines to the inch, US Letter, columns counted from the left
edge of the paper. Measures after the usual practice (Cole & Haag, "The Complete Guide to Standard
Script Formats"): action at 1.5", dialogue at 2.5", parentheticals at 3.1", names at 3.7".
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from film.noun import Noun
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.emphasis import plain
from film.screenplay.pagination import Block, Printed, paginated

LEFT, RIGHT = 15, 75
UNPRINTED = frozenset({Kind.NOTE, Kind.BONEYARD, Kind.SECTION, Kind.SYNOPSIS})
SPEECH = frozenset({Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRIC})


class Measure(NamedTuple):
    """Where a kind of element stands: first column, characters to a line."""

    column: int
    width: int


ALONE = {
    Kind.CUE: Measure(37, 38),
    Kind.PARENTHETICAL: Measure(31, 25),
    Kind.DIALOGUE: Measure(25, 35),
    Kind.LYRIC: Measure(25, 35),
}
BESIDE = (  # two speeches at once, in two narrower columns
    {k: Measure(15 + c, w) for k, c, w in ((Kind.CUE, 8, 20), (Kind.PARENTHETICAL, 4, 20))},
    {k: Measure(46 + c, w) for k, c, w in ((Kind.CUE, 8, 20), (Kind.PARENTHETICAL, 4, 20))},
)
BESIDE[0].update(dict.fromkeys((Kind.DIALOGUE, Kind.LYRIC), Measure(15, 28)))
BESIDE[1].update(dict.fromkeys((Kind.DIALOGUE, Kind.LYRIC), Measure(46, 28)))


class ScriptPage(Noun):
    """One page: its number and its printed lines; `row` 0 is the first line below the number."""

    number: int
    lines: tuple[Printed, ...]


def lay_out(screenplay: Screenplay) -> tuple[ScriptPage, ...]:
    """The pages of a screenplay without its title page; notes, sections and the like do not print.

    Speeches that run over the foot of a page get "(MORE)" and the name again with "(CONT'D)".
    """
    pages = paginated(_blocks(screenplay.elements))
    return tuple(ScriptPage(number=n, lines=tuple(lines)) for n, lines in enumerate(pages, 1))


def _blocks(elements: Sequence[Element]) -> Iterator[Block]:
    """The blocks to place, in order: an empty one asks for a new page."""
    speeches: list[list[tuple[int, Element]]] = []
    for at, element in enumerate(elements):
        if element.kind in UNPRINTED:
            continue
        if element.kind is Kind.CUE:
            if not (element.dual and len(speeches) == 1):
                yield from _spoken(speeches)
                speeches = []
            speeches.append([(at, element)])
        elif element.kind in SPEECH and speeches:
            speeches[-1].append((at, element))
        else:
            yield from _spoken(speeches)
            speeches = []
            yield _block(at, element)
    yield from _spoken(speeches)


def _block(at: int, element: Element) -> Block:
    if element.kind is Kind.PAGE_BREAK:
        return Block(kind=element.kind, lines=[])
    text = plain(element.text)
    if element.kind is Kind.HEADING:
        return _heading(at, text, element.number)
    lines = [line for raw in text.split("\n") for line in _wrapped(raw, RIGHT - LEFT)]
    printed = [
        Printed(
            row=row, column=_column(element.kind, line), text=line, kind=element.kind, element=at
        )
        for row, line in enumerate(lines)
    ]
    return Block(kind=element.kind, lines=printed)


def _column(kind: Kind, line: str) -> int:
    if kind is Kind.TRANSITION:
        return max(LEFT, RIGHT - len(line))
    return LEFT + (RIGHT - LEFT - len(line)) // 2 if kind is Kind.CENTRED else LEFT


def _heading(at: int, text: str, number: str) -> Block:
    """A heading, with its scene number in both margins."""
    lines = [
        Printed(row=row, column=LEFT, text=line, kind=Kind.HEADING, element=at)
        for row, line in enumerate(_wrapped(text.upper(), RIGHT - LEFT))
    ]
    if number:
        for column in (max(1, LEFT - 3 - len(number)), RIGHT + 1):
            lines.append(Printed(row=0, column=column, text=number, kind=Kind.HEADING, element=at))
    return Block(kind=Kind.HEADING, lines=sorted(lines, key=lambda p: (p.row, p.column)))


def _spoken(speeches: Sequence[Sequence[tuple[int, Element]]]) -> Iterator[Block]:
    if len(speeches) == 1:
        yield Block(kind=Kind.CUE, lines=_speech(speeches[0], ALONE))
    elif speeches:
        both = [_speech(s, measures) for s, measures in zip(speeches, BESIDE, strict=True)]
        lines = sorted((p for side in both for p in side), key=lambda p: (p.row, p.column))
        yield Block(kind=Kind.CUE, lines=lines, whole=True)


def _speech(speech: Sequence[tuple[int, Element]], measures: dict[Kind, Measure]) -> list[Printed]:
    lines: list[Printed] = []
    for at, element in speech:
        measure = measures[element.kind]
        for raw in plain(element.text).split("\n"):
            for text in _wrapped(raw, measure.width):
                lines.append(
                    Printed(
                        row=len(lines),
                        column=measure.column,
                        text=text,
                        kind=element.kind,
                        element=at,
                    )
                )
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False) or [""]
