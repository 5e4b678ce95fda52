"""The elements of a screenplay, the same whatever file they came from."""

from __future__ import annotations

from enum import StrEnum

from film.noun import Noun


class Kind(StrEnum):
    HEADING = "heading"
    ACTION = "action"
    CUE = "cue"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRIC = "lyric"
    TRANSITION = "transition"
    CENTRED = "centred"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    NOTE = "note"
    BONEYARD = "boneyard"
    PAGE_BREAK = "page break"


class Element(Noun):
    """One paragraph of a screenplay.

    `text` keeps Fountain's emphasis marks (`*it*`, `**bold**`, `_under_`); a cue keeps its
    extension ("MARA (V.O.)") and loses only its markers (`@`, `^`). `line` is the 1-based line
    of the source (for PDF: of the extracted text). `page` is 1-based, 0 when the source has none.
    """

    kind: Kind
    text: str
    line: int = 0
    page: int = 0
    number: str = ""  # scene number of a heading, as written ("12A")
    depth: int = 0  # of a section: 1 for "#", 2 for "##"...
    dual: bool = False  # cue spoken beside the cue before it


class TitleField(Noun):
    """One field of the title page: `Title`, `Author`, `Draft date`... with its lines."""

    key: str
    lines: tuple[str, ...]


class Screenplay(Noun):
    """A whole screenplay, in reading order, with what the reader wants the person to know."""

    title_page: tuple[TitleField, ...] = ()
    elements: tuple[Element, ...] = ()
    notices: tuple[str, ...] = ()

    def title(self) -> str:
        """The title without emphasis marks; empty when the title page has none."""
        for field in self.title_page:
            if field.key.lower() == "title":
                return " ".join(line.strip("*_ ") for line in field.lines).strip()
        return ""
