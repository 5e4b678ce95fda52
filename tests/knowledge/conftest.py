"""A database of its own for each test that changes what a database is."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from knowledge.database import asyncpg_url, new_id
from studio.services.running import Running


@pytest.fixture
async def empty(services: Running) -> AsyncIterator[str]:
    """The address of a database with nothing in it."""
    name = new_id("empty_")
    server = create_async_engine(services.database_url, isolation_level="AUTOCOMMIT")
    async with server.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    url = asyncpg_url(services.database_url).set(database=name)
    yield url.render_as_string(hide_password=False)
    async with server.connect() as connection:
        await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    await server.dispose()
