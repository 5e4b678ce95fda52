"""Reads Final Draft's FDX: every run of text with its style, nothing outside the file."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element as Xml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from film.errors import Refused
from film.screenplay.comments import normalised
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.emphasis import marked_up
from film.screenplay.fdx_text import plain_text, styled_runs
from film.screenplay.fdx_title import read_title_page
from film.screenplay.marks import is_parenthetical

KINDS = {
    "scene heading": Kind.HEADING,
    "character": Kind.CUE,
    "parenthetical": Kind.PARENTHETICAL,
    "dialogue": Kind.DIALOGUE,
    "lyrics": Kind.LYRIC,
    "singing": Kind.LYRIC,
    "transition": Kind.TRANSITION,
    "new act": Kind.CENTRED,
    "end of act": Kind.CENTRED,
    "outline body": Kind.SYNOPSIS,
}  # all others ("Shot", "General", "Cast List") are action
SEVERAL_LINES = frozenset({Kind.ACTION, Kind.DIALOGUE, Kind.LYRIC})
EMPTY_LINES = re.compile(r"\n\s*\n")
BONEYARD = "Boneyard"  # the name of a script note that holds what was cut


def read_fdx(data: bytes) -> Screenplay:
    """A screenplay from the bytes of an .fdx file.

    `line` counts the paragraphs. Declarations of types and entities are refused, so nothing is
    expanded or fetched. Raises `Refused` for what is not well-formed or not Final Draft's.
    """
    root = _root(data)
    content = root.find("Content")
    reader = _Reader()
    for paragraph in [] if content is None else content.findall("Paragraph"):
        reader.take(paragraph)
    return Screenplay(
        title_page=read_title_page(root.find("TitlePage")), elements=tuple(reader.elements)
    )


def _root(data: bytes) -> Xml:
    try:
        root: Xml = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refused(
            "This Final Draft file declares its own entities, which is never needed and not safe; "
            "open it in Final Draft and save it again."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refused(
            "This Final Draft file is damaged or cut off; export it again and upload the new one."
        ) from error
    if root.tag != "FinalDraft":
        raise Refused(
            "This is an XML file but not a Final Draft screenplay; "
            "upload a .fdx, Fountain, PDF or text file."
        )
    return root


class _Reader:
    """Paragraphs in, elements out."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.line = 0

    def take(self, paragraph: Xml) -> None:
        self.line += 1
        if paragraph.get("StartsNewPage", "").lower() == "yes":
            self._add(Kind.PAGE_BREAK, "")
        for both in paragraph.findall("DualDialogue"):
            self._dual(both)
        self._single(paragraph)

    def _dual(self, both: Xml) -> None:
        """Every cue but the first is spoken beside the one before it."""
        paragraphs = both.findall("Paragraph")
        cues = [p for p in paragraphs if _kind(p)[0] is Kind.CUE]
        beside = cues[1:] or cues
        for paragraph in paragraphs:
            self.line += 1
            self._single(paragraph, dual=any(paragraph is cue for cue in beside))

    def _single(self, paragraph: Xml, *, dual: bool = False) -> None:
        kind, depth = _kind(paragraph)
        text = marked_up(styled_runs(paragraph)).rstrip().strip("\n")
        if kind in SEVERAL_LINES:
            self._lines(kind, text)
        elif text.strip():
            text = " ".join(text.split("\n")).strip()
            if kind is Kind.PARENTHETICAL and not is_parenthetical(text):
                text = f"({text})"
            number = paragraph.get("Number", "") if kind is Kind.HEADING else ""
            number = " ".join(normalised(number).replace("#", "").split())
            self._add(kind, text, depth=depth, number=number, dual=dual)
        for note in paragraph.findall("ScriptNote"):
            self._note(note)

    def _lines(self, kind: Kind, text: str) -> None:
        """Action of one or more paragraphs, or speech, which goes on where it was."""
        if kind is Kind.ACTION:
            for part in EMPTY_LINES.split(text):
                self._add(kind, part.rstrip() if part.strip() else "")
            return
        text = "\n".join(_as_speech(line.strip()) for line in text.strip().split("\n"))
        last = self.elements[-1] if self.elements else None
        if text and last and last.kind is kind:
            self.elements[-1] = last.model_copy(update={"text": f"{last.text}\n{text}"})
        else:
            self._add(kind, text)

    def _note(self, note: Xml) -> None:
        kind = Kind.BONEYARD if note.get("Name") == BONEYARD else Kind.NOTE
        lines = [plain_text(p).strip() for p in note.findall("Paragraph")]
        self._add(kind, "\n".join(lines).strip())

    def _add(self, kind: Kind, text: str, **more: Any) -> None:
        if text or kind is Kind.PAGE_BREAK:
            self.elements.append(Element(kind=kind, text=text, line=self.line, **more))


def _as_speech(line: str) -> str:
    """A line of dialogue that Fountain would take for a lyric or a parenthetical is escaped."""
    return f"\\{line}" if line.startswith("~") or is_parenthetical(line) else line


def _kind(paragraph: Xml) -> tuple[Kind, int]:
    """The kind of a paragraph, and the depth of a section ("Outline 2")."""
    name = paragraph.get("Type", "").strip().lower()
    if name in KINDS:
        return KINDS[name], 0
    depth = name.removeprefix("outline ")
    if depth != name and depth.isdecimal() and len(depth) < 3:
        return Kind.SECTION, int(depth) or 1
    centred = paragraph.get("Alignment", "").lower() == "center"
    return (Kind.CENTRED if centred else Kind.ACTION), 0
