"""Timelines of a store and of a bible: opening one only adds, and none of them leaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from film.assets import Condition
from film.errors import Refused, Unavailable
from film.film import Film
from knowledge.bible.client import Bible
from knowledge.bible.portrait import portray
from knowledge.bible.projector import Projector
from knowledge.bible.supervisor import ScriptSupervisor
from knowledge.database import Database
from knowledge.store import PostgresStore
from knowledge.timeline_book import Opening, TimelineBook

FilmOf = Callable[..., Film]


class Work:
    """A project with a film on main."""

    def __init__(self, database: Database, bible: Bible) -> None:
        self.database = database
        self.store = PostgresStore(database)
        self.book = TimelineBook(self.store)
        self.projector = Projector(database, self.store, bible)
        self.supervisor = ScriptSupervisor(bible)
        self.project = self.main = ""

    async def begin(self, film_of: FilmOf) -> None:
        begun = await self.store.create_project("Harbour", "Ana")
        self.project, self.main = begun.project, begun.timeline
        await self.store.save(film_of(self.project), "make_film", "read", "Ana")

    async def open(self, name: str, origin: str = "", **more: Any) -> str:
        origin = origin or (await self.store.head(self.project)).id
        wish = Opening(project=self.project, origin=origin, name=name, reason="why", author="Ana")
        return (await self.book.open(wish.but(**more))).timeline

    async def change(self, timeline: str, **fields: Any) -> Film:
        store = self.store.on(timeline)
        await store.save((await store.load(self.project)).but(**fields), "edit", "", "Ana")
        return await store.load(self.project)

    async def told(self, timeline: str, shot: str = "sh1A") -> str:
        """What the bible says of everybody in a shot."""
        version = await self.projector.show(self.project, timeline=timeline)
        (facts,) = await self.supervisor.facts_for_shots(self.project, version, [shot])
        return " ".join(f"{p.name} {' '.join(p.conditions)}" for p in facts.people)

    async def agrees(self, timeline: str) -> bool:
        await self.projector.show(self.project, timeline=timeline)
        film = await self.store.on(timeline).load(self.project)
        wanted = portray(film, timeline).digest()
        return await self.projector.digest(self.project, timeline) == wanted


@pytest.fixture
async def work(database: Database, bible: Bible, film_of: FilmOf) -> Work:
    made = Work(database, bible)
    await made.begin(film_of)
    return made


def is_so(what: str, who: str = "ch0") -> tuple[Condition, ...]:
    return (Condition(id="co9", asset=who, what=what, from_shot="sh1A", source="Ana"),)


async def test_opening_a_timeline_adds_one_version_without_rows_and_moves_nothing(
    work: Work,
) -> None:
    before = await work.store.head(work.project)
    line = await work.open("rain")
    assert await work.store.head(work.project) == before
    first = await work.store.on(line).head(work.project)
    assert (first.parent, first.seq, first.changed, first.reason) == (before.id, 1, (), "why")
    asked = text("SELECT count(*) FROM film_rows WHERE version = :v")
    async with work.database.look() as connection:
        assert (await connection.execute(asked, {"v": first.id})).scalar_one() == 0
    assert await work.store.on(line).load(work.project) == await work.store.load(work.project)
    assert [v.verb for v in await work.store.on(line).history(work.project)][:2] == [
        "new_timeline",
        "make_film",
    ]


async def test_each_timeline_has_its_own_changes_undo_and_redo(work: Work) -> None:
    line = await work.open("rain")
    await work.change(line, title="Rain")
    await work.change(work.main, title="Sun")
    there = work.store.on(line)
    await there.undo(work.project, "Ana")
    with pytest.raises(Refused, match="here “rain” was opened"):
        await there.undo(work.project, "Ana")
    assert (await work.store.load(work.project)).title == "Sun"
    await there.redo(work.project, "Ana")
    assert (await there.load(work.project)).title == "Rain"


async def test_a_film_is_saved_where_it_was_read_whoever_goes_elsewhere(work: Work) -> None:
    line = await work.open("rain")
    mine = work.store.for_thread(f"thread of {line}")
    await work.store.bind_thread(f"thread of {line}", work.project)
    film = await mine.load(work.project)
    await work.book.go(work.project, f"thread of {line}", line)
    await mine.save(film.but(title="Begun on main"), "rename", "", "Ana")
    assert (await work.store.load(work.project)).title == "Begun on main"
    assert (await mine.load(work.project)).title == "Harbour"


async def test_a_timeline_is_opened_from_any_version_of_any_timeline(work: Work) -> None:
    old = await work.store.head(work.project)
    await work.change(work.main, title="Later")
    line = await work.open("earlier", old.id)
    deep = await work.open("deeper", (await work.store.on(line).head(work.project)).id)
    for each in (line, deep):
        assert (await work.store.on(each).load(work.project)).title == "Harbour"
    assert await work.store.timeline_of(work.project, old.id) == work.main


async def test_a_version_of_another_film_is_no_point_to_open_from(
    work: Work, database: Database, bible: Bible, film_of: FilmOf
) -> None:
    other = Work(database, bible)
    await other.begin(film_of)
    with pytest.raises(Refused, match="no version"):
        await work.open("stolen", (await other.store.head(other.project)).id)
    with pytest.raises(Refused, match="no project"):
        await work.book.go(work.project, "a thread", other.main)
    assert len(await work.book.all(work.project)) == 1


async def test_deleting_keeps_every_version_and_bringing_back_gives_them_again(work: Work) -> None:
    line = await work.open("rain")
    kept = await work.change(line, title="Rain")
    await work.book.delete(work.project, "nobody", line, "Ana")
    with pytest.raises(Refused, match="was deleted"):
        await work.change(line, title="Lost")
    assert await work.store.on(line).load(work.project) == kept
    again = await work.open("rain")
    with pytest.raises(Refused, match="already"):
        await work.book.bring_back(work.project, line)
    assert (await work.book.bring_back(work.project, line, "old rain")).name == "old rain"
    assert await work.change(line, title="Found") == kept.but(title="Found")
    with pytest.raises(Refused, match="already"):
        await work.book.rename(work.project, again, "OLD RAIN")
    for wrong in (work.book.delete(work.project, "", work.main, "A"),
                  work.book.rename(work.project, work.main, "x")):  # fmt: skip
        with pytest.raises(Refused, match="Main"):
            await wrong


async def test_the_bible_shows_each_timeline_as_it_is_and_a_rebuild_is_the_same(
    work: Work,
) -> None:
    line = await work.open("rain")
    await work.change(line, conditions=is_so("wet"))
    await work.change(work.main, shots=(await work.store.load(work.project)).shots[:6])
    for each in (line, work.main):
        assert await work.agrees(each)
        before = await work.projector.digest(work.project, each)
        await work.projector.rebuild(work.project, each)
        assert await work.projector.digest(work.project, each) == before
    assert await work.agrees(line)
    assert await work.agrees(work.main)


async def test_no_fact_of_a_timeline_is_told_on_another_in_either_direction(work: Work) -> None:
    line = await work.open("rain")
    people = (await work.store.load(work.project)).characters
    renamed = tuple(p.but(name="RAINER") if p.id == "ch0" else p for p in people)
    await work.change(line, conditions=is_so("wet"), characters=renamed)
    await work.change(work.main, conditions=is_so("bloody"))
    there, here = await work.told(line), await work.told(work.main)
    assert "wet" in there
    assert "RAINER" in there
    assert "bloody" not in there
    assert "bloody" in here
    assert "wet" not in here
    assert "RAINER" not in here


async def test_a_deleted_timeline_leaves_the_bible_and_comes_back_whole(work: Work) -> None:
    line = await work.open("rain")
    await work.change(line, conditions=is_so("wet"))
    assert await work.agrees(line)
    version = (await work.store.on(line).head(work.project)).id
    await work.book.delete(work.project, "nobody", line, "Ana")
    await work.projector.catch_up()
    with pytest.raises(Unavailable):
        await work.supervisor.facts_for_shots(work.project, version, ["sh1A"])
    assert await work.agrees(work.main)
    await work.book.bring_back(work.project, line)
    assert await work.agrees(line)
    assert "wet" in await work.told(line)
