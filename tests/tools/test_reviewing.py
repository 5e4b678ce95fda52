"""A fault that somebody reports is tied to a shot, to whom it is about, and to what mends it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from engines.rules.ears.listen import listen
from film.assets import Appearance
from film.film import Film
from knowledge.bible.client import Bible
from knowledge.bible.lore import StoryBible
from knowledge.bible.projector import Projector
from knowledge.database import Database
from knowledge.store import PostgresStore
from studio.services.running import Running
from tools.desk import Desk
from tools.registry import TOOLS
from tools.said import Said

Report = Callable[..., Coroutine[Any, Any, Said]]
WEAR = {
    "MARA": Appearance(costume="coat", top="#a03030", scarf="#204080"),
    "TOM": Appearance(costume="coat", hat="cap"),
    "KEEPER": Appearance(costume="jumper"),
}


def dressed(film: Film) -> Film:
    """Everybody in clothes; in 1C TOM holds the letter."""
    people = {p.name: p.but(appearance=WEAR[p.name]) for p in film.characters}
    letter = next(prop.id for prop in film.props if prop.name == "letter")
    shots = []
    for shot in film.shots:
        holds = (letter,) if shot.label == "1C" else ()
        cast = (
            p.but(holds=holds or p.holds) if p.who == people["TOM"].id else p for p in shot.cast
        )
        shots.append(shot.but(cast=tuple(cast)))
    return film.but(characters=tuple(people.values()), shots=tuple(shots))


@pytest_asyncio.fixture
async def desk(
    database: Database, services: Running, last_light: Film, tmp_path: Path
) -> AsyncIterator[Desk]:
    """1C shows TOM and MARA, both in coats."""
    store = PostgresStore(database)
    project = (await store.create_project("The Last Light", "Ann")).project
    await store.save(dressed(last_light).but(id=project).read_from(""), "open", "opened", "Ann")
    bible = Bible(services.bolt_uri, services.bolt_auth, services.bolt_database)
    asked = StoryBible(bible, Projector(database, store, bible))
    renders: Any = None
    yield Desk(store, project, "th1", "Ann", tmp_path, renders, bible=asked)
    await bible.close()


@pytest.fixture
def report(desk: Desk) -> Report:
    async def call(**arguments: str) -> Said:
        return await TOOLS["report_issue"].call(desk, arguments)

    return call


async def test_what_only_one_of_them_wears_is_tied_to_its_wearer(report: Report) -> None:
    said = await report(shots="1C", issue="the scarf changes colour")
    assert "MARA wears the scarf. Most likely it comes from MARA's sheet" in said.text
    assert said.choices[0].say == "show MARA's sheet"
    assert "TOM wears the cap." in (await report(at="0:10", issue="cap is gone")).text


async def test_what_one_of_them_holds_is_tied_to_its_holder(report: Report) -> None:
    said = await report(shots="1C", issue="the letter is upside down")
    assert "TOM holds the letter. Most likely" in said.text


async def test_what_two_of_them_wear_is_asked_about_once_and_the_answer_is_understood(
    report: Report, desk: Desk
) -> None:
    said = await report(shots="1C", issue="the coat changes colour")
    assert said.text == "Whose coat is it in 1C: MARA's or TOM's?"
    assert [c.label for c in said.choices] == ["MARA's", "TOM's"]
    film = await desk.store.load(desk.project)
    (order,) = listen(said.choices[0].say, film).orders
    assert order.tool == "report_issue"
    answered = await report(**order.args)
    assert "it comes from MARA's sheet" in answered.text


async def test_what_everybody_has_is_asked_about_only_where_several_are_seen(
    report: Report,
) -> None:
    assert "Whose hair is it in 1C" in (await report(shots="1C", issue="hair is too dark")).text
    alone = await report(shots="2B", issue="hair is too dark")
    assert "it comes from MARA's sheet" in alone.text


async def test_a_name_leaves_nothing_to_ask(report: Report) -> None:
    said = await report(shots="1C", who="TOM", issue="the coat changes colour")
    assert "it comes from TOM's sheet" in said.text


async def test_what_is_about_the_picture_is_not_put_on_anybody(report: Report) -> None:
    said = await report(shots="1C", issue="visual")
    assert "it comes from the shot's frame" in said.text


async def test_a_bible_that_is_away_stops_nothing(desk: Desk) -> None:
    lost = replace(desk, bible=None)
    said = await TOOLS["report_issue"].call(lost, {"shots": "1C", "issue": "hair is odd"})
    assert said.text.startswith("Whose hair is it in 1C")
