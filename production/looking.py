"""Two looks at every step: the bible is asked while the eye looks; both must have answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection

from engines.roles import StepOrder
from film.recipes import Made
from film.verdicts import LookTaken, Verdict
from knowledge.files import FileStore
from knowledge.looks import LookBook
from production.plan import Planner
from production.tasks import Plan, Task

AskBible = Callable[[str, StepOrder], Awaitable[Verdict]]


async def known_looks(planner: Planner, book: LookBook) -> dict[str, LookTaken]:
    """All looks that were ever taken at the steps of this plan, through failed tries too."""
    looks: dict[str, LookTaken] = {}
    while True:
        steps = [step for step in _steps(planner.plan(looks)) if step not in looks]
        known = await book.read(steps)
        if not known:
            return looks
        looks |= known


class Looking:
    """The looks of one render. `taken` is what the plan is made under."""

    def __init__(self, planner: Planner, files: FileStore, book: LookBook, ask: AskBible) -> None:
        self.planner, self.files, self.book, self.ask = planner, files, book, ask
        self.taken: dict[str, LookTaken] = {}
        self._asked: dict[str, asyncio.Future[Verdict]] = {}

    async def remember(self) -> None:
        """Takes up earlier looks; where the film has another version since, asks the bible again.

        What a picture shows has not changed, but what the story knows may have.
        """
        self.taken = await known_looks(self.planner, self.book)
        tasks = {t.recipe.hash: t for t in self.planner.plan(self.taken).tasks}
        version = self.planner.film.version
        old = [step for step, look in self.taken.items() if look.version != version]
        for step in old:
            if step in tasks:
                self.begin(tasks[step])
                eye = self.taken[step].eye
                await self._keep(step, tasks[step].shot, eye)

    def begin(self, step: Task) -> None:
        """Begins the bible's look at a picture, at the same time as the eye's."""
        order = StepOrder.model_validate(step.recipe.spec)
        self._asked[step.recipe.hash] = asyncio.ensure_future(self.ask(step.shot, order))

    async def take(self, plan: Plan, have: Collection[str]) -> bool:
        """Puts both looks together wherever the eye has answered; true when any was new."""
        tasks = {task.recipe.hash: task for task in plan.tasks}
        seen = [t for t in plan.tasks if t.recipe.made is Made.EYE and t.recipe.hash in have]
        new = [t for t in seen if t.recipe.input_hashes()[0] not in self.taken]
        for task in new:
            step = task.recipe.input_hashes()[0]
            if step not in self._asked:
                self.begin(tasks[step])
            path = self.files.path_of(task.recipe.file_name)
            await self._keep(step, task.shot, Verdict.model_validate_json(path.read_text()))
        return bool(new)

    def passed(self, steps: Collection[str]) -> bool:
        """Whether all these steps have passed both looks."""
        return all(step in self.taken and self.taken[step].passed() for step in steps)

    def close(self) -> None:
        """Lets go of questions that nobody waits for."""
        for asked in self._asked.values():
            asked.cancel()

    async def _keep(self, step: str, shot: str, eye: Verdict) -> None:
        bible = await self._asked.pop(step)
        look = LookTaken(version=self.planner.film.version, bible=bible, eye=eye)
        self.taken[step] = look
        await self.book.write(step, shot, look)


def _steps(plan: Plan) -> list[str]:
    return [task.recipe.hash for task in plan.tasks if task.recipe.made is Made.STEP]
