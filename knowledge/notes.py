"""Notes and uploads in Postgres: everything that was said or handed over, with its source.

Once qualification has begun the notes there are stay as they are: the database itself refuses to
change or delete them (`migrations/versions/study.sql`). What is said later is a new note.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from film.errors import Refused
from film.notes import Note
from knowledge.database import Database, storable
from knowledge.tables import notes

COLUMNS = [notes.c[name] for name in Note.model_fields]
READ_ONLY = "AU001"  # raised by the trigger of the notes
STAYS = (
    "Qualification has begun with this note, so it stays as it is. Say what is different; that is "
    "kept as a new note, and “qualify” takes it in."
)


class Notes:
    """The notes of all projects; bytes of files are in the file store."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def keep(self, note: Note) -> Note:
        """Keeps a note, with the database's time."""
        values = note.model_dump(exclude={"at", "locked"})
        values |= {name: storable(said) for name, said in values.items() if isinstance(said, str)}
        async with self.database.change_once() as connection:
            kept = await connection.execute(insert(notes).values(values).returning(*COLUMNS))
            return Note(**kept.mappings().one())

    async def of_project(self, project: str, limit: int = 20_000) -> Sequence[Note]:
        """A project's notes in the order they came, the newest `limit` of them."""
        newest = select(*COLUMNS).where(notes.c.project == project)
        newest = newest.order_by(notes.c.at.desc(), notes.c.id.desc()).limit(limit)
        async with self.database.look() as connection:
            found = (await connection.execute(newest)).mappings().all()
            return [Note(**row) for row in reversed(found)]

    async def change(self, note: str, text: str) -> None:
        """Gives a note other words; Refused once qualification has begun with it."""
        async with _kept(), self.database.change() as connection:
            await connection.execute(
                update(notes).where(notes.c.id == note).values(text=storable(text))
            )

    async def drop(self, note: str) -> None:
        """Takes a note away; Refused once qualification has begun with it."""
        async with _kept(), self.database.change() as connection:
            await connection.execute(delete(notes).where(notes.c.id == note))


async def lock_notes(connection: AsyncConnection, project: str) -> None:
    """From now on the notes of a project that are there stay as they are."""
    open_ = (notes.c.project == project, notes.c.locked.is_(False))
    await connection.execute(update(notes).where(*open_).values(locked=True))


@asynccontextmanager
async def _kept() -> AsyncIterator[None]:
    """Says in a sentence what the trigger refuses."""
    try:
        yield
    except DBAPIError as error:
        if str(getattr(error.orig, "sqlstate", "")) != READ_ONLY:
            raise
        raise Refused(STAYS) from error
