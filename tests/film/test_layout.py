"""Printed pages stand as the trade prints them, and their length is counted as the trade counts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.feature import feature
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.emphasis import plain
from film.screenplay.fountain import read_fountain
from film.screenplay.layout import ScriptPage, lay_out
from film.screenplay.pages import count_pages, running_seconds, scene_lengths
from film.screenplay.pagination import MORE, ROWS

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "lighthouse.fountain"
PIECES = ("INT. A - DAY", "MARA", "TOM ^", "word " * 30, "x" * 90, "word " * 900, "CUT TO:", "===")


def rows(pages: Iterable[ScriptPage]) -> list[tuple[int, int, str]]:
    return [(line.row, line.column, line.text) for page in pages for line in page.lines]


def test_every_kind_stands_in_its_column() -> None:
    text = (
        "INT. A - DAY #1A#\n\nShe *runs*.\n\nTOM\n(low)\nHi.\n\nCUT TO:\n\n> END <\n\n[[no]]\n\n# n"
    )
    assert rows(lay_out(read_fountain(text))) == [
        (0, 10, "1A"), (0, 15, "INT. A - DAY"), (0, 76, "1A"), (2, 15, "She runs."),
        (4, 37, "TOM"), (5, 31, "(low)"), (6, 25, "Hi."), (8, 68, "CUT TO:"), (10, 43, "END"),
    ]  # fmt: skip


def test_two_speeches_at_once_stand_side_by_side() -> None:
    printed = rows(lay_out(read_fountain("ANN\nOne.\n\nBEN ^\n(low)\nTwo.")))
    assert printed == [
        (0, 23, "ANN"), (0, 54, "BEN"), (1, 15, "One."), (1, 50, "(low)"), (2, 46, "Two.")
    ]  # fmt: skip


def test_a_long_speech_says_more_and_continues() -> None:
    pages = lay_out(read_fountain("TOM (V.O.)\n" + "word " * 500))
    assert len(pages) == 2
    assert pages[0].lines[-1].text == MORE
    assert pages[1].lines[0].text == "TOM (V.O.) (CONT'D)"
    assert pages[1].lines[0].row == 0


def test_a_heading_never_ends_a_page() -> None:
    for filler in range(40, 60):
        action = "\n\n".join(["Line."] * (filler // 2))
        pages = lay_out(read_fountain(f"{action}\n\nINT. A - DAY\n\nTOM\nHi."))
        assert all(page.lines[-1].kind is not Kind.HEADING for page in pages)


def test_a_page_break_turns_the_page() -> None:
    assert [page.lines[0].text for page in lay_out(read_fountain("One.\n\n===\n\nTwo."))] == [
        "One.",
        "Two.",
    ]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["\n", "\n\n"]))
def test_every_word_is_printed_once_and_on_the_paper(pieces: list[str], join: str) -> None:
    screenplay = read_fountain(join.join(pieces))
    pages = lay_out(screenplay)
    for page in pages:
        assert all(
            0 <= line.row < ROWS and 0 < line.column + len(line.text) <= 85 for line in page.lines
        )
        assert [line.row for line in page.lines] == sorted(line.row for line in page.lines)
    for at, element in enumerate(screenplay.elements):
        said = "".join(
            line.text
            for page in pages
            for line in page.lines
            if line.element == at and line.text != MORE
        )
        if element.kind is not Kind.CUE:
            assert "".join(said.split()) == "".join(plain(element.text).split())


def test_a_page_plays_about_a_minute() -> None:
    screenplay = read_fountain(feature(60))
    pages = count_pages(screenplay)
    assert 54 <= pages <= 66
    assert 0.7 < running_seconds(screenplay) / (60 * pages) < 1.3


def test_scenes_are_counted_in_eighths() -> None:
    screenplay = read_fountain(SAMPLE.read_text())
    scenes = scene_lengths(screenplay)
    assert [scene.heading for scene in scenes] == [
        e.text for e in screenplay.elements if e.kind is Kind.HEADING
    ]
    assert [scene.page for scene in scenes] == [1, 1, 2]
    assert 8 * (count_pages(screenplay) - 1) <= sum(s.eighths for s in scenes) <= 24
    assert sum(s.seconds for s in scenes) == pytest.approx(running_seconds(screenplay))


def test_eighths_are_written_as_schedulers_write_them() -> None:
    scene = scene_lengths(read_fountain("INT. A - DAY\n\nx"))[0]
    written = {n: scene.model_copy(update={"eighths": n}).in_pages() for n in (1, 8, 11)}
    assert written == {1: "1/8", 8: "1", 11: "1 3/8"}


def test_what_stands_before_the_first_heading_is_counted_too() -> None:
    scenes = scene_lengths(read_fountain("FADE IN:\n\nA voice.\n\nINT. A - DAY\n\nx"))
    assert [(scene.element, scene.heading) for scene in scenes] == [(-1, ""), (2, "INT. A - DAY")]
    assert scene_lengths(Screenplay()) == ()
    assert lay_out(Screenplay(elements=(Element(kind=Kind.NOTE, text="x"),))) == ()
