"""Database and bible are killed while a film is edited: nothing is lost, nothing doubled."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from pathlib import Path

import pytest

from film.assets import Character
from film.errors import Unavailable
from film.film import Film
from film.shots import Mark, Presence, Shot
from film.story import Scene
from knowledge.bible.client import Bible
from knowledge.bible.portrait import portray
from knowledge.bible.projector import Projector
from knowledge.database import Database
from knowledge.migrate import migrate
from knowledge.store import PostgresStore
from studio.services.house import House, open_house
from studio.services.watchdog import Watchdog
from studio.settings import Settings

pytestmark = pytest.mark.faults
EDITS = 60
KILLS = 3  # of each; what dies again and again is given longer and longer to come back


def film_of(project: str, shots: int = 400) -> Film:
    mara = Character(id="chMara", name="MARA")
    takes = tuple(
        Shot(
            id=f"sh{n}",
            scene="sc1",
            label=f"1.{n}",
            order=n,
            frames=96,
            cast=(Presence(who=mara.id, mark=Mark(x=0, z=0)),),
        )
        for n in range(shots)
    )
    scene = Scene(id="sc1", number="1", heading="INT. LAMP ROOM - NIGHT", location="lo1")
    return Film(id=project, scenes=(scene,), characters=(mara,), shots=takes)


async def kill_by_turns(house: House, killed: Counter[str]) -> None:
    """Kills the bible, then the database, then the bible..., each time while others work."""
    for _ in range(KILLS):
        for name in ("bible", "database"):
            await asyncio.sleep(2.5)
            if name in house.staff and house.staff[name][1].alive():
                os.kill(house.staff[name][1].process.pid, signal.SIGKILL)
                killed[name] += 1


async def edit_under_fire(store: PostgresStore, project: str) -> list[str]:
    """Edits again and again, tries anew whenever a service is away; the acknowledged versions."""
    acknowledged: list[str] = []
    while len(acknowledged) < EDITS:
        try:
            film = await store.load(project)
            shots = tuple(s.but(cast=()) if s.order == len(acknowledged) else s for s in film.shots)
            saved = await store.save(film.but(shots=shots), "edit", "under fire", "crew")
            acknowledged.append(saved.id)
        except Unavailable:
            await asyncio.sleep(0.2)
        await asyncio.sleep(0.15)
    return acknowledged


async def settled(projector: Projector, project: str) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                await projector.show(project)
                return
            except Unavailable:
                await asyncio.sleep(0.5)


async def test_a_film_edited_under_fire_is_whole_in_the_store_and_in_the_bible(
    tmp_path: Path,
) -> None:
    with open_house(Settings(home=tmp_path / "home")) as house:
        running = house.running
        await migrate(running.database_url)
        database = Database(running.database_url)
        bible = Bible(running.bolt_uri, running.bolt_auth, running.bolt_database)
        store = PostgresStore(database)
        projector = Projector(database, store, bible)
        project = (await store.create_project("Under fire", "Ana")).project
        await store.save(film_of(project), "make_film", "", "Ana")
        killed: Counter[str] = Counter()
        beside = [
            asyncio.create_task(Watchdog(house, lambda news: None).watch()),
            asyncio.create_task(projector.run(every_s=0.1)),
            asyncio.create_task(kill_by_turns(house, killed)),
        ]
        acknowledged = await edit_under_fire(store, project)
        beside[2].cancel()
        await settled(projector, project)
        assert [task.done() for task in beside[:2]] == [False, False], "somebody gave up"
        assert min(killed["bible"], killed["database"]) > 0, "nothing was killed"
        for task in beside:
            task.cancel()
        await asyncio.wait(beside)
        kept = [version.id for version in await store.history(project, limit=200)]
        assert set(acknowledged) <= set(kept)
        head = await store.head(project)
        wanted = portray(await PostgresStore(database).load(project), head.timeline).digest()
        assert await projector.digest(project) == wanted
        await bible.close()
        await database.close()
