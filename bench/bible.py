"""The story bible at the size of a feature: how long its questions take, and what grows.

120 scenes, 1,500 shots, 60 characters, 400 props, with the story of every scene read from its
script. A question's time is the median of many askings, over different shots, props and scenes.
The slope is how much longer the checks of one scene take when the film is ten times as long: 1.0
is a cost that does not grow.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from bench.result import Result
from bench.storied import storied
from film.film import Film
from knowledge.bible.client import Bible
from knowledge.bible.lore import StoryBible
from knowledge.bible.portrait import portray
from knowledge.bible.projector import Projector
from knowledge.database import Database
from knowledge.migrate import migrate
from knowledge.store import PostgresStore
from studio.services.house import open_house
from studio.services.running import Running
from studio.settings import Settings

ASKED = 40  # times each question is asked
LENGTHS = (10, 100, 1000)  # scenes
TARGETS = {"slowest question, ms": "< 20", "slope": "<= 1.3 for ten times the film"}
Question = Callable[[int], Awaitable[object]]


def run() -> Result:
    """A feature asked; three lengths compared."""
    folder = tempfile.TemporaryDirectory(prefix="auteur-bench-")
    with folder as home, open_house(Settings(home=Path(home))) as house:
        figures = asyncio.run(_measured(house.running))
    slowest = max(v for name, v in figures.items() if name.startswith("ask: "))
    figures["slowest question, ms"] = slowest
    met = slowest < 20 and max(figures["slope 10 to 100"], figures["slope 100 to 1000"]) <= 1.3
    return Result(name="bible", figures=dict(figures), targets=TARGETS, met=met)


async def _measured(running: Running) -> dict[str, float]:
    await migrate(running.database_url)
    database = Database(running.database_url)
    bible = Bible(running.bolt_uri, running.bolt_auth, running.bolt_database)
    store = PostgresStore(database)
    room = StoryBible(bible, Projector(database, store, bible))
    film, figures = await _shown(room, store, storied("", 120, 1500, 60, 400))
    figures |= await _questions(room, film)
    asked: dict[str, Question] = {}
    for scenes in LENGTHS:
        long, _ = await _shown(room, store, storied("", scenes, scenes * 8, 40, 60))
        asked[str(scenes)] = _check(room, long)
    checks = {int(scenes): ms for scenes, ms in (await _medians(asked)).items()}
    figures |= {f"checks of a scene of {scenes}, ms": ms for scenes, ms in checks.items()}
    figures["slope 10 to 100"] = round(checks[100] / checks[10], 2)
    figures["slope 100 to 1000"] = round(checks[1000] / checks[100], 2)
    await bible.close()
    await database.close()
    return figures


async def _shown(
    room: StoryBible, store: PostgresStore, film: Film
) -> tuple[Film, dict[str, float]]:
    """The film saved and shown: how long its portrait and its projection took."""
    project = (await store.create_project("Feature", "bench")).project
    version = await store.save(film.but(id=project), "open", "measured", "bench")
    kept = (await store.load(project)).read_from(version.id)
    began = time.perf_counter()
    portrait = portray(kept, "view")
    drawn = time.perf_counter()
    await room.projector.show(project, within_s=600)
    shown = time.perf_counter()
    edited = kept.but(shots=(kept.shots[0].but(action="She waits."), *kept.shots[1:]))
    await store.save(edited, "edit", "one shot", "bench")
    began_again = time.perf_counter()
    await room.projector.show(project, within_s=600)
    figures = {
        "nodes": len(portrait.nodes),
        "links": len(portrait.links),
        "portrait, s": round(drawn - began, 2),
        "projection from nothing, s": round(shown - drawn, 2),
        "projection of one edit, s": round(time.perf_counter() - began_again, 2),
    }
    return await store.load(project), figures


async def _questions(room: StoryBible, film: Film) -> dict[str, float]:
    shots, props, scenes, people = film.shots, film.props, film.scenes, film.characters
    asked: dict[str, Question] = {
        "state of everyone in a shot": lambda n: room.facts(film, [shots[n % len(shots)].id]),
        "where a prop was last": lambda n: room.last_seen(
            film, "prop", props[n % len(props)].id, shots[-1 - n].id
        ),
        "who may know of a prop": lambda n: room.knowers(
            film, "", "prop", props[n % len(props)].id, shots[-1].id
        ),
        "who may know of words": lambda n: room.knowers(film, f"word {n}", "", "", shots[-1].id),
        "rules that hold in a scene": lambda n: room.rules(film, scenes[n % len(scenes)].id),
        "what a change of a prop touches": lambda n: room.touched(
            film, "prop", props[n % len(props)].id
        ),
        "what a change of a person touches": lambda n: room.touched(
            film, "character", people[n % len(people)].id
        ),
        "contradictions of a scene": _check(room, film),
        "why": lambda n: room.why(film, props[n % len(props)].id),
        "around a person": lambda n: room.around(film, "character", people[n % len(people)].id),
    }
    return {f"ask: {name}, ms": ms for name, ms in (await _medians(asked)).items()}


def _check(room: StoryBible, film: Film) -> Question:
    return lambda n: room.contradictions(film, [film.scenes[(n * 7) % len(film.scenes)].id])


async def _medians(questions: Mapping[str, Question]) -> dict[str, float]:
    """Milliseconds of one asking of each, the first few left out.

    They are asked in turn, so that what else the computer does falls on all of them alike.
    """
    times: dict[str, list[float]] = {name: [] for name in questions}
    for n in range(ASKED + 5):
        for name, question in questions.items():
            began = time.perf_counter()
            await question(n * 13)
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: round(statistics.median(taken[5:]), 1) for name, taken in times.items()}
