"""Departments qualify a film in their order, once, whoever starts them and whatever is killed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from engines.rules import breakdown
from film.errors import Refused, Unavailable
from film.film import Film
from film.notes import Note
from film.qualification import Qualification, RunState, StepState
from film.screenplay.reading import read_screenplay
from film.study.settling import open_doubts
from knowledge.archive import Archive
from knowledge.database import Database, new_id
from knowledge.files import FileStore
from knowledge.store import PostgresStore
from production.qualifying import Qualifying

SCRIPT = b"""Title: The Keeper
Author: A. Author

INT. KITCHEN - NIGHT

TOM HALE, the keeper, 40, blue eyes, in a red coat, eats by the window.

KEEPER
Who is there?

MARA (34), dark hair, comes in with a brass LANTERN.

MARA
Only me.

INT. THE KITCHEN - DAY

Tom Hale is 60 and has brown eyes. Mara holds the lantern.

TOM
Go home, Mara, before the storm is here.
"""


KIN = b"""Title: Kin
Author: A. Author

INT. SHOP - DAY

ADA (40) waits. THE KEEPER (60) comes in.

KEEPER
Well.
"""


class Bible:
    """The last department's bible: away for as long as it is told to be."""

    away = 0

    async def take_in(self, project: str, timeline: str) -> str:
        if self.away:
            self.away -= 1
            raise Unavailable("The story bible does not answer; try again in a moment.")
        return "shown"


class Fatal:
    """A store that is killed at its nth change, before or after it is written."""

    def __init__(self, inner: Any, clock: list[int]) -> None:
        self._inner, self._clock = inner, clock

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._inner, name)
        if name in ("on", "for_thread"):
            return lambda where: Fatal(real(where), self._clock)
        if name not in ("save", "set_step", "end"):
            return real

        async def call(*args: Any, **named: Any) -> Any:
            self._tick()
            done = await real(*args, **named)
            self._tick()
            return done

        return call

    def _tick(self) -> None:
        self._clock[0] -= 1
        if self._clock[0] == 0:
            raise asyncio.CancelledError


@pytest.fixture
def archive(database: Database, tmp_path: Path) -> Archive:
    return Archive(database, FileStore(tmp_path))


@pytest.fixture
def store(database: Database) -> PostgresStore:
    return PostgresStore(database)


async def begun(store: PostgresStore) -> str:
    """A project with the screenplay broken down and planned."""
    project = (await store.create_project("The Keeper", "Ana")).project
    film = breakdown.break_down(read_screenplay("keeper.fountain", SCRIPT), project)
    await store.save(breakdown.plan_shots(film), "open_screenplay", "", "Ana")
    return project


async def finished(room: Qualifying, run: Qualification) -> Qualification:
    async for now in room.follow(run.id):
        run = now
    return run


def content(film: Film) -> dict[str, Any]:
    return film.model_dump(exclude={"id"})


async def test_departments_merge_find_facts_and_ask(store: PostgresStore, archive: Archive) -> None:
    project = await begun(store)
    run = await finished(
        room := Qualifying(store, archive, Bible()), await room.begin(project, "th", "Ana")
    )
    assert run.state is RunState.DONE
    film = await store.load(project)
    assert [who.name for who in film.characters] == ["TOM", "MARA"]
    assert [place.name for place in film.locations] == ["KITCHEN"]
    merged = {merge.name: merge.why for merge in film.merges}
    assert "TOM HALE, the keeper" in merged["KEEPER"]
    assert merged["THE KITCHEN"] == "the same name"
    asked = {(d.asset, d.field) for d in open_doubts(film)}
    assert asked == {("ch_tom", "age"), ("ch_tom", "eyes")}
    age = [f for f in film.facts if (f.asset, f.field) == ("ch_tom", "age")]
    assert [(f.value, f.source.line) for f in age] == [("40", 6), ("60", 18)]
    said_by = {film.get_character(line.who).name for shot in film.shots for line in shot.lines}
    assert said_by == {"TOM", "MARA"}


async def test_qualifying_again_changes_nothing(store: PostgresStore, archive: Archive) -> None:
    project, room = await begun(store), Qualifying(store, archive, Bible())
    await finished(room, await room.begin(project, "th", "Ana"))
    head = await store.head(project)
    await finished(room, await room.begin(project, "th", "Ana"))
    assert await store.head(project) == head


async def test_two_people_at_once_start_one_run(store: PostgresStore, archive: Archive) -> None:
    project, room = await begun(store), Qualifying(store, archive, Bible())
    tries = (room.begin(project, f"th{n}", name) for n, name in enumerate(("Ana", "Ben", "Cy")))
    got = await asyncio.gather(*tries, return_exceptions=True)
    runs = [one for one in got if isinstance(one, Qualification)]
    assert len(runs) == 1
    refused = [str(one) for one in got if isinstance(one, Refused)]
    assert len(refused) == 2
    assert all("under way already" in sentence for sentence in refused)
    assert (await finished(room, runs[0])).state is RunState.DONE


