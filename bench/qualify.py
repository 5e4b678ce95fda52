"""How long a 120-page feature takes to qualify by rules, bible in: `python -m bench qualify`.

Real embedded services in a home of its own. `cpu_s` is of this process, so that a busy machine
does not hide what was spent; the bible's server works in another.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.feature import NAMES, feature
from bench.result import Result
from engines.rules import breakdown
from film.notes import Note
from film.qualification import Qualification
from film.screenplay.pages import count_pages
from film.screenplay.reading import read_screenplay
from film.study.departments import department_of
from knowledge.database import new_id
from knowledge.migrate import migrate
from studio.rooms import Rooms
from studio.services.house import House, open_house
from studio.settings import Settings

PAGES = 120
TARGET_S = 20.0


def run() -> Result:
    """Reads a feature, then qualifies it from the first department to the bible."""
    with tempfile.TemporaryDirectory(prefix="auteur-qualify-") as folder:
        settings = Settings(home=Path(folder))
        with open_house(settings) as house:
            figures = asyncio.run(_measure(settings, house))
    targets = {"qualify_s": TARGET_S}
    met = figures["qualify_s"] <= TARGET_S and figures["state"] == "done"
    return Result(name="qualify", figures=figures, targets=targets, met=met)


async def _measure(settings: Settings, house: House) -> dict[str, Any]:
    await migrate(house.running.database_url)
    rooms = Rooms(settings, house.running, None)
    try:
        return await _qualified(rooms)
    finally:
        await rooms.close()


async def _qualified(rooms: Rooms) -> dict[str, Any]:
    screenplay = read_screenplay("a.fountain", feature(PAGES).encode())
    project = (await rooms.store.create_project("A Feature", "bench")).project
    film = await asyncio.to_thread(breakdown.break_down, screenplay, project)
    await rooms.store.save(film, "open_screenplay", "", "bench")
    await _describe(rooms, project)
    wall, cpu = time.monotonic(), time.process_time()
    run = await rooms.qualifying.begin(project, "bench", "bench")
    ended = await _followed(rooms, run)
    spent = time.monotonic() - wall, time.process_time() - cpu
    film = await rooms.store.load(project)
    return {
        "pages": count_pages(screenplay),
        "scenes": len(film.scenes),
        "shots": len(film.shots),
        "facts": len(film.facts),
        "state": str(ended.state),
        "qualify_s": round(spent[0], 2),
        "cpu_s": round(spent[1], 2),
    }


async def _describe(rooms: Rooms, project: str) -> None:
    """What a person would say of the cast of a made-up script, which describes nobody."""
    for name in NAMES:
        text = (
            f"{name} is 40, a tall woman with dark hair and blue eyes, who wears a red coat, old "
            "boots and a woollen hat, and looks like somebody who has waited a long time."
        )
        note = Note(id=new_id("no"), project=project, source="said", author="bench", text=text)
        await rooms.archive.notes.keep(note.but(department=department_of(text)))


async def _followed(rooms: Rooms, run: Qualification) -> Qualification:
    async for now in rooms.qualifying.follow(run.id):
        run = now
    return run
