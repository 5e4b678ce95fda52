"""Plain text is understood as people type it and as it comes out of printed pages."""

from __future__ import annotations

import pytest

from bench.feature import feature
from film.screenplay.elements import Kind, Screenplay
from film.screenplay.emphasis import plain
from film.screenplay.fountain import read_fountain
from film.screenplay.layout import lay_out
from film.screenplay.plain import read_plain
from film.screenplay.plain_headings import find_plain_heading


def content(screenplay: Screenplay) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for e in screenplay.elements]


def typed_out(screenplay: Screenplay, margin: int, turn: str) -> str:
    """The printed pages as text, as copying them gives it."""
    out = []
    for page in lay_out(screenplay):
        rows: dict[int, str] = {}
        for line in page.lines:
            start = max(0, line.column - margin)
            rows[line.row] = rows.get(line.row, "").ljust(start) + line.text
        number = f"{' ' * 60}{page.number}.\n\n" if page.number > 1 else ""
        out.append(number + "\n".join(rows.get(r, "") for r in range(max(rows) + 1)) + "\n\n")
    return turn.join(out)


@pytest.mark.parametrize("turn", ["\n", "\f"])
@pytest.mark.parametrize("margin", [8, 3])
def test_text_copied_from_printed_pages_is_whole_again(margin: int, turn: str) -> None:
    printed = {
        Kind.HEADING, Kind.ACTION, Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.TRANSITION
    }  # fmt: skip
    screenplay = read_fountain(feature(12, seed=4))
    got = read_plain(typed_out(screenplay, margin, turn))
    assert [(e.kind, " ".join(plain(e.text).split()), e.number) for e in got.elements] == [
        (e.kind, " ".join(plain(e.text).split()), e.number)
        for e in screenplay.elements
        if e.kind in printed
    ]


def test_scenes_without_int_and_ext_are_found_by_place_and_time() -> None:
    text = (
        "THE KITCHEN - NIGHT\nMara sits.\n\nMARA\nWhere is he?\n\n2. GARDEN, NEXT MORNING\n\nBirds."
    )
    got = read_plain(text)
    assert content(got) == [
        ("heading", "THE KITCHEN - NIGHT"), ("action", "Mara sits."), ("cue", "MARA"),
        ("dialogue", "Where is he?"), ("heading", "GARDEN, NEXT MORNING"), ("action", "Birds."),
    ]  # fmt: skip
    assert got.elements[4].number == "2"
    assert "INT. or EXT." in got.notices[0]


def test_names_with_a_colon_speak() -> None:
    text = "Scene 1: The beach\n\nThey run.\nANNA (wet): Hello: you.\nBen: (laughs) Hi.\nBen: Oh."
    got = read_plain(text)
    assert content(got) == [
        ("heading", "Scene 1: The beach"), ("action", "They run."), ("cue", "ANNA"),
        ("parenthetical", "(wet)"), ("dialogue", "Hello: you."), ("cue", "BEN"),
        ("parenthetical", "(laughs)"), ("dialogue", "Hi."), ("cue", "BEN"), ("dialogue", "Oh."),
    ]  # fmt: skip
    assert [e.line for e in got.elements] == [1, 3, 4, 4, 4, 5, 5, 5, 6, 6]


def test_numbers_beside_headings_are_scene_numbers() -> None:
    got = read_plain("1. INT. HOUSE - DAY 1\n\nHi.\n\n2A EXT. BARN - DAY 2A\n\nNo.")
    assert [(e.text, e.number) for e in got.elements if e.kind is Kind.HEADING] == [
        ("INT. HOUSE - DAY", "1"),
        ("EXT. BARN - DAY", "2A"),
    ]


@pytest.mark.parametrize("line", ["Scene by scene, they leave.", "BANG!", "ONE DAY", "MARA - OLD"])
def test_other_capitals_are_no_heading(line: str) -> None:
    assert find_plain_heading(line) is None


def test_fountain_under_another_name_is_still_fountain() -> None:
    text = "Title: X\n\nINT. A - DAY\n\n@McE\nHi [[note]].\n"
    assert read_plain(text) == read_fountain(text)
