"""Reads a screenplay from whatever file a person brings: by its content, hardly by its name."""

from __future__ import annotations

from typing import Any

from film.errors import Refused
from film.screenplay.decoding import decoded, find_signature
from film.screenplay.elements import Kind, Screenplay
from film.screenplay.fdx import read_fdx
from film.screenplay.fountain import read_fountain
from film.screenplay.plain import read_plain
from film.screenplay.seen import Seen, unseen

MEGABYTE = 1_000_000
MOST_TEXT = 20 * MEGABYTE
MOST_PDF = 50 * MEGABYTE
MOST_LINES = 500_000  # some 9,000 pages
SHOWN = 60  # characters of a name that a sentence shows
FOUNTAIN_NAMES = (".fountain", ".spmd")
XML_STARTS = ("<?xml", "<FinalDraft")
ACCEPTED = "Fountain, Final Draft (.fdx), PDF or plain text"
NO_HEADINGS = "No scene headings found; everything is taken as one scene."
GUESSED = "The text is not UTF-8; it was read as Windows-1252, so have a look at the accents."


def read_screenplay(name: str, data: bytes, seen: Seen = unseen) -> Screenplay:
    """The screenplay in a file; `seen` is told each page of a PDF as it is read.

    `name` chooses only between Fountain and other text, and is shown in sentences; it never
    names a place on disk. Raises `Refused` with one sentence for what is not a screenplay, is
    empty, damaged, locked or too large. What the person should know is in `notices`.
    """
    shown = shown_name(name)
    if not data.strip():
        raise Refused(f"{shown} is empty; upload a screenplay as {ACCEPTED}.")
    if b"%PDF-" in data[:1024]:
        screenplay = _read_pdf(shown, data, seen)
    else:
        screenplay = _read_text(shown, name, data)
    return _checked(shown, screenplay)


def elements_json(screenplay: Screenplay) -> list[dict[str, Any]]:
    """The elements in order as plain JSON values, every field present."""
    return [element.model_dump(mode="json") for element in screenplay.elements]


def shown_name(name: str) -> str:
    """A file's name as it may stand in a sentence: printable, in quotes, not too long."""
    clean = "".join(c if c.isprintable() else "?" for c in name[-1000:]).strip()
    if not clean:
        return "The file"
    return f"“{clean if len(clean) <= SHOWN else '…' + clean[-SHOWN:]}”"


def _read_pdf(shown: str, data: bytes, seen: Seen) -> Screenplay:
    from film.screenplay.pdf import read_pdf  # pypdf takes a while to load, and most need it not

    _limit(shown, data, MOST_PDF)
    return read_pdf(data, seen)


def _limit(shown: str, data: bytes, most: int) -> None:
    if len(data) > most:
        raise Refused(
            f"{shown} has {len(data) / MEGABYTE:.0f} MB, which no screenplay needs "
            f"({most // MEGABYTE} MB at most); upload the screenplay alone."
        )


def _read_text(shown: str, name: str, data: bytes) -> Screenplay:
    other = find_signature(data)
    if other:
        raise Refused(f"{shown} is {other}; save the screenplay as {ACCEPTED} and upload that.")
    _limit(shown, data, MOST_TEXT)
    found = decoded(data)
    if found is None:
        raise Refused(f"{shown} is not text; save the screenplay as {ACCEPTED} and upload that.")
    if found.text.lstrip("\ufeff \t\r\n").startswith(XML_STARTS):
        return read_fdx(data)
    if found.text.count("\n") > MOST_LINES:
        raise Refused(
            f"{shown} has more than {MOST_LINES:,} lines, which no screenplay needs; "
            "upload the screenplay alone."
        )
    screenplay = _from_text(name, found.text)
    notices = (GUESSED,) if found.guessed else ()
    return screenplay.model_copy(update={"notices": notices + screenplay.notices})


def _from_text(name: str, text: str) -> Screenplay:
    """Fountain where the name says so and there are headings, else any text."""
    if name.lower().endswith(FOUNTAIN_NAMES):
        fountain = read_fountain(text)
        if _has_headings(fountain):
            return fountain
        plain = read_plain(text)
        return plain if _has_headings(plain) else fountain
    return read_plain(text)


def _has_headings(screenplay: Screenplay) -> bool:
    return any(element.kind is Kind.HEADING for element in screenplay.elements)


def _checked(shown: str, screenplay: Screenplay) -> Screenplay:
    comments = (Kind.NOTE, Kind.BONEYARD, Kind.PAGE_BREAK)
    if all(element.kind in comments for element in screenplay.elements):
        raise Refused(f"{shown} has no scenes in it yet; write some, and upload it again.")
    if _has_headings(screenplay):
        return screenplay
    return screenplay.model_copy(update={"notices": (*screenplay.notices, NO_HEADINGS)})
