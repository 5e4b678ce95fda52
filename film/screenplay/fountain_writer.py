"""Writes Fountain, with a forcing mark wherever the text alone would be read as something else."""

from __future__ import annotations

from collections.abc import Sequence

from film.screenplay import marks
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.title_page import opens_title_page, write_title_page

SPOKEN = frozenset({Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRIC})
COMMENTS = frozenset({Kind.NOTE, Kind.BONEYARD})


def write_fountain(screenplay: Screenplay) -> str:
    """Fountain text whose reading gives the same title page and elements.

    Exact for whatever a reader made. Dialogue without a cue above it cannot be said in Fountain
    and is written as action.
    """
    elements = screenplay.elements
    title = write_title_page(screenplay.title_page)
    out = [title] if title else []
    first = not title  # nothing but comments above: a colon would make it the title page
    for at, joined in enumerate(_joined(elements)):
        written = _written(elements, at, joined=joined, first=first)
        out += ("\n" if joined else "\n\n" if out else "", written)
        first = first and elements[at].kind in COMMENTS
    return "".join(out) + "\n"


def _joined(elements: Sequence[Element]) -> list[bool]:
    """For each element whether it goes on with the dialogue block above it, without a gap."""
    spoken_next = _before_speech(elements)
    joined: list[bool] = []
    open_block, last = False, Kind.ACTION
    for element, more in zip(elements, spoken_next, strict=True):
        inside = open_block and (more if element.kind in COMMENTS else element.kind in SPOKEN)
        if last is element.kind and last in (Kind.LYRIC, Kind.DIALOGUE):
            inside = False
        joined.append(inside)
        open_block = inside or element.kind is Kind.CUE
        last = element.kind
    return joined


def _before_speech(elements: Sequence[Element]) -> list[bool]:
    """For each element whether, comments aside, speech comes next (or is what it is)."""
    more = False
    found: list[bool] = []
    for element in reversed(elements):
        if element.kind not in COMMENTS:
            more = element.kind in SPOKEN
        found.append(more)
    return found[::-1]


def _written(elements: Sequence[Element], at: int, *, joined: bool, first: bool) -> str:
    element = elements[at]
    if element.kind in (Kind.ACTION, Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRIC) or (
        element.kind in COMMENTS
    ):
        return _paragraph(element, joined=joined, first=first)
    text = " ".join(element.text.split("\n")).strip()
    if element.kind is Kind.HEADING:
        return _heading(element, text)
    if element.kind is Kind.CUE:
        return _cue(element, text, _below(elements, at), first=first)
    return _single(element, text)


def _single(element: Element, text: str) -> str:
    """The kinds of one line that a mark makes."""
    if element.kind is Kind.TRANSITION and marks.is_transition(text):
        return text
    marked = {
        Kind.TRANSITION: f"> {text}",
        Kind.CENTRED: f"> {text} <",
        Kind.SECTION: f"{'#' * max(element.depth, 1)} {text}",
        Kind.SYNOPSIS: f"= {text}",
        Kind.PAGE_BREAK: "===",
    }
    return marked[element.kind]


def _paragraph(element: Element, *, joined: bool, first: bool) -> str:
    """The kinds that may have several lines."""
    lines = element.text.split("\n")
    if element.kind is Kind.LYRIC:
        return "\n".join(f"~{line}" for line in lines)
    if element.kind in COMMENTS:
        return _note(lines) if element.kind is Kind.NOTE else f"/* {element.text} */"
    if joined:
        return "\n".join(line if line.strip() else "  " for line in lines)
    return _action([line for line in lines if line.strip()], first=first)


def _heading(element: Element, text: str) -> str:
    number = f" #{element.number}#" if element.number else ""
    text += number
    natural = marks.unmarked(text) is Kind.HEADING and not marks.marked(text)
    return text if natural else f".{text}"


def _cue(element: Element, text: str, below: str, *, first: bool) -> str:
    text += " ^" if element.dual else ""
    special = marks.marked(text) or marks.forced(text) or text.startswith("!")
    natural = not special and marks.unmarked(text, below) is Kind.CUE
    if first and opens_title_page([text]):
        natural = False
    return text if natural else f"@{text}"


def _below(elements: Sequence[Element], at: int) -> str:
    """The first line of speech under a cue; "" when it says nothing."""
    following = (e for e in elements[at + 1 :] if e.kind not in COMMENTS)
    speech = next(following, None)
    if not speech or speech.kind not in SPOKEN:
        return ""
    mark = "~" if speech.kind is Kind.LYRIC else ""
    return mark + speech.text.split("\n")[0].strip()


def _note(lines: list[str]) -> str:
    text = "\n".join(line if line.strip() else "  " for line in lines)
    while "]]" in text:  # only ever in notes that came from elsewhere
        text = text.replace("]]", "] ]")
    return f"[[{text} ]]" if text.endswith("]") else f"[[{text}]]"


def _action(lines: list[str], *, first: bool) -> str:
    stripped = [line.strip() for line in lines]
    out = [
        f"!{line}" if _exclaims(text) else line for line, text in zip(lines, stripped, strict=True)
    ]
    below = stripped[1] if len(stripped) > 1 else ""
    special = marks.forced(stripped[0]) or marks.unmarked(stripped[0], below) is not Kind.ACTION
    if out[0] == lines[0] and (special or (first and opens_title_page(lines))):
        out[0] = f"!{out[0]}"
    return "\n".join(out)


def _exclaims(text: str) -> bool:
    """Whether the line would be something else even inside a paragraph."""
    return bool(marks.marked(text) or text.startswith("!") or marks.is_sure_heading(text))
