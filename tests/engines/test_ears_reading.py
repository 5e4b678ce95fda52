"""Questions about the film, faults that were seen, and bringing back what was undone."""

from __future__ import annotations

import pytest

from bench.judging import film_named
from engines.rules.ears.listen import listen

BAKERY = film_named("a")
Orders = list[tuple[str, dict[str, str]]]


def heard(*said: str) -> Orders:
    got = listen(said[-1], BAKERY)
    assert got.question is None, got.question
    return [(order.tool, order.args) for order in got.orders]


@pytest.mark.parametrize(
    ("said", "args"),
    [
        ("does nell know that the vault is empty", {"who": "NELL", "about": "vault"}),
        ("who knows about the spa??", {"about": "spa"}),
        ("who knows that Otto is a thief", {"about": "OTTO"}),
        ("who knows about the torch?", {"about": "torch"}),
        ("does otto know that Nell has the key", {"who": "OTTO", "about": "brass key"}),
        ("does nell know her father woke up", {"who": "NELL", "about": "father"}),
        ("who knows that Nell's father is alive", {"about": "father"}),
        ("is Otto aware of Raff's plan", {"who": "OTTO", "about": "Raff's plan"}),
        ("has anybody told otto about the alarm?", {"who": "OTTO", "about": "alarm"}),
        ("what does Nell know of the robbery plan?", {"who": "NELL", "about": "robbery plan"}),
        ("who knows of the fire by scene 3?", {"about": "fire", "at": "scene:3"}),
        ("who has heard of the fire before scene 3?", {"about": "fire", "at": "before:scene:3"}),
    ],
)
def test_who_knows_of_anything(said: str, args: dict[str, str]) -> None:
    assert heard(said) == [("who_knows", args)]


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("pull up the places", ("show", {"what": "places"})),
        ("list the props", ("show", {"what": "props"})),
        ("cost of the film", ("cost", {})),
        ("tell me a bit about Raff", ("describe", {"about": "RAFF"})),
        ("show me everything you have on Raff", ("show_who", {"who": "RAFF"})),
        ("run it from 3A to 3D", ("play", {"shots": "3A..3D"})),
        ("play from 3A", ("play", {"shots": "3A.."})),
        ("3B specs?", ("show_shots", {"shots": "3B"})),
        ("give me the details of 2D", ("show_shots", {"shots": "2D"})),
        ("is the key in 3H", ("where_is", {"about": "brass key", "at": "3H"})),
        ("whos got the torch in 3B", ("holds", {"about": "torch", "at": "3B"})),
        ("where did Otto's key end up?", ("where_is", {"about": "brass key"})),
        ("anything you'd do next in my place?", ("next_step", {})),
        ("undo both of those", ("undo", {"steps": "2"})),
        ("nope, worse. back to what we had", ("undo", {})),
    ],
)
def test_what_is_asked_is_answered(said: str, order: tuple[str, dict[str, str]]) -> None:
    assert heard(said) == [order]


@pytest.mark.parametrize(
    "said",
    [
        "redo",
        "ok redo it",
        "bring back what i just undid",
        "put back what we reverted please",
        "again please, the change I took back",
        "forward again, I was wrong to undo",
        "that undo was one too many, put it back",
        "undo the undo",
        "can we redo what we undid",
    ],
)
def test_what_was_undone_comes_back(said: str) -> None:
    assert heard(said) == [("redo", {})]


@pytest.mark.parametrize(
    ("said", "shots", "issue"),
    [
        ("in 2B the bag is green but was red in 1C, looks like a mistake", "2B",
         "the bag is green but was red in 1C"),
        ("the torch is missing in 3B even though he holds it", "3B",
         "the torch is missing even though he holds it"),
        ("I think I found a mistake: Raff's lips don't move in 2C though he speaks", "2C",
         "Raff's lips don't move though he speaks"),
        ("there's an error in 2B the cat has got two tails", "2B", "the cat has got two tails"),
        ("i hear no sound of the bell in 2C, is a bug? please note it", "2C",
         "no sound of the bell"),
        ("in 2B her coat is grey! was white before", "2B", "her coat is grey, was white before"),
        ("in 3B he should hold the torch but I see a rope there", "3B",
         "he should hold the torch but I see a rope there"),
        ("It looks to me as if Otto has hair in 2C, he's bald", "2C", "Otto has hair, he's bald"),
        ("the clock says nine in 2B, that can't be right", "2B", "the clock says nine"),
        ("continuity: 2B has the door open", "2B", "has the door open"),
        ("I noticed that the window is broken in 2C", "2C", "the window is broken"),
    ],
)  # fmt: skip
def test_a_fault_is_reported_in_the_persons_own_words(said: str, shots: str, issue: str) -> None:
    assert heard(said) == [("report_issue", {"shots": shots, "issue": issue})]


@pytest.mark.parametrize(
    "said",
    [
        "make 2B darker even though it's noon",
        "2B is too dark although it's noon",
        "is there a mistake in 2B?",
        "I love 2B although it's dark",
        "undo my mistake in 2B",
        "push in on Raff while he talks in 2C",
        "the bag should be green in 2B",
        "as though we were Otto, 2B",
    ],
)
def test_what_is_wished_is_no_report(said: str) -> None:
    assert all(order.tool != "report_issue" for order in listen(said, BAKERY).orders)
