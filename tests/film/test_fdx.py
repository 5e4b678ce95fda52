"""Final Draft files keep every word and style, and can neither fetch nor expand anything."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from film.errors import Refused
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.emphasis import literal, plain
from film.screenplay.fdx import read_fdx, write_fdx
from film.screenplay.fountain import read_fountain, write_fountain

HERE = Path(__file__).parent / "screenplays"
WORDS = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")),
    min_size=1,
    max_size=8,
)
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).map(literal)


def content(screenplay: Screenplay) -> list[tuple[object, ...]]:
    return [(e.kind, e.text, e.number, e.depth, e.dual) for e in screenplay.elements]


def document(paragraphs: str) -> bytes:
    return f"<FinalDraft><Content>{paragraphs}</Content></FinalDraft>".encode()


def test_a_final_draft_file_reads_as_it_was_checked_by_hand() -> None:
    got = read_fdx((HERE / "final_draft.fdx").read_bytes())
    want = json.loads((HERE / "final_draft.json").read_text(encoding="utf-8"))
    assert got.model_dump(mode="json", exclude_defaults=True) == want


@pytest.mark.parametrize("name", ["whole_syntax", "in_the_wild"])
def test_fountain_comes_back_from_final_draft_unchanged(name: str) -> None:
    screenplay = read_fountain((HERE / f"{name}.fountain").read_text(encoding="utf-8"))
    again = read_fdx(write_fdx(screenplay))
    assert [(e.kind, plain(e.text)) for e in again.elements] == [
        (e.kind, _one_line(e)) for e in screenplay.elements
    ]
    assert [(e.number, e.depth) for e in again.elements] == [
        (e.number, e.depth) for e in screenplay.elements
    ]
    assert again.title_page == screenplay.title_page


def _one_line(element: Element) -> str:
    """Brackets over two lines are one line in Final Draft."""
    text = plain(element.text)
    return text.replace("\n", " ") if element.kind is Kind.PARENTHETICAL else text


@st.composite
def speeches(draw: st.DrawFn) -> list[Element]:
    cue = Element(kind=Kind.CUE, text=draw(TEXT), dual=draw(st.booleans()))
    said = [Element(kind=Kind.DIALOGUE, text="word " + draw(TEXT))]
    if draw(st.booleans()):
        said.insert(draw(st.integers(0, 1)), Element(kind=Kind.PARENTHETICAL, text="(beat)"))
    return [cue, *said]


@st.composite
def singles(draw: st.DrawFn) -> list[Element]:
    kinds = (Kind.ACTION, Kind.TRANSITION, Kind.CENTRED, Kind.SYNOPSIS, Kind.BONEYARD)
    kind = draw(st.sampled_from((*kinds, Kind.HEADING, Kind.SECTION, Kind.PAGE_BREAK)))
    text = "" if kind is Kind.PAGE_BREAK else draw(TEXT)
    number = draw(st.sampled_from(["", "1A", "12"])) if kind is Kind.HEADING else ""
    depth = draw(st.integers(1, 4)) if kind is Kind.SECTION else 0
    return [Element(kind=kind, text=text, number=number, depth=depth)]


@settings(max_examples=150, deadline=None)
@given(st.lists(speeches() | singles(), max_size=8))
def test_reading_what_was_written_gives_the_same_elements(parts: list[list[Element]]) -> None:
    screenplay = Screenplay(elements=tuple(e for part in parts for e in part))
    assert content(read_fdx(write_fdx(screenplay))) == content(screenplay)


def test_notes_hang_on_the_paragraph_above() -> None:
    text = "[[first]]\n\nINT. A - DAY [[h]]\n\nX.\n\n===\n\n[[p [1] ]]\n\nMARA\nHi [[in]] there.\n"
    screenplay = read_fountain(text)
    assert content(read_fdx(write_fdx(screenplay))) == content(screenplay)


def test_words_that_look_like_signs_stay_words() -> None:
    data = document(
        '<Paragraph Type="Character"><Text>MARA</Text></Paragraph>'
        '<Paragraph Type="Dialogue"><Text>~5 * 3 * [[x]] /* y</Text></Paragraph>'
        '<Paragraph Type="Dialogue"><Text>(not a direction)</Text></Paragraph>'
    )
    dialogue = read_fdx(data).elements[1]
    assert plain(dialogue.text) == "~5 * 3 * [[x]] /* y\n(not a direction)"
    again = read_fountain(write_fountain(read_fdx(data)))
    assert content(again) == content(read_fdx(data))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<FinalDraft><Content>", "cut off"),
        (b"", "damaged"),
        (b"<html/>", "not a Final Draft"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><FinalDraft>&a;</FinalDraft>', "entities"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><FinalDraft/>', "entities"),
        (b'<?xml version="1.0" encoding="no-such"?><FinalDraft/>', "damaged"),
    ],
)
def test_a_file_that_is_not_right_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Refused, match=re.escape(says)):
        read_fdx(data)


@pytest.mark.parametrize("tag", ["Paragraph", "DualDialogue", "Text", "ScriptNote", "x"])
def test_a_very_deep_file_does_no_harm(tag: str) -> None:
    deep = f"<Paragraph>{f'<{tag}>' * 60_000}{f'</{tag}>' * 60_000}</Paragraph>"
    assert read_fdx(document(deep + "<Paragraph><Text>x</Text></Paragraph>")).elements


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 600))
def test_damaged_bytes_are_read_or_refused(noise: bytes, at: int) -> None:
    whole = (HERE / "final_draft.fdx").read_bytes()
    with contextlib.suppress(Refused):
        assert read_fdx(whole[:at] + noise + whole[at + len(noise) :]).elements is not None
