"""The clerk: writes a render's books in their order, and waits while the database is away.

A render does not stand still for its books: what they say can be found out again from the files.
So writing happens beside the work, and a database that is started again costs no finished file.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic
from typing import TypeVar

from film.errors import Unavailable

log = logging.getLogger("auteur.render")
T = TypeVar("T")
PAUSE_S = 0.5
GATHER_S = 0.5  # for so long, what may be written together is waited for
PATIENCE_S = 180.0  # a database that is away for longer does not come back by itself


async def patiently(ask: Callable[[], Awaitable[T]], limit_s: float = PATIENCE_S) -> T:
    """What `ask` answers, asked again while a service is away; Unavailable after `limit_s`."""
    until = monotonic() + limit_s
    while True:
        try:
            return await ask()
        except Unavailable as error:
            if monotonic() > until:
                raise
            log.warning("the render waits: %s", error)
            await asyncio.sleep(PAUSE_S)


class Clerk:
    """One render's writing desk: `note` what is to be written, `done` when all of it is."""

    def __init__(self) -> None:
        self._notes: asyncio.Queue[Callable[[], Awaitable[object]]] = asyncio.Queue()
        self._writing: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()

    def note(self, write: Callable[[], Awaitable[object]]) -> None:
        """Will be written after everything noted before it. Raises what writing has raised."""
        self._check()
        self._notes.put_nowait(write)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write(), name="clerk")

    async def gather(self) -> None:
        """For what is written to wait for more of its kind; not when somebody waits for the end."""
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHER_S):
                await self._hurry.wait()

    async def done(self) -> None:
        """Returns when everything is written; raises what writing has raised."""
        self._hurry.set()
        if self._writing is None:
            return
        empty = asyncio.create_task(self._notes.join())
        await asyncio.wait({empty, self._writing}, return_when=asyncio.FIRST_COMPLETED)
        empty.cancel()
        self._check()

    async def close(self) -> None:
        """Stops writing; what is not written can be found out again."""
        if self._writing is not None:
            self._writing.cancel()
            await asyncio.gather(self._writing, return_exceptions=True)

    def _check(self) -> None:
        if self._writing is not None and self._writing.done():
            self._writing.result()

    async def _write(self) -> None:
        while True:
            write = await self._notes.get()
            await patiently(write)
            self._notes.task_done()
