"""One door to Postgres: connections, transactions, and what a failure means to a person."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from film.errors import Unavailable
from knowledge.calling_off import end_if_called_off

AWAY = "The database does not answer. Nothing was changed; try again in a moment."
IDLE_S = 1.0  # a connection that rested longer is asked whether it still works


class Database:
    """A pool of connections to `url` (postgres://, postgresql:// or with a driver named).

    Connections open with the first question, so making one costs nothing. Use it in one event
    loop only, and `close` it.
    """

    def __init__(self, url: str, size: int = 8) -> None:
        self.url = asyncpg_url(url)
        self._engine: AsyncEngine = create_async_engine(
            self.url,
            isolation_level="AUTOCOMMIT",  # as nearly all want it: to change it takes time
            pool_size=size,
            max_overflow=size,
            pool_timeout=20,
            pool_use_lifo=True,
        )
        event.listen(self._engine.sync_engine, "checkin", _note_use)
        event.listen(self._engine.sync_engine, "checkout", self._check)
        self._changing = self._engine.execution_options(isolation_level="READ COMMITTED")

    @asynccontextmanager
    async def change(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: all of it is kept, or nothing when the block raises."""
        with_transaction = self._changing.begin()
        async with _plainly(), with_transaction as connection:
            yield connection

    @asynccontextmanager
    async def change_once(self) -> AsyncIterator[AsyncConnection]:
        """A connection for one statement that is a whole change: kept as soon as it is done."""
        async with self.look() as connection:
            yield connection

    @asynccontextmanager
    async def look(self) -> AsyncIterator[AsyncConnection]:
        """A connection for questions, each on its own."""
        async with _plainly(), self._engine.connect() as connection:
            yield connection

    async def close(self) -> None:
        """Ends every connection."""
        await self._engine.dispose()

    def _check(self, connection: Any, record: Any, _: Any) -> None:
        """A connection whose server is gone is replaced; asking takes its time, so only one that
        rested is asked, and what was just used is believed unless it was closed."""
        if record.driver_connection.is_closed():
            raise DisconnectionError
        if monotonic() - record.info.get("used", monotonic()) > IDLE_S:
            try:
                self._engine.dialect.do_ping(connection)
            except self._engine.dialect.loaded_dbapi.Error as error:
                raise DisconnectionError from error


def asyncpg_url(url: str) -> URL:
    """The address as SQLAlchemy and asyncpg want it, whichever Postgres form it was given in."""
    parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    return parsed.set(drivername="postgresql+asyncpg")


def new_id(prefix: str) -> str:
    """A fresh id: two letters of kind and twelve hexadecimal digits."""
    return f"{prefix}{secrets.token_hex(6)}"


def storable(text: str) -> str:
    """Text as Postgres can keep it: without NUL, which no screenplay means anything by."""
    return text.replace("\x00", "")


def _note_use(_: Any, record: Any) -> None:
    record.info["used"] = monotonic()


@asynccontextmanager
async def _plainly() -> AsyncIterator[None]:
    try:
        yield
    except (PoolTimeout, OSError) as error:
        end_if_called_off(error)
        raise Unavailable(AWAY) from error
    except DBAPIError as error:
        end_if_called_off(error)
        if said := _meaning(error):
            raise Unavailable(said) from error
        raise


def _meaning(error: DBAPIError) -> str:
    """What a person can do about it; "" for an error that is ours."""
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state[:2] in {"28", "3D"} or state == "42501":
        return f"The database refuses us ({error.orig}). Check DATABASE_URL."
    lost = error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
    return AWAY if lost or state[:2] in {"08", "53", "57"} else ""
