"""Where conversations are kept: LangGraph's own tables in the studio's Postgres."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool

_CONNECTIONS = 6


@asynccontextmanager
async def open_memory(url: str) -> AsyncIterator[AsyncPostgresSaver]:
    """A checkpointer on the database at `url` (postgresql://), with its tables made.

    It has connections of its own, since LangGraph speaks psycopg; they close with the block.
    """
    plain = url.replace("postgresql+asyncpg://", "postgresql://", 1)
    plainly: dict[str, Any] = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    pool: AsyncConnectionPool[AsyncConnection[DictRow]] = AsyncConnectionPool(
        plain, open=False, min_size=1, max_size=_CONNECTIONS, kwargs=plainly
    )
    async with pool:
        saver = AsyncPostgresSaver(pool)
        await saver.setup()
        yield saver
