"""Reads Fountain: one pass over the lines, one element for each paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from film.screenplay import marks
from film.screenplay.comments import SourceLine, normalised, source_lines
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.title_page import read_title_page, title_page_end

ABOVE_A_PARAGRAPH = frozenset(
    {Kind.HEADING, Kind.SECTION, Kind.SYNOPSIS, Kind.PAGE_BREAK, Kind.TRANSITION, Kind.CENTRED}
)


def read_fountain(text: str) -> Screenplay:
    """A screenplay from Fountain text of any line ends, with or without a byte order mark.

    Never refuses: what follows no rule is action. Comments stand as elements of their own, behind
    the paragraph they were in. Takes time linear in the text.
    """
    lines = source_lines(normalised(text))
    start = title_page_end(lines)
    page = lines[:start]
    body = _Body(lines[start:])
    body.elements += [e for line in page for e in (*line.before, *line.after)]
    body.read()
    return Screenplay(title_page=read_title_page(page), elements=tuple(body.elements))


class _Body:
    """What has been read so far, and the paragraph of action that is still open."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self.lines = lines
        self.elements: list[Element] = []
        self.action: list[SourceLine] = []
        self.fresh = True  # below an empty line, or the like of it

    def read(self) -> None:
        at = 0
        while at < len(self.lines):
            at = self._line(at)
        self._end_action()

    def _line(self, at: int) -> int:
        """Takes the line, or the whole dialogue that begins at it; returns the next index."""
        line = self.lines[at]
        text = line.text.strip()
        if line.only_comments:
            self._end_action()
            self.elements += line.before
            self.fresh |= any(e.kind is Kind.BONEYARD for e in line.before)
        elif not text:
            self._end_action()
            self.fresh = True
        elif text[0] == "!":
            self._add_action(line._replace(text=line.text.lstrip()[1:]))
        else:
            return self._unforced(at, line, text)
        return at + 1

    def _unforced(self, at: int, line: SourceLine, text: str) -> int:
        known = marks.marked(text)
        if not known and self.fresh:
            known = self._first_of_paragraph(at, text)
        elif not known and marks.is_sure_heading(text):
            known = marks.Marked(Kind.HEADING, text)
        if not known:
            self._add_action(line)
            return at + 1
        self._end_action()
        if known.kind is Kind.CUE:
            return self._speech(at, line, known.text)
        self._single(line, known)
        return at + 1

    def _first_of_paragraph(self, at: int, text: str) -> marks.Marked | None:
        kind = marks.forced(text)
        if kind:
            return kind
        unmarked = marks.unmarked(text, self._text_below(at))
        return None if unmarked is Kind.ACTION else marks.Marked(unmarked, text)

    def _text_below(self, at: int) -> str:
        """The next line, comments aside; only comments are passed over, so this stays linear."""
        below = at + 1
        while below < len(self.lines) and self.lines[below].only_comments:
            below += 1
        return self.lines[below].text.strip() if below < len(self.lines) else ""

    def _single(self, line: SourceLine, known: marks.Marked) -> None:
        """An element of one line; lyrics that stand together are one."""
        self.elements += line.before
        last = self.elements[-1] if self.elements else None
        joins = known.kind is Kind.LYRIC and not self.fresh and last and last.kind is Kind.LYRIC
        if joins and last:
            self.elements[-1] = last.model_copy(update={"text": f"{last.text}\n{known.text}"})
        else:
            self.elements.append(_element(known, line.number))
        self.elements += line.after
        self.fresh = known.kind in ABOVE_A_PARAGRAPH

    def _add_action(self, line: SourceLine) -> None:
        if not self.action:
            self.elements += line.before
            line = line._replace(before=())
        self.action.append(line._replace(text=line.text.rstrip()))
        self.fresh = False

    def _end_action(self) -> None:
        full = [line for line in self.action if line.text.strip()]
        if full:
            text = "\n".join(line.text for line in full)
            self.elements.append(Element(kind=Kind.ACTION, text=text, line=full[0].number))
        for line in self.action:
            self.elements += (*line.before, *line.after)
        self.action = []

    def _speech(self, at: int, line: SourceLine, cue: str) -> int:
        self.elements += line.before
        dual = cue.endswith("^")
        name = cue.rstrip("^ ") if dual else cue
        self.elements.append(Element(kind=Kind.CUE, text=name, line=line.number, dual=dual))
        self.elements += line.after
        speech = _Speech(self.elements)
        at += 1
        while at < len(self.lines) and speech.take(self.lines, at):
            at += 1
        speech.end()
        self.fresh = True
        return at


class _Speech:
    """The lines below a cue, to the first empty one: dialogue, parentheticals and lyrics."""

    def __init__(self, elements: list[Element]) -> None:
        self.elements = elements
        self.kind = Kind.DIALOGUE
        self.texts: list[str] = []
        self.number = 0
        self.comments: list[Element] = []
        self.open_bracket = False

    def take(self, lines: Sequence[SourceLine], at: int) -> bool:
        """Adds one line, unless the dialogue ends before it."""
        line = lines[at]
        if line.blank:
            return line.joins and self._goes_on(lines, at)
        if line.only_comments:
            self.end()
            self.elements += line.before
            return True
        text = line.text.strip()
        if marks.is_sure_heading(text):
            return False
        self._add(line, text, self._opens_parenthetical(lines, at))
        return True

    def _opens_parenthetical(self, lines: Sequence[SourceLine], at: int) -> bool:
        """Brackets that are closed at the end of one of the next two lines."""
        if not marks.OPEN_BRACKET.fullmatch(lines[at].text.strip()):
            return False
        for line in lines[at + 1 : at + 3]:
            text = line.text.strip()
            if line.only_comments or not text or "(" in text:
                return False
            if ")" in text:
                return text.index(")") == len(text) - 1
        return False

    def _goes_on(self, lines: Sequence[SourceLine], at: int) -> bool:
        below = lines[at + 1].text.strip() if at + 1 < len(lines) else ""
        if marks.is_sure_heading(below):
            return False
        if self.texts and self.kind is Kind.DIALOGUE:
            self.texts.append("")
        return True

    def _add(self, line: SourceLine, text: str, opens: bool) -> None:
        inside = self.open_bracket
        kind = Kind.PARENTHETICAL if opens or inside else Kind.DIALOGUE
        if not inside and marks.is_parenthetical(text):
            kind = Kind.PARENTHETICAL
        elif not inside and text[0] == "~" and text[1:].strip():
            kind, text = Kind.LYRIC, text[1:].strip()
        goes_on = inside or (kind is self.kind and kind is not Kind.PARENTHETICAL)
        if goes_on and self.texts:
            self.comments += line.before
        else:
            self.end()
            self.elements += line.before
            self.kind, self.number = kind, line.number
        self.open_bracket = (opens or inside) and ")" not in text
        self.texts.append(text)
        self.comments += line.after

    def end(self) -> None:
        """Writes down what is open: blank lines at its end are not part of it."""
        text = "\n".join(self.texts).rstrip("\n")
        if text:
            self.elements.append(Element(kind=self.kind, text=text, line=self.number))
        self.elements += self.comments
        self.texts, self.comments = [], []


def _element(known: marks.Marked, number: int) -> Element:
    text, scene = known.text, ""
    if known.kind is Kind.HEADING:
        text, scene = marks.scene_number(text)
    return Element(kind=known.kind, text=text, line=number, number=scene, depth=known.depth)
