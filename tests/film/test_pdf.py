"""PDF screenplays are read by where their lines stand, page after page."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter

from bench.feature import feature
from bench.paper import Ink, pdf_of, print_pdf
from film.errors import Refused
from film.screenplay.elements import Kind, Screenplay
from film.screenplay.emphasis import plain
from film.screenplay.fountain import read_fountain
from film.screenplay.layout import lay_out
from film.screenplay.pdf import read_pdf

PRINTED = {
    Kind.HEADING, Kind.ACTION, Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.TRANSITION,
    Kind.CENTRED,
}  # fmt: skip
DUAL = """INT. MILL - DAY #12A#

NELL (30s) pours brine, and what she pours runs over the edge of the pan and down on the floor.

@McADAM
(quietly, so that nobody hears him)
We cannot stop. Not for anyone, not now, and not for her.

PIET ^
Then we go on.

They go.

> THE END <
"""


def words(screenplay: Screenplay) -> list[tuple[object, ...]]:
    return [
        (e.kind, " ".join(plain(e.text).split()), e.number, e.dual)
        for e in screenplay.elements
        if e.kind in PRINTED
    ]


@pytest.mark.parametrize("drawn", ["lines", "relative", "words", "flipped"])
def test_forty_printed_pages_come_back_word_for_word(drawn: str) -> None:
    western = feature(40).replace("ЖЕНЯ", "ZENIA")
    screenplay = read_fountain(western)
    assert len(lay_out(screenplay)) > 30
    assert words(read_pdf(print_pdf(screenplay, drawn))) == words(screenplay)


def test_two_speeches_side_by_side_and_scene_numbers_are_told_apart() -> None:
    assert words(read_pdf(print_pdf(read_fountain(DUAL)))) == words(read_fountain(DUAL))


def test_a_speech_over_the_page_is_whole_and_knows_its_page() -> None:
    long = " ".join(f"word{n}" for n in range(400))
    screenplay = read_fountain(f"INT. A - DAY\n\nMARA\n{long}\n\nTOM\nYes.\n")
    printed = print_pdf(screenplay)
    assert "(MORE)" in PdfReader(io.BytesIO(printed)).pages[0].extract_text()
    got = read_pdf(printed)
    assert words(got) == words(screenplay)
    assert [e.page for e in got.elements] == [1, 1, 1, 2, 2]


def test_a_title_page_and_running_heads_are_not_action() -> None:
    screenplay = read_fountain(feature(6).replace("ЖЕНЯ", "ZENIA"))
    title = [
        Ink(270, 500, "THE PAN"), Ink(265, 464, "Written by"), Ink(265, 440, "N. Noone"),
        Ink(108, 120, "nobody@example.org"),
    ]  # fmt: skip
    pages = [
        [Ink(108, 756, f"THE PAN - blue draft {page.number}")]
        + [Ink(x.column * 7.2, 720 - 12 * x.row, x.text) for x in page.lines]
        for page in lay_out(screenplay)
    ]
    got = read_pdf(pdf_of([title, *pages]))
    assert [(f.key, f.lines) for f in got.title_page] == [
        ("Title", ("THE PAN",)), ("Credit", ("Written by",)), ("Author", ("N. Noone",)),
        ("Contact", ("nobody@example.org",)),
    ]  # fmt: skip
    assert words(got) == words(screenplay)


def test_a_pdf_of_scans_is_refused_with_a_way_on() -> None:
    with pytest.raises(Refused, match=r"pictures of pages.*OCR"):
        read_pdf(pdf_of([[], []]))


def test_a_locked_pdf_is_refused() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(print_pdf(read_fountain(DUAL))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(Refused, match="password"):
        read_pdf(locked.getvalue())


@pytest.mark.parametrize("cut", [9, 200, 1000])
def test_a_cut_off_pdf_is_read_or_refused(cut: int) -> None:
    data = print_pdf(read_fountain(DUAL))
    try:
        got = read_pdf(data[:cut])
    except Refused:
        return
    assert len(got.elements) <= len(read_fountain(DUAL).elements)
