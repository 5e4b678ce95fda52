"""What stands around an order: reasons, moments, where a camera goes, what it shall not be."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.families import reading_tools
from engines.rules.ears.target import Focus
from engines.rules.ears.understand import understand
from engines.rules.ears.understood import Order

BAKERY, RESTAURANT, FREIGHT = (film_named(name) for name in ("a", "c", "r"))
Orders = list[tuple[str, dict[str, str]]]


def heard(said: str, last: Order | None = None) -> Orders:
    got = understand(said, RESTAURANT, Focus(shot="2B", scene="2"), last=last)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


@pytest.mark.parametrize(
    "said",
    [
        "2D wider, I want to feel how high up he is",
        "2D wider, want the rain around them",
        "2D wider, it is sudden, he storms in",
        "I get lost in 2D, can it be wider",
        "2D wider so we see how empty it is",
        "2D wider when she drinks",
        "2D wider while he listens to the rain",
    ],
)
def test_why_and_when_add_nothing_to_an_order(said: str) -> None:
    assert heard(said) == [("set_camera", {"shots": "2D", "size": "wider"})]


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("crane down in 1A from the ropes", {"shots": "1A", "movement": "crane down"}),
        ("pan right on 1G, not left", {"shots": "1G", "movement": "pan right"}),
        ("1G dolly out instead of in", {"shots": "1G", "movement": "dolly out"}),
        ("2D medium, not full", {"shots": "2D", "size": "medium"}),
        (
            "the last shot should pull back as they walk off",
            {"shots": "4H", "movement": "dolly out"},
        ),
        ("4H pull back while they leave", {"shots": "4H", "movement": "dolly out"}),
    ],
)
def test_where_a_camera_goes_and_what_it_shall_not_do_are_no_second_order(
    said: str, order: dict[str, str]
) -> None:
    shots = order["shots"] if order["shots"] in RESTAURANT_LABELS else RESTAURANT_LABELS[-1]
    assert heard(said.replace("4H", shots)) == [("set_camera", {**order, "shots": shots})]


RESTAURANT_LABELS = [shot.label for shot in RESTAURANT.shots]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("2B four and a half seconds", "4.5"),
        ("2B 5,5 seconds", "5.5"),
        ("2B a second and a half", "1.5"),
        ("2B 4 seconds instead of six and a half", "4"),
        ("3-second cap on 2B", "3"),
    ],
)
def test_halves_are_part_of_a_number(said: str, seconds: str) -> None:
    assert heard(said) == [("set_duration", {"shots": "2B", "seconds": seconds})]


def test_a_corrected_value_replaces_the_change_and_a_corrected_place_takes_it_back() -> None:
    last = Order("set_duration", {"shots": "2B", "seconds": "5"})
    assert heard("no, six", last) == [("set_duration", {"shots": "2B", "seconds": "6"})]
    assert [tool for tool, _ in heard("wait, not 2B, 2C", last)] == ["undo", "set_duration"]


@pytest.mark.parametrize(
    ("said", "tool", "args"),
    [
        ("4 faster", "set_pacing", {"scenes": "4", "pacing": "fast"}),
        ("1: blazing sun", "set_weather", {"scenes": "1", "weather": "clear"}),
        ("put 4 in the early morning", "set_time", {"scenes": "4", "time": "morning"}),
    ],
)
def test_a_bare_number_with_what_only_scenes_have_is_a_scene(
    said: str, tool: str, args: dict[str, str]
) -> None:
    assert heard(said) == [(tool, args)]


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("as the scanner beeps, zoom out", ("set_camera", {"shots": "4D", "movement": "zoom out"})),
        (
            'Yusuf saying "I vote salad." a medium, not a close-up',
            ("set_camera", {"shots": "3G", "size": "medium"}),
        ),
        (
            "a real thunderstorm when the old man waits outside",
            ("set_weather", {"scenes": "4", "weather": "stormy"}),
        ),
        ("2C from biscuits eyes", ("set_camera", {"shots": "2C", "size": "point of view"})),
    ],
)
def test_a_shot_is_known_by_what_happens_in_it(
    said: str, order: tuple[str, dict[str, str]]
) -> None:
    got = understand(said, FREIGHT)
    assert [(o.tool, o.args) for o in got.orders] == [order]
    assert got.question is None


@pytest.mark.parametrize(
    "said",
    [
        'lose the line "I vote salad."',
        "turn the storm off in scene 3 when I say so",
        "where was the wrench seen last?",
        "I'm leaning towards a cut in 2B",
    ],
)
def test_a_moment_is_no_place_for_what_destroys_or_asks(said: str) -> None:
    got = understand(said, FREIGHT)
    changed = [o.tool for o in got.orders if o.tool not in reading_tools()]
    assert changed in ([], ["cut_line"])


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("fog in the market at the end", ("set_weather", {"scenes": "4", "weather": "foggy"})),
        ("clear skies at the very end", ("set_weather", {"scenes": "4", "weather": "clear"})),
        ("give the opening 6 seconds", ("set_duration", {"shots": "1A", "seconds": "6"})),
        ("wipe into the cellar", ("set_transition", {"shots": "3A", "transition": "wipe"})),
        (
            "dissolve from the kitchen to the cellar",
            ("set_transition", {"shots": "3A", "transition": "dissolve"}),
        ),
        ("no rain in scene 4, just fog", ("set_weather", {"scenes": "4", "weather": "foggy"})),
        ("static on 2A, no crane", ("set_camera", {"shots": "2A", "movement": "static"})),
        ("more room around Nell in 1B", ("set_camera", {"shots": "1B", "size": "wider"})),
        ("2A too long. 3.", ("set_duration", {"shots": "2A", "seconds": "3"})),
        ("2A drags, it's six, five would do", ("set_duration", {"shots": "2A", "seconds": "5"})),
        ("2A zoom in, slow", ("set_camera", {"shots": "2A", "movement": "zoom in"})),
    ],
)
def test_places_edges_and_bare_values_are_understood(
    said: str, order: tuple[str, dict[str, str]]
) -> None:
    got = understand(said, BAKERY)
    assert [(o.tool, o.args) for o in got.orders] == [order]
    assert got.question is None


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("2A extreme wide, moon huge", {"shots": "2A", "size": "extreme wide"}),
        ("2A no more tracking", {"shots": "2A", "movement": "static"}),
        ("2A slow pan left over the oven", {"shots": "2A", "movement": "pan left"}),
    ],
)
def test_a_word_of_what_is_seen_does_not_hide_an_order(said: str, order: dict[str, str]) -> None:
    got = understand(said, BAKERY)
    assert [(o.tool, o.args) for o in got.orders] == [("set_camera", order)]


@pytest.mark.parametrize(
    "said", ["I had the oven wider in 2A", "2A: she farther away and he nearer", "wider, whatever"]
)
def test_what_was_or_is_torn_changes_nothing(said: str) -> None:
    assert understand(said, BAKERY).orders == ()


def test_both_are_the_shots_that_the_clauses_before_named() -> None:
    got = understand("2A 3 seconds, 2B 4 seconds, and a bit darker in both", BAKERY)
    assert got.orders[-1] == Order("set_lighting", {"shots": "2A,2B", "lighting": "darker"})


def test_people_answer_to_what_the_film_calls_them() -> None:
    got = understand("closer on the robot in 2C", FREIGHT)
    wanted = {"shots": "2C", "size": "closer", "subject": "BISCUIT"}
    assert [(o.tool, o.args) for o in got.orders] == [("set_camera", wanted)]
    voice = understand("give Niamh the voice of an old man", FREIGHT)
    assert all("VOSS" not in order.args.values() for order in voice.orders)
