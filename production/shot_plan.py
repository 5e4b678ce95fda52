"""The recipes of one shot: its composite step by step, its voices, its clip, its last frame."""

from __future__ import annotations

from collections.abc import Mapping

from engines.roles import ClipOrder, StepOrder
from film.film import Film
from film.noun import Noun
from film.recipes import Made, Recipe
from film.setup import Setup
from film.shots import Presence, Shot
from film.verdicts import LookTaken
from film.words import MAX_REFERENCES, MAX_TRIES
from production.composites import Stage, grown, stages_of
from production.makers import Makers
from production.questions import questions_for
from production.setups import best_view, motion_of, setup_of
from production.tasks import Task, once
from production.views import ViewBook, view_key

LIFT = 0.2  # extra light a try


class ShotPlan(Noun):
    """What one shot needs. `stopped` holds the reasons when five tries of a step failed."""

    tasks: tuple[Task, ...]
    clip: Recipe
    last_frame: Recipe
    stopped: tuple[str, ...] = ()

    def steps(self) -> tuple[str, ...]:
        """Hashes of the composite steps: what this plan depends on having been looked at."""
        return tuple(t.recipe.hash for t in self.tasks if t.recipe.made is Made.STEP)

    @property
    def place(self) -> str:
        """The file of the place with nobody in it yet, as the camera first sees it; "" for a shot
        that goes on from another."""
        steps = (t.recipe.file_name for t in self.tasks if t.recipe.made is Made.STEP)
        return next(steps, "")


class _Composite:
    """Grows the start frame of one shot; each failed look opens the next try of its step."""

    def __init__(self, shot: Shot, views: ViewBook, looks: Mapping[str, LookTaken]) -> None:
        self.film, self.shot, self.looks = views.film, shot, looks
        self.makers, self.views = views.makers, views
        self.tasks: list[Task] = []
        self.passed: list[str] = []
        self.lifts: dict[str, float] = {}
        self.stopped: tuple[str, ...] = ()
        self.base: Recipe | None = None

    def grow(self) -> Setup:
        """Plans every step and returns the set-up as the steps have left it."""
        stages = stages_of(self.setup())
        for count in range(1, len(stages) + 1):
            self._step(stages[:count])
            if self.stopped:
                break
        return self.setup()

    def setup(self) -> Setup:
        """The set-up with the light that failed looks have asked for."""
        return setup_of(self.film, self.shot, self.lifts)

    def _step(self, stages: tuple[Stage, ...]) -> None:
        base = self.base
        reasons: tuple[str, ...] = ()
        for attempt in range(1, MAX_TRIES + 1):
            self.lifts.update(dict.fromkeys(stages[-1].adds, LIFT * (attempt - 1)))
            step = self._try(stages, base, attempt, reasons)
            looks = self.looks.get(step.hash)
            if looks is None or looks.passed():
                self.base = step
                self.passed.append(step.hash)
                return
            reasons = looks.reasons()
        self.base, self.stopped = step, reasons

    def _try(
        self, stages: tuple[Stage, ...], base: Recipe | None, attempt: int, reasons: tuple[str, ...]
    ) -> Recipe:
        whole = self.setup()
        setup = grown(whole, stages)
        now = stages[-1]
        order = StepOrder(
            stage=now.stage,
            setup=setup,
            whole=whole.but(look=setup.look),
            adds=now.adds,
            reasons=reasons,
            attempt=attempt,
        )
        added = [p for p in self.shot.cast if p.who in now.adds]
        inputs = [("base", base.file_name)] if base else []
        inputs += [("reference", self._best(p).file_name) for p in added[:MAX_REFERENCES]]
        step = self.makers.recipe(Made.STEP, order.model_dump(mode="json"), inputs)
        self._add(step, tuple(self.passed))
        self._eye(step, base, setup, now)
        return step

    def _eye(self, step: Recipe, base: Recipe | None, setup: Setup, now: Stage) -> None:
        questions = questions_for(self.film, self.shot, setup, now)
        inputs = [("picture", step.file_name)] + ([("before", base.file_name)] if base else [])
        for key in dict.fromkeys(key for q in questions for key in q.pictures()):
            inputs.append((key, self._view(key).file_name))
        spec = {"questions": [question.model_dump(mode="json") for question in questions]}
        self._add(self.makers.recipe(Made.EYE, spec, inputs))

    def _best(self, presence: Presence) -> Recipe:
        return self._view(view_key(presence.who, best_view(presence, self.shot.camera)))

    def _view(self, key: str) -> Recipe:
        recipe = self.views.get(self.shot, key)
        self._add(recipe)
        return recipe

    def _add(self, recipe: Recipe, gates: tuple[str, ...] = ()) -> None:
        task = Task(recipe=recipe, shot=self.shot.id, label=self.shot.label, gates=gates)
        self.tasks.append(task)


def plan_shot(
    shot: Shot,
    views: ViewBook,
    looks: Mapping[str, LookTaken],
    voices: tuple[Recipe, ...],
    opens: Recipe | None,
) -> ShotPlan:
    """Plans one shot of the film whose reference views these are. `opens` is the last frame of
    the shot before when this one continues it."""
    film, makers = views.film, views.makers
    composite = _Composite(shot, views, looks)
    continued = shot.continuous and opens is not None
    setup = setup_of(film, shot) if continued else composite.grow()
    start = opens if continued else composite.base
    if start is None:
        raise AssertionError("a composite has at least its place step")
    clip = _clip(film, shot, makers, setup, start, voices)
    last = makers.recipe(Made.LAST_FRAME, {}, [("clip", clip.file_name)])
    tasks = [*composite.tasks, *(_task(shot, voice) for voice in voices)]
    if not composite.stopped:
        tasks.append(_task(shot, clip, tuple(composite.passed)))
        tasks.append(_task(shot, last))
    return ShotPlan(tasks=once(tasks), clip=clip, last_frame=last, stopped=composite.stopped)


def _clip(
    film: Film, shot: Shot, makers: Makers, setup: Setup, start: Recipe, voices: tuple[Recipe, ...]
) -> Recipe:
    order = ClipOrder(setup=setup, motion=motion_of(film, shot))
    spec = order.model_dump(mode="json")
    spec["lines"] = [{"who": line.who, "at": line.at} for line in shot.lines]
    inputs = [("start", start.file_name), *(("voice", voice.file_name) for voice in voices)]
    return makers.recipe(Made.CLIP, spec, inputs)


def _task(shot: Shot, recipe: Recipe, gates: tuple[str, ...] = ()) -> Task:
    return Task(recipe=recipe, shot=shot.id, label=shot.label, gates=gates)
