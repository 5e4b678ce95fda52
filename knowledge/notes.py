"""Notes and uploads in Postgres: everything that was said or handed over, with its source."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select

from film.notes import Note
from knowledge.database import Database, storable
from knowledge.tables import notes

COLUMNS = [notes.c[name] for name in Note.model_fields]


class Notes:
    """The notes of all projects; bytes of files are in the file store."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def keep(self, note: Note) -> Note:
        """Keeps a note, with the database's time."""
        values = note.model_dump(exclude={"at", "locked"})
        values |= {name: storable(said) for name, said in values.items() if isinstance(said, str)}
        async with self.database.change() as connection:
            kept = await connection.execute(insert(notes).values(values).returning(*COLUMNS))
            return Note(**kept.mappings().one())

    async def of_project(self, project: str, limit: int = 5000) -> Sequence[Note]:
        """A project's notes in the order they came."""
        asked = select(*COLUMNS).where(notes.c.project == project).order_by(notes.c.at, notes.c.id)
        async with self.database.look() as connection:
            found = await connection.execute(asked.limit(limit))
            return [Note(**row) for row in found.mappings()]
