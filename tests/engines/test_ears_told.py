"""Shots and scenes told by what is known of them: what happens, what is seen, said, where, when."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.target import Focus
from engines.rules.ears.understand import understand
from film.film import Film

BAKERY, RESTAURANT, WARD, CABLE_CAR = (film_named(name) for name in ("a", "c", "e", "i"))
Orders = list[tuple[str, dict[str, str]]]


def heard(said: str, film: Film = RESTAURANT, focus: Focus | None = None) -> Orders:
    got = understand(said, film, focus)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


def shots(said: str, film: Film = RESTAURANT) -> str:
    """Which shots the only order is about."""
    ((_, args),) = heard(said, film)
    return args["shots"]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("closer when Pia laughs", "3C"),
        ("the shot in which Gus bows should last 5 seconds", "2E"),
        ("wider where he hides his face", "3A"),
        ("four seconds for the shot where Bruno looks up and runs", "3D"),
        ("low angle for the part where Madame Roche walks in", "4D"),
        ("the moment she closes the notebook: extreme close-up", "2D"),
        ("nearer on Bruno when he says the sea thing", "1E"),
        ("Bruno throwing the potatoes: handheld please", "4A"),
        ("too far away from madame when she tastes", "4G"),
    ],
)
def test_a_shot_is_known_by_what_happens_in_it(said: str, label: str) -> None:
    assert shots(said) == label


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("dutch tilt on the burning napkin shot", "2E"),
        ("hold longer on the burning napkin", "2E"),
        ("make the umbrella shot darker", "3A"),
        ("Gus's plates shot shorter", "1F"),
        ("5 seconds on the clock", "1A"),
        ("closer on the knife", "1C"),
        ("the picture of Gus with the plates needs soft light", "1F"),
        ("Pia's first shot should be a close-up", "1C"),
    ],
)
def test_a_shot_is_known_by_what_it_shows(said: str, label: str) -> None:
    assert shots(said) == label


def test_somebodys_arrival_is_where_they_are_seen_first() -> None:
    assert shots("Vane's arrival with a slow dolly in", BAKERY) == "4C"
    assert shots("quicker on the reveal of the map", BAKERY) == "1D"


def test_the_same_thing_happens_last_at_the_end() -> None:
    said = "the tasting at the very end looks flat. can the camera push in on her?"
    assert shots(said) == "4G"


@pytest.mark.parametrize(
    ("said", "film", "scene"),
    [
        ("the square at dawn should be foggy", BAKERY, "4"),
        ("first market scene: windy", BAKERY, "1"),
        ("fog on the square when they come out with the crock", BAKERY, "4"),
        ("the hut at night should be stormy", CABLE_CAR, "4"),
    ],
)
def test_a_scene_is_known_by_its_place_and_what_tells_it_from_others(
    said: str, film: Film, scene: str
) -> None:
    ((tool, args),) = heard(said, film)
    assert (tool, args["scenes"]) == ("set_weather", scene)


def test_light_for_the_ward_in_the_morning_is_for_all_of_that_scene() -> None:
    assert heard("ward in the morning: soft", WARD) == [
        ("set_lighting", {"shots": "scene:4", "lighting": "soft"})
    ]


@pytest.mark.parametrize(
    ("said", "film", "label"),
    [
        ("three C closer", RESTAURANT, "3C"),
        ("make four A closer", RESTAURANT, "4A"),
        ("scene one shot b closer", RESTAURANT, "1B"),
        ("shots two c and two d closer", RESTAURANT, "2C,2D"),
        ("wheel chair shot at start, closer", WARD, "1A"),
        ('nearer for "Hello, grandmother."', BAKERY, "3C"),
    ],
)
def test_labels_and_names_may_be_spelt_as_they_are_spoken(
    said: str, film: Film, label: str
) -> None:
    assert heard(said, film) == [("set_camera", {"shots": label, "size": "closer"})]


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("4 is the showdown, cut it faster", ("set_pacing", {"scenes": "4", "pacing": "fast"})),
        ("everything in 4 longer", ("set_duration", {"shots": "scene:4", "change": "longer"})),
        ("tense music under the kitchen (4)", ("set_music", {"music": "tense", "scenes": "4"})),
    ],
)
def test_a_bare_number_of_which_something_is_said_is_a_scene(
    said: str, order: tuple[str, dict[str, str]]
) -> None:
    assert heard(said) == [order]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("the only two-shot in scene 1 darker", "1B"),
        ("Nell's close-up in 2C darker", "2C"),
        ("all the over shoulders in scene 2 and 3 darker", "2E,3G"),
    ],
)
def test_a_frame_that_is_there_already_tells_which_shot_is_meant(said: str, label: str) -> None:
    assert heard(said, BAKERY) == [("set_lighting", {"shots": label, "lighting": "darker"})]


def test_of_scenes_in_one_place_the_one_with_the_thing_is_meant() -> None:
    assert heard("no bell in the hut, please!", CABLE_CAR) == [
        ("remove_prop", {"prop": "bell", "scenes": "4"})
    ]


def test_music_from_a_place_on_is_music_from_its_scene_on() -> None:
    assert heard("warm music from the kitchen to the end", BAKERY) == [
        ("set_music", {"music": "warm", "scenes": "2,3,4"})
    ]


@pytest.mark.parametrize(
    "said", ["the robbery scene faster", "dark and moody when they rob the bank"]
)
def test_what_the_film_does_not_know_is_asked_about(said: str) -> None:
    got = understand(said, RESTAURANT)
    assert not got.orders
    assert got.question is not None


def test_a_shot_that_is_named_is_not_guessed_from_the_words_beside_it() -> None:
    assert heard("bird's eye for 3A pls, the rain on the dustbins will look great") == [
        ("set_camera", {"shots": "3A", "angle": "bird's-eye"})
    ]


def test_a_question_may_be_about_a_moment_that_is_told() -> None:
    assert heard("What does Raff carry when he goes into the cellar", BAKERY) == [
        ("holds", {"who": "RAFF", "at": "scene:3"})
    ]


def test_where_two_shots_fit_what_was_told_one_chooses_between_them() -> None:
    got = understand("delete the ladle insert", RESTAURANT)
    assert not got.orders
    assert got.question is not None
    assert [said for _, said in got.question.choices] == ["4B", "4F"]


def test_music_for_a_scene_that_is_not_known_is_not_for_the_whole_film() -> None:
    assert not understand("calm music for the heist", BAKERY).orders
