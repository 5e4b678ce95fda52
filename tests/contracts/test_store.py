"""What every verb may rely on: nothing is overwritten, nothing is lost, the second one is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from film.errors import Refused, Unavailable
from film.film import Film
from film.shots import Shot
from film.story import Scene
from knowledge.database import Database
from knowledge.store import PostgresStore

FilmOf = Callable[..., Film]


@pytest.fixture(scope="module")
def store(database: Database) -> PostgresStore:
    return PostgresStore(database)


@pytest.fixture
def cold(database: Database) -> Callable[[], PostgresStore]:
    """A store that has read nothing yet, as after a restart."""
    return lambda: PostgresStore(database)


@pytest.fixture
async def project(store: PostgresStore, film_of: FilmOf) -> str:
    """A project with a small film, saved once."""
    begun = await store.create_project("Harbour", "Ana")
    await store.save(film_of(begun.project), "make_film", "read the screenplay", "Ana")
    return begun.project


def reworded(film: Film, shot_id: str, **fields: Any) -> Film:
    shots = tuple(shot.but(**fields) if shot.id == shot_id else shot for shot in film.shots)
    return film.but(shots=shots)


async def test_a_new_project_has_an_empty_film_and_is_listed_first(store: PostgresStore) -> None:
    begun = await store.create_project("Night Bus", "Ana")
    assert await store.load(begun.project) == Film(id=begun.project, title="Night Bus")
    newest = (await store.list_projects())[0]
    assert (newest.id, newest.title, newest.author) == (begun.project, "Night Bus", "Ana")


async def test_a_film_comes_back_as_it_was_saved(
    store: PostgresStore, cold: Callable[[], PostgresStore], film_of: FilmOf
) -> None:
    begun = await store.create_project("", "Ana")
    film = film_of(begun.project)
    version = await store.save(film, "make_film", "read the screenplay", "Ana")
    for reader in (store, cold()):
        read = await reader.load(begun.project)
        assert read == film
        assert read.version == version.id
    assert (await store.list_projects())[0].title == "Harbour"


async def test_a_film_brought_over_from_another_project_is_saved_where_it_came_to(
    store: PostgresStore, project: str
) -> None:
    film = await store.load(project)
    saved = await store.save(film.but(title="Quay"), "rename", "", "Ana")
    other = await store.create_project("Pier", "Ana")
    brought = (await store.load(project)).but(id=other.project)
    version = await store.save(brought, "bring", "", "Ana")
    assert (version.project, version.timeline) == (other.project, other.timeline)
    assert (await store.load(other.project)).title == "Quay"
    assert (await store.head(project)).id == saved.id


async def test_a_version_stores_only_the_rows_that_changed(
    store: PostgresStore, project: str, database: Database
) -> None:
    film = await store.load(project)
    version = await store.save(reworded(film, "sh2B", action="She waits."), "edit", "slower", "Bo")
    assert version.changed == ("shot/sh2B",)
    async with database.look() as connection:
        rows = await connection.execute(
            text("SELECT kind, key FROM film_rows WHERE version = :v"), {"v": version.id}
        )
        assert [tuple(row) for row in rows] == [("shot", "sh2B")]


async def test_saving_what_is_there_already_makes_no_version(
    store: PostgresStore, project: str
) -> None:
    head = await store.head(project)
    again = await store.save(await store.load(project), "edit", "nothing", "Ana")
    assert again == head


async def test_a_version_says_why_who_when_and_from_what(
    store: PostgresStore, project: str
) -> None:
    film = await store.load(project)
    version = await store.save(film.but(title="Quay"), "rename", "a better title", "Bo")
    assert (version.verb, version.reason, version.author) == ("rename", "a better title", "Bo")
    assert version.parent == film.version
    assert version.seq == 3
    assert version.at.tzinfo is not None
    assert [v.verb for v in await store.history(project)] == [
        "rename",
        "make_film",
        "create_project",
    ]
    assert len(await store.history(project, limit=2)) == 2


async def test_undo_and_redo_move_the_head_and_keep_every_version(
    store: PostgresStore, project: str
) -> None:
    one = await store.load(project)
    two = one.but(title="Two")
    three = two.but(title="Three")
    for film in (two, three):
        await store.save(film, "rename", "", "Ana", base=(await store.head(project)).id)
    await store.undo(project, "Ana")
    await store.undo(project, "Ana")
    assert await store.load(project) == one
    await store.redo(project, "Ana")
    assert (await store.load(project)).title == "Two"
    back = await store.redo(project, "Ana")
    assert (await store.load(project)).title == "Three"
    assert (await store.load(project, back.parent)).title == "Two"


async def test_a_change_after_undo_ends_redo_but_loses_nothing(
    store: PostgresStore, project: str
) -> None:
    film = await store.load(project)
    lost = await store.save(film.but(title="Undone"), "rename", "", "Ana")
    await store.undo(project, "Ana")
    await store.save((await store.load(project)).but(title="Instead"), "rename", "", "Ana")
    with pytest.raises(Refused, match="nothing to redo"):
        await store.redo(project, "Ana")
    assert (await store.load(project, lost.id)).title == "Undone"


async def test_undo_ends_where_the_film_began(store: PostgresStore, project: str) -> None:
    await store.undo(project, "Ana")
    assert (await store.load(project)).shots == ()
    with pytest.raises(Refused, match="nothing to undo"):
        await store.undo(project, "Ana")


async def test_removed_and_reordered_things_come_back_so(
    store: PostgresStore, cold: Callable[[], PostgresStore], project: str
) -> None:
    film = await store.load(project)
    shots = (film.shots[1], film.shots[0], *film.shots[3:])
    version = await store.save(film.but(shots=shots), "cut", "tighter opening", "Ana")
    assert set(version.changed) == {"order/shot", "shot/sh1C"}
    assert (await cold().load(project)).shots == shots
    assert (await cold().load(project, film.version)).shots == film.shots


async def test_two_people_who_touch_different_things_both_count(
    store: PostgresStore, cold: Callable[[], PostgresStore], project: str
) -> None:
    ana, bo = await store.load(project), await cold().load(project)
    await store.save(reworded(ana, "sh1A", action="Ana was here."), "edit", "", "Ana")
    await cold().save(reworded(bo, "sh2B", action="Bo was here."), "edit", "", "Bo")
    both = await store.load(project)
    assert both.get_shot("sh1A").action == "Ana was here."
    assert both.get_shot("sh2B").action == "Bo was here."


async def test_the_second_of_two_who_touch_the_same_thing_is_told(
    store: PostgresStore, project: str
) -> None:
    ana = bo = await store.load(project)
    await store.save(reworded(ana, "sh1A", action="Ana was here."), "edit", "", "Ana")
    with pytest.raises(Refused, match=r"Someone changed the film just now \(shot 1A\)"):
        await store.save(reworded(bo, "sh1A", action="Bo was here."), "edit", "", "Bo")
    assert (await store.load(project)).get_shot("sh1A").action == "Ana was here."


async def test_a_removal_beside_another_change_is_not_guessed_at(
    store: PostgresStore, project: str
) -> None:
    ana = bo = await store.load(project)
    await store.save(ana.but(conditions=()), "edit", "", "Ana")
    with pytest.raises(Refused, match="Someone changed"):
        await store.save(reworded(bo, "sh1A", action="Bo was here."), "edit", "", "Bo")


async def test_ten_at_once_lose_nothing(store: PostgresStore, project: str) -> None:
    film = await store.load(project)
    changed = [reworded(film, shot.id, action=f"by {shot.id}") for shot in film.shots[:10]]
    saved = await asyncio.gather(*(store.save(f, "edit", "", "crew") for f in changed))
    after = await store.load(project)
    assert [shot.action for shot in after.shots[:10]] == [f"by {s.id}" for s in film.shots[:10]]
    assert sorted(v.seq for v in saved) == list(range(3, 13))


async def test_saving_and_undoing_at_once_keeps_every_version_and_one_line_of_moves(
    store: PostgresStore, project: str, database: Database
) -> None:
    async def save(n: int) -> str:
        film = await store.load(project)
        words = f"by {n}"
        return (
            await store.save(reworded(film, f"sh1{'AB'[n % 2]}", action=words), "edit", "", words)
        ).id

    async def undo() -> None:
        with suppress(Refused):
            await store.undo(project, "Bo")

    doing = [step for n in range(12) for step in (save(n), undo())]
    done = await asyncio.gather(*doing, return_exceptions=True)
    assert all(isinstance(one, str | Refused | None) for one in done)
    saved = [one for one in done if isinstance(one, str)]
    assert [(await store.load(project, version)).version for version in saved] == saved
    async with database.look() as connection:
        asked = text(
            "SELECT from_version, to_version FROM head_moves m JOIN projects p"
            " ON p.timeline = m.timeline WHERE p.id = :p ORDER BY position"
        )
        moves = [tuple(row) for row in await connection.execute(asked, {"p": project})]
    assert [came for came, _ in moves[1:]] == [went for _, went in moves[:-1]]
    assert moves[-1][1] == (await store.head(project)).id


async def test_head_moves_and_the_outbox_tell_every_step_in_order(
    store: PostgresStore, project: str, database: Database
) -> None:
    await store.undo(project, "Bo")
    await store.redo(project, "Bo")
    async with database.look() as connection:
        told = await connection.execute(
            text("SELECT version FROM outbox WHERE project = :p ORDER BY position"), {"p": project}
        )
        moves = await connection.execute(
            text(
                "SELECT move, to_version, m.author FROM head_moves m JOIN projects p"
                " ON p.timeline = m.timeline WHERE p.id = :p ORDER BY position"
            ),
            {"p": project},
        )
        steps = [tuple(row) for row in moves]
    assert [move for move, _, _ in steps] == ["save", "save", "undo", "redo"]
    assert [to for _, to, _ in steps] == [version for (version,) in told]
    assert steps[-1][2] == "Bo"


async def test_a_failed_save_writes_nothing(
    store: PostgresStore, project: str, film_of: FilmOf
) -> None:
    film = await store.load(project)
    before = await store.history(project)
    with pytest.raises(Refused, match="Two shots"):
        await store.save(film.but(shots=film.shots + film.shots[:1]), "edit", "", "Ana")
    with pytest.raises(Refused, match="no project"):
        await store.save(film_of("prNobody"), "edit", "", "Ana")
    assert await store.history(project) == before


async def test_written_versions_cannot_be_rewritten_even_in_sql(
    project: str, database: Database
) -> None:
    with pytest.raises(Exception, match="written once"):
        async with database.change() as connection:
            await connection.execute(text("UPDATE versions SET reason = 'x'"))


async def test_what_does_not_exist_is_refused_in_plain_words(
    store: PostgresStore, project: str
) -> None:
    for wrong in ("nobody", "../../x", "'; DROP TABLE versions; --"):
        with pytest.raises(Refused, match="no project"):
            await store.load(wrong)
        with pytest.raises(Refused, match="no version"):
            await store.load(project, wrong)
    other = await store.create_project("Other", "Ana")
    with pytest.raises(Refused, match="no version"):
        await store.load(project, other.id)


async def test_a_thread_stays_with_its_project_until_it_is_bound_anew(
    store: PostgresStore, project: str
) -> None:
    thread = f"thread of {project}"
    assert await store.find_project_of_thread(thread) is None
    await store.bind_thread(thread, project)
    assert await store.find_project_of_thread(thread) == project
    other = await store.create_project("Other", "Ana")
    await store.bind_thread(thread, other.project)
    assert await store.find_project_of_thread(thread) == other.project
    with pytest.raises(Refused):
        await store.bind_thread(thread, "nobody")


async def test_a_database_that_is_away_is_said_to_be_away(film_of: FilmOf) -> None:
    nowhere = Database("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(Unavailable, match="does not answer"):
        await PostgresStore(nowhere).load("pr1")
    await nowhere.close()


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.text(), heading=st.text(), action=st.text(), key=st.text(min_size=1, max_size=8))
async def test_any_words_are_kept(
    database: Database, title: str, heading: str, action: str, key: str
) -> None:
    store = PostgresStore(database)
    begun = await store.create_project(title, "Ana")
    clean = key.replace("\x00", "0")
    film = Film(
        id=begun.project,
        title=title,
        scenes=(Scene(id=clean, number="1", heading=heading, location="lo"),),
        shots=(Shot(id=clean, scene=clean, label="1A", order=0, frames=96, action=action),),
    )
    await store.save(film, "make_film", action, title)
    assert await PostgresStore(database).load(begun.project) == film
