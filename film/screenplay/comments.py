"""Lifts notes `[[ ]]` and boneyard `/* */` out of Fountain text, in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from film.screenplay.elements import Element, Kind

TOKEN = re.compile(r"\\.|/\*|\[\[")
EMPTY_LINE = re.compile(r"\n ?\n")
MARK = "\x00"
MARKS = re.compile(r"(\x00[\x00 ]*)")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
SPACING = re.compile(r"[\x0b\x0c\x1c-\x1f]")
NOT_TEXT = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


class SourceLine(NamedTuple):
    """One line without its comments; those that led it are in `before`, the others in `after`."""

    number: int
    text: str
    before: tuple[Element, ...] = ()
    after: tuple[Element, ...] = ()
    only_comments: bool = False

    @property
    def blank(self) -> bool:
        return not self.text.strip() and not self.only_comments

    @property
    def joins(self) -> bool:
        """Fountain's blank line of two spaces, which keeps a dialogue together."""
        return self.blank and len(self.text) > 1


def normalised(text: str) -> str:
    """One kind of line end, no byte order mark, tabs as four spaces, nothing that is not text."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = CONTROL.sub("", text.replace("\t", "    "))
    return NOT_TEXT.sub("\ufffd", SPACING.sub(" ", text))


def source_lines(text: str) -> list[SourceLine]:
    """The numbered lines of `normalised` text; a comment across lines makes them one line."""
    if "/*" not in text and "[[" not in text:
        return [SourceLine(n, line) for n, line in enumerate(text.split("\n"), 1)]
    masked, comments = _mask(text)
    return list(_numbered(masked, iter(comments)))


def escaped(text: str) -> str:
    r"""An opening that was never closed is plain text from here on: `/\*`, `\[\[`."""
    if "/*" not in text and "[[" not in text:
        return text
    plain = {"/*": r"/\*", "[[": r"\[\["}
    return TOKEN.sub(lambda found: plain.get(found[0], found[0]), text)


class _Closings:
    """Where the next closing stands: each search goes on from the last, so all are one pass."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next = {"*/": 0, "]]": 0, "": 0}

    def find(self, closing: str, start: int) -> int:
        """The next `closing` from `start`, or the end of the text; "" is an empty line."""
        if self.next[closing] < start:
            self.next[closing] = self._search(closing, start)
        return self.next[closing]

    def _search(self, closing: str, start: int) -> int:
        if closing:
            found = self.text.find(closing, start)
        else:
            line = EMPTY_LINE.search(self.text, start)
            found = line.start() if line else -1
        return len(self.text) if found < 0 else found

    def end(self, opening: str, start: int) -> int:
        """Where the comment opened before `start` ends, or -1: a note may not hold empty lines."""
        end = self.find("*/" if opening == "/*" else "]]", start)
        if end == len(self.text) or (opening == "[[" and self.find("", start) < end):
            return -1
        return end


def _mask(text: str) -> tuple[str, list[tuple[Kind, str]]]:
    """The text with a mark for every comment, and the comments in order."""
    closings = _Closings(text)
    kept: list[str] = []
    comments: list[tuple[Kind, str]] = []
    done = at = 0
    while found := TOKEN.search(text, at):
        at = found.end()
        end = -1 if found[0][0] == "\\" else closings.end(found[0], at)
        if end >= 0:
            kept += (text[done : found.start()], MARK)
            comments.append((Kind.BONEYARD if found[0] == "/*" else Kind.NOTE, text[at:end]))
            done = at = end + 2
    kept.append(text[done:])
    return "".join(kept), comments


def _numbered(masked: str, comments: Iterator[tuple[Kind, str]]) -> Iterator[SourceLine]:
    number = 1
    for line in masked.split("\n"):
        if MARK not in line:
            yield SourceLine(number, escaped(line))
        else:
            found = [next(comments) for _ in range(line.count(MARK))]
            yield _without(line, number, found)
            number += sum(text.count("\n") for _, text in found)
        number += 1


def _without(line: str, number: int, found: list[tuple[Kind, str]]) -> SourceLine:
    """One masked line as text and elements; the words around a comment keep one space."""
    pieces = MARKS.split(line)
    text = pieces[0].rstrip()
    joined = [text]
    for before, mark, piece in zip(pieces[0::2], pieces[1::2], pieces[2::2], strict=False):
        spaced = before.endswith(" ") or mark.endswith(" ")
        joined += (" " if spaced else "", piece.rstrip())
    rest = "".join(joined).rstrip()
    rest = rest if text else rest.lstrip()
    leading = pieces[1].count(MARK) if not text else 0
    leading = leading if rest else len(found)
    made = _elements(found, number)
    before_, after = made[:leading], made[leading:]
    kept = tuple(e for e in before_ if e), tuple(e for e in after if e)
    begins = number + sum(comment.count("\n") for _, comment in found[:leading])
    return SourceLine(begins, escaped(rest), *kept, only_comments=not rest)


def _elements(found: list[tuple[Kind, str]], number: int) -> list[Element | None]:
    """An element for each comment, `None` for an empty one, with the line where it opens."""
    made: list[Element | None] = []
    for kind, raw in found:
        lead = len(raw) - len(raw.lstrip())
        line = number + raw[:lead].count("\n")
        text = _note(raw) if kind is Kind.NOTE else raw.strip()
        made.append(Element(kind=kind, text=text, line=line) if text else None)
        number += raw.count("\n")
    return made


def _note(raw: str) -> str:
    return "\n".join(line.strip() for line in raw.strip().split("\n"))
