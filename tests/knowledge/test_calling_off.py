"""Who is called off while a service answers ends; neither errors nor drivers keep them."""

from __future__ import annotations

import asyncio

import pytest
from neo4j import AsyncManagedTransaction
from sqlalchemy import text

from film.errors import Unavailable
from knowledge.bible.client import Bible
from knowledge.database import Database
from studio.services.running import Running


@pytest.fixture
def database(services: Running) -> Database:
    return Database(services.database_url)


async def broken_by_cancelling(database: Database, began: asyncio.Event) -> None:
    """A question whose connection breaks when it is cancelled, as drivers may do it."""
    async with database.look() as connection:
        began.set()
        try:
            await connection.execute(text("SELECT pg_sleep(30)"))
        except asyncio.CancelledError:
            raise OSError("the connection broke") from None


async def asks_until_answered(database: Database, began: asyncio.Event) -> None:
    """Asks again while the database is away, as the loops of the studio do."""
    while True:
        try:
            await broken_by_cancelling(database, began)
        except Unavailable:
            await asyncio.sleep(0.01)


async def test_a_loop_that_waits_for_the_database_ends_when_it_is_called_off(
    database: Database,
) -> None:
    began = asyncio.Event()
    asking = asyncio.create_task(asks_until_answered(database, began))
    await began.wait()
    await asyncio.sleep(0.05)
    asking.cancel()
    done, _ = await asyncio.wait([asking], timeout=5)
    await database.close()
    assert done
    assert asking.cancelled()


async def test_a_broken_connection_is_still_told_to_who_was_not_called_off(
    database: Database,
) -> None:
    with pytest.raises(Unavailable, match="does not answer"):
        async with database.look():
            raise OSError("the connection broke")
    await database.close()


async def test_a_driver_that_goes_on_after_a_cancellation_does_not_keep_its_caller(
    services: Running,
) -> None:
    bible = Bible(services.bolt_uri, services.bolt_auth, services.bolt_database)
    began = asyncio.Event()

    async def goes_on(_: AsyncManagedTransaction) -> None:
        began.set()
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            return

    async def writes_for_ever() -> None:
        while True:
            await bible.write(goes_on)

    writing = asyncio.create_task(writes_for_ever())
    await began.wait()
    writing.cancel()
    done, _ = await asyncio.wait([writing], timeout=5)
    await bible.close()
    assert done
    assert writing.cancelled()
