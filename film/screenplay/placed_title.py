"""A title page known only by how it is set: what stands centred, what stands at the margin."""

from __future__ import annotations

import re

from film.screenplay.elements import TitleField
from film.screenplay.marks import TITLE_KEY

CREDIT = re.compile(r"(?:.{0,60}\s)?by:?", re.IGNORECASE)
SOURCE = re.compile(r"(?:based|from|adapted)\s.*", re.IGNORECASE)
DATE = re.compile(r"\d{1,4}\W\d{1,2}\W\d{1,4}|\w+ \d{1,2},? \d{4}|(?:\w+ )?draft.*", re.IGNORECASE)


class PlacedFields:
    """Takes the lines from top to bottom and opens a field where place or words say so."""

    def __init__(self) -> None:
        self.fields: list[tuple[str, list[str]]] = []
        self.keys: set[str] = set()
        self.gap = True

    def take(self, line: str, *, centred: bool) -> None:
        """One line; an empty one is the gap that a new field needs."""
        if not line.strip():
            self.gap = True
            return
        key = self._centred(line.strip()) if centred else self._at_margin(line)
        if key:
            self._open(key, line.strip())
        elif line.strip():
            self.fields[-1][1].append(line.strip())
        self.gap = False

    def read(self) -> tuple[TitleField, ...]:
        """The fields so far, without those that have no text."""
        return tuple(TitleField(key=key, lines=tuple(lines)) for key, lines in self.fields if lines)

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
