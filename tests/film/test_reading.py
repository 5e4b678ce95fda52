"""Any file a person brings is read, or refused in one plain sentence; nothing crashes or hangs."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.feature import feature
from bench.paper import print_pdf
from film.errors import Refused
from film.screenplay.elements import Kind
from film.screenplay.fdx import write_fdx
from film.screenplay.fountain import read_fountain, write_fountain
from film.screenplay.reading import NO_HEADINGS, elements_json, read_screenplay

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SCENE = "INT. CAFÉ - DAY\n\nÉlodie waits.\n\nÉLODIE\nÇa va?\n"
PIECES = (
    "    ", "            ", "MARA", "INT. A - DAY", "(MORE)", "1.", "word word", "\f", "\n", "\n\n",
    "(beat", "ANNA: hi", "THE PIER - NIGHT", "MARA (CONT'D)", "CONTINUED:", "TOM      ANNA",
    "Scene 2",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.fountain", b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        ("a.fountain", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf\n", "no scenes"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "Word document or a zip"),
        ("a.gz", b"\x1f\x8b\x08" + bytes(100), "archive"),
        ("a.rtf", b"{\\rtf1 INT. A - DAY}", "RTF"),
        ("a.html", b"\n<!DOCTYPE html><p>INT. A", "web page"),
        ("a.bin", bytes(range(256)) * 9, "not text"),
        ("a.txt", b"INT. A - DAY\n\n" + b"a" * 60_000_000, "60 MB"),
        ("a.txt", b"a\n" * 600_000, "lines"),
        ("a.fountain", b"Title: Only\n\n[[nothing]]", "no scenes"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "not a Final Draft"),
        ("a.pdf", b"%PDF-1.4 no more", "PDF"),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42", "video"),
    ],
)
def test_what_is_no_screenplay_is_refused_in_one_sentence(
    name: str, data: bytes, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_screenplay(name, data)
    sentence = str(refused.value)
    assert says in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 200


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\x1b[31m\n.txt", "x" * 5000, ""])
def test_a_strange_name_is_only_shown(name: str) -> None:
    assert read_screenplay(name, SCENE.encode()).elements
    with pytest.raises(Refused) as refused:
        read_screenplay(name, b"")
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    assert read_screenplay("a.txt", SCENE.encode(encoding)) == read_fountain(SCENE)


def test_windows_letters_are_read_and_told() -> None:
    got = read_screenplay("a.fountain", SCENE.encode("cp1252"))
    assert got.elements == read_fountain(SCENE).elements
    assert "Windows-1252" in got.notices[0]


def test_content_counts_more_than_the_name() -> None:
    screenplay = read_fountain(feature(3).replace("ЖЕНЯ", "ZENIA"))
    headings = [e.text for e in screenplay.elements if e.kind is Kind.HEADING]
    for data in (write_fdx(screenplay), print_pdf(screenplay), write_fountain(screenplay).encode()):
        got = read_screenplay("a.jpg", data)
        assert [e.text for e in got.elements if e.kind is Kind.HEADING] == headings


def test_a_screenplay_without_headings_is_one_scene_and_says_so() -> None:
    got = read_screenplay("a.fountain", b"A man walks in.\n\nMARA\nHello.\n")
    assert [e.kind.value for e in got.elements] == ["action", "cue", "dialogue"]
    assert got.notices == (NO_HEADINGS,)


def test_fountain_that_never_says_int_or_ext_is_read_by_place_and_time() -> None:
    got = read_screenplay("a.fountain", b"THE PIER - NIGHT\n\nRain.\n")
    assert got.elements[0].kind is Kind.HEADING


def test_four_thousand_scenes_take_a_moment() -> None:
    text = "".join(f"INT. ROOM {n} - DAY\n\nMara walks.\n\nMARA\nHi.\n\n" for n in range(4000))
    start = time.process_time()
    got = read_screenplay("a.fountain", text.encode())
    assert sum(e.kind is Kind.HEADING for e in got.elements) == 4000
    assert time.process_time() - start < 3


def test_elements_are_plain_json_in_order() -> None:
    first = elements_json(read_fountain("INT. A - DAY #7#\n\nTOM ^\nHi."))
    assert first[0] == {
        "kind": "heading", "text": "INT. A - DAY", "line": 1, "page": 0, "number": "7",
        "depth": 0, "dual": False,
    }  # fmt: skip
    assert [e["kind"] for e in first] == ["heading", "cue", "dialogue"]


@pytest.mark.parametrize("name", ["lighthouse", "nightbus"])
def test_the_samples_are_clean_fountain(name: str) -> None:
    data = (SAMPLES / f"{name}.fountain").read_bytes()
    got = read_screenplay(f"{name}.fountain", data)
    assert got.notices == ()
    assert write_fountain(got) == data.decode()
    assert got.title()


def test_the_lighthouse_is_the_film_that_was_asked_for() -> None:
    got = read_fountain((SAMPLES / "lighthouse.fountain").read_text())
    said = [e.text for e in got.elements if e.kind is Kind.DIALOGUE]
    assert sum(e.kind is Kind.HEADING for e in got.elements) == 3
    assert 14 <= len(said) <= 18
    assert 100 <= sum(len(text.split()) for text in said) <= 190


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from([b"", b"<?xml ?>", b"%PDF-1.4\n", b"INT. A - DAY\n\n"])
)
def test_any_bytes_are_read_or_refused(noise: bytes, head: bytes) -> None:
    with contextlib.suppress(Refused):
        assert read_screenplay("x", head + noise).elements


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_pdf_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(print_pdf(read_fountain(SCENE)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 2))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    with contextlib.suppress(Refused):
        assert read_screenplay("x.pdf", bytes(whole)) is not None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_plain_text_is_read(pieces: list[str]) -> None:
    with contextlib.suppress(Refused):
        got = read_screenplay("a.txt", "".join(pieces).encode())
        assert all(e.text or e.kind is Kind.PAGE_BREAK for e in got.elements)
