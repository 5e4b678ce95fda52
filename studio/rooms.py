"""The rooms of a studio: store, files, bible, queue and renders, wired for one data directory."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Coroutine
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from film.errors import AuteurError
from film.film import Film
from film.money import Approval
from film.orders import Batch
from knowledge.approvals import Approvals
from knowledge.archive import Archive
from knowledge.batches import Batches
from knowledge.database import Database
from knowledge.files import FileStore
from knowledge.ledger import Ledger
from knowledge.looks import LookBook
from knowledge.orders import Orders as OrderBook
from knowledge.store import PostgresStore
from knowledge.timeline_book import TimelineBook
from production.books import Books
from production.qualifying import Qualifying
from production.queue import Orders
from production.renders import Renders
from studio.seeing import BibleRoom
from studio.services.house import House
from studio.services.running import Running
from studio.services.watchdog import News, Watchdog
from studio.services.workers import start_workers
from studio.settings import Settings
from studio.writing import open_writing
from tools.desk import Desk

log = logging.getLogger("auteur.studio")
WORKER = Path(__file__).resolve().parents[1] / "rq_worker.py"


class Rooms:
    """All parts but the conversation, while they are open."""

    def __init__(self, settings: Settings, running: Running, house: House | None) -> None:
        self.settings, self.running, self.house = settings, running, house
        self.database = Database(running.database_url)
        self.store = PostgresStore(self.database)
        self.timelines = TimelineBook(self.store)
        self.approvals = Approvals(self.database)
        self.files = FileStore(settings.home / "files")
        self.bible = BibleRoom(running, self.database, self.store)
        self.archive = Archive(self.database, self.files)
        self.qualifying = Qualifying(self.store, self.archive, self.bible)
        books = Books(
            Batches(self.database),
            OrderBook(self.database),
            LookBook(self.database),
            Ledger(self.database),
        )
        self.writing = open_writing(settings, self.database, books.ledger, self.approvals)
        orders = Orders(running.redis_url, str(self.files.root))
        self.renders = Renders(self.store, books, self.files, orders, self.bible, settings.workers)
        self._background: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Starts what runs beside the conversation: workers, watchdog, bible, open renders."""
        if self.house is not None:
            await asyncio.to_thread(self.files.sweep_tmp)
            command = (sys.executable, str(WORKER), "--home", str(self.settings.home))
            await asyncio.to_thread(start_workers, self.house, self.settings.workers, command)
            self._begin(Watchdog(self.house, _heard).watch(), "watchdog")
            self._begin(self.bible.keep_up(), "projector")
            await self.renders.resume()
            await self.qualifying.resume()

    async def close(self) -> None:
        """Closes everything in reverse; renders that run are taken up at the next start."""
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self.qualifying.close()
        await self.renders.close()
        await self.bible.close()
        await self.writing.close()
        await self.database.close()
        if self.house is not None:
            await asyncio.to_thread(self.house.close)

    async def desk(self, thread: str, author: str) -> Desk:
        """The desk of a thread: with its film, or a new empty one that it gets now."""
        project = await self.store.find_project_of_thread(thread)
        if project is None:
            project = (await self.store.create_project("Untitled", author)).project
            await self.store.bind_thread(thread, project)
        return self.desk_on(project, thread, author)

    def desk_on(self, project: str, thread: str, author: str, timeline: str = "") -> Desk:
        """A desk on a given project, on the timeline of its thread or on a given one (id)."""
        return Desk(
            store=self.store.on(timeline) if timeline else self.store.for_thread(thread),
            project=project,
            thread=thread,
            author=author,
            data_dir=self.settings.home,
            renders=self.renders,
            archive=self.archive,
            qualifying=self.qualifying,
            bible=self.bible.story,
            timelines=self.timelines,
            writer=self.writing.writer(project, thread, lambda trace: None),
            meaning=partial(self.writing.meaning, project, thread, lambda trace: None),
            writing=self.writing,
        )

    async def film_of(self, thread: str) -> Film | None:
        """The film that a thread works on, None before there is one."""
        project = await self.store.find_project_of_thread(thread)
        return await self.store.for_thread(thread).load(project) if project else None

    async def approval_state(self, approval: str) -> str:
        """What became of an approval: waiting, approved, rejected, superseded, expired..."""
        with suppress(AuteurError):
            found: Approval = await self.approvals.get(approval)
            return found.state.value
        return "superseded"

    async def batches_of(self, thread: str) -> list[Batch]:
        """All renders that a thread has begun, oldest first."""
        project = await self.store.find_project_of_thread(thread)
        if project is None:
            return []
        found = await self.renders.books.batches.of_project(project)
        return [batch for batch in found if batch.thread == thread]

    async def frames(self, project: str, timeline: str = "") -> dict[str, str]:
        """The newest finished frame of each shot on a timeline, by shot id: names of files."""
        return await self.renders.frames(await self.store.on(timeline).load(project))

    async def frames_of(self, thread: str) -> dict[str, str]:
        """The newest finished frames of the film that a conversation is on, by shot id."""
        film = await self.film_of(thread)
        return await self.renders.frames(film) if film else {}

    async def title_of(self, thread: str, film: Film) -> str:
        """The film's title, with its timeline where a conversation is not on main."""
        here = await self.timelines.here(film.id, thread)
        line = next(t for t in await self.timelines.all(film.id) if t.id == here)
        return f"{film.title} ({line.name})" if line.opened_from else film.title

    def _begin(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._background.append(asyncio.create_task(work, name=name))


def _heard(news: News) -> None:
    log.warning("%s", news.text)
