"""The sample film from Approve to its MP4, with two warm workers, and once more unchanged.

`wall_s` is until the film lies in the file store. Machines are noisy, so the CPU seconds are told
by kind of file too: what the workers spent on making it, as they measured it themselves.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import psutil

from bench.result import Result
from film.film import Film
from film.orders import OrderState
from film.recipes import Made
from production.progress import Progress
from studio.rooms import Rooms
from studio.settings import Settings
from studio.studio import open_studio
from terminal.reading import film_from

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "lighthouse.fountain"
WORKERS = 2
TARGET = 1.0  # seconds of rendering a second of film: 90 s for 90 s


def run() -> Result:
    """One render of the sample on an empty home, and one more."""
    with tempfile.TemporaryDirectory(prefix="auteur-bench-") as home:
        return asyncio.run(_measure(Settings(home=Path(home), workers=WORKERS)))


async def _measure(settings: Settings) -> Result:
    studio = await open_studio(settings)
    try:
        await warm(studio)
        desk = await studio.desk("bench", "bench")
        head = await studio.store.head(desk.project)
        sample = film_from(SAMPLE).but(id=desk.project).read_from(head.id)
        version = await studio.store.save(sample, "open", "measured", "bench")
        film = await studio.store.load(desk.project, version.id)
        before, began = cpu_so_far(), monotonic()
        batch, end = await _render(studio, film)
        wall, after = monotonic() - began, cpu_so_far()
        _, second = await _render(studio, film)
        made = await studio.renders.books.orders.of_batch(batch)
    finally:
        await studio.close()
    by_kind = {made_.value: _sum(made, made_) for made_ in Made}
    return _result(film, end, second, wall, {k: after[k] - before[k] for k in after}, by_kind)


def _result(
    film: Film,
    end: Progress,
    second: Progress,
    wall: float,
    cpu: dict[str, float],
    by_kind: dict[str, tuple[int, float]],
) -> Result:
    seconds = float(film.seconds())
    figures: dict[str, Any] = {
        "state": "; ".join([end.state, *(f"{label}: {why}" for label, why in end.problems)]),
        "film_s": round(seconds, 1),
        "wall_s": round(wall, 1),
        "wall_per_film_second": round(wall / seconds, 2),
        "cpu_per_film_second": round(sum(cpu.values()) / seconds, 2),
        "files": end.rendered,
        "second_run_rendered": second.rendered,
        "jumps_told": len(end.jumps),  # the sample has none
        "load": round(os.getloadavg()[0], 1),
    }
    figures |= {f"cpu_s, {name}": round(used, 1) for name, used in cpu.items()}
    figures |= {f"cpu_s, {n} x {kind}": s for kind, (n, s) in by_kind.items() if n}
    targets = {"wall_per_film_second": TARGET, "second_run_rendered": 0, "jumps_told": 0}
    met = wall / seconds <= TARGET and second.rendered == 0 and end.state == "done"
    met = met and not end.jumps
    return Result(name="film", figures=figures, targets=targets, met=met)


async def _render(studio: Rooms, film: Film) -> tuple[str, Progress]:
    batch = await studio.renders.start(film.id, film.version, (), "", "bench")
    ends = [progress async for progress in studio.renders.follow(batch)]
    return batch, ends[-1]


async def warm(studio: Rooms) -> None:
    """Until both workers wait for orders."""
    while len(await asyncio.to_thread(studio.renders.orders.workers)) < WORKERS:
        await asyncio.sleep(0.2)


def cpu_so_far() -> dict[str, float]:
    """CPU seconds so far, of this process and of its children by name of their program."""
    me = psutil.Process()
    used = {"compiler": _seconds(me)}
    for child in me.children(recursive=True):
        name = "workers" if _is(child, lambda words: "rq_worker.py" in words) else "services"
        used[name] = used.get(name, 0.0) + _seconds(child)
    return used


def _is(process: psutil.Process, find: Callable[[str], bool]) -> bool:
    return find(" ".join(process.cmdline()))


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _sum(orders: Any, made: Made) -> tuple[int, float]:
    done = [order for order in orders if order.state is OrderState.DONE]
    times = [order.timings.get("cpu", 0.0) for order in done if order.recipe.made is made]
    return len(times), round(sum(times), 1)
