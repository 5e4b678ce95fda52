"""The order of what is to be made: no worker is left alone with a long row at the end."""

from __future__ import annotations

from typing import Any

from film.recipes import Made, Recipe
from production.tasks import Plan, Task
from production.todo import Todo


def task(made: Made, name: str, *inputs: Task, **spec: Any) -> Task:
    named = tuple((each.recipe.made.value, each.recipe.file_name) for each in inputs)
    recipe = Recipe(made=made, engine="animatic", model="1", spec=spec | {"n": name}, inputs=named)
    return Task(recipe=recipe, shot="sh_1", label=name)


def clip(name: str, frames: int, *gates: Task) -> Task:
    made = task(Made.CLIP, name, motion={"frames": frames})
    return made.but(gates=tuple(gate.recipe.hash for gate in gates))


def order(*tasks: Task, workers: int = 2) -> list[str]:
    return [each.label for each in Todo(Plan(tasks=tasks), (), workers)]


def test_the_look_that_a_clip_waits_for_is_as_urgent_as_the_clip() -> None:
    view = task(Made.REFERENCE, "view")
    step = task(Made.STEP, "step")
    look = task(Made.EYE, "look", step, view)
    long, short = clip("long", 140, step), clip("short", 70)
    drift = task(Made.DRIFT, "drift")

    assert order(drift, short, view, step, look, long) == [
        *("step", "view", "look", "long"),
        *("short", "drift"),
    ]


def test_many_small_files_that_one_waits_for_are_not_left_to_the_end() -> None:
    sounds = [task(Made.SOUND, f"sound {n}") for n in range(20)]
    track = task(Made.TRACK, "track", *sounds, frames=1400)
    clips = [clip(f"clip {frames}", frames) for frames in (140, 100, 60)]
    film = task(Made.FILM, "film", *clips, track, frames=1400)

    row = order(*clips, *sounds, track, film)

    assert row.index("clip 140") < row.index("sound 19") < row.index("clip 60")
    assert row[-1] == "film"


def test_longer_clips_are_begun_before_shorter_ones() -> None:
    clips = [clip(str(frames), frames) for frames in (72, 140, 100)]
    film = task(Made.FILM, "film", *clips, frames=312)

    assert order(*clips, film) == ["140", "100", "72", "film"]
