"""Reads a screenplay by where its lines stand: action at the margin, speech indented below names.

For text taken from PDF or copied out of one. All distances are in columns, measured from the
column of action, which differs from file to file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from film.screenplay.elements import Element, Kind
from film.screenplay.emphasis import literal
from film.screenplay.marks import EXTENSION, is_capitals, is_transition
from film.screenplay.pagination import MORE
from film.screenplay.placed import Placed
from film.screenplay.plain_headings import Heading, find_heading

CUT = re.compile(r"\w-")
ENDS = re.compile(r"[.!?:…\"”’')\]—-]$")
SPOKEN = (Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE)
DIALOGUE_INDENT = 10.0
FAR_RIGHT = 30.0


class Margins(NamedTuple):
    """Where action begins, and how far in dialogue stands."""

    action: float
    dialogue: float


def find_margins(lines: Sequence[Placed]) -> Margins:
    """The margins of a text: headings stand where action does; most indented lines are spoken."""
    counts = Counter(round(line.column) for line in lines)
    often = [column for column, count in counts.items() if count * 10 >= len(lines)]
    heading = _commonest([round(line.column) for line in lines if find_heading(line.text)])
    action = min([*often, *([] if heading is None else [heading])], default=0)
    indents = [round(x.column) - action for x in lines if not is_capitals(x.text)]
    spoken = _commonest([indent for indent in indents if 4 <= indent < 26])
    return Margins(action, spoken or DIALOGUE_INDENT)


def _commonest(columns: Sequence[int]) -> int | None:
    return Counter(columns).most_common(1)[0][0] if columns else None


def read_columns(lines: Sequence[Placed]) -> list[Element]:
    """Elements with unwrapped paragraphs; speeches cut by a page's end are whole again."""
    reader = _Reader(lines)
    at = 0
    while at < len(lines):
        at = reader.take(at)
    reader.end()
    return reader.elements


