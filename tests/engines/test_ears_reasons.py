"""Reasons, doubts and praise beside an order: none of them is a second order."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.families import reading_tools
from engines.rules.ears.understand import understand
from engines.rules.ears.understood import Order

BAKERY = film_named("a")
Orders = list[tuple[str, dict[str, str]]]


def heard(said: str, last: Order | None = None) -> Orders:
    got = understand(said, BAKERY, last=last)
    return [(order.tool, order.args) for order in got.orders]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("1C is too short, you can't see anything", ("set_duration", {"change": "longer"})),
        ("1C closer, I can hardly make out her face", ("set_camera", {"size": "closer"})),
        ("1C backlit by the window", ("set_lighting", {"lighting": "backlit"})),
        ("1C wider, it would be so lovely", ("set_camera", {"size": "wider"})),
        ("the third shot of scene 1 should be more tight", ("set_camera", {"size": "closer"})),
        ("in 1C the camera looks from down at him", ("set_camera", {"angle": "low"})),
    ],
)
def test_a_reason_or_a_cause_changes_nothing_more(
    said: str, wanted: tuple[str, dict[str, str]]
) -> None:
    tool, args = wanted
    assert heard(said) == [(tool, {"shots": "1C", **args})]


@pytest.mark.parametrize(
    "said",
    [
        "2A wider, but I'm not sure about it",
        "speed up scene 2, it feels breathless",
        "should we open a timeline called storm?",
        "I like that 2A is a wide",
        "I love that Nell wears a red coat",
        "would 2B be better as a two-shot?",
        "in scene 3 he is wet from the river",
        "fade to black from scene 2 on",
    ],
)
def test_what_is_doubtful_or_only_praised_changes_nothing(said: str) -> None:
    assert heard(said) == []


def test_a_transition_from_one_scene_into_another_opens_the_second() -> None:
    wiped: Orders = [("set_transition", {"shots": "2A", "transition": "wipe"})]
    assert heard("wipe from scene 1 into scene 2") == wiped
    assert heard("wipe between scene 1 and scene 2") == wiped


def test_clothes_in_a_part_of_the_film_are_a_condition_and_elsewhere_a_look() -> None:
    there = {"who": "NELL", "condition": "blue scarf", "shots": "scene:2"}
    assert heard("in scene 2 Nell wears a blue scarf") == [("set_condition", there)]
    assert heard("Nell wears a blue scarf") == [("set_look", {"who": "NELL", "look": "blue scarf"})]


@pytest.mark.parametrize(
    "said", ["can we have a little dog in scene 2", "throw a dog into scene 2"]
)
def test_a_thing_is_put_into_a_scene_in_everyday_words(said: str) -> None:
    assert heard(said) == [("add_prop", {"prop": "dog", "scenes": "2"})]


def test_after_a_change_was_taken_back_again_means_that_change() -> None:
    taken_back = Order("undo", {})
    assert heard("please do it again, I liked it", taken_back) == [("redo", {})]
    assert heard("please do it again, I liked it") == []


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("no music in scene 3, a thief like that needs silence around him", "mute_music"),
        ("1C wider, I want to feel how lonely the place is", "set_camera"),
        ("Otto is called Bernd now, legal wants it", "rename"),
    ],
)
def test_a_sentence_that_says_why_is_no_second_order(said: str, wanted: str) -> None:
    assert [tool for tool, _ in heard(said)] == [wanted]
    assert understand(said, BAKERY).question is None


def test_a_sentence_that_wants_something_is_asked_about() -> None:
    assert understand("1C wider, she should squint a lot", BAKERY).question is not None


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ('"My grandmother." is too soft, let her bark "My mother!"', "edit_line"),
        ('the line "My grandmother." spoils the joke, strike it', "cut_line"),
        ('I find "My grandmother." stronger from Otto. Let Otto say it.', "give_line"),
        ('The title is now "Crumbs"', "rename"),
    ],
)
def test_a_quote_is_understood_whatever_stands_around_it(said: str, wanted: str) -> None:
    assert [tool for tool, _ in heard(said)] == [wanted]


@pytest.mark.parametrize(
    "said",
    [
        'I love how "My grandmother." is said',
        'keep "My grandmother." whatever the others say',
        'who says "My grandmother."?',
    ],
)
def test_a_quote_alone_orders_nothing(said: str) -> None:
    assert [tool for tool, _ in heard(said) if tool.endswith("line")] == []


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Vane: warm voice, a bit husky", ("set_voice", {"voice": "warm, a bit husky"})),
        (
            "make Vane younger, short black hair",
            ("set_look", {"look": "younger, short black hair"}),
        ),
        ("Vane's coat: green", ("set_look", {"look": "green coat"})),
        ("Vane w/o moustache", ("set_look", {"look": "no moustache"})),
    ],
)
def test_a_description_goes_on_over_commas(said: str, wanted: tuple[str, dict[str, str]]) -> None:
    tool, args = wanted
    assert heard(said) == [(tool, {"who": "INSPECTOR VANE", **args})]


@pytest.mark.parametrize(
    "said",
    [
        "does Vane wear a coat, a green one?",
        "I like that Vane has short hair and a beard",
        "Vane's coat, hm",
    ],
)
def test_a_description_that_is_asked_about_or_liked_changes_nothing(said: str) -> None:
    assert [tool for tool, _ in heard(said) if tool not in reading_tools()] == []


def test_one_thing_is_put_in_the_place_of_another_in_any_order() -> None:
    swapped = {"prop": "torch", "new": "lantern", "scenes": "3"}
    assert heard("instead of the torch let Raff have a lantern in scene 3") == [
        ("swap_prop", swapped)
    ]
    assert heard("why a lantern instead of the torch in scene 3?") == []


def test_a_scene_before_a_colon_is_where_all_that_follows_belongs() -> None:
    assert heard("kitchen scene: replace the torch with a lighter, drop the flour sack") == [
        ("swap_prop", {"prop": "torch", "new": "lighter", "scenes": "2"}),
        ("remove_prop", {"prop": "flour sack", "scenes": "2"}),
    ]
