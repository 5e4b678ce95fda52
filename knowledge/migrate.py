"""Brings a database up to this version's tables, at every start, whoever else starts too."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from film.errors import Refused
from knowledge.database import Database

LOCK = 0x617574657572  # "auteur": only one process migrates at a time, the others wait
HERE = Path(__file__).parent / "migrations"


async def migrate(url: str) -> str:
    """Runs the migrations that the database lacks, all or none; returns the revision it is at.

    Raises Unavailable when it does not answer, and Refused when a newer Auteur wrote it.
    """
    database = Database(url, size=1)
    try:
        async with database.change() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            return await connection.run_sync(_upgrade)
    finally:
        await database.close()


def _upgrade(connection: Connection) -> str:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise Refused("A newer Auteur has used this database. Start that one, or another --home.")
    command.upgrade(config, "head")
    return str(scripts.get_current_head())
