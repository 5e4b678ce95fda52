"""Two ways to do a request are the same when the film after them is; whatever a viewer would see
or hear otherwise is not. The film plays in a hospital: ADA, JUNE, MR. PELL, DR. LINDQVIST."""

from __future__ import annotations

from typing import Any

import pytest

from bench.judging import Heard, Row, film_named, judge
from engines.rules.ears.families import find_family
from engines.rules.ears.reel import reel_of
from engines.rules.ears.understood import Order, Question, Understood

Calls = list[dict[str, Any]]


def call(tool: str, **args: str) -> dict[str, Any]:
    return {"tool": tool, "args": args}


def verdict(said: str, want: Calls, made: Calls, question: str = "") -> str:
    orders = tuple(Order(one["tool"], one["args"], gate(one["tool"])) for one in made)
    asked = Question(question) if question else None
    heard = Heard(reel_of(film_named("e")), understood=Understood(orders, asked))
    return judge(Row(film="e", said=said, want=want), heard)


def gate(tool: str) -> str:
    family = find_family(tool)
    return family.gate if family else "paid"


RAIN = call("set_weather", scenes="2", weather="rainy")
CLOSER_1C = call("set_camera", shots="1C", size="closer")
CLOSER_2F = call("set_camera", shots="2F", size="closer")
WIDE_2B = call("set_camera", shots="2B", size="wide")

