"""Rows: a step, the look at it, and what only waits for these, made by one worker in one go.

The worker has the plates and the pictures still at hand, and nobody waits for a message in between.
A row ends early where a look does not pass, or where something that was counted on is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from film.recipes import Made, Recipe
from film.verdicts import Answer, Verdict
from knowledge.files import FileStore
from production.tasks import Task

FOLLOWING = frozenset((Made.STEP, Made.EYE, Made.CLIP, Made.LAST_FRAME))


def row_from(
    first: Task,
    tasks: Iterable[Task],
    there: Collection[str],
    passes: Callable[[str, bool], bool],
) -> list[Task]:
    """`first`, and those of these tasks (free ones of its shot, inputs before what is made from
    them) that wait for nothing but the row.

    `there`: hashes of what is made or in somebody's hands. `passes` a step, when the row has the
    eye's look at it (True) or when it has not.
    """
    row, made, seen = [first], {first.recipe.hash}, {first.looks_at}
    for task in tasks:
        inputs, gates = set(task.recipe.input_hashes()), set(task.gates)
        if task.recipe.made not in FOLLOWING or not (made | seen) & (inputs | gates):
            continue
        if inputs <= made | set(there) and all(passes(step, step in seen) for step in gates):
            row.append(task)
            made.add(task.recipe.hash)
            seen.add(task.looks_at)
    return row


def goes_on(files: FileStore, made: Recipe, following: Recipe) -> bool:
    """Whether a row goes on after what was just made: it is there, a look has passed it, and so is
    all that the next is made from."""
    if not files.has(made.file_name):
        return False
    if made.made is Made.EYE:
        said = files.path_of(made.file_name).read_text()
        if Verdict.model_validate_json(said).answer is not Answer.PASS:
            return False
    return all(files.has(name) for _, name in following.inputs)
