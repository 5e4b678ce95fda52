"""Qualification runs in Postgres: one open run a project, step by step, whoever tries or dies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from film.errors import Refused
from film.qualification import ORDER, Qualification, RunState, Step, StepState
from knowledge.database import Database, new_id, storable
from knowledge.notes import lock_notes
from knowledge.study_tables import qualification_steps as steps
from knowledge.study_tables import qualifications as runs

RUN = [runs.c[name] for name in Qualification.model_fields if name != "steps"]
STEP = [steps.c[name] for name in Step.model_fields]
BEGUN = "Qualification is under way already ({author} began it); its card shows how far it is."


class Qualifications:
    """All runs of the studio."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def begin(
        self, project: str, thread: str, author: str, timeline: str = ""
    ) -> Qualification:
        """Begins a run on a timeline, or goes on with the one that failed; notes stay from now on.

        Refused, with who began it, while one is running.
        """
        async with self.database.change() as connection:
            row = {"project": project, "thread": thread, "author": author, "timeline": timeline}
            run = await self._new(connection, row)
            if run is None:
                run = await self._again(connection, project, thread, timeline)
            await lock_notes(connection, project)
            return await _read(connection, run)

    async def get(self, run: str) -> Qualification:
        """The run as it stands; Refused when there is none."""
        async with self.database.look() as connection:
            return await _read(connection, run)

    async def find_newest(self, project: str, timeline: str = "") -> Qualification | None:
        """The last run on a timeline, None before the first."""
        newest = select(runs.c.id).where(*_of(project, timeline))
        newest = newest.order_by(runs.c.started_at.desc(), runs.c.id).limit(1)
        async with self.database.look() as connection:
            run = (await connection.execute(newest)).scalar_one_or_none()
            return await _read(connection, run) if run else None

    async def running(self) -> Sequence[str]:
        """Ids of runs that have not ended: a restart goes on with them."""
        asked = select(runs.c.id).where(runs.c.state == RunState.RUNNING)
        async with self.database.look() as connection:
            return list((await connection.execute(asked.order_by(runs.c.started_at))).scalars())

    async def set_step(self, run: str, step: Step) -> None:
        """Writes how far one department is."""
        values = step.model_dump() | {"error": storable(step.error)}
        values["did"] = [storable(told) for told in step.did]
        mine = (steps.c.run == run, steps.c.department == step.department)
        async with self.database.change() as connection:
            await connection.execute(
                update(steps).where(*mine).values(**values, changed_at=func.now())
            )

    async def end(self, run: str, state: RunState) -> bool:
        """Ends a run, or stops it as failed; false when it was not running."""
        return await self._move(runs.c.id == run, RunState.RUNNING, state)

    async def dismiss(self, project: str, timeline: str = "") -> bool:
        """Puts the failed run of a timeline away; false when there is none."""
        which = and_(*_of(project, timeline))
        return await self._move(which, RunState.FAILED, RunState.DISMISSED)

    async def _move(self, which: Any, was: RunState, now: RunState) -> bool:
        values = {"state": now, "ended_at": func.now()}
        async with self.database.change() as connection:
            done = await connection.execute(
                update(runs).where(which, runs.c.state == was).values(**values)
            )
        return done.rowcount == 1

    async def _new(self, connection: AsyncConnection, about: dict[str, str]) -> str | None:
        """The id of a new run, None when one is open; the index keeps it to one a timeline."""
        row = {"id": new_id("qr"), **about, "state": RunState.RUNNING}
        adding = upsert(runs).values(**row).on_conflict_do_nothing()
        run: str | None = (
            await connection.execute(adding.returning(runs.c.id))
        ).scalar_one_or_none()
        if run:
            names = [name for group in ORDER for name in group]
            rows = [
                {"run": run, "department": name, "place": place, "state": StepState.WAITING}
                for place, name in enumerate(names)
            ]
            await connection.execute(insert(steps), rows)
        return run

    async def _again(
        self, connection: AsyncConnection, project: str, thread: str, timeline: str
    ) -> str:
        """The failed run, running again from where it stopped."""
        mine = (*_of(project, timeline), runs.c.state == RunState.FAILED)
        again = update(runs).where(*mine).values(state=RunState.RUNNING, thread=thread)
        run: str | None = (
            await connection.execute(again.returning(runs.c.id))
        ).scalar_one_or_none()
        if run is None:
            who = select(runs.c.author).where(
                *_of(project, timeline), runs.c.state == RunState.RUNNING
            )
            author = (await connection.execute(who)).scalar_one_or_none() or "somebody"
            raise Refused(BEGUN.format(author=author))
        failed = (steps.c.run == run, steps.c.state != StepState.DONE)
        waits = {"state": StepState.WAITING, "error": ""}
        await connection.execute(update(steps).where(*failed).values(**waits))
        return run


def _of(project: str, timeline: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return runs.c.project == project, runs.c.timeline == timeline


async def _read(connection: AsyncConnection, run: str) -> Qualification:
    row = (await connection.execute(select(*RUN).where(runs.c.id == run))).mappings().one_or_none()
    if row is None:
        raise Refused("There is no such qualification.")
    asked = select(*STEP).where(steps.c.run == run).order_by(steps.c.place)
    found = (await connection.execute(asked)).mappings()
    return Qualification(**row, steps=tuple(Step(**step) for step in found))
