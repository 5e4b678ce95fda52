"""`auteur timelines`: a film's timelines without a browser, beside the studio that runs."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest

from film.errors import Refused
from film.film import Film
from film.story import Scene
from knowledge.database import Database
from knowledge.store import PostgresStore
from studio.services.house import House
from terminal.timelines import timelines


@pytest.fixture
async def title(database: Database) -> str:
    """A film with one scene, under a title of its own."""
    store, title = PostgresStore(database), f"Film {uuid4().hex[:8]}"
    begun = await store.create_project(title, "Ann")
    scene = Scene(id="sc1", number="1", heading="INT. ROOM - DAY", location="")
    await store.save(Film(id=begun.project, title=title, scenes=(scene,)), "open", "", "Ann")
    return title


async def test_a_timeline_is_opened_seen_deleted_and_brought_back(
    house: House, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async def call(words: str) -> dict[str, Any]:
        assert await timelines(house.settings, words, title, True, True) == 0
        said: dict[str, Any] = json.loads(capsys.readouterr().out)
        return said

    assert (await call("what if it rains?"))["here"] == "it rains"
    assert (await call("go to main"))["here"] == "main"
    assert (await call("delete the timeline it rains"))["rows"][1]["deleted"]
    assert not (await call("bring back the timeline it rains"))["rows"][1]["deleted"]
    assert await timelines(house.settings, "", title, False, False) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "* main: the approved one",
        "  - it rains: it rains",
    ]


async def test_a_deletion_that_nobody_approves_and_other_words_are_refused(
    house: House, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    await timelines(house.settings, "open a timeline called rain", title, True, False)
    await timelines(house.settings, "go to main", title, True, False)
    with pytest.raises(Refused, match="Add --yes"):
        await timelines(house.settings, "delete the timeline rain", title, True, False)
    with pytest.raises(Refused, match="only words about timelines"):
        await timelines(house.settings, "make 2B closer", title, True, True)
    with pytest.raises(Refused, match="no such film"):
        await timelines(house.settings, "", "nobody's film", True, True)
