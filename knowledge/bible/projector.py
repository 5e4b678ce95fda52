"""The projector: keeps the bible at what Postgres says, one writer at a time, whoever dies.

The bible says itself which version each timeline shows, in the transaction that changed it. So
what is left to do is always the difference between two known films; doing it twice changes
nothing, and a bible that was away, or restored from an old copy, is brought up the same way.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from film.errors import Refused, Unavailable
from film.film import Film
from film.versions import Version
from knowledge.bible import changes
from knowledge.bible.client import Bible
from knowledge.bible.portrait import SHAPE, Portrait, portray
from knowledge.database import Database
from knowledge.store import PostgresStore

LOCK = 0x6269626C65  # "bible"
IN_ONE_PIECE = 4000  # rows that go into one transaction; more is a rebuild in several
REMEMBERED = 4  # portraits: those of the films that are being worked on
PENDING = text(
    "SELECT timeline, project, max(position) AS position FROM outbox"
    " WHERE applied_at IS NULL GROUP BY timeline, project ORDER BY 3"
)
HEADS = text("SELECT id AS timeline, project, 0 AS position FROM timelines ORDER BY created_at")
HEAD = text("SELECT head, deleted_at IS NOT NULL FROM timelines WHERE id = :timeline")
APPLIED = text(
    "UPDATE outbox SET applied_at = now()"
    " WHERE timeline = :timeline AND position <= :position AND applied_at IS NULL"
)
BEHIND = "The story bible is still catching up with the film; try again in a moment."
log = logging.getLogger(__name__)


class Due(NamedTuple):
    """A timeline whose head the bible may not show yet."""

    timeline: str
    project: str
    position: int  # of the outbox: all up to here is done once the head is shown


class Projector:
    """Brings the bible up to date; any number may run, in any process, one of them works."""

    def __init__(self, database: Database, store: PostgresStore, bible: Bible) -> None:
        self.database, self.store, self.bible = database, store, bible
        self._wake = asyncio.Event()
        self._last: dict[str, tuple[str, Portrait]] = {}  # timeline: version and its portrait

    def wake(self) -> None:
        """There is news in the outbox: do not wait for the next look."""
        self._wake.set()

    async def run(self, every_s: float = 1.0) -> None:
        """Works until it is cancelled: the whole bible once, then what the outbox brings."""
        everything = True
        while True:
            try:
                await self.catch_up(everything)
                everything = False
            except Unavailable as error:
                everything = True  # it may come back as an older copy of itself
                log.warning("%s", error)
            await self._rest(every_s)

    async def catch_up(self, everything: bool = False) -> int:
        """Shows every timeline of the outbox at its head; returns how many had to change.

        With `everything`, timelines without news are compared too. Raises Unavailable while the
        bible or the database is down; nothing is lost by that.
        """
        async with self._alone() as connection:
            if connection is None:
                return 0
            due = await connection.execute(HEADS if everything else PENDING)
            return sum([await self._show(connection, Due(*row)) for row in due])

    async def show_film(self, film: Film, within_s: float = 10.0) -> Version:
        """As `show_head`, for the timeline that a film was read from."""
        timeline = await self.store.timeline_of(film.id, film.version)
        return await self.show_head(film.id, within_s, timeline)

    async def show(self, project: str, within_s: float = 10.0, timeline: str = "") -> str:
        """Brings a timeline (id; "" is main) up to its head, now; returns the version it shows.

        Raises Unavailable when the bible is down, or another projector holds it up for longer.
        """
        return (await self.show_head(project, within_s, timeline)).id

    async def show_head(self, project: str, within_s: float = 10.0, timeline: str = "") -> Version:
        """`show`, with all that is known of the version: its timeline, too."""
        store = self.store.on(timeline)
        head = await store.head(project)
        shown = await self._shown(head.timeline)  # the first question of all makes the indexes
        until = asyncio.get_running_loop().time() + within_s
        while shown != head.id:
            if asyncio.get_running_loop().time() > until:
                raise Unavailable(BEHIND)
            if not await self.catch_up():
                await self.catch_up(everything=True)
                await asyncio.sleep(0.05)
            head = await store.head(project)
            shown = await self._shown(head.timeline)
        return head

    async def rebuild(self, project: str, timeline: str = "") -> None:
        """Forgets what the bible shows of a timeline (main: "") and makes it from nothing."""
        head = await self.store.on(timeline).head(project)
        due = Due(head.timeline, project, 0)
        await self._replace(due, await self._portrait(due, head.id), head.id)

    async def digest(self, project: str, timeline: str = "") -> str:
        """Digest of what the bible really shows of a timeline; "" is main."""
        head = await self.store.on(timeline).head(project)
        return (await changes.read(self.bible, head.timeline)).digest()

    async def _show(self, connection: AsyncConnection, due: Due) -> bool:
        head, gone = (await connection.execute(HEAD, {"timeline": due.timeline})).one()
        shown = await self._shown(due.timeline)
        if gone:
            head = shown = await self._forget(due, shown)
        if shown != head:
            await self._change(due, shown, head)
        done = {"timeline": due.timeline, "position": due.position}
        await connection.execute(APPLIED, done)
        return bool(shown != head)

    async def _change(self, due: Due, shown: str, head: str) -> None:
        old = await self._find_portrait(due, shown)
        new = await self._portrait(due, head)
        steps = list(changes.steps(old, new)) if old else []
        if old is None or sum(len(rows) for _, rows in steps) > IN_ONE_PIECE:
            await self._replace(due, new, head)
        else:
            done = changes.mark(due.timeline, due.project, head)
            await changes.apply(self.bible, [*steps, done])
        self._last.pop(due.timeline, None)
        self._last[due.timeline] = (head, new)
        while len(self._last) > REMEMBERED:
            del self._last[next(iter(self._last))]

    async def _forget(self, due: Due, shown: str) -> str:
        """A deleted timeline is shown no more; brought back, it is made from Postgres again."""
        if shown:
            await changes.apply(self.bible, [changes.mark(due.timeline, due.project, "")])
            await changes.clear(self.bible, due.timeline)
            self._last.pop(due.timeline, None)
        return ""

    async def _replace(self, due: Due, portrait: Portrait, version: str) -> None:
        """From nothing, in several transactions: the mark is empty until the last one."""
        await changes.apply(self.bible, [changes.mark(due.timeline, due.project, "")])
        await changes.clear(self.bible, due.timeline)
        for step in changes.all_of(portrait):
            await changes.apply(self.bible, [step])
        await changes.apply(self.bible, [changes.mark(due.timeline, due.project, version)])

    async def _portrait(self, due: Due, version: str) -> Portrait:
        known, portrait = self._last.get(due.timeline, ("", None))
        if portrait is not None and known == version:
            return portrait
        film = await self.store.load(due.project, version)
        return await asyncio.to_thread(portray, film, due.timeline)

    async def _find_portrait(self, due: Due, version: str) -> Portrait | None:
        """What the bible shows; None when that is half made, or of another database."""
        try:
            return await self._portrait(due, version) if version else None
        except Refused:
            return None

    async def _shown(self, timeline: str) -> str:
        rows = await self.bible.ask("timeline", timeline=timeline, shape=SHAPE)
        return str(rows[0]["version"]) if rows else ""

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):  # wait_for of 3.11 may swallow a cancellation
                await self._wake.wait()
        except TimeoutError:
            return
        self._wake.clear()

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[AsyncConnection | None]:
        """The one writer's right, or None when somebody else has it and does the work."""
        key = {"lock": LOCK}
        async with self.database.look() as connection:
            mine = await connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), key)
            if not mine.scalar_one():
                yield None
                return
            try:
                yield connection
            finally:
                if not connection.invalidated:  # a session that broke has lost its lock by that
                    await connection.execute(text("SELECT pg_advisory_unlock(:lock)"), key)
