"""How far the shots of a film are: which are framed, which filmed, which were filmed once."""

from __future__ import annotations

from collections.abc import Callable

from film.noun import Noun
from film.recipes import Made
from production.tasks import Plan


class Standing(Noun):
    """How far one shot is."""

    frame: str = ""  # its newest finished frame, as a file of the store
    framed: bool = False  # all its frames are drawn
    clip: bool = False  # it is filmed
    outdated: bool = False  # it was filmed, and what it shows has changed since
    jumps: tuple[str, ...] = ()  # what the eye saw jump at the cut to it, one sentence each


def standings(plan: Plan, has: Callable[[str], bool]) -> dict[str, Standing]:
    """Every shot of a plan by id; `has` says whether a file is in the store."""
    found: dict[str, Standing] = {}
    for task in plan.tasks:
        made, name = task.recipe.made, task.recipe.file_name
        if not task.shot or made not in (Made.STEP, Made.CLIP):
            continue
        known = found.get(task.shot, Standing(framed=True))
        if made is Made.CLIP:
            known = known.but(clip=has(name))
        else:
            drawn = has(name)
            known = known.but(frame=name if drawn else known.frame, framed=known.framed and drawn)
        found[task.shot] = known
    return found
