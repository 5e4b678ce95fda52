"""A qualification: the departments at work in their order, and how far each is."""

from __future__ import annotations

from enum import StrEnum

from film.noun import Noun


class RunState(StrEnum):
    RUNNING = "running"
    FAILED = "failed"  # stands until it is run again or dismissed
    DONE = "done"
    DISMISSED = "dismissed"


class StepState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Step(Noun):
    """One department's part of a run; `did` tells in sentences what came of it."""

    department: str
    state: StepState = StepState.WAITING
    error: str = ""
    did: tuple[str, ...] = ()
    version: str = ""  # of the film, after it


class Qualification(Noun):
    """One run over all departments."""

    id: str
    project: str
    timeline: str = ""
    thread: str = ""
    author: str = ""
    state: RunState = RunState.RUNNING
    steps: tuple[Step, ...] = ()

    def step(self, department: str) -> Step:
        """The part of one department."""
        return next(step for step in self.steps if step.department == department)


# Who works at the same time, in order: A, B, C, D.
ORDER: tuple[tuple[str, ...], ...] = (
    ("character", "world", "visual"),
    ("story",),
    ("sound", "production"),
    ("bible",),
)
