"""The runner: takes a plan to its end. It may be killed at any moment; it begins again from files.

It keeps no truth of its own: what is made lies in the file store, what was looked at in Postgres,
and the plan can be computed again. So a render that was interrupted is simply run once more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from film.recipes import Made
from knowledge.files import FileStore
from production.books import Books, keep_result, order_all
from production.hands import Hands, Outcome
from production.looking import AskBible, Looking
from production.plan import Planner
from production.progress import Progress, missing_tasks, problems, seconds_of_work
from production.queue import Orders
from production.tasks import Plan, Task

QUIET_S = 1.0  # seconds without news after which the orders that are out are checked
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
        self.hands = Hands(orders, files)
        self.looking = Looking(planner, files, books.looks, ask)
        self.plan: Plan = planner.plan({})
        self.have: set[str] = set()
        self.failed: dict[str, str] = {}
        self.reused = self.rendered = 0
        self.cancelled = False
        self.words = ""
        self._orders = orders
        self._ordered: set[str] = set()
        self._news: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def run(self, hear: Hear) -> Progress:
        """Renders until nothing is left to do; `hear` is told of every change."""
        listener = asyncio.create_task(self._listen())
        try:
            await self.looking.remember()
            await self._plan_again()
            while True:
                await self._look()
                await self._put_ready()
                progress = self.progress()
                await hear(progress)
                if progress.state != "rendering":
                    return progress
                await self._wait()
        finally:
            listener.cancel()
            self.looking.close()

    def cancel(self) -> None:
        """Stops after the orders that workers have already begun."""
        self.cancelled = True
        self._news.put_nowait({"state": "cancelled", "hash": ""})

    async def _plan_again(self) -> None:
        """Plans under what was seen; finds what is on disk and writes orders for what is not."""
        self.plan = self.planner.plan(self.looking.taken)
        unknown = [t for t in missing_tasks(self.plan, self.have) if not self._out(t)]
        found = {t.recipe.hash for t in unknown if self.files.has(t.recipe.file_name)}
        self.have |= found
        self.reused += len(found)
        new = [t for t in unknown if t.recipe.hash not in found | self._ordered]
        self._ordered |= {task.recipe.hash for task in new}
        await order_all(self.books, self.batch, self.planner.film, new)

    def _out(self, task: Task) -> bool:
        return task.recipe.hash in self.hands.held

    async def _look(self) -> None:
        """Takes both looks where the eye has answered, and plans again while there are new ones."""
        while await self.looking.take(self.plan, self.have):
            await self._plan_again()

    async def _listen(self) -> None:
        async for event in self._orders.told():
            await self._news.put(event)

    async def _wait(self) -> None:
        """Waits for news; after a quiet second, looks whether anything that is out was lost."""
        try:
            news = [await asyncio.wait_for(self._news.get(), QUIET_S)]
        except TimeoutError:
            outcomes = await self.hands.check()
        else:
            while not self._news.empty():
                news.append(self._news.get_nowait())
            heard = [await self._hear(event) for event in news]
            outcomes = [outcome for outcome in heard if outcome is not None]
        for outcome in outcomes:
            await self._ended(outcome)
        if self.cancelled:
            await self.hands.take_back()

    async def _hear(self, event: dict[str, Any]) -> Outcome | None:
        held = self.hands.held.get(event["hash"])
        if held is not None and event["state"] == "started":
            self.words = f"{held.task.recipe.made.value} of {held.task.label}"
            await self.books.orders.begin(event["hash"])
        return self.hands.hear(event)

    async def _ended(self, outcome: Outcome) -> None:
        task = outcome.task
        if outcome.error:
            self.failed[task.recipe.hash] = outcome.error
            await self.books.orders.fail(task.recipe.hash, outcome.error)
            return
        self.have.add(task.recipe.hash)
        if outcome.reused:
            self.reused += 1
        else:
            self.rendered += 1
        if task.recipe.made is Made.STEP:
            self.looking.begin(task)
        await keep_result(self.books, self.files, task.recipe, outcome.seconds)

    async def _put_ready(self) -> None:
        room = 2 * self.workers + 2 - len(self.hands.held)
        for task in self.plan.tasks:
            if room <= 0 or self.cancelled:
                return
            if self._ready(task):
                room -= 1
                refused = await self.hands.put(task)
                if refused is not None:
                    await self._ended(refused)

    def _ready(self, task: Task) -> bool:
        hash_ = task.recipe.hash
        if hash_ in self.have or hash_ in self.failed or self._out(task):
            return False
        made = self.have.issuperset(task.recipe.input_hashes())
        return made and self.looking.passed(task.gates)

    def progress(self) -> Progress:
        """Where the render is now."""
        missing = missing_tasks(self.plan, self.have)
        left = seconds_of_work(missing, self.hands.shares())
        return Progress(
            state=self._state(missing),
            done=len(self.plan.tasks) - len(missing),
            total=len(self.plan.tasks),
            reused=self.reused,
            rendered=self.rendered,
            share=1 - left / (seconds_of_work(self.plan.tasks, {}) or 1.0),
            seconds_left=left / self.workers,
            words=self.words,
            film=self.plan.film,
            problems=problems(self.planner.film, self.plan, self.failed),
        )

    def _state(self, missing: list[Task]) -> str:
        if self.hands.held:
            return "rendering"
        if self.cancelled:
            return "cancelled"
        if not missing and not self.plan.stopped:
            return "done"
        if any(self._ready(task) for task in missing):
            return "rendering"
        return "failed" if self.failed else "stopped"
