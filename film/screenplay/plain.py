"""Reads plain text that is not Fountain: copied out of a PDF, or typed as people type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from film.screenplay.columns import find_margins, read_columns
from film.screenplay.comments import normalised
from film.screenplay.elements import Element, Kind, Screenplay, TitleField
from film.screenplay.fountain_reader import read_fountain
from film.screenplay.marks import is_cue, is_transition
from film.screenplay.placed import Placed, without_furniture
from film.screenplay.placed_title import CREDIT, PlacedFields
from film.screenplay.plain_headings import find_heading, find_plain_heading

PART = re.compile(r"\S+(?: {1,2}\S+)*")
SPEAKER = re.compile(
    r"(?P<name>[^\W\d_][\w .'’-]{0,30}?)(?: ?(?P<before>\([^()]{1,60}\)))?:"
    r" {1,4}(?:(?P<behind>\([^()]{1,60}\)) {1,4})?(?P<said>\S.*)"
)
STEP = 3  # columns by which a printed name stands further in than its dialogue
INDENT = 4
PRINTED_SHARE = 0.2
BY_PLACE = "No heading says INT. or EXT.; scenes were found by their place and time."
BY_COLON = 'Lines like "NAME: words" were read as dialogue.'


def read_plain(text: str) -> Screenplay:
    """A screenplay from text of any layout; what cannot be told apart is action."""
    placed = list(_placed(text))
    if is_printed(placed):
        title, body = _split_title(placed)
        return Screenplay(title_page=title, elements=tuple(read_columns(without_furniture(body))))
    return _typed(normalised(text))


def is_printed(lines: list[Placed]) -> bool:
    """Names stand further in than what they say, and that further in than action."""
    if not lines:
        return False
    action = find_margins(lines).action
    names = sum(
        is_cue(above.text) and not below.gap and above.column - below.column >= STEP
        and below.column - action >= INDENT
        for above, below in pairwise(lines)
    )  # fmt: skip
    indented = sum(line.column - action >= INDENT for line in lines)
    return names > 0 and indented >= PRINTED_SHARE * len(lines)


def _placed(text: str) -> Iterator[Placed]:
    """The lines with their columns; a form feed turns the page."""
    page, gap = (1 if "\f" in text else 0), True
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, raw in enumerate(text.split("\n"), 1):
        page += raw.count("\f")
        line = normalised(raw.replace("\f", ""))
        if not line.strip():
            gap = True
            continue
        parts = tuple((float(found.start()), found[0]) for found in PART.finditer(line))
        column = float(len(line) - len(line.lstrip()))
        yield Placed(column, line.strip(), number, page, gap, parts if len(parts) > 1 else ())
        gap = False


def _split_title(lines: list[Placed]) -> tuple[tuple[TitleField, ...], list[Placed]]:
    """A title page above the first scene is known by its "written by"."""
    start = 0
    while start < len(lines) and not _begins(lines[start].text):
        start += 1
    page = lines[:start]
    if start == len(lines) or not any(CREDIT.fullmatch(line.text) for line in page):
        return (), lines
    left = min(line.column for line in lines)
    fields = PlacedFields()
    for line in page:
        if line.gap:
            fields.take("", centred=False)
        fields.take(line.text, centred=line.column - left >= INDENT)
    return fields.read(), lines[start:]


def _begins(text: str) -> bool:
    return bool(find_heading(text) or is_transition(text))


def _typed(text: str) -> Screenplay:
    """Text without columns: headings get Fountain's marks, then Fountain is read."""
    lines = text.split("\n")
    certain = any(find_heading(line) for line in lines)
    marked = [_marked(lines, at, plainly=not certain) for at in range(len(lines))]
    read = read_fountain("\n".join(marked))
    elements = tuple(_spoken(read.elements))
    said = (BY_PLACE, not certain and marked != lines), (BY_COLON, elements != read.elements)
    notices = tuple(notice for notice, true in said if true)
    return read.model_copy(update={"elements": elements, "notices": notices})


def _marked(lines: list[str], at: int, *, plainly: bool) -> str:
    line = lines[at]
    if plainly and at and lines[at - 1].strip():
        return line
    heading = find_plain_heading(line) if plainly else find_heading(line)
    if not heading or not (plainly or heading.number):
        return line
    number = f" #{heading.number}#" if heading.number else ""
    return f"{'.' if plainly else ''}{heading.text}{number}"


def _spoken(elements: tuple[Element, ...]) -> Iterator[Element]:
    """The elements with "NAME: words" as cue and dialogue, where a text is written like that."""
    names = [
        found["name"]
        for e in elements
        if e.kind is Kind.ACTION
        for line in e.text.split("\n")
        if (found := SPEAKER.fullmatch(line.strip()))
    ]
    speakers = {name for name in names if is_cue(name) or names.count(name) > 1}
    if sum(name in speakers for name in names) < 2:
        yield from elements
        return
    for element in elements:
        if element.kind is Kind.ACTION:
            yield from _speeches(element, speakers)
        else:
            yield element


def _speeches(element: Element, speakers: set[str]) -> Iterator[Element]:
    action: list[str] = []
    for at, line in enumerate(element.text.split("\n"), element.line):
        found = SPEAKER.fullmatch(line.strip())
        if not found or found["name"] not in speakers:
            action.append(line)
            continue
        yield from _action(action, at)
        action = []
        yield Element(kind=Kind.CUE, text=found["name"].upper(), line=at)
        aside = found["before"] or found["behind"]
        if aside:
            yield Element(kind=Kind.PARENTHETICAL, text=aside, line=at)
        yield Element(kind=Kind.DIALOGUE, text=found["said"], line=at)
    yield from _action(action, element.line + element.text.count("\n") + 1)


def _action(lines: list[str], end: int) -> Iterator[Element]:
    """Lines of action that stand above line `end`."""
    if lines:
        yield Element(kind=Kind.ACTION, text="\n".join(lines), line=end - len(lines))
