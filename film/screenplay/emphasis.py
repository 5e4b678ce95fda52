"""Fountain's emphasis: `*italic*`, `**bold**`, `_underlined_`, and backslash escapes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

TOKEN = re.compile(r"\\(?:[^\w\s]|_)|\*+|_+")
SPECIAL = re.compile(r"[\\*_]|\[\[")  # "/*" has its star
COMMENT = re.compile(r"\\|/\*|\[\[")
ITALIC, BOLD, UNDERLINE = "italic", "bold", "underline"
ORDER = (UNDERLINE, BOLD, ITALIC)  # outermost first: _***x***_
SIGNS = {UNDERLINE: "_", BOLD: "**", ITALIC: "*"}
STYLES = {sign: style for style, sign in SIGNS.items()}


class Run(NamedTuple):
    """Text that is set in one way."""

    text: str
    styles: frozenset[str] = frozenset()


class _Sign(NamedTuple):
    """A sign that may toggle a style; it stays as written when nothing answers it."""

    at: int
    span: tuple[int, int]
    text: str


def plain(text: str) -> str:
    r"""What is read aloud, or printed without styles: "a \*sign\*, *loud*" -> "a *sign*, loud"."""
    if "*" not in text and "_" not in text and "\\" not in text:
        return text
    return "".join(run.text for run in runs(text))


def runs(text: str) -> list[Run]:
    """The runs of a marked text; emphasis does not cross a line end. Linear in the text."""
    made: list[Run] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(Run("\n"))
        made += _line_runs(line)
    return _merged(made)


def marked_up(styled: Iterable[Run]) -> str:
    """The shortest marked text whose `runs` are these; stray signs are escaped where needed."""
    given = list(styled)
    words = "".join(run.text for run in given)
    if not SPECIAL.search(words) and not any(run.styles for run in given):
        return words
    wanted = _merged(_spaces_apart(given))
    simple = _compose(wanted, escape=False)
    if not COMMENT.search(simple) and runs(simple) == wanted:
        return simple
    return _compose(wanted, escape=True)


def literal(text: str) -> str:
    """Plain text as marked text: what looks like emphasis or a comment is escaped."""
    return marked_up([Run(text)])


def _line_runs(line: str) -> Iterator[Run]:
    pieces, toggles = _pieces(line)
    styles: set[str] = set()
    for at, piece in enumerate(pieces):
        if at in toggles:
            styles ^= {toggles[at]}
        elif piece:
            yield Run(piece, frozenset(styles))


def _pieces(line: str) -> tuple[list[str], dict[int, str]]:
    """Text and signs in order, and which style an answered sign toggles, by position."""
    pieces: list[str] = []
    answers = _Answers()
    done = 0
    for found in TOKEN.finditer(line):
        pieces.append(line[done : found.start()])
        done = found.end()
        if found[0][0] == "\\":
            pieces.append(found[0][1])
            continue
        opens = bool(line[done : done + 1].strip())
        closes = found.start() > 0 and not line[found.start() - 1].isspace()
        for sign in _signs(found[0], answers.opened if closes else {}):
            answers.take(_Sign(len(pieces), found.span(), sign), opens, closes)
            pieces.append(sign)
    return [*pieces, line[done:]], answers.toggles


def _signs(row: str, opened: Container[str]) -> list[str]:
    """How a row of stars is read: what closes first, then what opens."""
    if row != "***":
        return [row]
    return ["*", "**"] if ITALIC in opened and BOLD not in opened else ["**", "*"]


class _Answers:
    """Which opening signs have found the sign that closes them."""

    def __init__(self) -> None:
        self.opened: dict[str, _Sign] = {}
        self.toggles: dict[int, str] = {}

    def take(self, sign: _Sign, opens: bool, closes: bool) -> None:
        """A closing sign needs its style opened, with something between the two."""
        style = STYLES.get(sign.text, "")
        opener = self.opened.get(style)
        if closes and opener and opener.span[1] < sign.span[0]:
            self.toggles[opener.at] = self.toggles[sign.at] = style
            del self.opened[style]
        elif opens and style and not opener:
            self.opened[style] = sign


def _merged(styled: Iterable[Run]) -> list[Run]:
    """Neighbours of one style as one run, empty ones gone."""
    full = (run for run in styled if run.text)
    return [
        Run("".join(r.text for r in group), key) for key, group in groupby(full, lambda r: r.styles)
    ]


def _spaces_apart(styled: Iterable[Run]) -> list[Run]:
    """White space keeps only the styles that both its neighbours have: signs must touch words."""
    parts = (part for run in styled for part in _edges_apart(run) if part.text)
    pieces: list[Run] = []
    for _, group in groupby(
        parts, lambda p: (p.text.isspace(), frozenset() if p.text.isspace() else p.styles)
    ):
        members = list(group)
        styles = frozenset.intersection(*(member.styles for member in members))
        pieces.append(Run("".join(member.text for member in members), styles))
    return [
        Run(piece.text, piece.styles & before.styles & after.styles)
        if piece.text.isspace()
        else piece
        for before, piece, after in zip(
            [Run(""), *pieces], pieces, [*pieces[1:], Run("")], strict=False
        )
    ]


def _edges_apart(run: Run) -> Iterator[Run]:
    """A run as words and as the space around them, line by line; no style crosses a line end."""
    for number, line in enumerate(run.text.split("\n")):
        if number:
            yield Run("\n")
        words = line.strip()
        lead = line[: len(line) - len(line.lstrip())]
        yield Run(lead, run.styles)
        yield Run(words, run.styles)
        yield Run(line[len(lead) + len(words) :], run.styles)


def _compose(styled: list[Run], *, escape: bool) -> str:
    out: list[str] = []
    now: frozenset[str] = frozenset()
    for run in [*styled, Run("")]:
        out += [SIGNS[s] for s in reversed(ORDER) if s in now - run.styles]
        out += [SIGNS[s] for s in ORDER if s in run.styles - now]
        out.append(SPECIAL.sub(_escape, run.text) if escape else run.text)
        now = run.styles
    return "".join(out)


def _escape(found: re.Match[str]) -> str:
    return "".join("\\" + sign for sign in found[0])
