"""What was said and handed over is kept in order, with its source; preferences by name."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from film.errors import Refused
from film.notes import Note
from knowledge.database import Database, new_id
from knowledge.notes import Notes
from knowledge.preferences import Preferences
from knowledge.qualifications import Qualifications
from knowledge.store import PostgresStore


@pytest.fixture
async def project(database: Database) -> str:
    return (await PostgresStore(database).create_project("Harbour", "Ana")).project


async def test_notes_come_back_in_the_order_they_came(database: Database, project: str) -> None:
    notes = Notes(database)
    said = Note(id=new_id("no"), project=project, source="said", author="Ana", text="A\x00 keeper")
    file = Note(
        id=new_id("no"), project=project, source="file", author="Ana",
        file_title="../../x.fountain", file_name="ab" * 32 + ".txt", size=9,
    )  # fmt: skip
    for note in (said, file):
        await notes.keep(note)
    kept = await notes.of_project(project)
    assert [note.id for note in kept] == [said.id, file.id]
    assert kept[0].text == "A keeper"
    assert kept[1].file_title == "../../x.fountain"
    assert all(note.at is not None and not note.locked for note in kept)


async def test_preferences_set_at_once_are_all_kept(database: Database, project: str) -> None:
    preferences = Preferences(database)
    assert await preferences.of_project(project) == {}
    await asyncio.gather(*(preferences.put(project, f"p{n}", {"n": [n]}) for n in range(8)))
    await preferences.put(project, "p0", None)
    kept = await preferences.of_project(project)
    assert kept == {"p0": None} | {f"p{n}": {"n": [n]} for n in range(1, 8)}


async def test_a_project_that_does_not_exist_has_no_preferences(database: Database) -> None:
    preferences = Preferences(database)
    with pytest.raises(Refused, match="no project"):
        await preferences.of_project("nobody")
    with pytest.raises(Refused, match="no project"):
        await preferences.put("nobody", "a", 1)


async def test_what_was_qualified_stays_as_it_is_whoever_tries(
    database: Database, project: str
) -> None:
    notes, runs = Notes(database), Qualifications(database)
    note = Note(id=new_id("no"), project=project, source="said", author="Ana", text="A keeper")
    await notes.keep(note)
    await notes.change(note.id, "An old keeper")
    await runs.begin(project, "thread", "Ana")
    for attempt in (notes.change(note.id, "A young keeper"), notes.drop(note.id)):
        with pytest.raises(Refused, match="stays as it is"):
            await attempt
    unlocking = f"UPDATE notes SET locked = false WHERE id = '{note.id}'"
    with pytest.raises(DBAPIError, match="was qualified"):
        async with database.change() as connection:
            await connection.execute(text(unlocking))
    kept = await notes.of_project(project)
    assert [(n.text, n.locked) for n in kept] == [("An old keeper", True)]


async def test_what_is_said_later_is_a_new_note_and_a_project_takes_its_notes_with_it(
    database: Database, project: str
) -> None:
    notes = Notes(database)
    await Qualifications(database).begin(project, "thread", "Ana")
    note = Note(id=new_id("no"), project=project, source="said", author="Ana", text="Later")
    await notes.keep(note)
    assert [n.locked for n in await notes.of_project(project)] == [False]
    async with database.change() as connection:
        await connection.execute(text("UPDATE notes SET locked = true WHERE project = :p"),
                                 {"p": project})  # fmt: skip
        await connection.execute(text("DELETE FROM projects WHERE id = :p"), {"p": project})
    assert await notes.of_project(project) == []