SAME = [
    (
        "3C closer, on Ada: she is who the camera is on anyway",
        [call("set_camera", shots="3C", size="closer")],
        [call("set_camera", shots="3C", size="closer", subject="ADA")],
    ),
    (
        "1A medium, on Ada: nobody else is there",
        [call("set_camera", shots="1A", size="medium")],
        [call("set_camera", shots="1A", size="medium", subject="ADA")],
    ),
    (
        "zoom in on Ada's face in 3E: what is framed of a person unless a part is said",
        [call("set_camera", shots="3E", movement="zoom in", subject="ADA")],
        [call("set_camera", shots="3E", movement="zoom in", subject="ADA face")],
    ),
    (
        "1C closer: one step from a medium shot",
        [call("set_camera", shots="1C", size="closer")],
        [call("set_camera", shots="1C", size="medium close")],
    ),
    (
        "1C from above, and closer: in one order or in two",
        [call("set_camera", shots="1C", size="closer", angle="high")],
        [call("set_camera", shots="1C", angle="high"), CLOSER_1C],
    ),
    (
        "Mr. Pell and June are happy in 4B: in one order or in two",
        [call("set_emotion", who="MR. PELL,JUNE", emotion="happy", shots="4B")],
        [
            call("set_emotion", who="JUNE", emotion="happy", shots="4B"),
            call("set_emotion", who="MR. PELL", emotion="happy", shots="4B"),
        ],
    ),
    (
        "Rain in scene 2, and 3B one second longer: neither waits for the other",
        [RAIN, call("set_duration", shots="3B", change="longer")],
        [call("set_duration", shots="3B", seconds="4"), RAIN],
    ),
    (
        "no cup: in the whole film, or where there is one",
        [call("remove_prop", prop="cup")],
        [call("remove_prop", prop="cup", scenes="3")],
    ),
    (
        "June is muddy from 4B on: to the end, or to the last shot",
        [call("set_condition", who="JUNE", condition="muddy", shots="4B..")],
        [call("set_condition", who="JUNE", condition="muddy", shots="4B..4D")],
    ),
    (
        "a slow scene 3 to 4",
        [call("set_pacing", scenes="3..4", pacing="slow")],
        [call("set_pacing", scenes="3,4", pacing="slow")],
    ),
    ("what would it all cost?", [call("cost")], [call("cost", shots="all")]),
    ("play it", [call("play")], [call("play", shots="all")]),
    (
        "where is the cup when scene 3 ends?",
        [call("where_is", about="cup", at="scene:3")],
        [call("where_is", about="cup", at="3E")],
    ),
    (
        "June bald with a bow tie: the same words in another order",
        [call("set_look", who="JUNE", look="bald, a bow tie")],
        [call("set_look", who="JUNE", look="a bow tie and bald")],
    ),
    (
        "who is in 2B, and where is the cup?",
        [call("who_is_in", at="2B"), call("where_is", about="cup")],
        [call("where_is", about="cup"), call("who_is_in", at="2B")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "want", "made"), SAME)
def test_the_same_film_is_the_same_answer(said: str, want: Calls, made: Calls) -> None:
    assert verdict(said, want, made) == "exact"
    assert verdict(said, made, want) == "exact"


OTHER = [
    (
        "4B closer on June: Mr. Pell is in it too",
        [call("set_camera", shots="4B", size="medium close")],
        [call("set_camera", shots="4B", size="medium close", subject="JUNE")],
    ),
    (
        "3E on Ada's hands, not on her face",
        [call("set_camera", shots="3E", subject="ADA")],
        [call("set_camera", shots="3E", subject="ADA hands")],
    ),
    (
        "4C on the harmonica, not on who holds it",
        [call("set_camera", shots="4C", size="close-up")],
        [call("set_camera", shots="4C", size="close-up", subject="MR. PELL")],
    ),
    (
        "Only June is happy in 4B",
        [call("set_emotion", who="MR. PELL,JUNE", emotion="happy", shots="4B")],
        [call("set_emotion", who="JUNE", emotion="happy", shots="4B")],
    ),
    (
        "no harmonica in scene 2, but still in scene 4",
        [call("remove_prop", prop="harmonica")],
        [call("remove_prop", prop="harmonica", scenes="2")],
    ),
    (
        "June is muddy in 4B, not to the end",
        [call("set_condition", who="JUNE", condition="muddy", shots="4B..")],
        [call("set_condition", who="JUNE", condition="muddy", shots="4B")],
    ),
    (
        "twice closer is not closer",
        [CLOSER_2F],
        [CLOSER_2F, CLOSER_2F],
    ),
    (
        "a medium close 3D is what it was, and so is a slow dolly: neither is the other",
        [call("set_camera", shots="3D", size="medium close")],
        [call("set_camera", shots="3D", movement="dolly")],
    ),
    (
        "a rule that the film refuses is not another that it refuses",
        [call("set_duration", shots="3B", seconds="40")],
        [call("set_duration", shots="3B", seconds="30")],
    ),
    (
        "take it back and then make 2B wider, not the other way round",
        [call("undo"), WIDE_2B],
        [WIDE_2B, call("undo")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "want", "made"), OTHER)
def test_another_film_is_another_answer(said: str, want: Calls, made: Calls) -> None:
    assert verdict(said, want, made) != "exact"
    assert verdict(said, made, want) != "exact"


def test_what_is_played_before_a_change_is_not_what_is_played_after_it() -> None:
    play = call("play", shots="scene:2")
    assert verdict("rain in scene 2, then play it", [RAIN, play], [play, RAIN]) == "missed"


def test_where_somebody_is_before_a_scene_is_not_where_they_are_in_it() -> None:
    inside, before = (call("where_is", about="ADA", at=at) for at in ("scene:4", "before:scene:4"))
    assert verdict("where is Ada before scene 4?", [before], [inside]) == "wrong_read"


def test_half_of_the_film_that_was_wanted_is_asked_about_not_wrong() -> None:
    want = [call("remove_prop", prop="cup"), call("give_prop", prop="harmonica", who="ADA")]
    made = [call("remove_prop", prop="cup", scenes="all")]
    assert verdict("no cup anywhere, and the harmonica is hers", want, made, "Who?") == "asked"


def test_a_question_beside_the_whole_film_is_one_too_many() -> None:
    want = [call("set_camera", shots="3C", size="closer")]
    made = [call("set_camera", shots="3C", size="closer", subject="ADA")]
    assert verdict("3C closer, on Ada", want, made, "Do you mean that?") == "asked"


def test_what_costs_or_destroys_is_held_by_its_words_alone() -> None:
    assert (
        verdict("render 2B", [call("render", shots="2B")], [call("render", shots="2C")]) == "grave"
    )
    made = [call("delete_shots", shots="2B")]
    assert verdict("lose 2C", [call("delete_shots", shots="2C")], made) == "grave"


def test_a_fault_may_be_told_in_the_persons_own_words_if_it_is_the_same() -> None:
    want = [call("report_issue", shots="2B", issue="the cup is whole again although it broke")]
    own = [call("report_issue", shots="2B", issue="the cup broke and it's whole again")]
    other = [call("report_issue", shots="2B", issue="the light flickers")]
    elsewhere = [call("report_issue", shots="2C", issue="the cup is whole again although it broke")]
    assert verdict("2B: the cup broke and it's whole again", want, own) == "exact"
    assert verdict("2B: the cup broke and it's whole again", want, other) == "wrong_change"
    assert verdict("2B: the cup broke and it's whole again", want, elsewhere) == "wrong_change"


def test_a_frame_that_is_so_already_changes_nothing_and_is_still_not_what_was_wanted() -> None:
    as_it_is = [call("set_camera", shots="3D", size="medium close")]
    assert verdict("3D at eye level", [call("set_camera", shots="3D", angle="low")], as_it_is) == (
        "missed"
    )
    assert verdict("3D, hm", [call("set_camera", shots="3D", angle="low")], [CLOSER_2F]) == (
        "wrong_change"
    )


def test_a_line_that_is_said_once_needs_no_name_and_no_shot() -> None:
    names = {one.id: one.name for one in film_named("e").characters}
    said = [(shot.label, line) for shot in film_named("e").shots for line in shot.lines]
    label, line = max(said, key=lambda one: len(one[1].text))
    whole = [call("cut_line", old=line.text, who=names[line.who], shots=label)]
    other = [call("cut_line", old=line.text, who=names[line.who], shots="9Z")]
    assert verdict("cut that line", whole, [call("cut_line", old=line.text)]) == "exact"
    assert verdict("cut that line", other, [call("cut_line", old=line.text)]) == "wrong_change"
