"""The projector is killed at each of its steps, and the bible is put back to an old copy."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from film.assets import Character
from film.errors import Unavailable
from film.film import Film
from film.shots import Mark, Presence, Shot
from film.story import Scene
from knowledge.bible import changes, projector
from knowledge.bible.client import Bible
from knowledge.bible.lore import StoryBible
from knowledge.bible.portrait import SHAPE, portray
from knowledge.bible.projector import Projector
from knowledge.database import Database
from knowledge.migrate import migrate
from knowledge.store import PostgresStore
from studio.services.house import House, open_house
from studio.services.watchdog import Watchdog
from studio.settings import Settings

pytestmark = pytest.mark.faults


class Killed(BaseException):
    """What a process that is killed leaves behind: nothing after this line was done."""


def film_of(project: str, shots: int) -> Film:
    mara = Character(id="chMara", name="MARA")
    takes = tuple(
        Shot(
            id=f"sh{n}", scene="sc1", label=f"1.{n}", order=n, frames=96,
            cast=(Presence(who=mara.id, mark=Mark(x=0, z=0)),),
        )
        for n in range(shots)
    )  # fmt: skip
    scene = Scene(id="sc1", number="1", heading="INT. LAMP ROOM - NIGHT", location="lo1")
    return Film(id=project, scenes=(scene,), characters=(mara,), shots=takes)


class Work:
    """A store and a bible in a house of their own."""

    def __init__(self, house: House) -> None:
        self.house = house
        running = house.running
        self.database = Database(running.database_url)
        self.bible = Bible(running.bolt_uri, running.bolt_auth, running.bolt_database)
        self.store = PostgresStore(self.database)

    def projector(self) -> Projector:
        """A new one, as after a restart: it remembers nothing."""
        return Projector(self.database, PostgresStore(self.database), self.bible)

    async def is_whole(self, project: str) -> bool:
        head = await self.store.head(project)
        film = await self.store.load(project, head.id)
        shown = await self.projector().digest(project)
        return shown == portray(film, head.timeline).digest()


@pytest_asyncio.fixture
async def work(tmp_path: Path) -> AsyncIterator[Work]:
    with open_house(Settings(home=tmp_path / "home")) as house:
        await migrate(house.running.database_url)
        made = Work(house)
        yield made
        await made.bible.close()
        await made.database.close()


IN_ONE, IN_PIECES = 4000, 10  # rows that go into one transaction


class Fuse:
    """Burns once, after so many pieces of a projection have been shown; at 0 before the first."""

    def __init__(self, at: int, burn: Callable[[], None]) -> None:
        self.at, self.burn, self.done, self.burnt = at, burn, 0, False
        self._apply = changes.apply

    async def __call__(self, bible: Bible, statements: Any) -> None:
        self._look()
        await self._apply(bible, statements)
        self.done += 1
        self._look()

    def _look(self) -> None:
        if self.done == self.at and not self.burnt:
            self.burnt = True
            self.burn()


async def edited(work: Work, name: str) -> str:
    """A film that is shown, and a second version of it that is not."""
    project = (await work.store.create_project(name, "Ana")).project
    await work.store.save(film_of(project, 40), "make_film", "", "Ana")
    await work.projector().show(project)
    film = await work.store.load(project)
    await work.store.save(film.but(shots=film.shots[:20]), "cut", "", "Ana")
    return project


def died() -> None:
    raise Killed


@pytest.mark.parametrize("rows", [IN_ONE, IN_PIECES])
async def test_a_projector_killed_at_any_step_is_taken_up_where_it_stopped(
    work: Work, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projector, "IN_ONE_PIECE", rows)
    for step in count():
        project, fuse = await edited(work, f"Step {step}"), Fuse(step, died)
        with monkeypatch.context() as burning:
            burning.setattr(changes, "apply", fuse)
            with suppress(Killed):
                await work.projector().show(project)
        await work.projector().show(project, within_s=120)
        assert await work.is_whole(project)
        before = await work.projector().digest(project)
        await work.projector().rebuild(project)
        assert await work.projector().digest(project) == before
        if not fuse.burnt:
            break
    assert step > (1 if rows == IN_ONE else 8)


@pytest.mark.parametrize("service", ["bible", "database"])
async def test_a_service_killed_at_any_step_of_a_projection_loses_nothing(
    work: Work, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projector, "IN_ONE_PIECE", IN_PIECES)

    def killed() -> None:
        os.kill(work.house.staff[service][1].process.pid, signal.SIGKILL)

    for step in count():
        project, fuse = await edited(work, f"{service} {step}"), Fuse(step, killed)
        guard = asyncio.create_task(Watchdog(work.house, lambda news: None).watch())
        with monkeypatch.context() as burning:
            burning.setattr(changes, "apply", fuse)
            with suppress(Unavailable):
                await work.projector().show(project)
        await _showing(work, project)
        while service not in work.house.staff:  # it answers before its keeper has written it down
            await asyncio.sleep(0.1)
        guard.cancel()
        await asyncio.wait([guard])
        assert await work.is_whole(project)
        assert len(await work.store.history(project)) == 3  # begun, made, cut: once each
        if not fuse.burnt:
            break
    assert step > 8


async def test_an_old_copy_of_the_bible_is_noticed_and_brought_up(work: Work) -> None:
    project = (await work.store.create_project("Old copy", "Ana")).project
    await work.store.save(film_of(project, 60), "make_film", "", "Ana")
    await work.projector().show(project)
    place = work.house.running.home if hasattr(work.house.running, "home") else None
    root = next(p for p in _folders(work) if p.name == "bible")
    assert place is None or root.is_dir()
    copy = root.with_name("bible-copy")
    await _stop(work)
    shutil.copytree(root, copy)
    await _start(work)
    film = await work.store.load(project)
    await work.store.save(film.but(shots=film.shots[:30]), "cut", "", "Ana")
    await _showing(work, project)
    await _stop(work)
    shutil.rmtree(root)
    shutil.copytree(copy, root)
    await _start(work)
    story = StoryBible(work.bible, work.projector())
    head = await work.store.head(project)
    with pytest.raises(Unavailable):
        await story.supervisor.facts_for_shots(project, head.id, ["sh1"])
    await work.projector().catch_up(everything=True)
    assert await work.is_whole(project)


def _folders(work: Work) -> list[Path]:
    member = work.house.staff["bible"][0]
    return [member.root]


async def _stop(work: Work) -> None:
    process = work.house.staff["bible"][1].process
    process.terminate()
    await asyncio.to_thread(process.wait)


async def _start(work: Work) -> None:
    guard = asyncio.create_task(Watchdog(work.house, lambda news: None).watch())
    async with asyncio.timeout(60):
        while True:
            try:
                await work.bible.ask("timeline", timeline="none", shape=SHAPE)
                break
            except Unavailable:
                await asyncio.sleep(0.3)
    guard.cancel()
    await asyncio.wait([guard])


async def _showing(work: Work, project: str) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                await work.projector().show(project)
                return
            except Unavailable:
                await asyncio.sleep(0.3)


async def test_a_killed_bible_does_not_stop_the_work_and_loses_nothing(work: Work) -> None:
    project = (await work.store.create_project("Killed", "Ana")).project
    await work.store.save(film_of(project, 60), "make_film", "", "Ana")
    await work.projector().show(project)
    os.kill(work.house.staff["bible"][1].process.pid, signal.SIGKILL)
    film = await work.store.load(project)
    version = await work.store.save(film.but(title="Anyway"), "rename", "", "Ana")
    assert (await work.store.head(project)).id == version.id
    story = StoryBible(work.bible, work.projector())
    with pytest.raises(Unavailable, match="continuity is not checked"):
        await story.contradictions(film)
    await _start(work)
    await _showing(work, project)
    assert await work.is_whole(project)
