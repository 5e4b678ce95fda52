"""The archive: notes, qualification runs, a person's library and styles, in one hand."""

from __future__ import annotations

from knowledge.database import Database
from knowledge.files import FileStore
from knowledge.library import Library
from knowledge.notes import Notes
from knowledge.qualifications import Qualifications
from knowledge.style_libraries import StyleLibraries
from knowledge.written_styles import WrittenStyles
from knowledge.written_vectors import WrittenVectors


class Archive:
    """What a studio keeps beside its films."""

    def __init__(self, database: Database, files: FileStore) -> None:
        self.files = files
        self.notes = Notes(database)
        self.runs = Qualifications(database)
        self.library = Library(database)
        self.styles = StyleLibraries(database)
        self.written = WrittenStyles(database)
        self.vectors = WrittenVectors(database)
