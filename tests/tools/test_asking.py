"""Questions about the film are answered from the film, with where it says so."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from engines.rules.story import read_story
from film.errors import Refused, Unavailable
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

Do = Callable[..., Coroutine[Any, Any, Said]]


@pytest_asyncio.fixture
async def desk(
    database: Database, services: Running, last_light: Film, tmp_path: Path
) -> AsyncIterator[Desk]:
    """The film in the real store, and the real bible that shows it."""
    store = PostgresStore(database)
    project = (await store.create_project("The Last Light", "Ann")).project
    await store.save(read_story(last_light.but(id=project)), "open", "opened", "Ann")
    bible = Bible(services.bolt_uri, services.bolt_auth, services.bolt_database)
    asked = StoryBible(bible, Projector(database, store, bible))
    renders: Any = None
    yield Desk(store, project, "th1", "Ann", tmp_path, renders, bible=asked)
    await bible.close()


ANSWERS = [
    ("who_is_in", {"at": "scene:3"}, "In scene 3: KEEPER and MARA."),
    ("who_is_in", {"at": "1A"}, "In 1A: nobody."),
    ("who_is_in", {"at": "0:10"}, "In 1C: TOM and MARA."),
    ("where_is", {"about": "letter"},
     "The letter: KITCHEN, in MARA's hands, last seen in 2D (scene 2, page 1)."),
    ("where_is", {"about": "key", "at": "scene:2"}, "The key is not seen up to scene 2."),
    ("where_is", {"about": "kitchen"}, "KITCHEN is the place of scene 2."),
    ("who_knows", {"about": "letter", "at": "before:scene:4"},
     "TOM does not. MARA does (scene 2, page 1). KEEPER does (scene 2, page 1)."),
    ("who_knows", {"about": "letter", "who": "TOM", "at": "scene:1"}, "Nobody knows about letter"),
    ("state_of", {"about": "KEEPER", "at": "3C"}, "KEEPER: muddy from 3B to 3D in 3C."),
    ("state_of", {"about": "KEEPER", "at": "2A"}, "KEEPER: as at first in 2A."),
    ("state_of", {"about": "KEEPER", "condition": "muddy", "at": "4A"},
     "No, KEEPER is not muddy in 4A."),
    ("holds", {"who": "MARA", "at": "2B"}, "MARA holds letter in 2B."),
    ("holds", {"about": "lantern"}, "The lantern: KEEPER in 3D and 4A."),
    ("appearances", {"about": "TOM"}, "TOM: scene 1, 3 shots, 0:14."),
    ("contradictions", {},
     "2 breaks, the first: KEEPER holds lantern in 3D, but it is gone since 2F."),
    ("contradictions", {"at": "scene:1"}, "I see nothing that contradicts itself."),
    ("describe", {"about": "2B"}, "2B: a medium shot on MARA, 6 s. Mara reads the letter."),
    ("describe", {"about": "scene:2"},
     "Scene 2, INT. KITCHEN - NIGHT: night, clear; KEEPER and MARA."),
    ("describe", {"about": "cliff"}, "CLIFF: cliff, outdoors."),
    ("impact", {"about": "letter"},
     "A change of the letter touches 2 shots in scene 2, 0:12 of 1:20: 2B and 2D."),
    ("show", {"what": "scenes"}, "4 scenes, 1:20."),
    ("show", {"what": "the cast", "scenes": "2"}, "2 people: KEEPER and MARA."),
    ("show", {"what": "script", "scenes": "2"}, "*The Last Light*, scene 2."),
    ("show_shots", {"shots": "2A..2C"}, "3 shots, 0:16."),
    ("show_who", {"who": "the keeper"},
     "KEEPER, in scenes 2, 3 and 4: man, old, average build, full beard, coat."),
    ("status", {}, "*The Last Light*: 4 scenes, 17 shots, 1:20."),
    ("next_step", {}, "One thing to settle first: KEEPER holds lantern in 3D, but it is gone"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "arguments", "answer"), ANSWERS, ids=[f"{v} {a}" for v, a, _ in ANSWERS]
)
async def test_the_film_answers(do: Do, verb: str, arguments: dict[str, str], answer: str) -> None:
    assert (await do(verb, **arguments)).text.startswith(answer)


async def test_knowing_is_shown_with_the_words(do: Do) -> None:
    said = await do("who_knows", about="letter")
    assert "MARA, 2B: “Mara reads the letter.”" in said.cards[0].props["items"]


async def test_a_mended_thing_is_no_contradiction(do: Do) -> None:
    await do("remove_prop", prop="lantern", scenes="3,4")
    assert (await do("contradictions")).text == "I see nothing that contradicts itself."


async def test_what_cannot_be_shown_is_answered_with_what_can(do: Do) -> None:
    with pytest.raises(Refused, match="I can show scenes, shots, script, treatment") as refused:
        await do("show", what="elephants")
    assert "script" in refused.value.candidates


async def test_a_contradiction_quotes_both_places(do: Do) -> None:
    told = (await do("contradictions")).cards[-1].props["items"]
    assert any("The lantern smashes on the floor." in item for item in told)
    assert any("scene 4" in item and "The keeper lights the lantern." in item for item in told)


async def test_risks_name_the_broken_scene_and_the_scenes_card_shows_them(do: Do) -> None:
    said = await do("risks")
    rows = {row["name"]: row["risk"] for row in said.cards[0].props["rows"]}
    assert rows["scene 3"] == "broken"
    assert rows["scene 1"] == "safe"
    shown = (await do("show", what="scenes")).cards[0].props
    assert {row["number"]: row["risk"] for row in shown["scenes"]}["3"] == "broken"
    shots = (await do("risks", scenes="3")).cards[0].props["rows"]
    assert {row["name"]: row["risk"] for row in shots}["3D"] == "broken"


async def test_a_rule_that_is_added_holds_and_its_breach_is_found(do: Do) -> None:
    said = await do("add_rule", rule="nobody may light the lantern in the lamp room")
    assert "It holds in" in said.text
    assert "nobody may light" in (await do("rules", at="scene:4")).text.lower()
    assert (await do("rules", at="scene:1")).text.startswith("No rule")
    told = (await do("contradictions")).cards[-1].props["items"]
    assert any("forbids" in item for item in told)
    with pytest.raises(Refused, match="Say it as a rule"):
        await do("add_rule", rule="the tower is tall")


async def test_what_a_person_adds_is_known_from_the_scene_they_say(do: Do) -> None:
    await do("know", who="TOM", about="the wreck", at="scene:2")
    assert "TOM does" in (await do("who_knows", about="the wreck")).text
    assert (await do("who_knows", about="the wreck", at="scene:1")).text.startswith("Nobody")


async def test_why_quotes_the_script_and_the_drawing_has_few_nodes(do: Do) -> None:
    said = await do("why", about="lantern")
    assert "smashes on the floor" in " ".join(said.cards[0].props["items"])
    drawn = (await do("draw_bible", about="MARA")).cards[0].props
    assert drawn["middle"]["name"] == "MARA"
    assert 0 < len(drawn["nodes"]) < 20
    assert (await do("draw_bible", about="scene:2")).cards[0].props["nodes"]


async def test_without_the_bible_work_goes_on_and_cards_say_so(desk: Desk) -> None:
    away = Bible("bolt://127.0.0.1:1", None, "neo4j")
    assert desk.bible is not None
    store: Any = desk.store
    lost = StoryBible(away, Projector(desk.bible.projector.database, store, away))
    alone = replace(desk, bible=lost)
    scenes = (await TOOLS["show"].call(alone, {"what": "scenes"})).cards[0].props
    assert "continuity is not checked" in scenes["away"]
    assert {row["risk"] for row in scenes["scenes"]} == {""}
    assert "not checked" in (await TOOLS["risks"].call(alone, {})).text
    assert "continuity is not checked" in (await TOOLS["next_step"].call(alone, {})).text
    changed = await TOOLS["set_camera"].call(alone, {"shots": "2B", "size": "closer"})
    assert changed.version
    with pytest.raises(Unavailable, match="not checked"):
        await TOOLS["contradictions"].call(alone, {})
    await away.close()


async def test_cards_are_plain_json(do: Do) -> None:
    for what in ("scenes", "shots", "script", "cast", "places", "props", "bible", "status"):
        said = await do("show", what=what)
        assert said.cards
        assert Said.model_validate_json(said.model_dump_json()) == said
