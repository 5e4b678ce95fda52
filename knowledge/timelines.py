"""Where a film stands: the SQL of versions, of a timeline's head, and of moving it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, insert, literal, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from film.errors import Refused
from film.versions import Version
from knowledge import tables
from knowledge.database import new_id, storable
from knowledge.film_rows import Row, dump

GONE = (
    "The timeline “{name}” was deleted. Bring it back, or go to another one; nothing was changed."
)
NO_PROJECT = "There is no project “{project}”. Open one of the list, or begin a new one."
VERSION = [tables.versions.c[name] for name in Version.model_fields]
NAMES = ", ".join(f"v.{column.name}" for column in VERSION)
ROWS = text(
    """
    WITH RECURSIVE line(id, parent, depth) AS (
      SELECT id, parent, 0 FROM versions WHERE id = :version AND project = :project
      UNION ALL
      SELECT v.id, v.parent, line.depth + 1 FROM versions v JOIN line ON v.id = line.parent
    )
    SELECT DISTINCT ON (r.kind, r.key) r.kind, r.key, r.body::text
    FROM line JOIN film_rows r ON r.version = line.id
    ORDER BY r.kind, r.key, line.depth
    """
)
HISTORY = text(
    f"""
    WITH RECURSIVE line(id, parent, depth) AS (
      SELECT id, parent, 1 FROM versions WHERE id = :version
      UNION ALL
      SELECT v.id, v.parent, line.depth + 1 FROM versions v JOIN line ON v.id = line.parent
      WHERE line.depth < :limit
    )
    SELECT {NAMES} FROM line JOIN versions v ON v.id = line.id ORDER BY line.depth
    """
)


class Line(NamedTuple):
    """A timeline of a project, as its row says now."""

    id: str
    project: str
    head: str
    undone: Sequence[str]
    name: str = ""
    deleted_at: datetime | None = None


class Place(NamedTuple):
    """Where somebody stands: on this timeline, else where this thread is, else on main."""

    thread: str = ""
    timeline: str = ""


MAIN = Place()


async def get_line(
    connection: AsyncConnection, project: str, place: Place = MAIN, lock: bool = False
) -> Line:
    """The timeline of a place. With `lock` it is about to be changed: nobody else moves its head
    before we are done, and one that was deleted is refused."""
    lines, projects = tables.timelines, tables.projects
    asked = (
        select(*(lines.c[name] for name in Line._fields))
        .join(projects, projects.c.id == lines.c.project)
        .where(projects.c.id == project)
        .where(lines.c.id == func.coalesce(_chosen(place, project), projects.c.timeline))
    )
    asked = asked.with_for_update(of=lines) if lock else asked
    row = (await connection.execute(asked)).one_or_none()
    if row is None:
        raise Refused(NO_PROJECT.format(project=project))
    line = Line(*row)
    if lock and line.deleted_at:
        raise Refused(GONE.format(name=line.name), (f"bring back {line.name}", "go to main"))
    return line


def _chosen(place: Place, project: str) -> ColumnElement[str | None]:
    """The id of the timeline that somebody has gone to, NULL for nobody."""
    threads = tables.threads
    if place.timeline or not place.thread:
        return func.nullif(literal(place.timeline), "")
    mine = (threads.c.thread == place.thread, threads.c.project == project)
    return select(func.nullif(threads.c.timeline, "")).where(*mine).scalar_subquery()


async def find_timeline_of(connection: AsyncConnection, project: str, version: str) -> str:
    """Id of the timeline that a version of this project is on, "" when there is no such one."""
    versions = tables.versions
    asked = select(versions.c.timeline).where(
        versions.c.id == version, versions.c.project == project
    )
    return str((await connection.execute(asked)).scalar_one_or_none() or "")


async def get_head(connection: AsyncConnection, project: str, place: Place = MAIN) -> Version:
    """The version that the timeline of a place is at; Refused when there is no such project."""
    lines, projects, versions = tables.timelines, tables.projects, tables.versions
    asked = (
        select(*VERSION)
        .join(lines, lines.c.head == versions.c.id)
        .join(projects, projects.c.id == lines.c.project)
        .where(projects.c.id == project)
        .where(lines.c.id == func.coalesce(_chosen(place, project), projects.c.timeline))
    )
    row = (await connection.execute(asked)).mappings().one_or_none()
    if row is None:
        raise Refused(NO_PROJECT.format(project=project))
    return Version(**row)


async def get_version(connection: AsyncConnection, version: str) -> Version:
    """The version with this id; Refused when there is none."""
    asked = select(*VERSION).where(tables.versions.c.id == version)
    row = (await connection.execute(asked)).mappings().one_or_none()
    if row is None:
        raise Refused(f"There is no version “{version}” of this film.")
    return Version(**row)


async def read_rows(
    connection: AsyncConnection, project: str, version: str
) -> list[tuple[str, str, str | None]]:
    """Every row of the film at `version`: kind, key, JSON text; none when there is no such one."""
    found = await connection.execute(ROWS, {"project": project, "version": version})
    return [(kind, key, body) for kind, key, body in found]


async def read_history(connection: AsyncConnection, version: str, limit: int) -> list[Version]:
    """A version and those that led to it, newest first."""
    found = await connection.execute(HISTORY, {"version": version, "limit": limit})
    return [Version(**row) for row in found.mappings()]


async def write_version(
    connection: AsyncConnection,
    line: Line,
    changed: Mapping[Row, Any],
    about: Mapping[str, str],
) -> Version:
    """A new version with these rows, and the head on it; needs the line locked."""
    seq = select(func.coalesce(func.max(tables.versions.c.seq), 0) + 1)
    values = {
        "id": new_id("ve"),
        "project": line.project,
        "timeline": line.id,
        "parent": line.head,
        "seq": seq.where(tables.versions.c.timeline == line.id).scalar_subquery(),
        "changed": [f"{kind}/{key}".rstrip("/") for kind, key in changed],
    }
    values |= {name: storable(said) for name, said in about.items()}
    written = await connection.execute(insert(tables.versions).values(values).returning(*VERSION))
    version = Version(**written.mappings().one())
    rows = [
        {"version": version.id, "kind": kind, "key": key, "body": dump(body)}
        for (kind, key), body in changed.items()
    ]
    if rows:
        await connection.execute(insert(tables.film_rows), rows)
    await _point(connection, line, "save", version.id, (), about["author"])
    return version


async def move_head(
    connection: AsyncConnection,
    line: Line,
    move: str,
    to: str,
    undone: Sequence[str],
    author: str,
) -> Version:
    """Points the line at another of its versions; needs the line locked."""
    await _point(connection, line, move, to, undone, author)
    return await get_version(connection, to)


async def _point(
    connection: AsyncConnection,
    line: Line,
    move: str,
    to: str,
    undone: Sequence[str],
    author: str,
) -> None:
    moved = {"timeline": line.id, "move": move, "from_version": line.head, "to_version": to}
    told = {"project": line.project, "timeline": line.id, "version": to}
    head = update(tables.timelines).where(tables.timelines.c.id == line.id)
    await connection.execute(head.values(head=to, undone=list(undone)))
    await connection.execute(insert(tables.head_moves).values(**moved, author=storable(author)))
    await connection.execute(insert(tables.outbox).values(**told))
