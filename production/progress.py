"""Where a render is: what a progress card and a progress bar show (pure)."""

from __future__ import annotations

from collections.abc import Mapping

from film.film import Film
from film.noun import Noun
from production.tasks import Plan


class Progress(Noun):
    """Where a render is. `state` is rendering, done, stopped, failed or cancelled."""

    state: str
    done: int
    total: int
    reused: int
    rendered: int
    share: float = 0.0  # of the work in CPU seconds
    seconds_left: float = 0.0
    words: str = ""  # "clip of 2B"
    film: str = ""  # file name of the finished film
    problems: tuple[tuple[str, str], ...] = ()  # (shot label, sentence)
    jumps: tuple[tuple[str, str], ...] = ()  # (shot label, what jumps at the cut to it): advice


def problems(film: Film, plan: Plan, failed: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What keeps a render from its end: engine errors, and steps that failed five looks."""
    labels = {task.recipe.hash: task.label for task in plan.tasks} if failed else {}
    errors = dict.fromkeys((labels.get(hash_, ""), why) for hash_, why in failed.items())
    looks = [(film.get_shot(shot).label, "; ".join(why)) for shot, why in plan.stopped]
    return (*errors, *looks)
