"""The title page of a Fountain file: `Key: value` lines before the first empty line."""

from __future__ import annotations

from collections.abc import Sequence

from film.screenplay.comments import SourceLine
from film.screenplay.elements import TitleField
from film.screenplay.marks import KNOWN_KEYS, TITLE_KEY, is_heading, is_transition


def title_page_end(lines: Sequence[SourceLine]) -> int:
    """The index behind the title page; 0 when the text does not begin with one."""
    start = next((i for i, line in enumerate(lines) if line.text.strip()), len(lines))
    end = start
    while end < len(lines) and not lines[end].blank:
        end += 1
    block = [line.text for line in lines[start:end] if line.text]
    return end if block and opens_title_page(block) else 0


def opens_title_page(block: Sequence[str]) -> bool:
    """Whether the first paragraph of a text is a title page, and not "FADE IN:" or prose.

    A known key on its first line settles it; other keys need every line to be a field.
    """
    key = TITLE_KEY.match(block[0])
    if not key or is_heading(block[0]) or is_transition(block[0].strip()):
        return False
    if is_transition(f"{key[1].strip()}:"):
        return False  # "CUT TO: INT. HOUSE" is no field
    if key[1].strip().lower() in KNOWN_KEYS:
        return True
    return all(line[0].isspace() or TITLE_KEY.match(line) for line in block)


def read_title_page(block: Sequence[SourceLine]) -> tuple[TitleField, ...]:
    """The fields in order; indented lines, and lines that are no field, go on with the last."""
    fields: list[tuple[str, list[str]]] = []
    for line in (item.text for item in block if item.text.strip()):
        key = None if line[0].isspace() else TITLE_KEY.match(line)
        if key:
            fields.append((" ".join(key[1].split()), [key[2].strip()]))
        else:
            fields[-1][1].append(line.strip())
    return tuple(
        TitleField(key=key, lines=tuple(value for value in values if value))
        for key, values in fields
    )


def write_title_page(fields: Sequence[TitleField]) -> str:
    """The fields as Fountain, without the empty line that ends them; "" when there are none."""
    return "\n".join(_field(field) for field in fields)


def _field(field: TitleField) -> str:
    key = " ".join(field.key.replace(":", " ").split()) or "Notes"
    if len(field.lines) == 1:
        return f"{key}: {field.lines[0].strip()}"
    return "\n".join([f"{key}:", *(f"    {line.strip()}" for line in field.lines)])
