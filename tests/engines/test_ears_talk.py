"""Thinking aloud changes nothing; what was said before is gone on with."""

from __future__ import annotations

import pytest

from bench.judging import Row, converse, film_named
from engines.rules.ears.listen import listen
from engines.rules.ears.musings import musing


def heard(*said: str, film: str = "c") -> list[tuple[str, dict[str, str]]]:
    row = Row(film=film, said=said[-1], before=said[:-1], want="answer")
    got = converse(row).understood
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


@pytest.mark.parametrize(
    "said",
    [
        "we had the dog on the left in an earlier version",
        "I remember 2B being much wider in the first cut.",
        "Last week 2B was 5 seconds, wasn't it?",
        "If we had more money I would shoot this in Iceland, but that's for another film.",
        "I might change the ending, but let me think about it first.",
        "Normally a goat would never stay so calm on a ledge, we had one in Tirol.",
        "My grandmother had a kitchen just like this one.",
        "what a cute dog",
        "nice goat",
        "that scene is ok for me",
        "I wonder if the ending is too sad, what do you think?",
        "i wonder if we should lose 2G, what's your feeling",
        "Is the music too much, or is it just me?",
        "Would you cut 2C if you were me?",
        "Is it a problem that it's always night?",
        "Would a policeman really do that?",
        "What's a dutch angle?",
        "whats the difference between pan and tilt",
    ],
)
def test_what_is_only_thought_aloud_is_answered(said: str) -> None:
    got = listen(said, film_named("c"))
    assert got.reply
    assert not got.orders


@pytest.mark.parametrize(
    "said",
    [
        "I had 2B wider before, put it back",
        "In my first version 2B was wider, make it so again",
        "if it rains make 2B darker",
        "maybe make 2B a close-up",
        "could 2B be wider",
        "should we lose 2B?",
        "nice and wide in 2B",
        "nice close-up of Otto in 2B",
        "what does Otto know about the key?",
        "is it night in scene 2?",
        "my producer says 2B should be closer",
        "supposing we cut 2B what breaks",
    ],
)
def test_what_may_be_wanted_is_no_musing(said: str) -> None:
    assert not musing(said)


@pytest.mark.parametrize(
    ("before", "said", "order"),
    [
        ("how long is 2B?", "five", ("set_duration", {"shots": "2B", "seconds": "5"})),
        ("how long is 2B", "then make that 5", ("set_duration", {"shots": "2B", "seconds": "5"})),
        ("how long is 2B", "too much, make it 3",
         ("set_duration", {"shots": "2B", "seconds": "3"})),
        ("whats in 2B", "that one over shoulder then",
         ("set_camera", {"shots": "2B", "size": "over shoulder"})),
        ("is 2B a two-shot?", "then wider", ("set_camera", {"shots": "2B", "size": "wider"})),
        ("closer on 2B", "better. one more step",
         ("set_camera", {"shots": "2B", "size": "closer"})),
        ("2B longer", "once more", ("set_duration", {"shots": "2B", "change": "longer"})),
        ("dolly out on 2B", "...and 2D",
         ("set_camera", {"shots": "2D", "movement": "dolly out"})),
        ("2B darker", "Same there please, on 2D",
         ("set_lighting", {"shots": "2D", "lighting": "darker"})),
        ("2B is too long", "and the same complaint for 2D",
         ("set_duration", {"shots": "2D", "change": "shorter"})),
        ("Bruno angry in 1D", "ok and her too",
         ("set_emotion", {"who": "PIA", "emotion": "angry", "shots": "1D"})),
        ("put scene 2 in the afternoon", "hm no, morning",
         ("set_time", {"scenes": "2", "time": "morning"})),
        ("make scene 2 rainy", "oh no, snowy please",
         ("set_weather", {"scenes": "2", "weather": "snowy"})),
        ("make 2B 5 seconds", "hmm no, 4 then", ("set_duration", {"shots": "2B", "seconds": "4"})),
    ],
)  # fmt: skip
def test_a_few_words_go_on_with_what_was_said(
    before: str, said: str, order: tuple[str, dict[str, str]]
) -> None:
    assert heard(before, said) == [order]


def test_what_was_asked_about_a_thing_tells_where_it_is_given() -> None:
    given = ("give_prop", {"prop": "torch", "who": "NELL", "shots": "3B"})
    assert heard("Who has the torch in 3B?", "give it to Nell", film="a") == [given]
    key = ("give_prop", {"prop": "brass key", "who": "NELL"})
    assert heard("Who has the torch in 3B?", "give Nell the key", film="a") == [key]
