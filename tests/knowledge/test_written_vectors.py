"""Passages by their vectors: one order with pgvector and without it, on any server."""

from __future__ import annotations

import random

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from film.texts.samples import read_work
from film.writing.styles import WrittenStyle
from knowledge.database import Database, asyncpg_url, new_id
from knowledge.migrate import migrate
from knowledge.written_styles import WrittenStyles
from knowledge.written_vectors import WrittenVectors
from studio.services.running import Running
from tests.writing.test_styles import BOOK

MODEL = "gemini gemini-embedding-2"
INSTALLED = text("SELECT count(*) FROM pg_extension WHERE extname = 'vector'")


async def kept(database: Database, numbers: int = 768) -> WrittenStyle:
    """A style whose passages lie anywhere; two of them at the same place, one nowhere."""
    style = await WrittenStyles(database).add(
        "Ann", "Quays", "quay.txt", read_work("quay.txt", BOOK.encode()), "english"
    )
    vectors, chance = WrittenVectors(database), random.Random(7)
    places = await vectors.missing(style, MODEL)
    made = [[chance.gauss(0, 1) for _ in range(numbers)] for _ in places]
    made[5], made[6] = made[4], [0.0] * numbers
    await vectors.keep(MODEL, places, made)
    assert not await vectors.missing(style, MODEL)
    assert len(await vectors.missing(style, "another")) == len(places) > 10
    return style


async def found(database: Database, style: WrittenStyle) -> list[list[str]]:
    """All passages by how near they are to each of a few questions."""
    vectors, chance = WrittenVectors(database), random.Random(11)
    asked = [[chance.gauss(0, 1) for _ in range(768)] for _ in range(4)]
    return [[one.text for one in await vectors.nearest(style, MODEL, about, 99)] for about in asked]


async def test_the_order_is_the_same_with_pgvector_and_without_it(empty: str) -> None:
    await migrate(empty)
    database = Database(empty)
    style = await kept(database)
    async with database.look() as connection:
        assert (await connection.execute(INSTALLED)).scalar_one() == 1
    by_pgvector = await found(database, style)
    async with database.change() as connection:
        await connection.execute(text("DROP EXTENSION vector"))
    by_hand = await found(database, style)
    assert by_pgvector == by_hand
    assert len({tuple(order) for order in by_hand}) == 4
    assert not await WrittenVectors(database).nearest(style, MODEL, [1.0, 2.0], 3)
    await WrittenStyles(database).forget("Ann", style.id)
    async with database.look() as connection:
        left = await connection.execute(text("SELECT count(*) FROM written_vectors"))
        assert left.scalar_one() == 0
    await database.close()


async def test_a_user_who_may_switch_on_no_extension_has_all_of_it_by_plain_sql(
    services: Running,
) -> None:
    name = new_id("plain_")
    server = create_async_engine(services.database_url, isolation_level="AUTOCOMMIT")
    async with server.connect() as connection:
        await connection.execute(text(f"CREATE ROLE {name} LOGIN PASSWORD 'plain'"))
        await connection.execute(text(f"CREATE DATABASE {name} OWNER {name}"))
    url = asyncpg_url(services.database_url).set(database=name, username=name, password="plain")
    address = url.render_as_string(hide_password=False)
    await migrate(address)
    database = Database(address)
    style = await kept(database)
    async with database.look() as connection:
        assert (await connection.execute(INSTALLED)).scalar_one() == 0
    assert all(len(order) > 10 for order in await found(database, style))
    await database.close()
    async with server.connect() as connection:
        await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        await connection.execute(text(f"DROP ROLE {name}"))
    await server.dispose()
