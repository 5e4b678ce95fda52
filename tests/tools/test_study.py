"""Notes, doubts, doors, locks, the library and styles, as a person asks for them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from film.assets import Condition
from film.errors import Refused
from film.film import Film
from film.study.doubts import doubts_in
from film.study.sources import Source, make_fact
from knowledge.archive import Archive
from knowledge.database import Database, new_id
from knowledge.files import FileStore
from knowledge.store import PostgresStore
from tools.desk import Desk
from tools.gathering import keep_file, keep_words
from tools.registry import TOOLS
from tools.said import Said
from tools.styling import add_picture

Ask = Callable[..., Coroutine[Any, Any, Said]]


def doubted(film: Film) -> Film:
    """Two lines that give Mara different hair, and mud that ends with scene 2."""
    lines = ((3, "dark"), (40, "blond"))
    facts = tuple(
        make_fact("ch_mara", "hair", hair, Source(ref="sc1", line=n, text=f"{hair} hair"))
        for n, hair in lines
    )
    doubts = doubts_in(facts, (), lambda *_: False, lambda _: True)
    mud = Condition(
        id="co9", asset="ch_mara", what="muddy", from_shot="sh2A", to_shot="sh2E", source="falls"
    )
    return film.but(facts=facts, doubts=doubts, conditions=(mud,))


@pytest.fixture
async def desk(database: Database, tmp_path: Path, last_light: Film) -> Desk:
    """A desk on a real store, of somebody who has a library of their own."""
    store = PostgresStore(database)
    project = (await store.create_project("The Last Light", "Ann")).project
    film = doubted(last_light).but(id=project).read_from("")
    await store.save(film, "open", "", "Ann")
    renders: Any = None
    archive = Archive(database, FileStore(tmp_path))
    return Desk(store, project, "th", new_id("Ann "), tmp_path, renders, archive=archive)


@pytest.fixture
def ask(desk: Desk) -> Ask:
    async def call(verb: str, **arguments: str) -> Said:
        return await TOOLS[verb].call(desk, arguments)

    return call


async def film_of(desk: Desk) -> Film:
    return await desk.store.load(desk.project)


async def test_words_and_files_are_kept_with_their_source_and_can_be_changed(
    desk: Desk, ask: Ask
) -> None:
    await keep_words(desk, "  The keeper is sixty and wears a coat  ")
    await keep_words(desk, "   ")
    await keep_file(desk, "../a.txt", b"a treatment")
    shown = (await ask("show", what="notes")).cards[0].props["items"]
    assert shown[1].endswith("character: “The keeper is sixty and wears a coat”")
    assert shown[0].startswith("2. The file “a.txt” from Ann")
    await ask("edit_note", note="1", new="The keeper is seventy")
    await ask("edit_note", note="2")
    assert [n.text for n in await desk.get_archive().notes.of_project(desk.project)] == [
        "The keeper is seventy"
    ]
    with pytest.raises(Refused, match="Which note"):
        await ask("edit_note", note="9", new="x")


async def test_a_doubt_is_asked_with_both_sources_and_a_press_settles_it(
    desk: Desk, ask: Ask
) -> None:
    asked = await ask("doubts")
    assert asked.text == "Is MARA's hair dark or blond?"
    assert [c.say for c in asked.choices] == ["MARA's hair is dark", "MARA's hair is blond"]
    assert "line 40 of the script" in asked.cards[0].props["items"][1]
    with pytest.raises(Refused, match="must be settled first"):
        await ask("lock", what="assets")
    settled = await ask("settle", about="MARA", field="hair", value="blond")
    assert settled.version
    assert (await ask("doubts")).text == "No two facts contradict each other."
    assert (await ask("lock", what="assets")).version
    with pytest.raises(Refused, match="Say “unlock MARA”"):
        await ask("set_look", who="MARA", look="red hair")
    await ask("unlock", what="MARA")
    assert (await ask("set_look", who="MARA", look="red hair")).version


async def test_what_was_left_at_the_door_must_be_answered_before_a_scene_is_locked(
    desk: Desk, ask: Ask
) -> None:
    hub = await ask("show", what="hub")
    assert hub.text.endswith("Carry muddy forward for MARA into scene 3?")
    row = hub.cards[0].props["scenes"][2]
    assert [door["what"] for door in row["doors"]] == ["muddy"]
    with pytest.raises(Refused, match="does muddy go on for MARA into scene 3") as refused:
        await ask("lock", what="shots", scenes="3")
    assert refused.value.candidates[0] == "carry muddy forward for MARA into scene 3"
    said = await ask("carry_on", who="MARA", condition="muddy", scenes="3", answer="yes")
    assert "Carry muddy forward for MARA into scene 4?" in said.text
    assert (await ask("lock", what="shots", scenes="3")).version
    with pytest.raises(Refused, match="3D is locked"):
        await ask("set_camera", shots="3D", size="wide", angle="low")


async def test_a_library_carries_an_asset_into_another_film(
    desk: Desk, ask: Ask, last_light: Film
) -> None:
    await ask("set_look", who="MARA", look="red hair")
    red = (await film_of(desk)).get_character("ch_mara").appearance.hair
    await ask("promote", about="MARA")
    await ask("promote", about="MARA")
    assert (await ask("show", what="library")).text == "1 asset in your library."
    store: Any = desk.store
    other = (await store.create_project("Other", "Ann")).project
    there = replace(desk, project=other)
    await TOOLS["reuse"].call(there, {"name": "mara"})
    assert [c.appearance.hair for c in (await film_of(there)).characters] == [red]
    stranger = replace(there, author=new_id("Ben "))
    with pytest.raises(Refused, match="no “MARA” in your library"):
        await TOOLS["reuse"].call(stranger, {"name": "MARA"})


async def test_pictures_become_a_style_that_is_locked_and_undone(desk: Desk, ask: Ask) -> None:
    stripes = np.vstack(
        [np.full((40, 120, 3), c, np.uint8) for c in ((90, 60, 20), (200, 230, 240))]
    )
    data = bytes(cv2.imencode(".png", stripes)[1].tobytes())
    first = await add_picture(desk, "harbour.png", data)
    assert first.cards[0].props["palette"] == ["#143c5a", "#f0e6c8"]
    again = await add_picture(desk, "harbour.png", data)
    assert "1 picture" in again.text
    locked = await ask("lock_style", name="references")
    style = (await film_of(desk)).settings.style
    assert locked.version
    assert style is not None
    assert style.grade.palette == ("#143c5a", "#f0e6c8")
    await ask("undo")
    assert (await film_of(desk)).settings.style is None
    with pytest.raises(Refused, match="no style “sea”"):
        await ask("lock_style", name="sea")
    with pytest.raises(Refused, match="damaged"):
        await add_picture(desk, "broken.png", data[:60])


async def test_the_sheet_tells_views_facts_and_scenes(ask: Ask) -> None:
    card = (await ask("show_who", who="MARA")).cards[0]
    assert card.kind == "sheet"
    assert len(card.props["views"]) == 6
    assert [fact["value"] for fact in card.props["facts"]] == ["dark", "blond"]
    assert card.props["doors"][0]["yes"] == "carry muddy forward for MARA into scene 3"
    used = await ask("where_used", about="muddy")
    assert used.cards[0].props["uses"][0]["number"] == "2"
