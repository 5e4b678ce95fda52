"""What was seen: both looks at every step of every composite, and under which version."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from film.verdicts import LookTaken, Verdict
from knowledge.database import Database
from knowledge.tables import looks


class LookBook:
    """Looks by the hash of the step's recipe; the newest look at a picture counts."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def read(self, steps: Sequence[str]) -> dict[str, LookTaken]:
        """The looks at these steps, those that were ever looked at."""
        if not steps:
            return {}
        asked = select(looks).where(looks.c.step.in_(list(steps)))
        async with self.database.look() as connection:
            rows = (await connection.execute(asked)).mappings().all()
        return {
            row["step"]: LookTaken(
                version=row["version"],
                bible=Verdict.model_validate(row["bible"]),
                eye=Verdict.model_validate(row["eye"]),
            )
            for row in rows
        }

    async def write(self, step: str, shot: str, look: LookTaken) -> None:
        """Keeps both looks at a step."""
        values = {
            "shot": shot,
            "version": look.version,
            "bible": look.bible.model_dump(mode="json"),
            "eye": look.eye.model_dump(mode="json"),
            "at": func.now(),
        }
        adding = insert(looks).values(step=step, **values)
        async with self.database.change_once() as connection:
            await connection.execute(
                adding.on_conflict_do_update(index_elements=["step"], set_=values)
            )
