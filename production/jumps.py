"""What the eye saw jump at the cuts of a film: advice for people, which nothing waits for."""

from __future__ import annotations

from film.film import Film
from film.recipes import Made
from film.verdicts import Verdict
from knowledge.files import FileStore
from production.tasks import Plan


def jumps(plan: Plan, files: FileStore) -> dict[str, tuple[str, ...]]:
    """By the id of the shot after the cut, a sentence for each thing that jumps.

    Only cuts of the film as it is now count, and of these only those that were looked at.
    """
    found = {}
    for task in plan.tasks:
        if task.recipe.made is Made.DRIFT and files.has(task.recipe.file_name):
            seen = Verdict.model_validate_json(files.path_of(task.recipe.file_name).read_text())
            if seen.faults():
                found[task.shot] = seen.faults()
    return found


def told(film: Film, found: dict[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """The same by what people call the shots, in film order: ("1B", "MARA wears ...")."""
    return tuple((shot.label, " ".join(found[shot.id])) for shot in film.shots if shot.id in found)
