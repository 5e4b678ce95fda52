"""The runner: takes a plan to its end. It may be killed at any moment; it begins again from files.

It keeps no truth of its own: what is made lies in the file store, what was looked at in Postgres,
and the plan can be computed again. So a render that was interrupted is simply run once more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from time import monotonic
from typing import Any

from film.recipes import Made, Recipe
from knowledge.files import FileStore
from production.books import Books, keep_results, order_all
from production.clerk import Clerk
from production.hands import Hands, Outcome, wait_a_moment
from production.jumps import jumps, told
from production.looking import AskBible, Looking
from production.plan import Planner
from production.progress import Progress, problems
from production.queue import Orders
from production.rows import row_from
from production.tasks import Task, by_shot
from production.todo import Todo

AHEAD = 24  # orders that come next, of which the bible is asked before they are put
QUIET_S = 1.0  # seconds after which the orders that are out are checked
Hear = Callable[[Progress], Awaitable[None]]


class Render:
    """One render of one version of a film."""

    def __init__(
        self,
        batch: str,
        planner: Planner,
        files: FileStore,
        orders: Orders,
        books: Books,
        ask: AskBible,
        workers: int,
    ) -> None:
        self.batch, self.planner, self.files, self.books = batch, planner, files, books
        self.workers = workers
        self.clerk = Clerk()
        self.hands = Hands(orders, files)
        self.looking = Looking(planner, files, books.looks, self.clerk, ask)
        self.plan = planner.plan({})
        self.todo = Todo(self.plan, (), self.workers)
        self.have: set[str] = set()
        self.failed: dict[str, str] = {}
        self.reused = self.rendered = 0
        self.cancelled = self.broken = False
        self.words = ""
        self._orders = orders
        self._ordered: set[str] = set()
        self._steps: dict[str, Task] = {}
        self._shots: dict[str, list[Task]] = {}
        self._eyes: dict[str, Task] = {}  # eyes that have answered; the bible has not yet
        self._finished: list[tuple[Recipe, dict[str, float]]] = []  # and not in the books yet
        self._news: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._checked = monotonic()

    async def run(self, hear: Hear) -> Progress:
        """Renders until nothing is left to do; `hear` is told of every change on the way.

        Raises Unavailable when the database stays away for minutes.
        """
        listener = asyncio.create_task(self._listen())
        try:
            await self.looking.remember()
            await self._plan_again()
            while True:
                await self._look()
                await self._put_ready()
                progress = self.progress()
                if progress.state != "rendering":
                    await self.clerk.done()
                    return progress
                await hear(progress)
                await self._wait()
        finally:
            listener.cancel()
            self.looking.close()
            await self.clerk.close()

    def cancel(self) -> None:
        """Stops after the orders that workers have already begun."""
        self.cancelled = True
        self._wake()

    async def _plan_again(self) -> None:
        """Plans under what was seen; finds what is on disk and writes orders for what is not."""
        self.plan = self.planner.plan(self.looking.taken)
        steps = [task for task in self.plan.tasks if task.recipe.made is Made.STEP]
        self._steps |= {task.recipe.hash: task for task in steps}
        unknown = [t for t in self.plan.tasks if t.recipe.hash not in self.have | self._ordered]
        found = await asyncio.to_thread(self._on_disk, unknown)
        self.reused += len(found)
        for task in found:
            self._made(task)
        self.todo = Todo(self.plan, self.have, self.workers)
        self._shots = by_shot(self.plan.tasks)
        new = [task for task in unknown if task.recipe.hash not in self.have]
        self._ordered |= {task.recipe.hash for task in new}
        if new:
            film = self.planner.film
            self.clerk.note(partial(order_all, self.books, self.batch, film, new))

    def _on_disk(self, tasks: list[Task]) -> list[Task]:
        return [task for task in tasks if self.files.has(task.recipe.file_name)]

    def _made(self, task: Task) -> None:
        self.have.add(task.recipe.hash)
        self.todo.done(task.recipe.hash)
        step = task.looks_at
        if step and step not in self.looking.taken:
            self._eyes[step] = task
            self.looking.begin(self._steps[step], self._wake)

    async def _look(self) -> None:
        """Puts both looks together where both have answered; what failed is planned again."""
        while answered := [step for step in self._eyes if self.looking.answered(step)]:
            passed = [self.looking.take(step, self._eyes.pop(step)) for step in answered]
            if not all(passed):
                await self._plan_again()

    async def _listen(self) -> None:
        async for event in self._orders.told():
            await self._news.put(event)

    def _wake(self) -> None:
        self._news.put_nowait({"state": "woken", "hash": ""})

    async def _wait(self) -> None:
        """Waits for news; now and then looks whether anything that is out was lost."""
        news = await wait_a_moment(QUIET_S, self._news)
        outcomes = [outcome for event in news if (outcome := self._hear(event))]
        if not news or monotonic() - self._checked > QUIET_S:
            outcomes += await self.hands.check(quiet=not news)
            self._checked = monotonic()
        for outcome in outcomes:
            self._ended(outcome)
        if self.cancelled or self.broken:
            await self.hands.take_back()

    def _hear(self, event: dict[str, Any]) -> Outcome | None:
        held = self.hands.held.get(event["hash"])
        if held is not None and event["state"] == "started":
            self.words = f"{held.task.recipe.made.value} of {held.task.label}"
        return self.hands.hear(event)

    def _ended(self, outcome: Outcome) -> None:
        task = outcome.task
        hash_ = task.recipe.hash
        if outcome.error:
            self.failed[hash_] = outcome.error
            self.broken = self.broken or outcome.fatal
            self.clerk.note(partial(self.books.orders.fail, hash_, outcome.error))
            return
        if outcome.reused:
            self.reused += 1
        else:
            self.rendered += 1
        self._made(task)
        if task.recipe.made is Made.STEP:
            self.looking.begin(task, self._wake)
        self._finished.append((task.recipe, outcome.timings))
        if len(self._finished) == 1:
            self.clerk.note(self._keep_finished)

    async def _keep_finished(self) -> None:
        """Writes into the books what has been finished meanwhile, all of it at once."""
        await self.clerk.gather()
        made = list(self._finished)
        await keep_results(self.books, self.files, made)
        del self._finished[: len(made)]
        if self._finished:
            self.clerk.note(self._keep_finished)

    async def _put_ready(self) -> None:
        room = 2 * self.workers + 2 - self.hands.rows()
        for number, task in enumerate(self.todo):
            if self.cancelled or self.broken or (room <= 0 and number >= AHEAD):
                return
            if task.recipe.made is Made.STEP and number < AHEAD:
                self.looking.begin(task, self._wake)
            if room > 0 and self._ready(task):
                room -= 1
                await self.hands.put(row_from(task, self._free(task), self._there(), self._passes))

    def _free(self, first: Task) -> Iterator[Task]:
        """What nobody has in hand of the shot of a task."""
        held = self.hands.held.keys() | self.have | self.failed.keys() | {first.recipe.hash}
        return (t for t in self._shots.get(first.shot, ()) if t.recipe.hash not in held)

    def _there(self) -> set[str]:
        return self.have | self.hands.held.keys()

    def _passes(self, step: str, seen: bool) -> bool:
        """Whether a step has passed, or will if the eye, which looks in the same row, agrees."""
        return self.looking.agrees(step) if seen else self.looking.passed((step,))

    def _ready(self, task: Task) -> bool:
        hash_ = task.recipe.hash
        if hash_ in self.failed or hash_ in self.hands.held:
            return False
        made = self.have.issuperset(task.recipe.input_hashes())
        return made and self.looking.passed(task.gates)

    def progress(self) -> Progress:
        """Where the render is now."""
        shares = self.hands.shares()
        state = self._state()
        ended = state != "rendering"
        return Progress(
            state=state,
            done=len(self.plan.tasks) - len(self.todo),
            total=len(self.plan.tasks),
            reused=self.reused,
            rendered=self.rendered,
            share=self.todo.share(shares),
            seconds_left=self.todo.seconds_left(shares) / max(1, self.workers),
            words=self.words,
            film=self.plan.film,
            problems=problems(self.planner.film, self.plan, self.failed),
            jumps=told(self.planner.film, jumps(self.plan, self.files)) if ended else (),
        )

    def _state(self) -> str:
        if self.hands.held:
            return "rendering"
        if self.cancelled:
            return "cancelled"
        if self.broken:
            return "failed"
        if self._eyes or any(self._ready(task) for task in self.todo):
            return "rendering"
        if not len(self.todo) and not self.plan.stopped:
            return "done"
        return "failed" if self.failed else "stopped"
