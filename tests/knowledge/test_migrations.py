"""Any database becomes ours at start, however many start at once, and is exactly what we expect."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from film.errors import Refused, Unavailable
from knowledge.database import Database, asyncpg_url
from knowledge.migrate import HERE, migrate
from knowledge.tables import metadata
from studio.services.running import Running

SCRIPTS = list(ScriptDirectory(str(HERE)).walk_revisions())  # the newest first


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection)
    return list(compare_metadata(context, metadata))


async def test_several_starts_at_once_make_the_tables_once(empty: str) -> None:
    revisions = await asyncio.gather(*(migrate(empty) for _ in range(4)))
    assert len(set(revisions)) == 1
    assert await migrate(empty) == revisions[0]


async def test_the_migrations_make_the_tables_that_the_code_knows(empty: str) -> None:
    await migrate(empty)
    database = Database(empty)
    async with database.look() as connection:
        found = await connection.run_sync(differences)
    await database.close()
    assert [d for d in found if d[0] != "remove_table" or d[1].name != "alembic_version"] == []


def upgraded(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@pytest.mark.parametrize("revision", [s.revision for s in reversed(SCRIPTS)])
async def test_a_database_of_any_earlier_revision_comes_up_with_its_films(
    empty: str, revision: str
) -> None:
    database = Database(empty)
    async with database.change() as connection:
        await connection.run_sync(upgraded, revision)
        await connection.execute(text("INSERT INTO projects (id, title) VALUES ('pr1', 'Harbour')"))
    await migrate(empty)
    async with database.look() as connection:
        found = await connection.run_sync(differences)
        kept = (await connection.execute(text("SELECT title FROM projects"))).scalars().all()
    await database.close()
    assert [d for d in found if d[0] != "remove_table" or d[1].name != "alembic_version"] == []
    assert kept == ["Harbour"]


async def test_the_chat_has_tables_of_its_own(empty: str) -> None:
    await migrate(empty)
    database = Database(empty)
    asked = text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'chat'")
    async with database.look() as connection:
        tables = {name for (name,) in await connection.execute(asked)}
    await database.close()
    assert tables == {"users", "threads", "steps", "elements", "feedbacks"}


async def test_a_database_of_a_newer_auteur_is_left_alone(empty: str) -> None:
    await migrate(empty)
    database = Database(empty)
    async with database.change() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()
    with pytest.raises(Refused, match="newer Auteur"):
        await migrate(empty)


async def test_an_address_that_leads_nowhere_is_said_so(services: Running) -> None:
    missing = asyncpg_url(services.database_url).set(database="nobody_made_this")
    with pytest.raises(Unavailable, match="DATABASE_URL"):
        await migrate(missing.render_as_string(hide_password=False))
    with pytest.raises(Unavailable, match="does not answer"):
        await migrate("postgres://nobody@127.0.0.1:1/nothing")


async def test_the_chat_finds_its_tables_by_their_plain_names(empty: str) -> None:
    await migrate(empty)
    apart = {"server_settings": {"search_path": "chat"}}
    engine = create_async_engine(asyncpg_url(empty), connect_args=apart)
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO users (id, identifier, metadata) VALUES (gen_random_uuid(), 'a', '{}')"
            )
        )
        assert (await connection.execute(text("SELECT count(*) FROM chat.users"))).scalar_one() == 1
    await engine.dispose()
