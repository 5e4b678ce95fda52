"""Connections are believed for a moment, and never handed out dead."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import psycopg
import pytest
from sqlalchemy import text

from knowledge import database as door
from knowledge.database import Database
from studio.services.running import Running


@pytest.fixture
async def fresh(services: Running) -> AsyncIterator[Database]:
    """A database with one connection that was used just now."""
    opened = Database(services.database_url, size=1)
    yield opened
    await opened.close()


async def backend(database: Database) -> int:
    """The server's process that answers."""
    async with database.look() as connection:
        return int((await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one())


def end(services: Running, process: int) -> None:
    """The server ends a connection, and nobody here has had a moment to hear of it."""
    with psycopg.connect(services.dsn, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (process,))
    time.sleep(0.2)


async def test_a_connection_that_was_just_used_is_used_again(fresh: Database) -> None:
    assert await backend(fresh) == await backend(fresh)


async def test_a_connection_that_the_server_ended_is_replaced(
    fresh: Database, services: Running
) -> None:
    before = await backend(fresh)
    end(services, before)
    await asyncio.sleep(0.1)
    assert await backend(fresh) != before


async def test_a_connection_that_rested_is_asked_before_it_is_used(
    fresh: Database, services: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "IDLE_S", 0.1)
    before = await backend(fresh)
    end(services, before)
    assert await backend(fresh) != before
