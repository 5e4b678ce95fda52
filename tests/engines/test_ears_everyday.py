"""How people really type: in frames of politeness, with asides, drawls, contrasts and idioms."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.families import reading_tools
from engines.rules.ears.target import Focus
from engines.rules.ears.understand import understand

BAKERY, RESTAURANT, WARD = (film_named(name) for name in ("a", "c", "e"))
Orders = list[tuple[str, dict[str, str]]]


def heard(said: str, focus: Focus | None = None) -> Orders:
    got = understand(said, RESTAURANT, focus)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


CLOSER: Orders = [("set_camera", {"shots": "2B", "size": "closer"})]
SLOW_ZOOM: Orders = [("set_camera", {"shots": "1A", "movement": "zoom in"})]
MUSIC: Orders = [("set_music", {"music": "tense", "scenes": "3"})]


@pytest.mark.parametrize(
    "said",
    [
        "I had hoped that 2B would be closer",
        "what I'd really like is for 2B to be closer",
        "maybe it's just me, but 2B should be closer",
        "in my opinion 2B needs to be noticeably closer, thanks a million",
        "sooo 2B closer plsss :)",
        "for the love of god 2B closer dammit",
    ],
)
def test_politeness_hedges_and_moods_do_not_hide_an_order(said: str) -> None:
    assert heard(said) == CLOSER


@pytest.mark.parametrize("how", ["gentle", "soft", "lovely", "very slow", "dreamy"])
def test_how_a_movement_is_does_not_hide_which_one_it_is(how: str) -> None:
    assert heard(f"a {how} zoom in on 1A") == SLOW_ZOOM


@pytest.mark.parametrize(
    "said",
    [
        "tense music in the alley",
        "I wish we had some tense music in the alley",
        "the music in scene 3 should be tense",
        "scene 3 with tense music",
    ],
)
def test_music_is_heard_by_its_mood_in_any_order(said: str) -> None:
    assert heard(said) == MUSIC


def test_music_everywhere_is_music_in_all_scenes() -> None:
    assert heard("tense music everywhere") == [("set_music", {"music": "tense", "scenes": "all"})]


def test_what_only_tells_why_beside_an_order_is_not_asked_about() -> None:
    assert heard("split 1C, it carries too much") == [("split_shot", {"shots": "1C"})]
    assert heard("two things: 1A four seconds") == [
        ("set_duration", {"shots": "1A", "seconds": "4"})
    ]


def test_a_numbered_list_is_read_point_by_point() -> None:
    assert heard("1) 2B closer 2) 2C wider 3) night in scene 3") == [
        *CLOSER,
        ("set_camera", {"shots": "2C", "size": "wider"}),
        ("set_time", {"scenes": "3", "time": "night"}),
    ]


def test_what_shall_no_longer_be_is_not_taken_for_what_shall_be() -> None:
    assert heard("put 2C on Gus instead of Pia") == [
        ("set_camera", {"shots": "2C", "subject": "GUS"})
    ]
    assert heard("scene 3 at dawn rather than at night") == [
        ("set_time", {"scenes": "3", "time": "dawn"})
    ]


def test_a_place_named_again_is_no_move_to_it() -> None:
    got = understand("please make the ward darker in scene 2", WARD)
    assert [(o.tool, o.args) for o in got.orders] == [
        ("set_lighting", {"shots": "scene:2", "lighting": "darker"})
    ]


def test_a_title_with_a_full_stop_ends_no_sentence() -> None:
    got = understand("it snows in scene 4 and Mr. Pell is happy in 4B", WARD)
    assert [o.tool for o in got.orders] == ["set_weather", "set_emotion"]


def test_a_shot_that_is_there_already_is_not_added() -> None:
    got = understand("the one after it should be wide", BAKERY, Focus(shot="2C", scene="2"))
    assert [(o.tool, o.args) for o in got.orders] == [
        ("set_camera", {"shots": "2D", "size": "wide"})
    ]


def test_seconds_say_more_than_longer() -> None:
    assert heard("2B needs more time, 5 seconds") == [
        ("set_duration", {"shots": "2B", "seconds": "5"})
    ]


def test_another_number_corrects_the_length_before() -> None:
    last = understand("1D 4 seconds", RESTAURANT).orders[0]
    got = understand("5 instead of 4", RESTAURANT, Focus(shot="1D", scene="1"), last=last)
    assert [o.args for o in got.orders] == [{"shots": "1D", "seconds": "5"}]


@pytest.mark.parametrize(
    "said",
    [
        "I'm leaning towards cutting 2B",
        "cut 2B a notch",
        "cut 2B drastically",
        "I dream of losing 2D",
        "delete the thing about 2B",
        "2B closer. Or maybe wider?",
        "there is no rain in scene 3",
        "would 2B look better as a wide?",
        "no eerie music in scene 3",
        "someone should render 2B some day",
    ],
)
def test_what_is_only_thought_of_changes_nothing(said: str) -> None:
    got = understand(said, RESTAURANT)
    assert [o.tool for o in got.orders if o.tool not in reading_tools()] == []
