"""One minute of film, sound and all, by two warm workers, against encoding alone.

The sample's first minute is rendered at 720p and at 1080p, each on an empty home. Then the very
pictures of its clips are encoded again, with nothing else to do, on as many processes. Memory is
the workers' highest. Last, some recipes are made once more in a fresh process: equal to the byte?
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from time import monotonic, process_time
from typing import Any

import psutil

from bench.film import SAMPLE, WORKERS, cpu_so_far, warm
from bench.result import Result
from film.film import Film
from film.orders import OrderState
from film.recipes import Made, Recipe
from knowledge.files import FileStore
from media.clips import pictures
from media.stock import open_reel
from production.progress import Progress
from studio.rooms import Rooms
from studio.settings import Settings
from studio.studio import open_studio
from terminal.reading import film_from

MINUTE = 60
TARGETS = {
    "minute_720p_s": 30.0,
    "times_encoding_alone": 2.5,
    "1080p_to_720p": 2.4,
    "worker_mb": 450,
    "same_bytes": True,
}
AGAIN = (Made.VOICE, Made.SOUND, Made.STEP, Made.CLIP)  # made once more elsewhere, one of each
ELSEWHERE = (
    "import sys; from production.jobs import make; "
    "make(sys.argv[1], sys.stdin.read(), lambda event: None)"
)


def run() -> Result:
    """Two renders, one encoding, and the same bytes again."""
    with tempfile.TemporaryDirectory(prefix="auteur-bench-") as name:
        homes = Path(name)
        small = asyncio.run(_render(homes / "720", 1280, 720))
        alone, alone_cpu = _encoded_alone(small["clips"])
        same = all(_same_again(recipe, small["files"], homes) for recipe in small["again"])
        large = asyncio.run(_render(homes / "1080", 1920, 1080))
    figures = {
        "film_s": small["film_s"],
        "minute_720p_s": small["minute_s"],
        "encoding_alone_s": round(alone * MINUTE / small["film_s"], 1),
        "times_encoding_alone": round(small["wall_s"] / alone, 2),
        "minute_720p_cpu_s": round(small["cpu_s"] * MINUTE / small["film_s"], 1),
        "encoding_alone_cpu_s": round(alone_cpu * MINUTE / small["film_s"], 1),
        "times_encoding_alone_cpu": round(small["cpu_s"] / alone_cpu, 2),
        "1080p_to_720p_cpu": round(large["cpu_s"] / small["cpu_s"], 2),
        "minute_1080p_s": large["minute_s"],
        "1080p_to_720p": round(large["minute_s"] / small["minute_s"], 2),
        "worker_mb": max(small["worker_mb"], large["worker_mb"]),
        "worker_mb_720p": small["worker_mb"],
        "same_bytes": same,
        "state": small["state"] if small["state"] != "done" else large["state"],
        "load": round(os.getloadavg()[0], 1),
    }
    limits = ("minute_720p_s", "times_encoding_alone", "1080p_to_720p", "worker_mb")
    met = same and figures["state"] == "done" and all(figures[n] <= TARGETS[n] for n in limits)
    return Result(name="film-minute", figures=figures, targets=TARGETS, met=met)


async def _render(home: Path, width: int, height: int) -> dict[str, Any]:
    """The first minute of the sample on an empty home."""
    studio = await open_studio(Settings(home=home, workers=WORKERS))
    try:
        await warm(studio)
        film = await _first_minute(studio, width, height)
        began, before = monotonic(), sum(cpu_so_far().values())
        batch = await studio.renders.start(film.id, film.version, (), "", "bench")
        ends: list[Progress] = [p async for p in studio.renders.follow(batch)]
        wall, memory = monotonic() - began, _worker_mb()
        cpu = sum(cpu_so_far().values()) - before
        made = await studio.renders.books.orders.of_batch(batch)
        done = [o.recipe for o in made if o.state is OrderState.DONE]
        files = studio.files
    finally:
        await studio.close()
    seconds = float(film.seconds())
    return {
        "state": ends[-1].state,
        "film_s": round(seconds, 1),
        "wall_s": wall,
        "cpu_s": cpu,
        "minute_s": round(wall * MINUTE / seconds, 1),
        "worker_mb": memory,
        "files": files,
        "clips": [files.path_of(r.file_name) for r in done if r.made is Made.CLIP],
        "again": [next(r for r in done if r.made is made_) for made_ in AGAIN],
    }


async def _first_minute(studio: Rooms, width: int, height: int) -> Film:
    """The sample's shots until a minute is full, saved as a film of its own."""
    desk = await studio.desk("bench", "bench")
    head = await studio.store.head(desk.project)
    whole = film_from(SAMPLE).but(id=desk.project).read_from(head.id)
    shots = whole.shots
    while Fraction(sum(s.frames for s in shots[:-1]), whole.settings.fps) >= MINUTE:
        shots = shots[:-1]
    settings = whole.settings.but(width=width, height=height)
    film = whole.but(shots=shots, settings=settings)
    version = await studio.store.save(film, "open", "measured", "bench")
    return await studio.store.load(film.id, version.id)


def _worker_mb() -> int:
    """The highest resident memory that any worker has had, in MB."""
    peaks = [0]
    for child in psutil.Process().children(recursive=True):
        if "rq_worker.py" in " ".join(child.cmdline()):
            status = Path(f"/proc/{child.pid}/status").read_text()
            peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
            peaks.append(int(peak.split()[1]) // 1024)
    return max(peaks)


def _encoded_alone(clips: list[Path]) -> tuple[float, float]:
    """Seconds, and CPU seconds of all, to encode the pictures of all clips on as many processes
    as there were workers."""
    shares = [clips[n::WORKERS] for n in range(WORKERS)]
    with multiprocessing.get_context("spawn").Pool(WORKERS) as pool:
        spent = pool.map(_encode, shares)
    return max(wall for wall, _ in spent), sum(cpu for _, cpu in spent)


def _encode(clips: Iterable[Path]) -> tuple[float, float]:
    """Seconds and CPU seconds of encoding; reading the pictures is not counted."""
    wall = cpu = 0.0
    for clip in clips:
        shown = list(pictures(clip))
        height, width = shown[0].shape[:2]
        with tempfile.TemporaryDirectory() as folder:
            began, busy = monotonic(), process_time()
            with open_reel(Path(folder, "alone.mp4"), width, height, 24) as reel:
                for picture in shown:
                    reel.add(picture)
            wall += monotonic() - began
            cpu += process_time() - busy
    return wall, cpu


def _same_again(recipe: Recipe, files: FileStore, homes: Path) -> bool:
    """Whether a fresh process makes the same bytes of a recipe in another folder."""
    other = FileStore(homes / "again")
    for _, name in recipe.inputs:
        if not other.has(name):
            temp = other.temp_path(Path(name).suffix)
            temp.write_bytes(files.path_of(name).read_bytes())
            other.adopt(temp, name, files.find_facts(name))
    command = [sys.executable, "-c", ELSEWHERE, str(other.root)]
    subprocess.run(command, input=recipe.model_dump_json(), text=True, check=True)
    pair = (store.path_of(recipe.file_name).read_bytes() for store in (files, other))
    first, second = (sha256(data).hexdigest() for data in pair)
    return first == second
