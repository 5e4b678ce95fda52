"""Writes Final Draft's FDX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement, tostring

from film.screenplay.comments import normalised
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.fdx_reader import BONEYARD
from film.screenplay.fdx_text import add_text
from film.screenplay.fdx_title import add_title_page
from film.screenplay.fountain_writer import COMMENTS, SPOKEN

TYPES = {
    Kind.HEADING: "Scene Heading",
    Kind.ACTION: "Action",
    Kind.CUE: "Character",
    Kind.PARENTHETICAL: "Parenthetical",
    Kind.DIALOGUE: "Dialogue",
    Kind.LYRIC: "Lyrics",
    Kind.TRANSITION: "Transition",
    Kind.CENTRED: "General",
    Kind.SYNOPSIS: "Outline Body",
}


def write_fdx(screenplay: Screenplay) -> bytes:
    """The screenplay as the bytes of an .fdx file, whose reading gives the same elements.

    Notes become script notes of the paragraph above them; boneyard, which FDX lacks, a script note
    of that name; a page break is the next paragraph's `StartsNewPage`.
    """
    root = Xml("FinalDraft", DocumentType="Script", Template="No", Version="5")
    writer = _Writer(SubElement(root, "Content"))
    for together in _side_by_side(_blocks(screenplay.elements)):
        writer.add(together)
    writer.end()
    add_title_page(root, screenplay.title_page)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _blocks(elements: Iterable[Element]) -> list[list[Element]]:
    """Speeches as one block each (a cue and what follows of it), all else alone."""
    blocks: list[list[Element]] = []
    for element in elements:
        spoken = element.kind in SPOKEN or element.kind in COMMENTS
        if spoken and blocks and blocks[-1][0].kind is Kind.CUE:
            blocks[-1].append(element)
        else:
            blocks.append([element])
    return blocks


def _side_by_side(blocks: Sequence[list[Element]]) -> list[list[list[Element]]]:
    """Blocks in groups: a speech and the one that is spoken beside it are one group."""
    groups: list[list[list[Element]]] = []
    for block in blocks:
        if block[0].dual and groups and len(groups[-1]) == 1 and _is_single_cue(groups[-1][0][0]):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _is_single_cue(element: Element) -> bool:
    return element.kind is Kind.CUE and not element.dual


class _Writer:
    """The paragraph that notes hang on, and whether the next one starts a page."""

    def __init__(self, content: Xml) -> None:
        self.content = content
        self.last: Xml | None = None
        self.new_page = False

    def add(self, blocks: Sequence[list[Element]]) -> None:
        """One block, or several that are spoken side by side."""
        if any(block[0].dual for block in blocks):
            parent = SubElement(self._paragraph(self.content), "DualDialogue")
        else:
            parent = self.content
        for element in (e for block in blocks for e in block):
            self._element(parent, element)

    def end(self) -> None:
        """A page break at the very end needs a paragraph to stand on."""
        if self.new_page:
            self._paragraph(self.content)

    def _element(self, parent: Xml, element: Element) -> None:
        if element.kind is Kind.PAGE_BREAK:
            self.end()
            self.new_page = True
        elif element.kind in COMMENTS:
            self._note(element)
        else:
            paragraph = self._paragraph(parent)
            section = f"Outline {min(max(element.depth, 1), 99)}"
            paragraph.set("Type", TYPES.get(element.kind, section))
            if element.kind is Kind.CENTRED:
                paragraph.set("Alignment", "Center")
            if element.number:
                paragraph.set("Number", normalised(element.number))
            add_text(paragraph, element.text)

    def _paragraph(self, parent: Xml) -> Xml:
        self.last = SubElement(parent, "Paragraph")
        if self.new_page:
            self.last.set("StartsNewPage", "Yes")
            self.new_page = False
        return self.last

    def _note(self, element: Element) -> None:
        if self.last is None or self.new_page:
            self.last = self._paragraph(self.content)
        note = SubElement(self.last, "ScriptNote")
        if element.kind is Kind.BONEYARD:
            note.set("Name", BONEYARD)
        for line in element.text.split("\n"):
            add_text(SubElement(note, "Paragraph"), line, emphasis=False)
