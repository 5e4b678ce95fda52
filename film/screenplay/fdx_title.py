"""The title page of FDX, which has places on the page and no names for its fields.

Title, credit and author are centred in that order; other fields are written "Key: value" at the
left margin. Files from elsewhere are read by the same places, and by what such lines say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement

from film.screenplay.elements import TitleField
from film.screenplay.emphasis import marked_up
from film.screenplay.fdx_text import add_text, styled_runs
from film.screenplay.marks import TITLE_KEY

CREDIT = re.compile(r"(?:.{0,60}\s)?by:?", re.IGNORECASE)
SOURCE = re.compile(r"(?:based|from|adapted)\s.*", re.IGNORECASE)
DATE = re.compile(r"\d{1,4}\W\d{1,2}\W\d{1,4}|\w+ \d{1,2},? \d{4}|(?:\w+ )?draft.*", re.IGNORECASE)
CENTRED_KEYS = ("title", "credit", "author", "authors")


def read_title_page(page: Xml | None) -> tuple[TitleField, ...]:
    """The fields of a `<TitlePage>` in reading order; none when there is no such page."""
    content = page.find("Content") if page is not None else None
    reader = _Reader()
    for paragraph in [] if content is None else content.findall("Paragraph"):
        centred = paragraph.get("Alignment", "").lower() == "center"
        text = marked_up(styled_runs(paragraph))
        for line in text.split("\n"):
            reader.take(line.rstrip(), centred=centred)
    return tuple(TitleField(key=key, lines=tuple(lines)) for key, lines in reader.fields if lines)


class _Reader:
    def __init__(self) -> None:
        self.fields: list[tuple[str, list[str]]] = []
        self.keys: set[str] = set()
        self.gap = True

    def take(self, line: str, *, centred: bool) -> None:
        if not line.strip():
            self.gap = True
            return
        key = self._centred(line.strip()) if centred else self._at_margin(line)
        if key:
            self._open(key, line.strip())
        elif line.strip():
            self.fields[-1][1].append(line.strip())
        self.gap = False

    def _open(self, key: str, line: str) -> None:
        found = TITLE_KEY.match(line)
        value = found[2].strip() if found and found[1].strip() == key else line
        self.fields.append((key, [value] if value else []))
        self.keys.add(key)

    def _centred(self, line: str) -> str:
        """The field that a centred line opens; "" when it goes on with the last."""
        if "Title" not in self.keys:
            return "Title"
        if CREDIT.fullmatch(line):
            return "Credit"
        if SOURCE.fullmatch(line):
            return "Source"
        last = self.fields[-1][0]
        return "Author" if last == "Credit" or (self.gap and last != "Author") else ""

    def _at_margin(self, line: str) -> str:
        found = TITLE_KEY.match(line)
        if found:
            return " ".join(found[1].split())
        last = self.fields[-1][0] if self.fields else "Title"
        if not line[0].isspace() and last in ("Title", "Credit", "Author", "Source", "Draft date"):
            return "Draft date" if DATE.fullmatch(line) else "Contact"
        return ""


def add_title_page(root: Xml, fields: Sequence[TitleField]) -> None:
    """Adds a `<TitlePage>` with the fields, when there are any."""
    if not fields:
        return
    content = SubElement(SubElement(root, "TitlePage"), "Content")
    for field in fields:
        _add_line(content, "", "Left")
        key = field.key.lower()
        if key in CENTRED_KEYS and _reads_centred(key, field.lines):
            for line in field.lines:
                _add_line(content, line, "Center")
        else:
            for line in _at_margin(field):
                _add_line(content, line, "Left")


def _reads_centred(key: str, lines: Sequence[str]) -> bool:
    if key == "credit":
        return all(CREDIT.fullmatch(line) for line in lines) and len(lines) == 1
    return not any(
        CREDIT.fullmatch(line) or SOURCE.fullmatch(line) for line in lines[key == "title" :]
    )


def _at_margin(field: TitleField) -> list[str]:
    if len(field.lines) == 1:
        return [f"{field.key}: {field.lines[0]}"]
    return [f"{field.key}:", *(f"    {line}" for line in field.lines)]


def _add_line(content: Xml, text: str, alignment: str) -> None:
    paragraph = SubElement(content, "Paragraph", Alignment=alignment)
    add_text(paragraph, text)
