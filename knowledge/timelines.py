"""Where a film stands: the SQL of versions, of a timeline's head, and of moving it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select, text
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
HERE = """
    projects p JOIN timelines l ON l.project = p.id AND p.id = :project AND l.id = coalesce(
      nullif(:timeline, ''),
      (SELECT nullif(t.timeline, '') FROM threads t WHERE (t.thread, t.project) = (:thread, p.id)),
      p.timeline)
    """
LINE = f"SELECT l.id, l.project, l.head, l.undone, l.name, l.deleted_at FROM {HERE}"
LOOK_LINE, LOCK_LINE = text(LINE), text(f"{LINE} FOR UPDATE OF l")
HEAD = text(f"SELECT {NAMES} FROM {HERE} JOIN versions v ON v.id = l.head")
NAMES_BESIDE = text(
    f"""
    SELECT l.head, ARRAY(
      SELECT name FROM timelines WHERE project = p.id ORDER BY created_at, id
    ) FROM {HERE}
    """
)
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
POINT = """
    pointed AS (
      UPDATE timelines SET head = :to, undone = CAST(:undone AS text[])
      WHERE id = :timeline AND head = :from AND deleted_at IS NULL
      RETURNING id
    ), moved AS (
      INSERT INTO head_moves (timeline, move, from_version, to_version, author)
      SELECT id, :move, :from, :to, :author FROM pointed
    ), told AS (
      INSERT INTO outbox (project, timeline, version) SELECT :project, id, :to FROM pointed
    )
    """
MOVE = text(f"WITH {POINT} SELECT {NAMES} FROM versions v, pointed WHERE v.id = :to")
WRITE = text(
    f"""
    WITH {POINT}, v AS (
      INSERT INTO versions (id, project, timeline, parent, seq, verb, reason, author, changed)
      SELECT :to, :project, id, :from,
        (SELECT coalesce(max(seq), 0) + 1 FROM versions WHERE timeline = :timeline),
        :verb, :reason, :author, CAST(:changed AS text[])
      FROM pointed RETURNING *
    ), kept AS (
      INSERT INTO film_rows (version, kind, key, body)
      SELECT v.id, r.kind, r.key, r.body::json FROM v, unnest(
        CAST(:kinds AS text[]), CAST(:keys AS text[]), CAST(:bodies AS text[])
      ) AS r(kind, key, body)
    )
    SELECT {NAMES} FROM v
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
    said = {"project": project, **place._asdict()}
    row = (await connection.execute(LOCK_LINE if lock else LOOK_LINE, said)).one_or_none()
    if row is None:
        raise Refused(NO_PROJECT.format(project=project))
    line = Line(*row)
    if lock and line.deleted_at:
        raise Refused(GONE.format(name=line.name), (f"bring back {line.name}", "go to main"))
    return line


async def find_timeline_of(connection: AsyncConnection, project: str, version: str) -> str:
    """Id of the timeline that a version of this project is on, "" when there is no such one."""
    versions = tables.versions
    asked = select(versions.c.timeline).where(
        versions.c.id == version, versions.c.project == project
    )
    return str((await connection.execute(asked)).scalar_one_or_none() or "")


async def get_head(connection: AsyncConnection, project: str, place: Place = MAIN) -> Version:
    """The version that the timeline of a place is at; Refused when there is no such project."""
    said = {"project": project, **place._asdict()}
    row = (await connection.execute(HEAD, said)).mappings().one_or_none()
    if row is None:
        raise Refused(NO_PROJECT.format(project=project))
    return Version(**row)


async def get_names(
    connection: AsyncConnection, project: str, place: Place = MAIN
) -> tuple[str, Sequence[str]]:
    """Id of the version that the timeline of a place is at, and the names of all timelines."""
    said = {"project": project, **place._asdict()}
    row = (await connection.execute(NAMES_BESIDE, said)).one_or_none()
    if row is None:
        raise Refused(NO_PROJECT.format(project=project))
    return row[0], row[1]


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
    version = await write_if_unmoved(connection, line, changed, about)
    if version is None:
        raise RuntimeError(f"the head of {line.id} was moved under its lock")
    return version


async def write_if_unmoved(
    connection: AsyncConnection,
    line: Line,
    changed: Mapping[Row, Any],
    about: Mapping[str, str],
) -> Version | None:
    """A new version as of `write_version`, or nothing at all when the head is elsewhere by now.

    Needs no lock: it waits for whoever is moving the head, and then looks where it is.
    """
    bodies = [dump(body) for body in changed.values()]
    values = _pointed(line, "save", new_id("ve"), ()) | {
        "changed": [f"{kind}/{key}".rstrip("/") for kind, key in changed],
        "kinds": [kind for kind, _ in changed],
        "keys": [key for _, key in changed],
        "bodies": [None if body is None else json.dumps(body) for body in bodies],
    }
    values |= {name: storable(said) for name, said in about.items()}
    row = (await connection.execute(WRITE, values)).mappings().one_or_none()
    return Version(**row) if row else None


async def move_head(
    connection: AsyncConnection,
    line: Line,
    move: str,
    to: str,
    undone: Sequence[str],
    author: str,
) -> Version:
    """Points the line at another of its versions; needs the line locked."""
    values = _pointed(line, move, to, undone) | {"author": storable(author)}
    return Version(**(await connection.execute(MOVE, values)).mappings().one())


def _pointed(line: Line, move: str, to: str, undone: Sequence[str]) -> dict[str, Any]:
    moved = {"project": line.project, "timeline": line.id, "from": line.head}
    return {**moved, "move": move, "to": to, "undone": list(undone)}
