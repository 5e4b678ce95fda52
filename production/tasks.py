"""What is to be rendered: tasks and their plan (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from film.noun import Noun, digest
from film.recipes import Made, Recipe


class Task(Noun):
    """One recipe of the plan. `gates` are steps that must have passed both looks before."""

    recipe: Recipe
    shot: str = ""  # shot id, "" for what belongs to the whole film
    label: str = ""  # what a person reads: "2B"
    gates: tuple[str, ...] = ()

    @property
    def looks_at(self) -> str:
        """The step that an eye looks at; "" of any other task."""
        return self.recipe.input_hashes()[0] if self.recipe.made is Made.EYE else ""


class Plan(Noun):
    """All recipes of a render, each once, inputs before what is made from them."""

    tasks: tuple[Task, ...]
    stopped: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (shot id, reasons): five tries failed
    film: str = ""  # file name of the whole film, "" for a part of the film

    @cached_property
    def digest(self) -> str:
        """Names the plan: an approval is good for this set of recipes only."""
        return digest(sorted(task.recipe.hash for task in self.tasks))


def once(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Each recipe once, where it is first needed."""
    found: dict[str, Task] = {}
    for task in tasks:
        found.setdefault(task.recipe.hash, task)
    return tuple(found.values())


def by_shot(tasks: Iterable[Task]) -> dict[str, list[Task]]:
    """The tasks of each shot, by its id, in their order."""
    found: dict[str, list[Task]] = {}
    for task in tasks:
        found.setdefault(task.shot, []).append(task)
    return found