async def test_the_first_failure_stops_stays_shown_and_running_again_goes_on(
    store: PostgresStore, archive: Archive
) -> None:
    project, bible = await begun(store), Bible()
    bible.away = 1
    room = Qualifying(store, archive, bible)
    run = await finished(room, await room.begin(project, "th", "Ana"))
    assert run.state is RunState.FAILED
    assert run.step("bible").error.startswith("The story bible does not answer")
    shown = await archive.runs.find_newest(project, run.timeline)
    assert shown is not None
    assert shown.state is RunState.FAILED
    versions = len(await store.history(project, 100))
    again = await finished(room, await room.begin(project, "th", "Ben"))
    assert (again.id, again.state) == (run.id, RunState.DONE)
    assert len(await store.history(project, 100)) == versions


async def test_a_dismissed_failure_makes_room_for_a_new_run(
    store: PostgresStore, archive: Archive
) -> None:
    project, bible = await begun(store), Bible()
    bible.away = 1
    room = Qualifying(store, archive, bible)
    run = await finished(room, await room.begin(project, "th", "Ana"))
    assert await archive.runs.dismiss(project, run.timeline)
    assert not await archive.runs.dismiss(project, run.timeline)
    assert (await room.begin(project, "th", "Ana")).id != run.id
    await room.close()


async def test_killed_at_each_change_and_resumed_nothing_is_lost_or_doubled(
    store: PostgresStore, archive: Archive
) -> None:
    calm = await begun(store)
    room = Qualifying(store, archive, Bible())
    await finished(room, await room.begin(calm, "th", "Ana"))
    wanted, versions = content(await store.load(calm)), len(await store.history(calm, 100))
    kills = 0
    while True:
        project, clock = await begun(store), [kills + 1]
        dying = Archive(archive.notes.database, archive.files)
        dying.runs = Fatal(archive.runs, clock)
        first = Qualifying(Fatal(store, clock), dying, Bible())
        run = await first.begin(project, "th", "Ana")
        works = [work.task for work in first._works.values() if work.task]
        await asyncio.gather(*works, return_exceptions=True)
        await first.close()
        if clock[0] > 0:
            break  # it lived to its end
        kills += 1
        second = Qualifying(store, archive, Bible())
        await second.resume()
        done = await finished(second, await archive.runs.get(run.id))
        assert done.state is RunState.DONE
        assert all(step.state is StepState.DONE for step in done.steps)
        assert content(await store.load(project)) == wanted
        assert len(await store.history(project, 100)) == versions
    assert kills > 20


async def test_five_thousand_notes_are_read_and_the_newest_script_names_the_lines(
    store: PostgresStore, archive: Archive
) -> None:
    project, room = await begun(store), Qualifying(store, archive, Bible())
    about = {"project": project, "author": "Ana", "source": "said", "department": "character"}
    notes = [Note(id=new_id("no"), text=f"Note {n}.", **about) for n in range(5000)]
    notes.append(Note(id=new_id("no"), text="Mara has blond hair.", **about))
    for some in range(0, len(notes), 250):
        await asyncio.gather(*(archive.notes.keep(note) for note in notes[some : some + 250]))
    run = await finished(room, await room.begin(project, "th", "Ana"))
    assert run.state is RunState.DONE
    film = await store.load(project)
    hair = next(d for d in open_doubts(film) if (d.asset, d.field) == ("ch_mara", "hair"))
    sources = [f.source for f in film.facts if f.id in hair.facts]
    assert [s.place() for s in sources] == ["line 11 of the script", "Ana, in the chat"]


async def test_a_film_without_a_story_is_not_qualified(
    store: PostgresStore, archive: Archive
) -> None:
    project = (await store.create_project("Empty", "Ana")).project
    with pytest.raises(Refused, match="of 100"):
        await Qualifying(store, archive, Bible()).begin(project, "th", "Ana")
    main = (await store.head(project)).timeline
    assert await archive.runs.find_newest(project, main) is None


async def test_whose_brother_somebody_is_does_not_make_them_one(
    store: PostgresStore, archive: Archive
) -> None:
    project = (await store.create_project("Kin", "Ana")).project
    film = breakdown.break_down(read_screenplay("kin.fountain", KIN), project)
    await store.save(breakdown.plan_shots(film), "open_screenplay", "", "Ana")
    about = {"project": project, "author": "Ana", "source": "said", "department": "character"}
    for words in ("The keeper is Ada's brother.", "Ada is the keeper's sister."):
        await archive.notes.keep(Note(id=new_id("no"), text=words, **about))
    room = Qualifying(store, archive, Bible())
    await finished(room, await room.begin(project, "th", "Ana"))
    assert {person.name for person in (await store.load(project)).characters} == {"ADA", "KEEPER"}
    said = Note(id=new_id("no"), text="Ada is the keeper.", **about)
    await archive.notes.keep(said)
    await finished(room, await room.begin(project, "th", "Ana"))
    assert [person.name for person in (await store.load(project)).characters] == ["ADA"]
