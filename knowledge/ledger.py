"""The ledger: what was really spent, written once and never changed (the database sees to it).

Every entry has whole cents and millionths of a cent on top; sums are made of both, so that a
thousand calls of 0.03 cents are thirty cents.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select

from film.money import MICROS, LedgerEntry, whole_cents
from knowledge.database import Database
from knowledge.tables import ledger

COLUMNS = [ledger.c[name] for name in LedgerEntry.model_fields]


class Ledger:
    """Entries in the order they were written; a refund is below zero."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def write(self, entry: LedgerEntry) -> LedgerEntry:
        """Adds the entry, with the database's time unless it brings its own."""
        values = entry.model_dump(exclude={"at"} if entry.at is None else set())
        async with self.database.change() as connection:
            added = await connection.execute(insert(ledger).values(values).returning(*COLUMNS))
            return LedgerEntry(**added.mappings().one())

    async def entries(self, project: str, limit: int = 1000) -> Sequence[LedgerEntry]:
        """The project's entries, the newest first."""
        asked = select(*COLUMNS).where(ledger.c.project == project)
        asked = asked.order_by(ledger.c.position.desc()).limit(limit)
        async with self.database.look() as connection:
            return [LedgerEntry(**row) for row in (await connection.execute(asked)).mappings()]

    async def spent(self, project: str, since: datetime | None = None) -> int:
        """Cents spent on the project, rounded up: all of them or since a time."""
        return whole_cents(await self.spent_micros(project, since))

    async def spent_micros(
        self, project: str, since: datetime | None = None, engines: Sequence[str] = ()
    ) -> int:
        """The same in millionths of a cent; with `engines`, what these cost."""
        each = ledger.c.cents * MICROS + ledger.c.micros
        asked = select(func.coalesce(func.sum(each), 0)).where(ledger.c.project == project)
        asked = asked.where(ledger.c.at >= since) if since else asked
        asked = asked.where(ledger.c.engine.in_(engines)) if engines else asked
        async with self.database.look() as connection:
            return int((await connection.execute(asked)).scalar_one())
