"""Reads a source from whatever file a person brings: by its content, hardly by its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from film.clock import clock
from film.errors import Refused
from film.screenplay.decoding import decoded, find_signature
from film.screenplay.elements import Kind, Screenplay
from film.screenplay.reading import MEGABYTE, MOST_TEXT, read_screenplay, shown_name
from film.screenplay.seen import Seen, unseen
from film.texts.packed import Package, read_docx, read_epub
from film.texts.text import MOST_WORDS, PROSE, SCREENPLAY, TRANSCRIPT, Piece, Text
from film.texts.transcript import Heard, read_transcript

MOST_PACKED = 60 * MEGABYTE
LEAST_WORDS = 8
LEAST_TEXT = 60  # letters; scripts without spaces have hardly a "word" in a whole tale
LOOKED_AT = 20_000  # letters from which is judged whether a text can tell anything
LEAST_LETTERS = 0.7  # of all its marks; prose has nine in ten, tables and logs half
MANY_WORDS, LEAST_DIFFERENT = 60, 12
ACCEPTED = "text, Markdown, Word (.docx), PDF, EPUB, Fountain or Final Draft (.fdx)"
_ZIP = b"PK\x03\x04"
_HEADING = re.compile(r"#{1,6}\s+(.+)")
_CHAPTER = re.compile(r"(?:chapter|part|book|act|prologue|epilogue)\b.{0,60}", re.IGNORECASE)
_MARKS = re.compile(r"(\*{1,3}|_{1,3}|`+|~~)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def read_source(name: str, data: bytes, seen: Seen = unseen) -> Text:
    """The text of a file as plain passages with their places.

    Raises Refused with one sentence for what is no text, empty, damaged, locked or too large.
    `name` is only shown; it never names a place on disk. `seen` is told each page of a PDF.
    """
    shown = shown_name(name)
    if not data.strip():
        raise Refused(f"{shown} is empty; drop a text as {ACCEPTED}.")
    if data.startswith(_ZIP):
        text = _packed(shown, name, data)
    elif is_screenplay(name, data, seen):
        screenplay = read_screenplay(name, data)
        title = screenplay.title() or _stem(name)
        text = Text(title, SCREENPLAY, tuple(_of_screenplay(screenplay)))
    elif b"%PDF-" in data[:1024]:
        pieces = tuple(_of_screenplay(read_screenplay(name, data, seen), "page"))
        text = Text(_stem(name), PROSE, pieces)
    else:
        text = _plain(shown, name, data)
    return _checked(shown, text)


def is_screenplay(name: str, data: bytes, seen: Seen = unseen) -> bool:
    """Whether a file is a formatted screenplay: it has scene headings, or is made for them."""
    if data.startswith(_ZIP) or not data.strip():
        return False
    if name.lower().endswith((".fountain", ".spmd", ".fdx")):
        return True
    try:
        screenplay = read_screenplay(name, data, seen)
    except Refused:
        return False
    kinds = [element.kind for element in screenplay.elements]
    cues, headings = kinds.count(Kind.CUE), kinds.count(Kind.HEADING)
    return (headings > 0 and cues > 0) or headings > 2 or (cues > 2 and cues * 6 > len(kinds))


def heard_in(text: Text, data: bytes) -> tuple[Heard, ...]:
    """The lines of a transcript with their times; () for any other text."""
    found = decoded(data) if text.kind == TRANSCRIPT else None
    return read_transcript(found.text) if found else ()


def _packed(shown: str, name: str, data: bytes) -> Text:
    if len(data) > MOST_PACKED:
        raise Refused(f"{shown} has {len(data) // MEGABYTE} MB; drop the text without pictures.")
    package = Package(shown, data)
    if "word/document.xml" in package.names:
        return Text(_stem(name), PROSE, tuple(read_docx(package)))
    if "META-INF/container.xml" in package.names:
        title, pieces = read_epub(package)
        return Text(title or _stem(name), PROSE, tuple(pieces))
    raise Refused(f"{shown} is an archive; drop the text in it as {ACCEPTED}.")


def _plain(shown: str, name: str, data: bytes) -> Text:
    other = find_signature(data)
    if other:
        raise Refused(f"{shown} is {other}; drop a text as {ACCEPTED}.")
    if len(data) > MOST_TEXT:
        raise Refused(f"{shown} has {len(data) // MEGABYTE} MB, which no text needs.")
    found = decoded(data)
    if found is None:
        raise Refused(f"{shown} is not text; drop it as {ACCEPTED}.")
    heard = read_transcript(found.text)
    if heard:
        lines = tuple(Piece(clock(line.start), line.text) for line in heard)
        return Text(_stem(name), TRANSCRIPT, lines)
    return Text(_stem(name), PROSE, tuple(_paragraphs(found.text)))


def _paragraphs(text: str) -> Iterator[Piece]:
    """The paragraphs of plain text or Markdown, under the heading that they follow."""
    place, count = "", 0
    blocks = re.split(r"\n[ \t]*\n|(?<=\n)(?=#{1,6} )", text.replace("\r\n", "\n"))
    for block in blocks:
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if not lines or set("".join(lines)) <= set("-=*_~ "):
            continue
        heading = _HEADING.fullmatch(lines[0]) or (
            _CHAPTER.fullmatch(lines[0]) if len(lines) == 1 else None
        )
        if heading:
            place = lines[0].lstrip("# ")[:60]
        count += 1
        said = " ".join(line.lstrip("#> ") for line in lines)
        yield Piece(place or f"paragraph {count}", _bare(said))


def _bare(said: str) -> str:
    return " ".join(_MARKS.sub(r"\2", _LINK.sub(r"\1", said)).split())


def _of_screenplay(screenplay: Screenplay, places: str = "scene") -> Iterator[Piece]:
    scene = 0
    for element in screenplay.elements:
        scene += element.kind is Kind.HEADING
        place = f"page {element.page}" if places == "page" and element.page else f"scene {scene}"
        if element.text.strip():
            yield Piece(place, " ".join(element.text.split()))


def _checked(shown: str, text: Text) -> Text:
    if text.words < LEAST_WORDS and len(text.plain()) < LEAST_TEXT:
        raise Refused(f"{shown} has hardly a word in it; there is no story to take from it.")
    if text.words > MOST_WORDS:
        raise Refused(f"{shown} has {text.words:,} words; {MOST_WORDS:,} is the most.")
    if text.kind == PROSE and (why := no_story(text.plain()[:LOOKED_AT])):
        raise Refused(
            f"{shown} {why}; there is no story to take from it. Say in a sentence or two what the "
            "film is about, or drop a text that tells something."
        )
    return text


def no_story(text: str) -> str:
    """Why nothing can be told from a text, "" where something may be: tables, logs, code, noise."""
    marks = [unicodedata.category(letter)[0] for letter in text if not letter.isspace()]
    words = re.findall(r"\w+", text.lower())
    if sum(kind in "LM" for kind in marks) < LEAST_LETTERS * len(marks):
        return "is figures and signs more than words"
    few = len(words) >= MANY_WORDS and len(set(words)) < LEAST_DIFFERENT
    return "says the same few words again and again" if few else ""


def _stem(name: str) -> str:
    """A file's name as a title: without its folders and its ending."""
    stem = PurePosixPath(name.replace("\\", "/")).stem.replace("_", " ").replace("-", " ")
    return " ".join("".join(c for c in stem if c.isprintable()).split())[:80] or "Untitled"
