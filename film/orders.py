"""Orders and batches: what is to be made for one render, and how far it is."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from film.noun import Noun
from film.recipes import Recipe


class OrderState(StrEnum):
    WAITING = "waiting"  # for its inputs, or for its turn
    QUEUED = "queued"  # handed to a worker's queue
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Order(Noun):
    """One file to make. Its identity is its recipe's hash, whichever films want it."""

    recipe: Recipe
    project: str
    batch: str = ""  # the render that asks for it; the same order may serve several
    scene: str = ""  # what people call it: "2"
    shot: str = ""  # "2B"
    state: OrderState = OrderState.WAITING
    tries: int = 0  # times that a worker began it
    error: str = ""  # the sentence it failed with
    timings: dict[str, float] = Field(default_factory=dict)  # seconds by step

    @property
    def hash(self) -> str:
        """The recipe's hash: the order's identity."""
        return self.recipe.hash


class BatchState(StrEnum):
    OPEN = "open"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Batch(Noun):
    """One render: what an approval started, on one version of one film."""

    id: str
    project: str
    version: str
    approval: str
    shots: tuple[str, ...] = ()  # shot ids; empty is the whole film
    thread: str = ""
    state: BatchState = BatchState.OPEN
    counts: dict[str, int] = Field(default_factory=dict)  # orders by state, when it was read
    error: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None


class Result(Noun):
    """A finished file: what the file store has under the recipe's file name."""

    recipe_hash: str
    file_name: str
    size: int  # bytes
    sha256: str  # of the content
    facts: dict[str, object] = Field(default_factory=dict)  # mouth shapes, seconds, size in pixels
