"""Shots joined, parted, reordered, thrown out and rendered, in the words of people who never cut a
film."""

from __future__ import annotations

import pytest

from bench.judging import Row, converse, film_named
from engines.rules.ears.understand import understand
from film.film import Film

SHIP, HUT, MOUNTAIN = (film_named(name) for name in ("f", "h", "i"))
Orders = list[tuple[str, dict[str, str]]]


def heard(said: str, film: Film = SHIP) -> Orders:
    got = understand(said, film)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


@pytest.mark.parametrize(
    "said",
    [
        "cut 3D and 3E together into one",
        "3D and 3E cut together please",
        "make one out of 3D and 3E",
        "melt 3D and 3E into one",
    ],
)
def test_shots_that_are_cut_together_are_merged_and_not_cut(said: str) -> None:
    assert heard(said) == [("merge_shots", {"shots": "3D,3E"})]


def test_it_after_a_merge_is_the_shot_that_stays() -> None:
    merged = [("merge_shots", {"shots": "2E,2F"})]
    low = [("set_camera", {"shots": "2E", "angle": "low"})]
    assert heard("merge 2E+2F. then low angle on it", MOUNTAIN) == merged + low
    got = converse(Row(film="i", said="make it longer", before=("merge 2E and 2F",), want=[]))
    assert [order.args["shots"] for order in got.understood.orders] == ["2E"]


@pytest.mark.parametrize(
    "said",
    [
        "Put 4B first in the scene.",
        "4B should come first in its scene",
        "move 4B to the start of the scene",
        "open scene 4 with 4B",
        "scene 4 should begin with 4B",
        "make 4B the first shot of scene 4",
    ],
)
def test_a_shot_is_put_first_in_its_own_scene(said: str) -> None:
    assert heard(said) == [("move_shot", {"shots": "4B", "before": "4A"})]


@pytest.mark.parametrize("said", ["2B to the end of the scene", "end scene 2 on 2B"])
def test_a_shot_is_put_last_in_its_own_scene(said: str) -> None:
    assert heard(said) == [("move_shot", {"shots": "2B", "after": "2F"})]


@pytest.mark.parametrize(
    "said", ["3B as two shots", "better two shots than one for 3B", "put a cut in 3B"]
)
def test_a_shot_in_two_is_split(said: str) -> None:
    assert heard(said) == [("split_shot", {"shots": "3B"})]


@pytest.mark.parametrize(
    "said",
    ["throw 1B away", "1B out", "take 1B out of the film", "lose 1B and go straight into 1C"],
)
def test_a_shot_that_is_thrown_out_is_to_be_deleted(said: str) -> None:
    assert heard(said) == [("delete_shots", {"shots": "1B"})]


@pytest.mark.parametrize(
    "said", ["take 1B out to a wide", "I wonder if we should lose 1B, what's your feeling"]
)
def test_nothing_is_deleted_on_a_frame_or_a_doubt(said: str) -> None:
    assert "delete_shots" not in [order.tool for order in understand(said, SHIP).orders]


@pytest.mark.parametrize(
    ("said", "shots"),
    [
        ("put 2A through the renderer", "2A"),
        ("have scene 3 rendered", "scene:3"),
        ("render 1A through 1C as a test", "1A..1C"),
        ("render 2A.. through the end of scene 2", "2A..2F"),
    ],
)
def test_what_goes_to_the_renderer_is_to_be_rendered(said: str, shots: str) -> None:
    assert heard(said) == [("render", {"shots": shots})]


def test_what_is_rendered_already_is_not_rendered_again() -> None:
    assert understand("2A is rendered already", SHIP).orders == ()


@pytest.mark.parametrize(
    ("said", "shot", "transition"),
    [
        ("cut to black after 3E", "3E", "fade out"),
        ("finish on a fade to black after 4E", "4E", "fade out"),
        ("dissolve out of 3A", "3B", "dissolve"),
        ("cross fade 2E and 2F", "2F", "dissolve"),
        ("fade 4A in slowly", "4A", "fade in"),
        ("start 5A with fade in, white if possible", "5A", "fade in"),
        ("we start 4 with a dissolve", "4A", "dissolve"),
    ],
)
def test_a_transition_is_where_it_is_seen(said: str, shot: str, transition: str) -> None:
    assert heard(said, HUT) == [("set_transition", {"shots": shot, "transition": transition})]


@pytest.mark.parametrize(
    ("said", "scenes", "time"),
    [
        ("make one dusk", "1", "twilight"),
        ("2, 3 and 4 at night", "2,3,4", "night"),
        ("everything happens in the afternoon in scene 1", "1", "afternoon"),
        ("scene 1 not at noon but at dusk", "1", "twilight"),
        ("the cellar should be afternoon?? no: night", "3", "night"),
        ("what if scene 3 was at dawn? let's do that", "3", "dawn"),
    ],
)
def test_the_time_of_a_scene_is_told_in_few_words(said: str, scenes: str, time: str) -> None:
    assert heard(said, HUT) == [("set_time", {"scenes": scenes, "time": time})]


@pytest.mark.parametrize(
    ("said", "pacing"),
    [
        ("scene 1 hectic, quick cuts", "fast"),
        ("bring the tempo of scene 1 down", "slow"),
        ("scene 1 medium tempo", "medium"),
        ("cut 1 more briskly", "fast"),
        ("no rush in scene 1", "slow"),
    ],
)
def test_the_tempo_of_a_scene_is_its_pacing(said: str, pacing: str) -> None:
    assert heard(said, HUT) == [("set_pacing", {"scenes": "1", "pacing": pacing})]
