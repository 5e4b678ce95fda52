"""Speaking Bolt to the bible, whichever server it lives on: Neo4j 5 or the embedded one."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from neo4j import READ_ACCESS, AsyncGraphDatabase, AsyncManagedTransaction, AsyncSession
from neo4j.exceptions import (
    ClientError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from film.errors import Unavailable
from knowledge.bible.portrait import LABELS
from knowledge.calling_off import end_if_called_off

AWAY = "The story bible does not answer; continuity is not checked until it is back."
TRIES = 5
UNIQUE = "CREATE CONSTRAINT {name}_uid IF NOT EXISTS FOR (n:{label}) REQUIRE n.uid IS UNIQUE"
FOUND_BY = "CREATE INDEX {name}_{field} IF NOT EXISTS FOR (n:{label}) ON (n.{field})"
Row = dict[str, Any]

logging.getLogger("neo4j").setLevel(logging.ERROR)  # its retries are not news


class Bible:
    """A connection to one bible database; open to nothing until it is first asked.

    `uri` is bolt:// or neo4j://, `auth` is user and password or None. Use it in one event loop
    only, and `close` it.
    """

    def __init__(self, uri: str, auth: tuple[str, str] | None, database: str) -> None:
        self._database = database
        self._driver = AsyncGraphDatabase.driver(
            uri,
            auth=auth,
            connection_timeout=5,
            connection_acquisition_timeout=10,
            max_transaction_retry_time=10,
            max_connection_pool_size=16,
        )
        self._ready = False

    async def ask(self, name: str, **parameters: Any) -> list[Row]:
        """The rows that the question of that name (in `questions.cypher`) answers with."""
        await self._prepare()
        database = self._database
        async with (
            _plainly(),
            self._driver.session(database=database, default_access_mode=READ_ACCESS) as session,
        ):
            try:  # one round trip; a transaction takes three
                return await _run(session, question(name), parameters)
            except (ServiceUnavailable, SessionExpired, TransientError):
                return await session.execute_read(_run, question(name), parameters)

    async def write(self, work: Callable[[AsyncManagedTransaction], Awaitable[None]]) -> None:
        """Does `work` in one transaction, again where two writers met; it must bear repeating."""
        await self._prepare()
        for attempt in range(TRIES):
            try:
                async with _plainly(), self._driver.session(database=self._database) as session:
                    await session.execute_write(work)
                    return
            except ClientError as error:
                clash = "ConstraintValidationFailed" in str(error.code)
                if not clash or attempt == TRIES - 1:
                    raise

    async def close(self) -> None:
        """Ends every connection."""
        await self._driver.close()

    async def _prepare(self) -> None:
        """Constraints before the first node: without them two writers would make two of one."""
        if self._ready:
            return
        async with _plainly(), self._driver.session(database=self._database) as session:
            for statement in _rules():
                await (await session.run(statement)).consume()
        self._ready = True


def _rules() -> Iterator[str]:
    for label in ("Timeline", *LABELS.values()):
        name = label.lower()
        yield UNIQUE.format(name=name, label=label)
        yield FOUND_BY.format(name=name, label=label, field="timeline")
    yield FOUND_BY.format(name="timeline", label="Timeline", field="project")
    yield FOUND_BY.format(name="condition", label="Condition", field="asset")
    yield FOUND_BY.format(name="event", label="Event", field="about")


@cache
def question(name: str) -> str:
    """The Cypher text of a named question."""
    return _questions()[name]


@cache
def _questions() -> Mapping[str, str]:
    """`// name` starts a question; it ends where the next one starts."""
    text = Path(__file__).with_name("questions.cypher").read_text(encoding="utf-8")
    parts = re.split(r"^// (\w+)$", text, flags=re.MULTILINE)
    return {
        name: body.strip().rstrip(";") for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


async def _run(
    work: AsyncSession | AsyncManagedTransaction, query: str, parameters: Row
) -> list[Row]:
    result = await work.run(query, parameters)
    names = result.keys()  # every answer is plain values: nothing of them needs unwrapping
    return [dict(zip(names, record.values(), strict=True)) async for record in result]


@asynccontextmanager
async def _plainly() -> AsyncIterator[None]:
    try:
        yield
        end_if_called_off()
    except (DriverError, TransientError, OSError) as error:
        end_if_called_off(error)
        raise Unavailable(AWAY) from error
    except Neo4jError as error:
        if "Security" in str(error.code):
            raise Unavailable(f"The story bible refuses us ({error.message}).") from error
        if "DatabaseNotFound" in str(error.code):
            raise Unavailable(f"The story bible has no such database ({error.message}).") from error
        raise
