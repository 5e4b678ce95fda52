"""A screenplay becomes the project's film, or one sentence says why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from film.errors import Refused
from film.film import Film
from tools.desk import Desk
from tools.opening import open_screenplay
from tools.registry import TOOLS

SAMPLES = Path(__file__).parents[2] / "samples"
TWO_NAMES = b"""Title: The Keeper
Author: A. Author

INT. KITCHEN - NIGHT

The keeper eats.

KEEPER
Who is there?

MARA
Only me.

THE KEEPER
Come in, then.
"""


@pytest.fixture
def store(store: Any) -> Any:
    """A project that has no film yet."""
    empty = Film(id="pj1")
    return type(store)(empty)


async def test_a_screenplay_is_introduced_in_numbers(desk: Desk) -> None:
    data = (SAMPLES / "lighthouse.fountain").read_bytes()
    said = await open_screenplay(desk, "lighthouse.fountain", data)
    film = await desk.store.load(desk.project)
    assert said.text.startswith(f"*{film.title}* by {film.author}, ")
    assert f": {len(film.scenes)} scenes, 3 speaking parts, about " in said.text
    assert [choice.label for choice in said.choices] == ["Show the shots", "Render it"]
    [card] = said.cards
    assert [row["number"] for row in card.props["scenes"]] == [s.number for s in film.scenes]
    assert all(row["seconds"] > 0 and row["who"] for row in card.props["scenes"])
    assert card.props["seconds"] == pytest.approx(float(film.seconds()), abs=0.5)


async def test_two_names_taken_for_one_person_are_asked_about(desk: Desk) -> None:
    said = await open_screenplay(desk, "k.fountain", TWO_NAMES)
    assert "One thing to know: THE KEEPER and KEEPER look like one person" in said.text
    assert said.choices[-1].label == "They are two people"
    parted = await TOOLS["split_characters"].call(desk, {})
    assert parted.text == "THE KEEPER and KEEPER are 2 people now."
    film = await desk.store.load(desk.project)
    assert [person.name for person in film.characters] == ["THE KEEPER", "KEEPER", "MARA"]
    said_by = {film.get_character(line.who).name for shot in film.shots for line in shot.lines}
    assert said_by == {"THE KEEPER", "KEEPER", "MARA"}


async def test_the_screenplay_keeps_the_film_settings_and_can_be_undone(desk: Desk) -> None:
    await open_screenplay(desk, "k.fountain", TWO_NAMES)
    await TOOLS["set_style"].call(desk, {"style": "noir"})
    first = await desk.store.load(desk.project)
    data = (SAMPLES / "nightbus.fountain").read_bytes()
    said = await open_screenplay(desk, "nightbus.fountain", data)
    assert said.text.endswith(
        "It takes the place of the film that was here; undo brings that back."
    )
    assert (await desk.store.load(desk.project)).settings.look == "noir"
    await TOOLS["undo"].call(desk, {})
    assert await desk.store.load(desk.project) == first


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("photo.fountain", b"\xff\xd8\xff\xe0" + b"\x00" * 400),
        ("empty.fountain", b""),
        ("../../x.fountain", b" \n\n "),
        ("big.txt", b"a long line of words " * 3_000_000),
        ("zeros.fountain", b"\x00" * 5000),
    ],
)
async def test_what_is_no_screenplay_is_refused_and_nothing_is_written(
    desk: Desk, name: str, data: bytes
) -> None:
    before = await desk.store.head(desk.project)
    with pytest.raises(Refused) as refused:
        await open_screenplay(desk, name, data)
    assert str(refused.value).endswith(".")
    assert await desk.store.head(desk.project) == before


async def test_planning_again_keeps_what_was_set_by_hand(desk: Desk) -> None:
    data = (SAMPLES / "lighthouse.fountain").read_bytes()
    await open_screenplay(desk, "lighthouse.fountain", data)
    same = await TOOLS["plan_shots"].call(desk, {})
    assert same.text.endswith("They are planned like that already.")
    assert same.version == ""
    await TOOLS["set_camera"].call(desk, {"shots": "1B", "angle": "dutch"})
    await TOOLS["split_shot"].call(desk, {"shots": "1A"})
    said = await TOOLS["plan_shots"].call(desk, {"scenes": "1"})
    film = await desk.store.load(desk.project)
    shot = next(shot for shot in film.shots if shot.label == "1B")
    assert shot.camera.angle == "dutch"
    assert "What you set by hand in 1 shot stayed." in said.text
    assert said.version
