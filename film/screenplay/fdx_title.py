"""The title page of FDX, which has places on the page and no names for its fields.

Title, credit and author are centred in that order; other fields are written "Key: value" at the
left margin. Files from elsewhere are read by the same places, and by what such lines say.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement

from film.screenplay.elements import TitleField
from film.screenplay.emphasis import marked_up
from film.screenplay.fdx_text import add_text, styled_runs
from film.screenplay.placed_title import CREDIT, SOURCE, PlacedFields

CENTRED_KEYS = ("title", "credit", "author", "authors")


def read_title_page(page: Xml | None) -> tuple[TitleField, ...]:
    """The fields of a `<TitlePage>` in reading order; none when there is no such page."""
    content = page.find("Content") if page is not None else None
    reader = PlacedFields()
    for paragraph in [] if content is None else content.findall("Paragraph"):
        centred = paragraph.get("Alignment", "").lower() == "center"
        text = marked_up(styled_runs(paragraph))
        for line in text.split("\n"):
            reader.take(line.rstrip(), centred=centred)
    return reader.read()


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
