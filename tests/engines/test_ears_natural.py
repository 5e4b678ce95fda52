"""What people really type: lengths in arrows, a part of a scene, remarks, hours of the day; and
what is likelier wrong than right is asked first, all of it with one yes."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.complete import complete
from engines.rules.ears.reel import reel_of
from engines.rules.ears.target import Focus
from engines.rules.ears.understand import understand
from engines.rules.ears.understood import Understood

STATION = film_named("aa")  # VERA, HALE, OTTO, the BOY; 2B lasts 3.8 s, 3A 4.4 s

Orders = list[tuple[str, dict[str, str]]]


def hear(said: str) -> Understood:
    return understand(said, STATION)


def done(said: str) -> Orders:
    got = hear(said)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


def length(shot: str, seconds: str) -> tuple[str, dict[str, str]]:
    return "set_duration", {"shots": shot, "seconds": seconds}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "2A: 4.0 → 4.5 s. 2C: 3.0 → 3.4 s.",
            [length("2A", "4.5"), length("2C", "3.4")],
        ),
        ("1A 4.2 -> 5", [length("1A", "5")]),
        ("hold 2A for 5 seconds", [length("2A", "5")]),
    ],
)
def test_the_new_length_is_the_one_after_the_arrow(said: str, wanted: Orders) -> None:
    assert done(said) == wanted


@pytest.mark.parametrize("said", ["3A: trim 0.6 s.", "trim 0.6 s off 3A", "3A 0.6 seconds shorter"])
def test_seconds_to_trim_are_a_difference(said: str) -> None:
    ((tool, args),) = done(said)
    now = next(shot.frames for shot in STATION.shots if shot.label == "3A") / 24
    assert tool == "set_duration"
    assert float(args["seconds"]) == pytest.approx(now - 0.6, abs=0.01)


def test_half_a_second_is_half_a_second() -> None:
    ((_, args),) = done("make 2B half a second longer")
    now = next(shot.frames for shot in STATION.shots if shot.label == "2B") / 24
    assert float(args["seconds"]) == pytest.approx(now + 0.5, abs=0.01)


@pytest.mark.parametrize(
    "said", ["scene 3 darker from 3F on", "Scene 3 much darker from 3F on, please."]
)
def test_a_part_of_a_scene_is_the_part(said: str) -> None:
    assert done(said) == [("set_lighting", {"shots": "3F,3G", "lighting": "darker"})]


def test_how_long_a_fade_takes_is_not_how_long_the_shot_is() -> None:
    tools = [tool for tool, _ in done("Fade to black at the end of 3G, 1 s, then fade in on 4A.")]
    assert tools == ["set_transition", "set_transition"]


def test_seen_from_somebodys_height_is_not_on_them() -> None:
    assert done("2B low, from Vera's height") == [("set_camera", {"shots": "2B", "angle": "low"})]


def test_an_hour_of_the_day_is_no_moment_of_the_film() -> None:
    assert not hear("Lunch. Back at 13:30.").orders


def test_a_word_of_the_camera_is_explained_wherever_it_stands() -> None:
    assert hear('What does "dolly" mean in the list?').reply.startswith("Dolly:")


def test_where_a_message_begins_with_its_department_the_rest_is_what_it_says() -> None:
    wanted = [("give_prop", {"prop": "ticket", "who": "VERA", "shots": "1C"})]
    assert done("Prop check: Vera should hold the ticket in 1C") == wanted


def test_another_idea_for_the_story_ends_with_its_question_mark() -> None:
    said = "What if the boy never disappears? Show me that as a separate version, I like this one."
    assert done(said) == [("new_timeline", {"idea": "boy never disappears"})]


SHIP = film_named("nc")
DOUBTFUL = (
    "1A feels like a loading screen right now. Can we push in slower, like give it 7 seconds?"
)


def test_several_orders_that_are_doubtful_are_all_done_with_one_yes() -> None:
    got = understand(DOUBTFUL, SHIP)
    question = got.question
    assert got.orders == ()
    assert question is not None
    assert question.pending is not None
    assert question.text.startswith("I am not sure that I got that. Shall I do this: ")
    assert [say for _, say in question.choices] == ["yes", "no"]
    answer = complete("yes", reel_of(SHIP), Focus(), question.pending)
    assert answer is not None
    assert length("1A", "7") in [(order.tool, order.args) for order in answer.orders]
    assert len(answer.orders) == 1 + len(question.pending.more) > 1
    refused = complete("no", reel_of(SHIP), Focus(), question.pending)
    assert refused is not None
    assert refused.orders == ()


@pytest.mark.parametrize("said", ["2B closer", "scene 3 night rain slow", "cut 1C"])
def test_few_plain_words_are_not_doubted(said: str) -> None:
    assert understand(said, SHIP).question is None
