"""What stands in a scene, where it plays and what sounds under it, in the words people have."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.target import Focus
from engines.rules.ears.understand import understand
from film.film import Film

BAKERY, RESTAURANT, WARD, SHIP, MOUNTAIN = (film_named(name) for name in ("a", "c", "e", "f", "i"))
Orders = list[tuple[str, dict[str, str]]]


def heard(said: str, film: Film, focus: Focus | None = None) -> Orders:
    got = understand(said, film, focus)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


@pytest.mark.parametrize(
    ("said", "prop"),
    [
        ("there ought to be a fire blanket hanging in the galley", "fire blanket"),
        ("there has to be a coffee machine somewhere in the galley", "coffee machine"),
        ("coffee machine in the galley", "coffee machine"),
        ("the galley lacks a coffee machine", "coffee machine"),
        ("stand a potted plant on the table in scene 3", "potted plant"),
        ("scene 3: a clock on the wall", "clock"),
        ("clock on the wall, scene 3", "clock"),
        ("a clock would be nice in scene 3", "clock"),
        ("some plants for the galley", "plants"),
    ],
)
def test_a_thing_is_brought_into_a_scene(said: str, prop: str) -> None:
    assert heard(said, SHIP) == [("add_prop", {"prop": prop, "scenes": "3"})]


def test_what_stands_in_a_place_stands_there_in_all_its_scenes() -> None:
    bed: Orders = [("add_prop", {"prop": "dog bed", "scenes": "1,4"})]
    assert heard("a dog bed for Bertha in the corner of the hut", MOUNTAIN) == bed
    assert heard("an old map on the wall of the hut", MOUNTAIN)[0][1]["scenes"] == "1,4"


@pytest.mark.parametrize(
    "said",
    ["somebody on the roof", "the lantern on the roof", "a man in scene 3", "a kiss in scene 3"],
)
def test_people_and_events_are_no_things_to_be_brought_in(said: str) -> None:
    assert "add_prop" not in [order.tool for order in understand(said, WARD).orders]


@pytest.mark.parametrize(
    "said",
    [
        "scene 3 on a roof terrace",
        "not in an alley. a roof terrace. scene three",
        "scene 3 not in an alley but on a roof terrace",
        "a roof terrace instead of the alley",
        "change the location of scene 3 to a roof terrace",
        "what if scene 3 was on a roof terrace? let's do that",
        "I want scene 3 on a roof terrace",
    ],
)
def test_a_scene_is_played_elsewhere(said: str) -> None:
    assert heard(said, RESTAURANT) == [("set_place", {"scenes": "3", "place": "roof terrace"})]


@pytest.mark.parametrize(
    "said", ["scene 3 in a hurry", "scene 3 in a dark mood", "scene 3 in a row"]
)
def test_a_manner_is_no_place(said: str) -> None:
    assert "set_place" not in [order.tool for order in understand(said, RESTAURANT).orders]


@pytest.mark.parametrize(
    ("said", "mood"),
    [
        ("something sad but quiet under scene 3", "sad"),
        ("sth sad over scene 3, strings or so", "sad"),
        ("music for scene 3: hope", "warm"),
        ("calm music in three", "calm"),
        ("underscore scene 3 with something calm", "calm"),
        ("something eerie for scene 3 on the soundtrack", "eerie"),
    ],
)
def test_the_mood_of_music_is_told_in_many_ways(said: str, mood: str) -> None:
    assert heard(said, WARD) == [("set_music", {"music": mood, "scenes": "3"})]


@pytest.mark.parametrize("said", ["calm music for the escape", "joyful music at the breakfast"])
def test_music_for_what_nobody_knows_is_not_music_everywhere(said: str) -> None:
    assert understand(said, WARD).orders == ()


@pytest.mark.parametrize(
    "said",
    [
        "turn off the music in scene 2 he plays himself!!",
        "strings off in scene 2",
        "take that cheerful music out of scene 2",
        "mute scene 2 musically, wind is all we need",
    ],
)
def test_music_is_taken_away(said: str) -> None:
    assert heard(said, WARD) == [("mute_music", {"scenes": "2"})]


def test_there_is_the_scene_that_is_talked_about() -> None:
    quiet: Orders = [("mute_music", {"scenes": "3"})]
    assert heard("no music there", WARD, Focus(scene="3")) == quiet
    assert understand("no music there", WARD).orders == ()
