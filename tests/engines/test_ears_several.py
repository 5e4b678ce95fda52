"""Several wishes in one message: what announces them, each clause by itself, what they share."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.readings import moved
from engines.rules.ears.reel import reel_of
from engines.rules.ears.target import Focus
from engines.rules.ears.understand import understand

RESTAURANT = film_named("c")
Orders = list[tuple[str, dict[str, str]]]


def heard(said: str, focus: Focus | None = None) -> Orders:
    got = understand(said, RESTAURANT, focus)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


TWO: Orders = [
    ("set_camera", {"shots": "1B", "size": "closer"}),
    ("set_duration", {"shots": "1C", "change": "longer"}),
]


@pytest.mark.parametrize(
    "announcement",
    [
        "Can you do two things: ",
        "just two tiny things, ",
        "ok so I have two requests: ",
        "could you make the following changes: ",
        "I've got two changes. ",
        "quickly before my call: ",
        "my notes on scene 1: ",
        "changes for scene 1: ",
        "We need: ",
        "two edits for the kitchen please: ",
        "the producer sent a few notes: ",
    ],
)
def test_what_announces_wishes_is_none(announcement: str) -> None:
    assert heard(f"{announcement}1B closer, 1C longer") == TWO


@pytest.mark.parametrize(
    "announcement", ["two more things for the alley: ", "scene 3, my wishes: "]
)
def test_all_that_follows_is_about_what_the_announcement_names(announcement: str) -> None:
    assert heard(f"{announcement}rainy and slower") == [
        ("set_weather", {"scenes": "3", "weather": "rainy"}),
        ("set_pacing", {"scenes": "3", "pacing": "slow"}),
    ]


def test_a_scene_before_one_of_its_shots_does_not_widen_the_wish() -> None:
    assert heard("scene 3: 3A closer, 3B longer") == [
        ("set_camera", {"shots": "3A", "size": "closer"}),
        ("set_duration", {"shots": "3B", "change": "longer"}),
    ]


@pytest.mark.parametrize(
    ("said", "tools"),
    [
        ("1A high, 1C low, 1D eye level", ["set_camera"] * 3),
        ("2B on Madame Roche, 2C on Gus", ["set_camera"] * 2),
        ("scene 3 windy and dusk, thx", ["set_weather", "set_time"]),
        ("longer 4F! closer 4F!", ["set_duration", "set_camera"]),
    ],
)
def test_clauses_that_each_mean_an_order_are_all_done(said: str, tools: list[str]) -> None:
    assert [tool for tool, _ in heard(said)] == tools


def test_a_complaint_before_its_remedy_is_no_second_order() -> None:
    assert heard("1D goes on too long in one take, break it in two") == [
        ("split_shot", {"shots": "1D"})
    ]


def test_a_clause_that_the_grammar_doubts_is_read_alone() -> None:
    said = "Scene 3 darker as though a sandstorm were coming, and windy too"
    assert heard(said) == [
        ("set_lighting", {"shots": "scene:3", "lighting": "darker"}),
        ("set_weather", {"scenes": "3", "weather": "windy"}),
    ]


@pytest.mark.parametrize(
    ("said", "tool", "args"),
    [
        ("merge 1B and 1C then make that one 5 s", "set_duration", {"seconds": "5"}),
        ("merge 1B+1C. then low angle on it", "set_camera", {"angle": "low"}),
    ],
)
def test_after_a_merge_it_is_the_first_of_the_shots(
    said: str, tool: str, args: dict[str, str]
) -> None:
    assert heard(said) == [("merge_shots", {"shots": "1B,1C"}), (tool, {"shots": "1B", **args})]


def test_the_conversation_is_about_the_merged_shot_too() -> None:
    focus = moved(reel_of(RESTAURANT), Focus(), {"shots": "1B,1C"}, "merge_shots")
    assert heard("make it longer", focus) == [("set_duration", {"shots": "1B", "change": "longer"})]


@pytest.mark.parametrize(
    "said",
    ["1B close-up 4 seconds backlit", "1B, close-up, 4 seconds, backlit", "1B close-up 4s backlit"],
)
def test_values_in_a_row_are_all_meant(said: str) -> None:
    assert heard(said) == [
        ("set_camera", {"shots": "1B", "size": "close-up"}),
        ("set_duration", {"shots": "1B", "seconds": "4"}),
        ("set_lighting", {"shots": "1B", "lighting": "backlit"}),
    ]


@pytest.mark.parametrize("said", ["alley night rain slow", "scene 3 night rain slow"])
def test_a_place_may_lead_values_in_a_row(said: str) -> None:
    assert heard(said) == [
        ("set_time", {"scenes": "3", "time": "night"}),
        ("set_weather", {"scenes": "3", "weather": "rainy"}),
        ("set_pacing", {"scenes": "3", "pacing": "slow"}),
    ]


def test_how_the_light_is_and_what_a_sentence_tells_are_no_second_order() -> None:
    assert [tool for tool, _ in heard("1B low sun behind him")] == ["set_lighting"]
    assert [tool for tool, _ in heard("1C 4sec she needs time to cry")] == ["set_duration"]


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("1B longer, 1C closer, and both backlit", ("set_lighting", {"lighting": "backlit"})),
        ("1B 5 secs, 1C 4 secs, both low angle", ("set_camera", {"angle": "low"})),
        ("1B low and 1C low. Both darker.", ("set_lighting", {"lighting": "darker"})),
    ],
)
def test_both_are_the_shots_that_were_named(said: str, last: tuple[str, dict[str, str]]) -> None:
    tool, args = last
    assert heard(said)[-1] == (tool, {"shots": "1B,1C", **args})


def test_both_may_be_scenes() -> None:
    assert heard("scene 1 at night, scene 3 too, and rain in both")[-1] == (
        "set_weather",
        {"scenes": "1,3", "weather": "rainy"},
    )


@pytest.mark.parametrize(
    "said",
    [
        "2B slower i mean longer, 2C closer",
        "2B shorter, no, longer, and 2C closer",
        "2E longer, sorry I meant 2B, and 2C closer",
        "2B shorter - no, longer - and 2C closer",
    ],
)
def test_a_second_thought_ends_where_the_next_wish_begins(said: str) -> None:
    assert heard(said) == [
        ("set_duration", {"shots": "2B", "change": "longer"}),
        ("set_camera", {"shots": "2C", "size": "closer"}),
    ]


def test_what_follows_is_in_the_scene_of_the_wish_before() -> None:
    assert heard("1C wider, and warm music")[-1] == ("set_music", {"music": "warm", "scenes": "1"})
    assert heard("rain in scene 1, and the kitchen darker")[-1] == (
        "set_lighting",
        {"shots": "scene:1", "lighting": "darker"},
    )
    assert heard("1C wider, and warm music in the whole film")[-1] == (
        "set_music",
        {"music": "warm", "scenes": "all"},
    )


@pytest.mark.parametrize("said", ["scene 3 at night only", "only scene 3 at night"])
def test_only_beside_what_was_said_is_no_limit(said: str) -> None:
    assert heard(said) == [("set_time", {"scenes": "3", "time": "night"})]


def test_only_with_a_condition_and_what_is_only_left_are_asked_about() -> None:
    assert understand("2B closer only if it fits", RESTAURANT).question is not None
    assert ("set_weather", {"scenes": "3", "weather": "rainy"}) not in [
        (o.tool, o.args) for o in understand("no music in the alley, only rain", RESTAURANT).orders
    ]


def test_to_wonder_whether_is_no_condition() -> None:
    assert len(heard("Make 3A darker, and 3B longer, I want to wonder if they're alive.")) == 2
    assert understand("make 3A darker if they like it", RESTAURANT).question is not None


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("1C closer. 1D, low angle.", [("1C", "closer"), ("1D", "low")]),
        ("five seconds, 2A; three seconds, 2B", [("2A", "5"), ("2B", "3")]),
        ("Silhouette, 2A; backlit, 2B", [("2A", "silhouette"), ("2B", "backlit")]),
        ("night, scene 1; dawn, scene 2", [("1", "night"), ("2", "dawn")]),
        ("1C closer, 1D too, please", [("1C", "closer"), ("1D", "closer")]),
    ],
)
def test_each_of_a_terse_list_has_its_own_value(said: str, values: list[tuple[str, str]]) -> None:
    got = [set(args.values()) for _, args in heard(said)]
    assert got == [set(pair) for pair in values]
