"""Texts from any file, as plain passages with their places; what is none is refused at once."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from film.errors import Refused
from film.texts.reading import heard_in, is_screenplay, read_source
from film.texts.text import Piece, parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STORY = "The keeper climbs the tower. She finds a letter under the lamp."


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def docx(body: str, lead: str = "") -> bytes:
    xml = f"<?xml version='1.0'?>{lead}<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped(word__document_dot_xml=xml.encode())


def paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def epub(chapter: str, href: str = "one.xhtml") -> bytes:
    container = b'<container><rootfiles><rootfile full-path="o/b.opf"/></rootfiles></container>'
    book = (
        "<package><metadata><title>The Light</title></metadata><manifest>"
        f'<item id="a" href="{href}"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    return zipped(
        **{
            "META-INF__container_dot_xml": container,
            "o__b_dot_opf": book.encode(),
            "o__one_dot_xhtml": chapter.encode(),
        }
    )


def test_a_word_document_is_read_under_its_headings() -> None:
    data = docx(paragraph("The Tower", "Heading1") + paragraph(STORY))
    text = read_source("tale.docx", data)
    assert text.pieces[1] == Piece("The Tower", STORY)


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    page = f"<!DOCTYPE html><html><body><h1>One</h1><div><p>{STORY}&nbsp;</p></div></body></html>"
    text = read_source("book.epub", epub(page))
    assert text.title == "The Light"
    assert [piece.text for piece in text.pieces] == ["One", STORY]
    assert text.pieces[0].place == "chapter 1"


def test_markdown_is_read_without_its_marks() -> None:
    text = read_source("a.md", f"# Night\n\n**{STORY}** [more](http://x.y)".encode())
    assert text.pieces[-1] == Piece("Night", f"{STORY} more")


def test_a_transcript_keeps_its_times() -> None:
    data = b"[00:01] She walks to the sea.\n[00:04] Nobody is there.\n[01:10] The light goes out.\n"
    text = read_source("voice.txt", data)
    assert text.kind == "transcript"
    assert [line.start for line in heard_in(text, data)] == [1, 4, 70]


def test_subtitles_are_a_transcript() -> None:
    cue = "{n}\n00:00:0{n},500 --> 00:00:0{n},900\n<i>Line number {n} of it.</i>\n\n"
    data = "".join(cue.format(n=n) for n in range(1, 5)).encode()
    assert heard_in(read_source("a.srt", data), data)[0].text == ("Line number 1 of it.")


def test_a_screenplay_is_told_from_a_story() -> None:
    script = b"INT. ROOM - DAY\n\nShe waits.\n\nMARA\nYou came back.\n"
    assert is_screenplay("a.txt", script)
    assert not is_screenplay("a.txt", STORY.encode())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.docx", docx(paragraph("a" * 60_000_000))),
        ("entity.docx", docx(paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x "xxxxxxx">]>')),
        ("outside.docx", docx("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        ("archive.zip", zipped(a_dot_txt=STORY.encode())),
        ("broken.docx", docx(paragraph(STORY))[:200]),
        ("unclosed.docx", zipped(word__document_dot_xml=b"<w:document>")),
        ("path.epub", epub("<p>x</p>", "../../../../etc/passwd")),
        ("empty.txt", b"  \n "),
        ("short.txt", b"hello there"),
        ("photo.txt", b"\xff\xd8\xff\xe0" + bytes(300)),
        ("noise.txt", bytes(range(256)) * 40),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(name: str, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_source(name, data)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 160


words = st.lists(st.sampled_from(["sea", "light.", "keeper", "letter!", "night"]), min_size=1)


@given(texts=st.lists(words.map(" ".join), min_size=1, max_size=12), most=st.integers(1, 40))
def test_every_word_of_a_source_is_in_exactly_one_part(texts: list[str], most: int) -> None:
    pieces = [Piece(f"paragraph {n}", text) for n, text in enumerate(texts)]
    runs = list(parts(pieces, most))
    assert [w for run in runs for p in run for w in p.text.split()] == " ".join(texts).split()
    assert all(sum(len(p.text.split()) for p in run) <= most for run in runs)
