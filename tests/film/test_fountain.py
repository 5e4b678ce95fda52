"""Fountain is read as the syntax says, and reading what was written gives the same elements."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.fountain import read_fountain, write_fountain

HERE = Path(__file__).parent / "screenplays"
PIECES = (
    "INT. A - DAY", "int. b", "I/E C", ".D", "@McE", "MARA", "É (on air)", "X ^", "~la", "# s",
    "## t", "= syn", "===", "> c <", "> cut", "CUT TO:", "FADE OUT.", "!a", "(beat)", "word",
    "Title: x", "    y", "  ", " ", "", "[[", "]]", "/*", "*/", "\\", "#1A#", "*", "_", "\t",
    "\r\n", "\x0c", "東京", "^", "!", "@", ".", ">", "<", "~", "=", "Key:", "TITLE: X", ":",
    "\u2028", "/", "[", "Ω",
)  # fmt: skip
source = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=24).flatmap(
    lambda pieces: st.lists(
        st.sampled_from(["\n", "\n\n", "\n", "", " ", "\r\n"]),
        min_size=len(pieces),
        max_size=len(pieces),
    ).map(lambda joins: "".join(p + j for p, j in zip(pieces, joins, strict=True)))
)


def content(screenplay: Screenplay) -> list[tuple[object, ...]]:
    return [(e.kind, e.text, e.number, e.depth, e.dual) for e in screenplay.elements]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(e.kind.value, e.text) for e in read_fountain(text).elements]


@pytest.mark.parametrize("name", ["whole_syntax", "in_the_wild"])
def test_a_screenplay_reads_as_it_was_checked_by_hand(name: str) -> None:
    got = read_fountain((HERE / f"{name}.fountain").read_text(encoding="utf-8"))
    want = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    assert got.model_dump(mode="json", exclude_defaults=True) == want


@settings(max_examples=300, deadline=None)
@given(source)
@example("/[[n]]* x */")
@example("CUT TO:INT. A - DAY\n    y\n")
@example("/* a\n\n[[b]] */\nTitle: c")
@example("!\n!INT. A")
@example("MARA\n[[n]]\n\n(x)")
@example("MARA\n~a\n~b\n\n~c\n~d")
def test_reading_what_was_written_gives_the_same_screenplay(text: str) -> None:
    once = read_fountain(text)
    again = read_fountain(write_fountain(once))
    assert content(again) == content(once)
    assert again.title_page == once.title_page


@settings(max_examples=150, deadline=None)
@given(source)
def test_every_element_begins_on_the_line_it_names(text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for element in read_fountain(text).elements:
        assert 1 <= element.line <= len(lines)
        begins = element.text.lstrip("\\ ")[:1].strip()
        assert begins in lines[element.line - 1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_change_nothing(end: str) -> None:
    text = (HERE / "whole_syntax.fountain").read_text(encoding="utf-8")
    assert read_fountain("\ufeff" + text.replace("\n", end)) == read_fountain(text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("INT. HALL - DAY\n\nx", ("heading", "INT. HALL - DAY")),
        ("ext road\n\nx", ("action", "ext road")),
        ("INT HALL\nx", ("heading", "INT HALL")),
        ("Est. 1923, the pub\nstands", ("action", "Est. 1923, the pub\nstands")),
        ("INTO THE WOODS", ("action", "INTO THE WOODS")),
        ("...and then", ("action", "...and then")),
        (".38 SPECIAL", ("heading", "38 SPECIAL")),
        ("FADE IN:\n\nx", ("transition", "FADE IN:")),
        ("CUT TO:\n\nx", ("transition", "CUT TO:")),
        ("ИВАН\nДа.", ("cue", "ИВАН")),
        ("@山田\nはい", ("cue", "山田")),
        ("山田\nはい", ("action", "山田\nはい")),
        ("HANS (on the radio)\nhm", ("cue", "HANS (on the radio)")),
        ("Mara\nHello", ("action", "Mara\nHello")),
        ("####  Deep", ("section", "Deep")),
        ("><", ("action", "><")),
        ("/* never closed", ("action", "/\\* never closed")),
        ("[[ never\n\nclosed ]]", ("action", "\\[\\[ never")),
        ("[[ over\n  \ntwo ]]", ("note", "over\n\ntwo")),
        ("    indented", ("action", "    indented")),
        ("\tindented", ("action", "    indented")),
    ],
)
def test_the_first_element_is(text: str, want: tuple[str, str]) -> None:
    assert kinds("\n" + text)[0] == want


def test_a_scene_number_leaves_the_heading() -> None:
    heading = read_fountain("INT. A - DAY #1-A.b#").elements[0]
    assert (heading.text, heading.number) == ("INT. A - DAY", "1-A.b")


def test_a_title_page_ends_at_the_first_empty_line_and_fade_in_is_not_one() -> None:
    page = read_fountain("Title:\n\tA\n\tB: c\nContact: x\n\nKey: y")
    assert [(f.key, f.lines) for f in page.title_page] == [
        ("Title", ("A", "B: c")),
        ("Contact", ("x",)),
    ]
    assert content(page)[0][:2] == (Kind.ACTION, "Key: y")
    assert read_fountain("FADE IN:\n\nTitle: x").title_page == ()


def test_comments_are_lifted_out_of_what_is_spoken() -> None:
    assert kinds("MARA\nI [[softly]] see /* no\n\nno */ you.[[x]]") == [
        ("cue", "MARA"), ("dialogue", "I see you."),
        ("note", "softly"), ("boneyard", "no\n\nno"), ("note", "x"),
    ]  # fmt: skip


def test_two_spaces_keep_a_dialogue_together() -> None:
    assert kinds("MARA\nOne.\n  \nTwo.\n\nThree.") == [
        ("cue", "MARA"), ("dialogue", "One.\n\nTwo."), ("action", "Three."),
    ]  # fmt: skip


def test_a_cue_that_says_nothing_is_kept() -> None:
    mute = Screenplay(
        elements=(Element(kind=Kind.CUE, text="MARA"), Element(kind=Kind.ACTION, text="x"))
    )
    assert content(read_fountain(write_fountain(mute))) == content(mute)


@pytest.mark.parametrize(
    "unit",
    [
        "[[",
        "/*",
        "[[ \n\n",
        "*",
        "*a ",
        "(",
        "A\n",
        "A\n[[b]]\n",
        "#",
        "\\",
        "  \n",
        "[[a]] ",
        "A (",
        "> ",
        " #",
        " ",
    ],
)
@pytest.mark.timeout(60)  # a quadratic reader takes minutes; `bench parse` tells the growth
def test_long_runs_of_one_mark_are_read_and_written_alike(unit: str) -> None:
    text = "INT. A - DAY\n\n" + unit * (160_000 // len(unit))
    once = read_fountain(text)
    assert content(read_fountain(write_fountain(once))) == content(once)
