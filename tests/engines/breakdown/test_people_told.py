"""People as the script tells of them: introduced together, dressed anew, in each other's arms."""

from __future__ import annotations

import math

import pytest
from breakdown_scripts import script

from engines.animatic.drawing.stage import Stage
from engines.animatic.motion.performance import Performance
from engines.rules.breakdown import break_down, plan_shots
from film.assets import Age, Sex
from film.film import Film
from film.words import Pose
from production.setups import motion_of, setup_of


def planned(*paragraphs: str) -> Film:
    return plan_shots(break_down(script(*paragraphs), "p"))


def test_two_who_are_introduced_in_one_sentence_are_told_apart() -> None:
    film = planned("INT. KITCHEN - DAY", "OMA, 70, and her granddaughter LENI, 9, bake bread.",
                   "OMA: More flour.", "LENI: Yes.")  # fmt: skip
    looks = {who.name: (who.appearance.sex, who.appearance.age) for who in film.characters}
    assert looks == {"OMA": (Sex.WOMAN, Age.OLD), "LENI": (Sex.WOMAN, Age.CHILD)}


def test_whose_relative_somebody_is_says_who_they_are() -> None:
    film = planned("INT. HALL - DAY", "VEX, 40, comes in with his niece PIA, 6.",
                   "VEX: Here.", "PIA: Yes.")  # fmt: skip
    assert [who.appearance.sex for who in film.characters] == [Sex.MAN, Sex.WOMAN]


@pytest.mark.parametrize(
    "words",
    [
        "Leni has changed into a red dress.",
        "LENI, in a red dress, waits.",
        "Leni wears a red dress.",
    ],
)
def test_clothes_of_a_later_scene_show_from_there_on(words: str) -> None:
    film = planned("INT. KITCHEN - DAY", "LENI, 20, cooks.", "LENI: Soup.",
                   "INT. HALL - NIGHT", words, "LENI: Look.")  # fmt: skip
    worn = {shot.scene: shot.cast[0].conditions for shot in film.shots if shot.cast}
    assert list(worn.values()) == [(), ("in a red dress",)]
    before, after = (setup_of(film, shot) for shot in (film.shots[0], film.shots[-1]))
    assert (before.people[0].conditions, after.people[0].conditions) == ((), ("in a red dress",))


def test_a_letter_in_a_coat_dresses_nobody() -> None:
    film = planned("INT. KITCHEN - DAY", "LENI, 20, cooks.", "LENI: Soup.",
                   "INT. HALL - NIGHT", "Leni hides the letter in her coat pocket.")  # fmt: skip
    assert all(not presence.conditions for shot in film.shots for presence in shot.cast)


def test_who_embraces_goes_all_the_way_and_both_hold_each_other() -> None:
    film = planned("EXT. GARDEN - DAY", "ANNA, 30, and BORIS, 40, meet.", "ANNA: You!",
                   "Boris embraces Anna.")  # fmt: skip
    shot = next(s for s in film.shots if any(b.pose is Pose.EMBRACE for b in s.business))
    motion = motion_of(film, shot)
    seconds = motion.frames / motion.fps
    stage = Stage(setup_of(film, shot).but(width=320, height=180))
    last = Performance(stage, motion, ()).moments(seconds - 0.05)
    marks = [last[who].mark or stage.blocking.people[who].mark for who in ("ch_anna", "ch_boris")]
    assert math.hypot(marks[0].x - marks[1].x, marks[0].z - marks[1].z) < 0.4
    poses = [last[who].pose or stage.blocking.people[who].pose for who in ("ch_anna", "ch_boris")]
    assert poses == [Pose.EMBRACE, Pose.EMBRACE]


def test_snow_that_falls_on_somebody_does_not_lay_them_down() -> None:
    film = planned("EXT. FIELD - DAY", "ANNA, 30, waits. Snow falls on Anna.", "ANNA: Cold.")
    assert all(deed.pose is not Pose.LIE for shot in film.shots for deed in shot.business)
