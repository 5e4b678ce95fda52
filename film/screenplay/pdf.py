"""Reads a PDF screenplay by its layout, with pypdf telling where each piece of text stands."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader

from film.errors import Refused
from film.screenplay.columns import read_columns
from film.screenplay.comments import normalised
from film.screenplay.elements import Screenplay, TitleField
from film.screenplay.placed import Placed, without_furniture
from film.screenplay.placed_title import PlacedFields
from film.screenplay.plain_headings import find_heading
from film.screenplay.seen import Seen, unseen

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it trips over is told as Refused

POINTS_PER_COLUMN = 7.2  # Courier 12 point, the trade's only type
SAME_LINE = 3.0  # points
APART = 2.5  # columns between pieces that do not belong together
MOST_PAGES = 1000
LEAST_LETTERS = 20
CENTRE = (36.0, 50.0)  # columns between which the middle of a centred line lies


class Piece(NamedTuple):
    """A piece of text as it was drawn: points from the lower left of the page."""

    x: float
    y: float
    text: str


def read_pdf(data: bytes, seen: Seen = unseen) -> Screenplay:
    """A screenplay from the bytes of a PDF; `page` is the PDF's, `line` counts its printed lines.

    `seen` is told each page that was read, and of how many. Raises `Refused` when the file is
    locked, damaged, far too long, or holds no text.
    """
    pages = [_printed(page) for page in _pages(data, seen)]
    letters = sum(c.isalpha() for page in pages for line in page for c in line.text)
    if letters < LEAST_LETTERS:
        raise Refused(
            "This PDF holds pictures of pages and no text; run text recognition (OCR) on it, "
            "or upload the screenplay as Fountain, Final Draft or text."
        )
    numbered = _numbered(pages)
    first = [line for line in numbered if line.page == 1]
    title: tuple[TitleField, ...] = ()
    if len(pages) > 1 and not any(find_heading(line.text) for line in first):
        title = _title(first)
        numbered = numbered[len(first) :]
    elements = read_columns(without_furniture(numbered))
    return Screenplay(title_page=title, elements=tuple(elements))


def _pages(data: bytes, seen: Seen) -> list[list[Piece]]:
    """The pieces of every page. Whatever the parser trips over is the file's fault."""
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
        pages = []
        for number in range(1, (count if count <= MOST_PAGES else 0) + 1):
            pages.append(_pieces(reader.pages[number - 1]))
            seen(number, count)
    except Exception as error:
        raise Refused(
            "This PDF is damaged or locked and cannot be read; export it again without a password."
        ) from error
    if locked:
        raise Refused("This PDF is locked; save a copy without a password and upload that.")
    if count > MOST_PAGES:
        raise Refused(
            f"This PDF has {count} pages, more than {MOST_PAGES}; upload the screenplay alone."
        )
    return pages


def _pieces(page: PageObject) -> list[Piece]:
    """What is drawn on a page; positions are matrix products (PDF 32000-1, 9.4.4)."""
    pieces: list[Piece] = []

    def see(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            pieces.append(Piece(float(x), float(y), normalised(text.strip("\n"))))

    page.extract_text(visitor_text=see)
    return pieces


class Printed(NamedTuple):
    """One line of a page: its pieces joined, and its height in points."""

    y: float
    column: float
    text: str
    parts: tuple[tuple[float, str], ...]


def _printed(pieces: Sequence[Piece]) -> list[Printed]:
    """The lines of a page from top to bottom, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.y):
        if rows and rows[-1][0].y - piece.y <= SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda p: p.x)) for row in rows]


def _line(row: Sequence[Piece]) -> Printed:
    parts: list[tuple[float, str]] = []
    end = 0.0
    for piece in row:
        column = piece.x / POINTS_PER_COLUMN
        text = piece.text.strip()
        if parts and column - end < APART:
            spaced = piece.text[:1].isspace() or column - end > 0.5 or parts[-1][1].endswith(" ")
            parts[-1] = (parts[-1][0], parts[-1][1].rstrip() + (" " if spaced else "") + text)
        else:
            parts.append((column, text))
        end = column + len(text)
    text = "  ".join(text for _, text in parts)
    return Printed(row[0].y, parts[0][0], text, tuple(parts) if len(parts) > 1 else ())


def _numbered(pages: Sequence[Sequence[Printed]]) -> list[Placed]:
    """All lines with page, line number, and whether there is more than a line's space above."""
    spaces = Counter(round(a.y - b.y) for page in pages for a, b in pairwise(page))
    pitch = min((s for s, n in spaces.most_common(3) if s > SAME_LINE), default=12)
    placed: list[Placed] = []
    for number, page in enumerate(pages, 1):
        above = None
        for line in page:
            gap = above is None or above - line.y > 1.5 * pitch
            at = len(placed) + 1
            placed.append(Placed(line.column, line.text, at, number, gap, line.parts))
            above = line.y
    return placed


def _title(lines: Iterable[Placed]) -> tuple[TitleField, ...]:
    fields = PlacedFields()
    for line in lines:
        if line.gap:
            fields.take("", centred=False)
        middle = line.column + len(line.text) / 2
        fields.take(line.text.strip(), centred=CENTRE[0] <= middle <= CENTRE[1])
    return fields.read()
