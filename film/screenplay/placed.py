"""Lines of a printed page with the place where they stand, freed of what only printing added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from film.screenplay.plain_headings import find_heading

PAGE_NUMBER = re.compile(r"[-–(]?\s*(?:page\s*)?\d{1,4}[A-Z]?\s*[-–.)]?", re.IGNORECASE)
CONTINUED = re.compile(r"\(?CONTINUED:?\)?(?:\s*\(\d+\))?|\d+[A-Z]?\s+CONTINUED:?.*")
DIGITS = re.compile(r"\d+")
LEAST_REPEATS = 3
FAR_RIGHT = 40  # columns: a number standing alone there is a page's


class Placed(NamedTuple):
    """One printed line: columns of a tenth of an inch, and whether a gap is above it."""

    column: float
    text: str
    line: int
    page: int = 0
    gap: bool = False
    parts: tuple[tuple[float, str], ...] = ()  # pieces far apart on the same line
    number: str = ""  # of a scene, from the margins


def without_furniture(lines: Iterable[Placed]) -> list[Placed]:
    """The lines without page numbers, running heads and feet, and "CONTINUED"; numbers set aside.

    A gap above what is dropped is kept by the line below it.
    """
    all_lines = list(lines)
    running = _running_lines(all_lines)
    kept: list[Placed] = []
    gap = False
    for at, line in enumerate(all_lines):
        if _is_furniture(line, at, all_lines) or at in running:
            gap = gap or line.gap
            continue
        kept.append(_numbers_aside(line._replace(gap=line.gap or gap)))
        gap = False
    return kept


def _is_furniture(line: Placed, at: int, lines: Sequence[Placed]) -> bool:
    text = line.text.strip()
    if CONTINUED.fullmatch(text):
        return True
    alone = line.gap and (at + 1 == len(lines) or lines[at + 1].gap or _edge(lines, at))
    far = line.column >= FAR_RIGHT or _edge(lines, at)
    return bool(alone and far and PAGE_NUMBER.fullmatch(text))


def _edge(lines: Sequence[Placed], at: int) -> bool:
    """The first or last line of a page."""
    page = lines[at].page
    above = at == 0 or lines[at - 1].page != page
    below = at + 1 == len(lines) or lines[at + 1].page != page
    return page > 0 and (above or below)


def _running_lines(lines: Sequence[Placed]) -> set[int]:
    """First and last lines that, numbers aside, come back page after page."""
    edges = [at for at in range(len(lines)) if _edge(lines, at)]
    shapes = {at: DIGITS.sub("0", lines[at].text.strip()) for at in edges}
    counts = Counter(shapes.values())
    pages = len({line.page for line in lines})
    often = max(LEAST_REPEATS, pages // 3)
    return {at for at, shape in shapes.items() if counts[shape] >= often and shape != "(MORE)"}


def _numbers_aside(line: Placed) -> Placed:
    """A heading with scene numbers in the margins stands where its words stand."""
    heading = find_heading(line.text)
    if not heading or not heading.number:
        return line
    column = line.parts[1][0] if len(line.parts) > 1 else line.column
    return line._replace(text=heading.text, number=heading.number, column=column, parts=())
