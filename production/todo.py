"""What is still to be made of a plan, and in which order (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from production.estimate import seconds_for
from production.tasks import Plan, Task


class Todo:
    """The tasks of a plan that are not made yet, the longest way to the end first.

    The end of a render is quick when no worker is left alone with a long row of tasks that wait
    for each other; so what begins such a row goes first, and what nothing waits for fills the gaps.
    """

    def __init__(self, plan: Plan, have: Collection[str], workers: int) -> None:
        self.plan = plan
        self._seconds = {task.recipe.hash: seconds_for(task.recipe) for task in plan.tasks}
        way = _way_to_the_end(plan, self._seconds, workers)
        missing = [task for task in plan.tasks if task.recipe.hash not in have]
        missing.sort(key=lambda task: -way[task.recipe.hash])  # stable: then as in the film
        self._missing = {task.recipe.hash: task for task in missing}
        self._total_s = sum(self._seconds.values())
        self._left_s = sum(self._seconds[hash_] for hash_ in self._missing)

    def __iter__(self) -> Iterator[Task]:
        return iter(list(self._missing.values()))

    def __len__(self) -> int:
        return len(self._missing)

    def done(self, hash_: str) -> None:
        """This one is made; to say so twice, or of what is no longer planned, changes nothing."""
        if self._missing.pop(hash_, None) is not None:
            self._left_s -= self._seconds[hash_]
        if not self._missing:
            self._left_s = 0.0  # nothing is left of what was rounded

    def seconds_left(self, shares: Mapping[str, float]) -> float:
        """CPU seconds that are still needed, counting what is begun by its share."""
        begun = sum(self._seconds.get(hash_, 0.0) * share for hash_, share in shares.items())
        return max(0.0, self._left_s - begun)

    def share(self, shares: Mapping[str, float]) -> float:
        """How much of all work is done, 0..1."""
        return 1 - self.seconds_left(shares) / self._total_s if self._total_s else 1.0


def _way_to_the_end(plan: Plan, seconds: Mapping[str, float], workers: int) -> dict[str, float]:
    """For each task the seconds from its begin to the end, if only what waits for it were left,
    and what that waits for beside it, which all workers make together."""
    way = dict(seconds)
    looks = {task.looks_at: task.recipe.hash for task in plan.tasks}
    for task in reversed(plan.tasks):
        passed = [looks[step] for step in task.gates if step in looks]
        named = dict.fromkeys((*task.recipe.input_hashes(), *task.gates, *passed))
        needed = [before for before in named if before in way]
        together = sum(seconds[before] for before in needed)
        for before in needed:
            beside = (together - seconds[before]) / max(1, workers)
            left = seconds[before] + beside + way[task.recipe.hash]
            way[before] = max(way[before], left)
    return way
