"""Planted contradictions found, and look-alikes left alone: through the store and the bible.

A planted case counts as found when at least one contradiction of its kind is; a look-alike counts
as false when anything at all is found in it. `python -m bench.contradictions -v` prints what was
missed and what was false.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from bench.planted import Case, cases
from bench.result import Result
from film.facts import Contradiction
from knowledge.bible.client import Bible
from knowledge.bible.lore import StoryBible
from knowledge.bible.projector import Projector
from knowledge.database import Database
from knowledge.migrate import migrate
from knowledge.store import PostgresStore
from studio.services.house import open_house
from studio.services.running import Running
from studio.settings import Settings

TARGETS = {"found": ">= 0.95", "false": "<= 0.05"}


class Judged(NamedTuple):
    """One case and what the bible says of it."""

    case: Case
    found: tuple[Contradiction, ...]

    @property
    def right(self) -> bool:
        """Whether it is as it should be."""
        kinds = {one.kind.value for one in self.found}
        return bool(kinds & self.case.kinds) if self.case.planted else not kinds


def run() -> Result:
    """Both halves of the suite."""
    return measured(judge_all())


def judge_all() -> list[Judged]:
    """Every case, on services of its own."""
    folder = tempfile.TemporaryDirectory(prefix="auteur-bench-")
    with folder as home, open_house(Settings(home=Path(home))) as house:
        return asyncio.run(judge(house.running))


async def judge(running: Running) -> list[Judged]:
    """Every case as a film of its own, projected and asked about."""
    await migrate(running.database_url)
    database = Database(running.database_url)
    bible = Bible(running.bolt_uri, running.bolt_auth, running.bolt_database)
    store = PostgresStore(database)
    projector = Projector(database, store, bible)
    judged: list[Judged] = []
    for case in cases():
        project = (await store.create_project(case.name, "bench")).project
        await store.save(case.film(project), "open", case.name, "bench")
        found = await StoryBible(bible, projector).contradictions(await store.load(project))
        judged.append(Judged(case, found))
    await bible.close()
    await database.close()
    return judged


def measured(judged: list[Judged]) -> Result:
    """Shares of found and false, of all and of each half, and by kind as "found/false"."""
    right = Counter((j.case.half, j.case.kind, j.case.planted) for j in judged if j.right)
    every = Counter((j.case.half, j.case.kind, j.case.planted) for j in judged)

    def share(planted: bool, half: str = "") -> float:
        def of(tally: Counter[tuple[str, str, bool]]) -> int:
            return sum(n for (h, _, p), n in tally.items() if p is planted and half in ("", h))

        met = of(right) / max(1, of(every))
        return round(met if planted else 1 - met, 4)

    figures: dict[str, object] = {"planted": sum(j.case.planted for j in judged)}
    figures |= {"look-alikes": len(judged) - sum(j.case.planted for j in judged)}
    figures |= {"found": share(True), "false": share(False)}
    for half in sorted({j.case.half for j in judged}):
        figures |= {f"found, {half}": share(True, half), f"false, {half}": share(False, half)}
    for kind in sorted({j.case.kind for j in judged}):
        mine = [j for j in judged if j.case.kind == kind]
        planted = [j.right for j in mine if j.case.planted]
        fine = [not j.right for j in mine if not j.case.planted]
        figures[kind] = f"{sum(planted)} of {len(planted)}, {sum(fine)} false of {len(fine)}"
    met = share(True) >= 0.95 and share(False) <= 0.05
    return Result(name="contradictions", figures=figures, targets=TARGETS, met=met)


def main(arguments: list[str]) -> None:
    """Prints the figures, and with -v what went wrong."""
    judged = judge_all()
    for one in judged:
        if "-v" in arguments and not one.right:
            sort = "planted" if one.case.planted else "fine"
            print(one.case.half, one.case.kind, sort, one.case.name)
            for found in one.found:
                print(f"    {found.kind}: {found.text}\n        {found.sources}")
    for name, value in measured(judged).figures.items():
        print(f"{name:24} {value}")


if __name__ == "__main__":
    main(sys.argv[1:])
