"""Two looks at every step: the bible is asked while the eye looks; both must have answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from functools import partial

from engines.roles import StepOrder
from film.recipes import Made
from film.verdicts import Answer, LookTaken, Verdict
from knowledge.files import FileStore
from knowledge.looks import LookBook
from production.clerk import Clerk, patiently
from production.plan import Planner
from production.tasks import Plan, Task

AskBible = Callable[[str, StepOrder], Awaitable[Verdict]]


async def known_looks(planner: Planner, book: LookBook) -> dict[str, LookTaken]:
    """All looks that were ever taken at the steps of this plan, through failed tries too."""
    looks: dict[str, LookTaken] = {}
    while True:
        steps = [step for step in _steps(planner.plan(looks)) if step not in looks]
        known = await patiently(partial(book.read, steps))
        if not known:
            return looks
        looks |= known


def _nobody() -> None:
    """Nobody waits."""


class Looking:
    """The looks of one render. `taken` is what the plan is made under."""

    def __init__(
        self, planner: Planner, files: FileStore, book: LookBook, clerk: Clerk, ask: AskBible
    ) -> None:
        self.planner, self.files, self.book, self.ask = planner, files, book, ask
        self.clerk = clerk
        self.taken: dict[str, LookTaken] = {}
        self._asked: dict[str, asyncio.Task[Verdict]] = {}

    async def remember(self) -> None:
        """Takes up earlier looks; where the film has another version since, asks the bible again.

        What a picture shows has not changed, but what the story knows may have.
        """
        self.taken = await known_looks(self.planner, self.book)
        tasks = {t.recipe.hash: t for t in self.planner.plan(self.taken).tasks}
        version = self.planner.film.version
        old = [step for step, look in self.taken.items() if look.version != version]
        again = [tasks[step] for step in old if step in tasks]
        for task in again:
            self.begin(task)
        for task in again:
            step = task.recipe.hash
            self._keep(step, task.shot, await self._asked.pop(step), self.taken[step].eye)

    def begin(self, step: Task, woken: Callable[[], None] = _nobody) -> None:
        """Begins the bible's look at a picture, at the same time as the eye's.

        `woken` is called when the bible has answered; it may be away for a while.
        """
        if step.recipe.hash in self._asked:
            return
        order = StepOrder.model_validate(step.recipe.spec)
        asking = asyncio.create_task(self._ask(step.shot, order), name=f"look {step.label}")
        asking.add_done_callback(lambda _: woken())
        self._asked[step.recipe.hash] = asking

    async def _ask(self, shot: str, order: StepOrder) -> Verdict:
        return await self.ask(shot, order)

    def answered(self, step: str) -> bool:
        """Whether the bible has looked at this step."""
        return step in self._asked and self._asked[step].done()

    def agrees(self, step: str) -> bool:
        """Whether the bible has nothing against this step, so that only the eye must look."""
        if step in self.taken:
            return self.taken[step].passed()
        asked = self._asked.get(step)
        return bool(
            asked
            and asked.done()
            and not asked.cancelled()
            and asked.exception() is None
            and asked.result().answer is Answer.PASS
        )

    def take(self, step: str, eye: Task) -> bool:
        """Puts both looks at `step` together; true when it may go on. Both must have answered."""
        path = self.files.path_of(eye.recipe.file_name)
        verdict = Verdict.model_validate_json(path.read_text())
        self._keep(step, eye.shot, self._asked.pop(step).result(), verdict)
        return self.taken[step].passed()

    def passed(self, steps: Collection[str]) -> bool:
        """Whether all these steps have passed both looks."""
        return all(step in self.taken and self.taken[step].passed() for step in steps)

    def close(self) -> None:
        """Lets go of questions that nobody waits for."""
        for asked in self._asked.values():
            asked.cancel()

    def _keep(self, step: str, shot: str, bible: Verdict, eye: Verdict) -> None:
        look = LookTaken(version=self.planner.film.version, bible=bible, eye=eye)
        self.taken[step] = look
        self.clerk.note(partial(self.book.write, step, shot, look))


def _steps(plan: Plan) -> list[str]:
    return [task.recipe.hash for task in plan.tasks if task.recipe.made is Made.STEP]
