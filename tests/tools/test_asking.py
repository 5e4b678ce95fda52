"""Questions about the film are answered from the film, with where it says so."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from engines.rules.story import read_story
from film.errors import Refused
from film.film import Film
from knowledge.bible.client import Bible
from knowledge.bible.lore import StoryBible
from knowledge.bible.projector import Projector
from knowledge.database import Database
from knowledge.store import PostgresStore
from studio.services.running import Running
from tools.desk import Desk
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
     ("One break: The lantern is smashed in 2F (scene 2, page 1), but is there again in 3D "
      "(scene 3, page 1), in KEEPER's hands: “Mara follows.” Which is right?")),
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
    ("next_step", {}, "One thing to settle first: The lantern is smashed in 2F"),
    ("new_timeline", {"idea": "she never reads it"}, "A second timeline cannot be opened yet."),
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


async def test_cards_are_plain_json(do: Do) -> None:
    for what in ("scenes", "shots", "script", "cast", "places", "props", "bible", "status"):
        said = await do("show", what=what)
        assert said.cards
        assert Said.model_validate_json(said.model_dump_json()) == said