class _Reader:
    """The paragraph that is open, and the elements before it."""

    def __init__(self, lines: Sequence[Placed]) -> None:
        self.lines = lines
        self.margins = find_margins(lines)
        self.elements: list[Element] = []
        self.kind = Kind.ACTION
        self.words: list[str] = []
        self.first: Placed | None = None
        self.brackets = 0  # opened and not yet closed
        self.more = False

    def take(self, at: int) -> int:
        """Adds a line, or two speeches side by side, and returns the index of the next."""
        line = self.lines[at]
        if line.text.strip() == MORE:
            self.more = True
            return at + 1
        if self._begins_dual(at):
            self.end()
            return self._dual(at)
        kind = self._kind(at)
        if kind is Kind.CUE and self.more and self._same_speaker(line.text):
            return at + 1  # "(MORE)", then "NAME (CONT'D)": one speech
        if not self._goes_on(kind, line):
            self.end()
            self.kind, self.first = kind, line
        elif kind is Kind.DIALOGUE and line.gap and not self.more:
            self.words.append("\n\n")
        self._add(line.text.strip())
        self.more = False
        return at + 1

    def end(self) -> None:
        """Closes the open paragraph."""
        text = _unwrapped(self.words)
        if self.first and text:
            heading = find_heading(text) if self.kind is Kind.HEADING else None
            number = self.first.number or (heading or Heading("")).number
            self.elements.append(
                Element(
                    kind=self.kind,
                    text=literal(heading.text if heading else text),
                    line=self.first.line,
                    page=self.first.page,
                    number=number,
                )
            )
        self.words, self.first, self.brackets = [], None, 0

    def _add(self, text: str) -> None:
        self.words.append(text)
        self.brackets += text.count("(") - text.count(")")

    def _indent(self, line: Placed) -> float:
        return line.column - self.margins.action

    def _kind(self, at: int) -> Kind:
        line = self.lines[at]
        text, indent = line.text.strip(), self._indent(line)
        if find_heading(text):
            return Kind.HEADING
        if self.kind is Kind.PARENTHETICAL and self.brackets > 0 and not line.gap:
            return Kind.PARENTHETICAL
        if is_transition(text) or (
            indent >= FAR_RIGHT and text.endswith(":") and is_capitals(text)
        ):
            return Kind.TRANSITION
        if indent < self.margins.dialogue * 0.6:
            return Kind.ACTION
        return self._indented(at, text, indent)

    def _indented(self, at: int, text: str, indent: float) -> Kind:
        if indent >= self.margins.dialogue + 3 and self._names(at):
            return Kind.CUE
        if self._in_speech():
            return Kind.PARENTHETICAL if text.startswith("(") else Kind.DIALOGUE
        return Kind.CENTRED

    def _names(self, at: int) -> bool:
        """A name in capitals, with something indented right below it."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if below is None or below.gap or below.page != self.lines[at].page:
            return False
        return _is_name(self.lines[at].text) and self._indent(below) >= self.margins.dialogue * 0.6

    def _in_speech(self) -> bool:
        if self.first:
            return self.kind in SPOKEN
        return bool(self.elements) and self.elements[-1].kind in SPOKEN

    def _same_speaker(self, cue: str) -> bool:
        spoken = self.elements[-3:] if self.first else []
        last = next((e.text for e in reversed(spoken) if e.kind is Kind.CUE), "")
        return not last or _name(last) == _name(cue)

    def _goes_on(self, kind: Kind, line: Placed) -> bool:
        """Whether the line belongs to the open paragraph."""
        if not self.first or kind is not self.kind:
            return False
        if kind is Kind.PARENTHETICAL:
            return self.brackets > 0
        if kind is Kind.DIALOGUE:
            return True
        if kind is Kind.ACTION and line.page != self.first.page and self.words:
            return not ENDS.search(self.words[-1])
        return kind is not Kind.CUE and not line.gap

    def _begins_dual(self, at: int) -> bool:
        parts = self.lines[at].parts
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if len(parts) != 2 or below is None or below.gap:
            return False
        return all(_is_name(text) and not find_heading(text) for _, text in parts)

    def _dual(self, at: int) -> int:
        """Two speeches side by side, to the next gap: what stands left, then what stands right."""
        start, page = at, self.lines[at].page
        middle = sum(column for column, _ in self.lines[at].parts) / 2
        sides: tuple[list[str], list[str]] = ([], [])
        while at < len(self.lines) and self.lines[at].page == page:
            line = self.lines[at]
            if at > start and line.gap:
                break
            for column, text in line.parts or ((line.column, line.text),):
                sides[column > middle].append(text)
            at += 1
        for dual, side in enumerate(sides):
            self._side(side, self.lines[start], dual=bool(dual))
        return at

    def _side(self, texts: Sequence[str], first: Placed, *, dual: bool) -> None:
        self.kind, self.first = Kind.CUE, first
        self._add(texts[0])
        self.end()
        if dual:
            self.elements[-1] = self.elements[-1].model_copy(update={"dual": True})
        for text in texts[1:]:
            bracket = self.kind is Kind.PARENTHETICAL and self.brackets > 0
            kind = Kind.PARENTHETICAL if bracket or text.startswith("(") else Kind.DIALOGUE
            if kind is not self.kind:
                self.end()
                self.kind, self.first = kind, first
            self._add(text)
        self.end()


def _is_name(text: str) -> bool:
    """A name by its letters where its place speaks for it too: "McADAM", scripts without case."""
    name = EXTENSION.sub("", text)
    small, capital = sum(map(str.islower, name)), sum(map(str.isupper, name))
    return small * 2 <= capital and any(map(str.isalpha, name))


def _name(cue: str) -> str:
    return EXTENSION.sub("", cue).replace("\\", "").strip()


def _unwrapped(words: Sequence[str]) -> str:
    """Lines as one paragraph; a word cut at its hyphen is closed up."""
    out: list[str] = []
    for word in words:
        last = out[-1] if out else "\n"
        cut = CUT.fullmatch(last[-2:]) and word[:1].islower()
        glue = "" if cut or "\n" in (word[:1], last[-1:]) else " "
        out.append(glue + word)
    return "".join(out).strip()
