"""Qualifications: the departments at work in their order, one run a project, resumed after a stop.

A department reads in a thread and hands in findings; these are put into the film at its head, one
after the other. Doing a department twice changes nothing, so a run that was killed between the
film and its own row goes on from that row.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Protocol

from engines.rules.departments import DEPARTMENTS, Findings, Material, apply
from film.errors import AuteurError, Refused
from film.film import Film
from film.qualification import ORDER, Qualification, RunState, Step, StepState
from film.study.readiness import all_ready, readiness
from film.versions import Version
from knowledge.archive import Archive

log = logging.getLogger("auteur.qualify")
FAULT = "It broke on a fault of ours; the log has it."


class Films(Protocol):
    """Where films are read and versions written, on one timeline."""

    async def load(self, project: str, version: str = "") -> Film: ...

    async def save(self, film: Film, verb: str, reason: str, author: str) -> Version: ...

    async def head(self, project: str) -> Version: ...


class Shelf(Protocol):
    """The films of a timeline, and of the one that a conversation is on."""

    def on(self, timeline: str) -> Films: ...

    def for_thread(self, thread: str) -> Films: ...


class StoryBible(Protocol):
    """The bible, as the last department uses it."""

    async def take_in(self, project: str, timeline: str) -> str:
        """Shows a timeline at its head; returns the version. Unavailable while it is away."""


@dataclass
class _Work:
    run: Qualification
    followers: set[asyncio.Queue[Qualification]] = field(default_factory=set)
    task: asyncio.Task[None] | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # one writes the film at a time

    def tell(self, run: Qualification) -> None:
        self.run = run
        for news in self.followers:
            news.put_nowait(run)


class Qualifying:
    """Begins qualifications, tells how they go, and takes them up again."""

    def __init__(self, shelf: Shelf, archive: Archive, bible: StoryBible) -> None:
        self.shelf, self.archive, self.bible = shelf, archive, bible
        self._works: dict[str, _Work] = {}

    async def begin(self, project: str, thread: str, author: str) -> Qualification:
        """Begins a run or goes on with one that failed. Refused: not ready, or one is running."""
        films = self.shelf.for_thread(thread)
        film, timeline = await films.load(project), (await films.head(project)).timeline
        scores = readiness(film, await self.archive.notes.of_project(project))
        if not all_ready(scores):
            worst = min(scores, key=lambda score: score.score)
            raise Refused(
                f"Not yet: {worst.department} is at {worst.score} of 100. {worst.question}"
            )
        newest = await self.archive.runs.find_newest(project, timeline)
        if newest and newest.state is RunState.RUNNING and newest.id not in self._works:
            self._start(newest)  # its studio stopped, or the database was away
            return newest
        run = await self.archive.runs.begin(project, thread, author, timeline)
        self._start(run)
        return run

    async def resume(self) -> int:
        """Takes up every run that a stop or a crash has interrupted; returns how many."""
        found = [run for run in await self.archive.runs.running() if run not in self._works]
        for run in found:
            self._start(await self.archive.runs.get(run))
        return len(found)

    async def follow(self, run: str) -> AsyncIterator[Qualification]:
        """Where a run is, whenever that changes, until it stands still."""
        work = self._works.get(run)
        if work is None:
            yield await self.archive.runs.get(run)
            return
        news: asyncio.Queue[Qualification] = asyncio.Queue()
        work.followers.add(news)
        try:
            now = work.run
            yield now
            while now.state is RunState.RUNNING:
                now = await news.get()
                yield now
        finally:
            work.followers.discard(news)

    async def close(self) -> None:
        """Lets go of what runs; it stays open in Postgres and is taken up next time."""
        tasks = [work.task for work in self._works.values() if work.task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, run: Qualification) -> None:
        work = self._works[run.id] = _Work(run)
        work.task = asyncio.create_task(self._run(work), name=f"qualify {run.id}")

    async def _run(self, work: _Work) -> None:
        try:
            await self._departments(work)
        except AuteurError as error:  # the database is away: the run stands where it was
            log.warning("a qualification stopped: %s", error)
            self._works.pop(work.run.id, None)
            work.tell(work.run.but(state=RunState.FAILED))

    async def _departments(self, work: _Work) -> None:
        for group in ORDER:
            waiting = [n for n in group if work.run.step(n).state is not StepState.DONE]
            done = await asyncio.gather(*(self._step(work, name) for name in waiting))
            if not all(done):
                await self._end(work, RunState.FAILED)
                return
        await self._end(work, RunState.DONE)

    async def _step(self, work: _Work, name: str) -> bool:
        """One department's work; the first failure is kept with its sentence."""
        try:
            await self._write(work, Step(department=name, state=StepState.RUNNING))
            await self._write(work, await self._do(work, name))
        except AuteurError as error:
            return await self._failed(work, name, str(error))
        except Exception:
            log.exception("the department %s broke", name)
            return await self._failed(work, name, FAULT)
        return True

    async def _do(self, work: _Work, name: str) -> Step:
        project = work.run.project
        if name == "bible":
            version = await self.bible.take_in(project, work.run.timeline)
            did: tuple[str, ...] = ("the bible shows the film as it is qualified",)
            return Step(department=name, state=StepState.DONE, did=did, version=version)
        film = await self.shelf.on(work.run.timeline).load(project)
        notes = tuple(await self.archive.notes.of_project(project))
        files = [note.file_title for note in notes if note.source == "file"]
        material = Material(film, notes, files[-1] if files else "")
        findings = await asyncio.to_thread(DEPARTMENTS[name], material)
        async with work.turn:
            version, told = await self._put(work, name, findings)
        did = (*findings.did, *told)
        return Step(department=name, state=StepState.DONE, did=did, version=version)

    async def _put(self, work: _Work, name: str, findings: Findings) -> tuple[str, tuple[str, ...]]:
        """Findings into the film at its head; again where somebody saved in between."""
        films = self.shelf.on(work.run.timeline)
        for last in (False, False, True):
            film = await films.load(work.run.project)
            changed, told = await asyncio.to_thread(apply, film, findings)
            try:
                saved = await films.save(changed, "qualify", f"Qualified: {name}", work.run.author)
            except Refused:
                if last:
                    raise
                continue
            return saved.id, told
        raise AssertionError("the last try returns or raises")

    async def _failed(self, work: _Work, name: str, error: str) -> bool:
        await self._write(work, Step(department=name, state=StepState.FAILED, error=error))
        return False

    async def _write(self, work: _Work, step: Step) -> None:
        await self.archive.runs.set_step(work.run.id, step)
        steps = tuple(step if s.department == step.department else s for s in work.run.steps)
        work.tell(work.run.but(steps=steps))

    async def _end(self, work: _Work, state: RunState) -> None:
        await self.archive.runs.end(work.run.id, state)
        self._works.pop(work.run.id, None)
        work.tell(work.run.but(state=state))
