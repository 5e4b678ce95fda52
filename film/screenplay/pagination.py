"""Cuts a column of printed blocks into pages, where a typist would."""

from __future__ import annotations

import re
from collections.abc import Iterable

from film.noun import Noun
from film.screenplay.elements import Kind

ROWS = 54  # lines of a page between its margins
MORE, CONTINUED = "(MORE)", "(CONT'D)"
MORE_COLUMN = 37
GAP = {Kind.HEADING: 2}  # empty lines above; 1 above all else


class Printed(Noun):
    """One printed line: `row` from the top of its page (or block), `column` from the paper's edge.

    `element` is the index of the element in the screenplay.
    """

    row: int
    column: int
    text: str
    kind: Kind
    element: int


class Block(Noun):
    """Lines that belong together: a paragraph, or a name and what it says.

    A block without lines asks for a new page; a `whole` one is never cut.
    """

    kind: Kind
    lines: list[Printed]
    whole: bool = False

    def height(self) -> int:
        """Rows of the block, without the gap above it."""
        return self.lines[-1].row + 1 if self.lines else 0


def paginated(blocks: Iterable[Block]) -> list[list[Printed]]:
    """Pages of lines. No heading ends a page, no paragraph leaves one line alone, and no speech."""
    press = _Press()
    for block in blocks:
        press.add(block)
    press.end_heading()
    return press.pages


class _Press:
    """The page that is being filled; a heading waits until it is known what follows it."""

    def __init__(self) -> None:
        self.pages: list[list[Printed]] = []
        self.row = ROWS
        self.heading: Block | None = None

    def add(self, block: Block) -> None:
        if not block.lines:
            self.end_heading()
            self.row = ROWS
        elif block.kind is Kind.HEADING:
            self.end_heading()
            self.heading = block
        else:
            self._below_heading(block)

    def end_heading(self) -> None:
        """Prints a heading that nothing follows."""
        if self.heading:
            heading, self.heading = self.heading, None
            self._fit(heading.height(), GAP[Kind.HEADING])
            self._print(heading)

    def _below_heading(self, block: Block) -> None:
        if self.heading:
            needed = self.heading.height() + 1 + min(block.height(), 3)
            self._fit(needed, GAP[Kind.HEADING])
            self.end_heading()
        while not self._fits(block):
            block = self._cut(block)
        self._print(block)

    def _fits(self, block: Block) -> bool:
        return self.row + self._gap(block.kind) + block.height() <= ROWS

    def _gap(self, kind: Kind) -> int:
        return 0 if self.row in (0, ROWS) else GAP.get(kind, 1)

    def _fit(self, height: int, gap: int) -> None:
        """A new page when `height` rows do not fit on this one."""
        if self.row >= ROWS or self.row + (gap if self.row else 0) + height > ROWS:
            self._new_page()

    def _new_page(self) -> None:
        self.pages.append([])
        self.row = 0

    def _cut(self, block: Block) -> Block:
        """Prints what fits of a block that does not, and returns the rest of it."""
        speech = block.kind is Kind.CUE
        room = ROWS - self.row - self._gap(block.kind) - speech
        least = 3 if speech else 2
        kept = min(room, block.height() - 2)
        if self.row >= ROWS or kept < least or block.whole:
            if self.row == 0:  # two long speeches side by side, taller than a page
                return block.model_copy(update={"whole": False, "kind": Kind.ACTION})
            self._new_page()
            return block
        upper = [line for line in block.lines if line.row < kept]
        self._print(Block(kind=block.kind, lines=upper + ([_more(upper, kept)] if speech else [])))
        self.row = ROWS
        return _rest(block, kept)

    def _print(self, block: Block) -> None:
        if self.row >= ROWS:
            self._new_page()
        top = self.row + self._gap(block.kind)
        page = self.pages[-1]
        page += [line.model_copy(update={"row": line.row + top}) for line in block.lines]
        self.row = top + block.height()


def _more(upper: list[Printed], row: int) -> Printed:
    spoken = upper[-1]
    return spoken.model_copy(update={"row": row, "column": MORE_COLUMN, "text": MORE})


def _rest(block: Block, kept: int) -> Block:
    """The lower part of a cut block; a speech says again whose it is."""
    speech = block.kind is Kind.CUE
    lower = [
        line.model_copy(update={"row": line.row - kept + speech})
        for line in block.lines
        if line.row >= kept
    ]
    if speech:
        cue = block.lines[0]
        name = re.sub(r"\s*\(CONT[’']D\)", "", cue.text)
        lower = [cue.model_copy(update={"row": 0, "text": f"{name} {CONTINUED}"}), *lower]
    return Block(kind=block.kind, lines=lower, whole=block.whole)
