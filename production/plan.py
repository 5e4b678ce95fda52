"""The plan: from a film, and what has been looked at so far, to recipes (pure, no clock, no I/O).

The same film and the same looks always give the same plan. A look that failed makes a new recipe
for the same step, with its reasons; a step that was not looked at yet is planned as if it passes,
so that a plan always tells the whole cost.
"""

from __future__ import annotations

from collections.abc import Mapping

from film.film import Film
from film.recipes import Made, Recipe
from film.shots import Shot
from film.verdicts import LookTaken
from film.voices import cast_voices
from film.words import Movement
from production.cuts import cut_between
from production.makers import Makers
from production.shot_plan import ShotPlan, plan_shot
from production.sound_plan import (
    film_recipe,
    music_recipes,
    sound_recipe,
    track_recipe,
    voice_recipes,
)
from production.tasks import Plan, Task, once
from production.views import ViewBook


class Planner:
    """Plans one version of a film again and again while looks come in, shot by shot.

    A shot is planned again only when a look at one of its own steps, or the frame that opens it,
    has changed; so a look costs the planning of one shot, not of the film.
    """

    def __init__(self, film: Film, makers: Makers, only: tuple[str, ...] = ()) -> None:
        """`only` limits the plan to these shot ids (and those they continue); empty is all."""
        self.film, self.makers = film, makers
        self.only = _with_openers(film, only)
        voices = cast_voices(film.characters)
        self._voices = {s.id: voice_recipes(film, s, makers, voices) for s in film.shots}
        self._sounds = {s.id: sound_recipe(film, s, makers) for s in film.shots}
        self._music = music_recipes(film, makers)
        self._track = track_recipe(film, makers, self._voices, self._sounds, self._music)
        self._views = ViewBook(film, makers)
        self._cuts: dict[tuple[str, str], list[Task]] = {}
        self._known: dict[str, tuple[tuple[object, ...], ShotPlan]] = {}

    def plan(self, looks: Mapping[str, LookTaken]) -> Plan:
        """The whole plan under these looks (hash of a step's recipe -> both looks)."""
        tasks: list[Task] = []
        stopped: list[tuple[str, tuple[str, ...]]] = []
        clips: dict[str, Recipe] = {}
        opens: Recipe | None = None
        before: tuple[Shot, ShotPlan] | None = None
        for shot in self.film.shots:
            if self.only and shot.id not in self.only:
                opens = before = None
                continue
            planned = self._shot(shot.id, looks, opens)
            tasks += planned.tasks
            tasks.append(Task(recipe=self._sounds[shot.id], shot=shot.id, label=shot.label))
            if planned.stopped:
                stopped.append((shot.id, planned.stopped))
            clips[shot.id] = planned.clip
            if before:
                tasks += self._boundary(before, (shot, planned))
            opens, before = planned.last_frame, (shot, planned)
        return self._finish(tasks, stopped, clips)

    def _finish(
        self,
        tasks: list[Task],
        stopped: list[tuple[str, tuple[str, ...]]],
        clips: dict[str, Recipe],
    ) -> Plan:
        film = ""
        if not self.only and self.film.shots:
            tasks += [Task(recipe=recipe, label="music") for _, recipe in self._music]
            if not stopped:
                whole = film_recipe(self.film, self.makers, clips, self._voices, self._track)
                film = whole.file_name
                tasks += [Task(recipe=recipe, label="film") for recipe in (self._track, whole)]
        return Plan(tasks=once(tasks), stopped=tuple(stopped), film=film)

    def _boundary(self, one: tuple[Shot, ShotPlan], two: tuple[Shot, ShotPlan]) -> list[Task]:
        """The look at what must not jump between two shots; it advises, nothing waits for it."""
        (before, ends), (after, begins) = one, two
        if ends.stopped or begins.stopped:
            return []
        key = (ends.last_frame.hash, begins.clip.hash)
        if key not in self._cuts:
            self._cuts[key] = self._compared(before, ends, after, begins)
        return self._cuts[key]

    def _compared(self, before: Shot, ends: ShotPlan, after: Shot, begins: ShotPlan) -> list[Task]:
        cut = cut_between(self.film, before, after)
        if cut is None:
            return []
        views = {key: self._views.get(after, key) for key in cut.pictures()}
        inputs = [("last", ends.last_frame.file_name), ("clip", begins.clip.file_name)]
        inputs += [(key, view.file_name) for key, view in views.items()]
        if not cut.continuous and begins.place:
            inputs.append(("after/empty", begins.place))
        if not cut.continuous and ends.place and before.camera.movement is Movement.STATIC:
            inputs.append(("before/empty", ends.place))
        spec = {"cut": cut.model_dump(mode="json")}
        look = self.makers.recipe(Made.DRIFT, spec, inputs)
        return [Task(recipe=r, shot=after.id, label=after.label) for r in (*views.values(), look)]

    def _shot(self, shot_id: str, looks: Mapping[str, LookTaken], opens: Recipe | None) -> ShotPlan:
        before = self._known.get(shot_id)
        if before and before[0] == self._key(before[1], looks, opens):
            return before[1]
        planned = plan_shot(
            self.film.get_shot(shot_id), self._views, looks, self._voices[shot_id], opens
        )
        self._known[shot_id] = (self._key(planned, looks, opens), planned)
        return planned

    @staticmethod
    def _key(
        planned: ShotPlan, looks: Mapping[str, LookTaken], opens: Recipe | None
    ) -> tuple[object, ...]:
        passed = tuple(
            (step, looks[step].passed() if step in looks else None) for step in planned.steps()
        )
        return (opens.hash if opens else "", passed)


def plan_film(film: Film, makers: Makers, looks: Mapping[str, LookTaken] | None = None) -> Plan:
    """The plan of a whole film, once."""
    return Planner(film, makers).plan(looks or {})


def counts(plan: Plan) -> dict[str, int]:
    """How many files of each kind a plan holds: {"clip": 22, ...}."""
    found: dict[str, int] = {}
    for task in plan.tasks:
        made: Made = task.recipe.made
        found[made.value] = found.get(made.value, 0) + 1
    return found


def _with_openers(film: Film, only: tuple[str, ...]) -> frozenset[str]:
    wanted = set(only)
    for before, shot in reversed(list(film.neighbours())):
        if shot.id in wanted and shot.continuous and before is not None:
            wanted.add(before.id)
    return frozenset(wanted)
