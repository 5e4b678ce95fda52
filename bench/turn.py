"""One chat turn as a face takes it: `studio.turns`, real verbs, on the embedded services.

The words go through the rules, the graph with its checkpoints in Postgres, a verb, and a new
version of the film. CPU milliseconds of this process are told too, because machines are noisy.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from bench.result import Result
from knowledge.migrate import migrate
from studio.services.house import House, open_house
from studio.settings import Settings
from studio.studio import Studio
from terminal.reading import film_from

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "lighthouse.fountain"
TURNS = 30  # of each kind
TARGET_MS = 60.0
SAYINGS = {
    "small talk": ("hello",),
    "a question": ("show all shots",),
    "an edit": ("make 1B closer", "make 1B wider"),
    "three edits": (
        "make 1B closer, 1C wider and night in scene 2",
        "make 1B wider, 1C closer and day in scene 2",
    ),
}


def run() -> Result:
    """Medians in milliseconds by kind of turn."""
    with tempfile.TemporaryDirectory(prefix="auteur-bench-") as home:
        settings = Settings(home=Path(home))
        with open_house(settings) as house:
            figures = asyncio.run(_measure(settings, house))
    medians = [figures[f"{kind}, ms"] for kind in SAYINGS]
    targets = {f"{kind}, ms": TARGET_MS for kind in SAYINGS}
    met = all(median <= TARGET_MS for median in medians)
    return Result(name="turn", figures=figures, targets=targets, met=met)


async def _measure(settings: Settings, house: House) -> dict[str, float]:
    await migrate(house.running.database_url)
    studio = Studio(settings, house.running, None)
    await studio.open()
    try:
        figures: dict[str, float] = {}
        for kind, said in SAYINGS.items():
            await _open_film(studio, kind)
            figures |= await _median(studio, kind, said)
        return figures
    finally:
        await studio.close()


async def _open_film(studio: Studio, thread: str) -> None:
    desk = await studio.desk(thread, "bench")
    head = await studio.store.head(desk.project)
    film = film_from(SAMPLE).but(id=desk.project).read_from(head.id)
    await studio.store.save(film, "open", "measured", "bench")


async def _median(studio: Studio, kind: str, said: tuple[str, ...]) -> dict[str, float]:
    times, used = [], []
    for turn in range(TURNS):
        began, cpu = perf_counter(), process_time()
        async for _ in studio.turns.take_turn(kind, said[turn % len(said)], (), "bench"):
            pass
        times.append(1000 * (perf_counter() - began))
        used.append(1000 * (process_time() - cpu))
    return {
        f"{kind}, ms": round(statistics.median(times), 1),
        f"{kind}, CPU ms": round(statistics.median(used), 1),
    }
