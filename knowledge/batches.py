"""Batches: one render each, so that a restart finds what was begun and not ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from film.errors import Refused
from film.orders import Batch, BatchState
from knowledge.database import Database
from knowledge.tables import batches

COLUMNS = [batches.c[name] for name in Batch.model_fields if name != "counts"]
COUNTS = text(
    "SELECT o.state, count(*) FROM batch_orders b JOIN orders o USING (recipe_hash)"
    " WHERE b.batch = :batch GROUP BY o.state"
)


class Batches:
    """All renders of the studio; an approval starts at most one, whoever tries."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def open(self, batch: Batch) -> Batch:
        """Writes a batch; when its id or its approval has one already, that one is returned."""
        values = batch.model_dump(
            include={"id", "project", "version", "approval", "shots", "thread"}
        )
        async with self.database.change() as connection:
            adding = insert(batches).values(**values, state=BatchState.OPEN)
            await connection.execute(adding.on_conflict_do_nothing())
            same = batches.c.id == batch.id
            if batch.approval:
                same |= batches.c.approval == batch.approval
            row = (await connection.execute(select(*COLUMNS).where(same))).mappings().one()
        return Batch(**row)

    async def get(self, batch: str) -> Batch:
        """The batch with its orders counted by state; Refused when there is none."""
        found = await self._read(batches.c.id == batch)
        if not found:
            raise Refused(f"There is no render “{batch}”.")
        async with self.database.look() as connection:
            rows = await connection.execute(COUNTS, {"batch": batch})
            counts = {str(state): int(count) for state, count in rows}
        return found[0].but(counts=counts)

    async def unfinished(self) -> Sequence[Batch]:
        """Renders that were begun and have not ended, oldest first: a restart goes on with them."""
        return await self._read(batches.c.state == BatchState.OPEN)

    async def of_project(self, project: str) -> Sequence[Batch]:
        """All renders of a project, oldest first."""
        return await self._read(batches.c.project == project)

    async def end(self, batch: str, state: BatchState, error: str = "") -> bool:
        """Ends an open batch; false when it had ended before."""
        mine = (batches.c.id == batch, batches.c.state == BatchState.OPEN)
        ended = {"state": state, "error": error.replace("\x00", ""), "ended_at": func.now()}
        async with self.database.change() as connection:
            done = await connection.execute(update(batches).where(*mine).values(**ended))
        return done.rowcount == 1

    async def _read(self, which: Any) -> list[Batch]:
        asked = select(*COLUMNS).where(which).order_by(batches.c.started_at, batches.c.id)
        async with self.database.look() as connection:
            return [Batch(**row) for row in (await connection.execute(asked)).mappings()]
