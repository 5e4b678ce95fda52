"""All renders of the studio: begun once per approval, followed by many, taken up again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Protocol

from engines.registry import get_engine
from engines.roles import StepOrder
from film.errors import AuteurError, Refused, Unavailable
from film.film import Film
from film.orders import Batch, BatchState
from film.recipes import Recipe
from film.verdicts import Verdict
from knowledge.database import new_id
from knowledge.files import FileStore
from media import MEDIA_VERSION
from production.books import Books
from production.clerk import patiently
from production.jumps import jumps, told
from production.looking import known_looks
from production.makers import Makers, makers_for
from production.plan import Planner
from production.progress import Progress
from production.queue import Orders
from production.runner import Render
from production.standing import Standing, standings
from production.tasks import Plan

log = logging.getLogger("auteur.render")
DRAWN_EVERY_S = 0.2  # how often it is looked whether a key image is there
ENDED = {"done": BatchState.DONE, "cancelled": BatchState.CANCELLED}


class Story(Protocol):
    """The story bible, as far as a render asks it."""

    async def read(self, film: Film) -> None:
        """Takes in what the story knows of this version, so that later edits change no look; a
        look waits for it, what needs none does not."""

    async def look(self, film: Film, shot: str, order: StepOrder) -> Verdict: ...


class Films(Protocol):
    """Where versions of films are read."""

    async def load(self, project: str, version: str = "") -> Film: ...


@dataclass
class _Work:
    batch: Batch
    render: Render
    last: Progress
    reading: asyncio.Task[None]
    followers: set[asyncio.Queue[Progress]] = field(default_factory=set)
    task: asyncio.Task[None] | None = None

    def tell(self, progress: Progress) -> None:
        """Tells everybody who follows."""
        self.last = progress
        for news in self.followers:
            news.put_nowait(progress)


class Renders:
    """Begins renders, tells how they go, and takes them up again."""

    def __init__(
        self,
        films: Films,
        books: Books,
        files: FileStore,
        orders: Orders,
        story: Story,
        workers: int,
    ) -> None:
        self.films, self.books = films, books
        self.files, self.orders, self.story = files, orders, story
        self.workers = workers
        self._works: dict[str, _Work] = {}
        self._newest: dict[str, str] = {}

    async def planner(self, film: Film, only: tuple[str, ...] = ()) -> Planner:
        """A planner for this film with the engine that it is set to."""
        return await asyncio.to_thread(Planner, film, self.makers(film), only)

    def makers(self, film: Film) -> Makers:
        """Who makes what for this film."""
        engine = get_engine(film.settings.engine)
        return makers_for(engine.name, engine.model, MEDIA_VERSION)

    def draws_free(self, film: Film) -> bool:
        """Whether the film's engine draws for nothing, so that a sheet may have it draw."""
        return get_engine(film.settings.engine).cents == 0

    async def draw(self, recipes: Sequence[Recipe], within_s: float) -> int:
        """Has workers make these files; returns how many are not there yet after so many seconds.

        Nothing is kept of it: what is made is in the file store, what is not is asked for again.
        """
        wanted = [recipe for recipe in recipes if not self.files.has(recipe.file_name)]
        for recipe in wanted:
            await self.orders.put([recipe], 1)
        until = monotonic() + within_s
        while wanted and monotonic() < until:
            await asyncio.sleep(DRAWN_EVERY_S)
            wanted = [recipe for recipe in wanted if not self.files.has(recipe.file_name)]
        return len(wanted)

    async def plan(self, planner: Planner) -> Plan:
        """The plan under all looks that are known."""
        return planner.plan(await known_looks(planner, self.books.looks))

    async def frames(self, film: Film) -> dict[str, str]:
        """The newest finished frame of each shot, by shot id: names of files in the store."""
        found = standings(await self.plan(await self.planner(film)), self.files.has)
        return {shot: one.frame for shot, one in found.items() if one.frame}

    async def standing(self, film: Film) -> dict[str, Standing]:
        """How far each shot is, by shot id, beside what the newest finished render has of it."""
        plan = await self.plan(await self.planner(film))
        seen = jumps(plan, self.files)
        now = {
            shot: one.but(jumps=seen.get(shot, ()))
            for shot, one in standings(plan, self.files.has).items()
        }
        rendered = [b for b in await self.books.batches.of_project(film.id) if _whole(b)]
        if not rendered or rendered[-1].version == film.version:
            return now
        then = await self.films.load(film.id, rendered[-1].version)
        was = standings(await self.plan(await self.planner(then)), self.files.has)
        return {
            shot: one.but(outdated=not one.clip and shot in was and was[shot].clip)
            for shot, one in now.items()
        }

    async def jumps(self, film: Film) -> dict[str, tuple[str, ...]]:
        """What the eye saw jump at the cut to each shot, by shot id, one sentence each."""
        return jumps(await self.plan(await self.planner(film)), self.files)

    async def start(
        self, project: str, version: str, only: tuple[str, ...], approval: str, thread: str
    ) -> str:
        """Begins a render and returns its batch; a second start of one approval is the first."""
        wanted = Batch(
            id=new_id("ba"),
            project=project,
            version=version,
            approval=approval,
            shots=only,
            thread=thread,
        )
        batch = await self.books.batches.open(wanted)
        if batch.id == wanted.id:
            await self._begin(batch)
        return batch.id

    async def resume(self) -> int:
        """Takes up every render that a stop or a crash has interrupted; returns how many."""
        found = await self.books.batches.unfinished()
        for batch in found:
            if batch.id not in self._works:
                try:
                    await self._begin(batch)
                except Refused as error:  # its film is gone: no reason not to open the studio
                    await self.books.batches.end(batch.id, BatchState.FAILED, str(error))
        return len(found)

    async def cancel(self, project: str, thread: str = "") -> int:
        """Stops the renders of a project, or only those begun in one conversation; returns how
        many were running."""
        mine = [w for w in self._works.values() if w.batch.project == project and _open(w)]
        running = [w for w in mine if not thread or w.batch.thread == thread]
        for work in running:
            work.render.cancel()
        return len(running)

    async def spent(self, project: str) -> int:
        """Cents that the project has cost so far."""
        return await self.books.ledger.spent(project)

    async def now(self, project: str) -> Progress | None:
        """Where the newest render of the project is, None when there was none since the start."""
        batch = self._newest.get(project)
        return self._works[batch].last if batch else None

    async def follow(self, batch: str) -> AsyncIterator[Progress]:
        """Where a render is, whenever that changes, to its end; then it stops.

        One that ended before the studio was started tells how it ended.
        """
        work = self._works.get(batch)
        if work is None:
            yield await self._ended(await self.books.batches.get(batch))
            return
        news: asyncio.Queue[Progress] = asyncio.Queue()
        work.followers.add(news)
        try:
            progress = work.last
            yield progress
            while progress.state == "rendering":
                progress = await news.get()
                yield progress
        finally:
            work.followers.discard(news)

    async def close(self) -> None:
        """Lets go of running renders; they stay open in Postgres and are taken up next time."""
        works = self._works.values()
        tasks = [task for work in works for task in (work.task, work.reading) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.orders.close()

    async def _begin(self, batch: Batch) -> None:
        film = await self.films.load(batch.project, batch.version)
        planner = await self.planner(film, batch.shots)
        await asyncio.to_thread(planner.plan, {})  # a feature takes seconds; the chat goes on

        reading = asyncio.create_task(self.story.read(film), name=f"story of {batch.id}")

        async def ask(shot: str, order: StepOrder) -> Verdict:
            await asyncio.shield(reading)
            return await self.story.look(film, shot, order)

        render = Render(batch.id, planner, self.files, self.orders, self.books, ask, self.workers)
        work = _Work(batch=batch, render=render, last=render.progress(), reading=reading)
        self._works[batch.id] = work
        self._newest[batch.project] = batch.id
        work.task = asyncio.create_task(self._run(work), name=f"render {batch.id}")

    async def _run(self, work: _Work) -> None:
        async def hear(progress: Progress) -> None:
            work.tell(progress)

        try:
            end = await work.render.run(hear)
        except AuteurError as error:
            end = _broken(work.last, str(error))
        except Exception:
            log.exception("render %s broke", work.batch.id)
            end = _broken(work.last, "The render broke on a fault of ours; the log has it.")
        await self._close(work, end)
        work.tell(end)

    async def _ended(self, batch: Batch) -> Progress:
        film = await self.films.load(batch.project, batch.version)
        plan = await self.plan(await self.planner(film, batch.shots))
        count, done = len(plan.tasks), batch.state is BatchState.DONE
        have = count if done else 0
        problems = (("", batch.error),) if batch.error else ()
        state = "failed" if batch.state is BatchState.OPEN else batch.state.value
        progress = Progress(state=state, done=have, total=count, reused=have, rendered=0)
        seen = told(film, jumps(plan, self.files))
        whole = plan.film if done and plan.film and self.files.has(plan.film) else ""
        return progress.but(share=1.0 if done else 0.0, film=whole, problems=problems, jumps=seen)

    async def _close(self, work: _Work, end: Progress) -> None:
        """The batch has ended before anybody is told; without a database it stays open."""
        state = ENDED.get(end.state, BatchState.FAILED)
        sentences = "; ".join(f"{label}: {why}" for label, why in end.problems)
        try:
            await patiently(partial(self.books.batches.end, work.batch.id, state, sentences))
            # what was ordered on the way to a try that failed its looks is wanted by nobody now
            await patiently(partial(self.books.orders.cancel, work.batch.id))
        except Unavailable as error:
            log.warning("render %s is not closed: %s", work.batch.id, error)


def _broken(last: Progress, sentence: str) -> Progress:
    return last.but(state="failed", problems=(*last.problems, ("", sentence)))


def _whole(batch: Batch) -> bool:
    return batch.state is BatchState.DONE and not batch.shots


def _open(work: _Work) -> bool:
    return work.last.state == "rendering"
