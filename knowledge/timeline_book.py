"""Timelines as people handle them: opened from any version, gone to, deleted, brought back.

Opening one writes its first version, so a version is on exactly one timeline, and everything that
knows a version (a film that was read, a price, a render, the bible) knows its timeline too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from film.errors import Refused
from film.film import Film
from film.noun import Noun
from film.timelines import checked_name
from film.versions import Timeline, Version
from knowledge import film_rows, timelines
from knowledge.database import new_id, storable
from knowledge.store import PostgresStore
from knowledge.tables import outbox
from knowledge.tables import timelines as lines
from knowledge.timelines import Line, Place

COLUMNS = [lines.c[name] for name in Timeline.model_fields]
TAKEN = "There is a timeline “{name}” already. Give this one another name."
GO = text(
    "INSERT INTO threads (thread, project, timeline) VALUES (:thread, :project, :timeline)"
    " ON CONFLICT (thread) DO UPDATE SET project = :project, timeline = :timeline"
)


class Opening(Noun):
    """A timeline to be opened. `origin` is the version that it leaves the other line at."""

    project: str
    origin: str
    name: str
    reason: str
    author: str
    thread: str = ""  # the conversation that goes there with it
    verb: str = "new_timeline"


class TimelineBook:
    """The timelines of all projects."""

    def __init__(self, store: PostgresStore) -> None:
        self.store, self.database = store, store.database

    async def all(self, project: str) -> Sequence[Timeline]:
        """Every timeline, also those that were deleted, the oldest first: main."""
        asked = select(*COLUMNS).where(lines.c.project == project)
        async with self.database.look() as connection:
            found = await connection.execute(asked.order_by(lines.c.created_at, lines.c.id))
            return [Timeline(**row) for row in found.mappings()]

    async def here(self, project: str, thread: str) -> str:
        """Id of the timeline that a conversation is on."""
        async with self.database.look() as connection:
            return (await timelines.get_line(connection, project, Place(thread=thread))).id

    async def open(self, opening: Opening, film: Film | None = None) -> Version:
        """Opens a timeline and returns its first version; with `film` it starts with that one.

        The thread is on it when this returns: all of it happened, or nothing. Refused when
        another one has the name.
        """
        name = checked_name(opening.name)
        row = {"id": new_id("ti"), "project": opening.project, "name": name}
        row |= {"reason": storable(opening.reason), "author": storable(opening.author)}
        about = {"verb": opening.verb, "reason": opening.reason, "author": opening.author}
        before = await self.store.load(opening.project, opening.origin)
        new = film or before
        changed = film_rows.changes(film_rows.as_rows(before), film_rows.as_rows(new))
        async with self.database.change() as connection:
            adding = upsert(lines).values(**row, opened_from=opening.origin, head=opening.origin)
            made = await connection.execute(adding.on_conflict_do_nothing().returning(lines.c.id))
            if made.scalar_one_or_none() is None:
                raise Refused(TAKEN.format(name=name))
            line = Line(row["id"], opening.project, opening.origin, ())
            version = await timelines.write_version(connection, line, changed, about)
            if opening.thread:
                await _go(connection, opening.project, opening.thread, line.id)
        return version

    async def go(self, project: str, thread: str, timeline: str) -> None:
        """From now on this conversation is on that timeline; Refused when it was deleted."""
        async with self.database.change() as connection:
            await timelines.get_line(connection, project, Place(timeline=timeline), lock=True)
            await _go(connection, project, thread, timeline)

    async def delete(self, project: str, thread: str, timeline: str, author: str) -> None:
        """Takes a timeline off the list; its versions stay. Refused for main, and for one's own."""
        async with self.database.change() as connection:
            place = Place(timeline=timeline)
            line = await timelines.get_line(connection, project, place, lock=True)
            if line.id == (await timelines.get_line(connection, project)).id:
                raise Refused("Main is the approved one and stays. Nothing was deleted.")
            if line.id == (await timelines.get_line(connection, project, Place(thread))).id:
                raise Refused(
                    f"You are on “{line.name}”. Go to another one first.", ("go to main",)
                )
            gone = {"deleted_at": func.now(), "deleted_by": storable(author)}
            await _set(connection, line, **gone)

    async def bring_back(self, project: str, timeline: str, name: str = "") -> Timeline:
        """Puts a deleted timeline on the list again, under another name where one is said."""
        async with self.database.change() as connection:
            line = await timelines.get_line(connection, project, Place(timeline=timeline))
            back = {"deleted_at": None, "deleted_by": ""}
            return await _named(connection, line, name or line.name, back)

    async def rename(self, project: str, timeline: str, name: str) -> Timeline:
        """Gives a timeline another name; main keeps its own."""
        async with self.database.change() as connection:
            place = Place(timeline=timeline)
            line = await timelines.get_line(connection, project, place, lock=True)
            if line.id == (await timelines.get_line(connection, project)).id:
                raise Refused("Main keeps its name: it is the approved one.")
            return await _named(connection, line, name, {})


async def _go(connection: AsyncConnection, project: str, thread: str, timeline: str) -> None:
    await connection.execute(GO, {"thread": thread, "project": project, "timeline": timeline})


async def _named(
    connection: AsyncConnection, line: Line, said: str, more: dict[str, Any]
) -> Timeline:
    name = checked_name(said)
    try:
        await _set(connection, line, name=name, **more)
    except IntegrityError as error:
        raise Refused(TAKEN.format(name=name)) from error
    asked = select(*COLUMNS).where(lines.c.id == line.id)
    return Timeline(**(await connection.execute(asked)).mappings().one())


async def _set(connection: AsyncConnection, line: Line, **values: Any) -> None:
    """Changes a timeline's row, and tells the bible to look at it again."""
    await connection.execute(update(lines).where(lines.c.id == line.id).values(**values))
    told = {"project": line.project, "timeline": line.id, "version": line.head}
    await connection.execute(insert(outbox).values(**told))
