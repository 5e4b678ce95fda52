"""A person's library in Postgres: assets kept from one film for the next, by name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from film.study.library import Kept
from knowledge.database import Database, new_id, storable
from knowledge.study_tables import library_assets as kept

COLUMNS = [kept.c[name] for name in Kept.model_fields]


class Library:
    """The libraries of all people; the same name kept again takes the place of the old one."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def keep(
        self, owner: str, kind: str, name: str, body: dict[str, object], film: str
    ) -> None:
        """Keeps an asset under its name."""
        row = {"owner": storable(owner), "kind": kind, "name": storable(name)}
        fresh = {"body": body, "film": storable(film), "at": func.now()}
        adding = insert(kept).values(id=new_id("la"), **row, **fresh)
        known = [kept.c.owner, kept.c.kind, kept.c.name]
        keeping = adding.on_conflict_do_update(index_elements=known, set_=fresh)
        async with self.database.change() as connection:
            await connection.execute(keeping)

    async def of(self, owner: str) -> Sequence[Kept]:
        """Everything that a person has kept, by kind and name."""
        asked = select(*COLUMNS).where(kept.c.owner == owner).order_by(kept.c.kind, kept.c.name)
        async with self.database.look() as connection:
            return [Kept(**row) for row in (await connection.execute(asked)).mappings()]
