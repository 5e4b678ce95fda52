"""Every verb is one line of the registry, and can be called with strings by any face."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from film.errors import Refused, Unavailable
from knowledge.archive import Archive
from knowledge.database import Database
from knowledge.files import FileStore
from tools.desk import Desk
from tools.registry import TOOLS, Gate, Verb
from tools.said import Said

CREW = {
    "Producer", "Screenwriter", "Character", "World", "Art director", "Shot", "Continuity", "Sound",
    "Editor",
}  # fmt: skip


@pytest.fixture
def desk(desk: Desk, database: Database, tmp_path: Path) -> Desk:
    """A desk with an archive, in which nothing was kept yet."""
    return replace(desk, archive=Archive(database, FileStore(tmp_path)))


@pytest.mark.parametrize("verb", TOOLS.values(), ids=lambda verb: verb.name)
def test_a_verb_says_what_it_does_and_takes(verb: Verb) -> None:
    assert verb.description.endswith((".", ")."))
    assert all(verb.arguments.values())
    assert verb.speaker in CREW


def test_what_destroys_asks_and_can_be_done_once_approved() -> None:
    asking = [verb.name for verb in TOOLS.values() if verb.gate is Gate.ASK]
    assert asking == [
        "delete_shots",
        "merge_characters",
        "use_writer",
        "set_prompt",
        "forget_style",
        "drop_work",
        "delete_timeline",
    ]
    assert all(TOOLS[name].execute for name in asking)


def test_no_verb_approves() -> None:
    assert not {"approve", "reject"} & set(TOOLS)


async def test_an_unknown_argument_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="“set_time” does not take “lens”"):
        await TOOLS["set_time"].call(desk, {"lens": "50"})


async def test_the_answer_is_signed_by_its_specialist(desk: Desk) -> None:
    said = await TOOLS["set_camera"].call(desk, {"shots": "2B", "size": "close-up"})
    assert said.speaker == "Shot"


@pytest.mark.parametrize(
    "verb",
    [
        verb
        for verb in TOOLS.values()
        if verb.gate is not Gate.FREE and verb.function.__module__ != "tools.rendering"
    ],
    ids=lambda verb: verb.name,
)
async def test_a_verb_that_is_not_free_leaves_the_film_alone(desk: Desk, verb: Verb) -> None:
    before = await desk.store.head(desk.project)
    known = {"who": "MARA", "about": "letter", "shots": "2E", "what": "cast", "at": "2B"}
    arguments = {name: known.get(name, "") for name in verb.arguments}
    if verb.name == "merge_characters":
        arguments = {"who": "TOM,KEEPER"}
    try:
        said = await verb.call(desk, arguments)
    except (Refused, Unavailable) as refused:  # nothing there to show: a sentence as well
        said = Said(text=str(refused))
    assert said.text
    assert said.version == ""
    assert await desk.store.head(desk.project) == before
