"""A screenplay printed as a plain PDF in Courier: what the PDF reader is measured and tested on.

Western letters only, as the standard fonts have. `drawn` says how: "lines" places every line on
its own; "relative" moves from line to line; "words" places every word, as some word processors
do; "flipped" draws with the y axis downwards, as browsers do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from film.screenplay.elements import Screenplay
from film.screenplay.layout import lay_out

COLUMN, ROW, TOP, HEIGHT = 7.2, 12, 720, 792  # points
FIRST = 4  # objects: catalogue, pages, font, then two for each page


class Ink(NamedTuple):
    """Text at a place, in points from the lower left."""

    x: float
    y: float
    text: str


def print_pdf(screenplay: Screenplay, drawn: str = "lines", title: Sequence[Ink] = ()) -> bytes:
    """The bytes of a PDF with page numbers from page 2; a title page first, when one is given."""
    pages = [list(title)] if title else []
    for page in lay_out(screenplay):
        number = [Ink(540, 756, f"{page.number}.")] if page.number > 1 else []
        lines = [Ink(line.column * COLUMN, TOP - ROW * line.row, line.text) for line in page.lines]
        pages.append([*number, *(line for line in lines if line.text)])
    return pdf_of(pages, drawn)


def pdf_of(pages: Sequence[Sequence[Ink]], drawn: str = "lines") -> bytes:
    """A PDF (ISO 32000-1) with nothing but its pages, one font, and the text on them."""
    kids = " ".join(f"{FIRST + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    for n, page in enumerate(pages):
        content = "\n".join(DRAWN[drawn](page)).encode("cp1252", "replace")
        objects += (_page(FIRST + 2 * n + 1), b"<</Length %d>>stream\n" % len(content) + content)
        objects[-1] += b"\nendstream"
    return _file(objects)


def _page(content: int) -> bytes:
    return (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 {HEIGHT}]"
        f"/Resources<</Font<</F1 3 0 R>>>>/Contents {content} 0 R>>"
    ).encode()


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, item in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def _lines(page: Sequence[Ink]) -> Iterator[str]:
    for x, y, text in page:
        yield f"BT /F1 12 Tf 1 0 0 1 {x:g} {y:g} Tm ({_string(text)}) Tj ET"


def _relative(page: Sequence[Ink]) -> Iterator[str]:
    yield "BT /F1 12 Tf"
    left, bottom = 0.0, 0.0
    for x, y, text in page:
        yield f"{x - left:g} {y - bottom:g} Td ({_string(text)}) Tj"
        left, bottom = x, y
    yield "ET"


def _words(page: Sequence[Ink]) -> Iterator[str]:
    for x, y, text in page:
        at = 0
        for word in text.split(" "):
            if word:
                yield from _lines([Ink(x + at * COLUMN, y, word)])
            at += len(word) + 1


def _flipped(page: Sequence[Ink]) -> Iterator[str]:
    yield f"1 0 0 -1 0 {HEIGHT} cm"
    for x, y, text in page:
        yield f"BT /F1 12 Tf 1 0 0 -1 {x:g} {HEIGHT - y:g} Tm ({_string(text)}) Tj ET"


def _string(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


DRAWN = {"lines": _lines, "relative": _relative, "words": _words, "flipped": _flipped}
