"""One chat turn without a vendor's model: rules, graph, checkpoint in Postgres, stand-in verbs.

Times are of the whole of `graph.crew.run_turn`, on the embedded database, one thread.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.films import FILMS, read_film
from bench.result import Result
from engines.rules.chat_model import RulesChatModel
from film.film import Film
from film.money import Decision
from graph.context import TurnContext, film_in_hand
from graph.crew import CrewGraph, build, run_turn
from graph.memory import open_memory
from studio.services.house import open_house
from studio.settings import Settings
from tools.desk import Desk
from tools.said import Said

TURNS = 40
TARGET_MS = 60.0
SAYINGS = {
    "small talk": ("hello",),
    "one edit": ("make 2B closer", "make 2B wider"),
    "three edits": ("make 2B closer, 2C wider and night in scene 3",),
    "question back": ("make it pop",),
}


@dataclass(frozen=True)
class _Verb:
    """Answers at once, so that only the turn itself is measured."""

    name: str
    speaker: str = "Shot"
    description: str = "Answers at once."

    @property
    def arguments(self) -> dict[str, str]:
        return dict.fromkeys(("shots", "size", "scenes", "time"), "as said")

    async def call(self, desk: Desk, arguments: Mapping[str, object]) -> Said:
        return Said(text="Done.", version="v1")


def run() -> Result:
    """Medians in milliseconds by kind of turn."""
    with tempfile.TemporaryDirectory() as home, open_house(Settings(home=Path(home))) as house:
        figures = asyncio.run(_measure(house.running.database_url))
    met = all(median < TARGET_MS for median in figures.values())
    targets = dict.fromkeys(figures, f"< {TARGET_MS:g}")
    return Result(name="turn", figures=figures, targets=targets, met=met)


async def _measure(url: str) -> dict[str, float]:
    model = RulesChatModel(film=film_in_hand)
    verbs = {name: _Verb(name) for name in ("set_camera", "set_time")}
    async with open_memory(url) as memory:
        graph = build(model, memory, verbs)
        return {f"{kind}, ms": await _median(graph, kind, said) for kind, said in SAYINGS.items()}


async def _median(graph: CrewGraph, kind: str, said: tuple[str, ...]) -> float:
    context = _context(read_film(FILMS / "last_light.yaml"))
    times = []
    for turn in range(TURNS):
        began = time.perf_counter()
        async for _ in run_turn(graph, kind, said[turn % len(said)], context):
            pass
        times.append(1000 * (time.perf_counter() - began))
    return round(statistics.median(times), 1)


def _context(film: Film) -> TurnContext:
    async def film_now() -> Film:
        return film

    async def decide(approval: str, approved: bool) -> Decision:
        return Decision(counted=False, text="Nothing waits.")

    async def work(approval: str) -> Said:
        return Said(text="Nothing waits.")

    async def withdraw(approval: str) -> None:
        return None

    nothing: Any = None
    desk = Desk(nothing, "bench", "bench", "bench", Path(), nothing)
    return TurnContext(desk, film_now, decide, work, withdraw)
