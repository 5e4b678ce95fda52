"""Scripts that say too little, too much or nonsense become pictures all the same."""

from __future__ import annotations

import numpy as np
import pytest

from engines.animatic.drawing.stage import Stage
from engines.rules.breakdown import break_down, plan_shots
from film.crowds import extras_in
from film.film import Film
from film.screenplay.reading import read_screenplay
from film.words import MAX_SHOT_SECONDS
from production.setups import setup_of

MANY_WORDS = " ".join(["Listen to me now, because"] * 14)
SCRIPTS = {
    "a character with no description": "INT. KITCHEN - DAY\n\nX\nHello.\n",
    "both inside and outside": "INT./EXT. CAR - DAY\n\nANNA drives.\n\nANNA\nWe are late.\n",
    "a place nobody knows": "INT. THE GLORP NEXUS - DAY\n\nANNA waits by a fireplace.\n",
    "contradictory looks": "EXT. ROAD - DAY\n\nBOB (9), an old bald man, long red hair.\n",
    "names in other scripts": "INT. БАР - НОЧЬ\n\nМАРА (30) пьёт.\n\nМАРА\nПривет.\n\n明\nはい。\n",
    "twenty in a lift": "INT. LIFT - DAY\n\nTwenty people stand here. ANNA waits.\n",
    "sixty words at once": f"INT. BAR - DAY\n\nANNA\n{MANY_WORDS}.\n",
    "only a heading": "EXT. SOMEWHERE\n\nNothing.\n",
}


def film_of(text: str) -> Film:
    return plan_shots(break_down(read_screenplay("bad.fountain", text.encode()), "bad"))


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_shot_of_it_can_be_drawn(name: str) -> None:
    film = film_of(SCRIPTS[name])
    assert film.shots
    for shot in film.shots:
        frame = Stage(setup_of(film, shot).but(width=320, height=180)).frame()
        assert float(np.asarray(frame).std()) > 6
        assert shot.frames <= MAX_SHOT_SECONDS * film.settings.fps


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("a character with no description", "Nothing is told of how X looks; I chose."),
        ("both inside and outside", "Scene 1 plays inside and outside; I set the camera inside."),
        ("a place nobody knows", "I know no place like THE GLORP NEXUS"),
        ("contradictory looks", "BOB is told of as 9 and as old; I took 9."),
        ("contradictory looks", "BOB is told of as bald and with hair"),
        ("names in other scripts", "I know no place like БАР"),
        ("twenty in a lift", "are drawn as a crowd, as far as they fit."),
        ("sixty words at once", "70 words at once in scene 1 are spread over several shots."),
    ],
)
def test_what_had_to_be_assumed_is_told(name: str, note: str) -> None:
    assert any(note in told for told in film_of(SCRIPTS[name]).notices)


def test_a_script_that_says_enough_has_nothing_to_be_told() -> None:
    said = "INT. KITCHEN - DAY\n\nANNA, 30, in a red coat, waits.\n\nANNA\nAt last.\n"
    assert film_of(said).notices == ()


def test_long_speeches_are_spread_over_shots_and_lose_no_word() -> None:
    film = film_of(SCRIPTS["sixty words at once"])
    said = " ".join(line.text for shot in film.shots for line in shot.lines)
    assert said.split() == f"{MANY_WORDS}.".split()
    assert len(film.shots) > 1


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("A crowd waits.", 14),
        ("Twenty people stand in the lift.", 20),
        ("Eight customers sit over coffee.", 8),
        ("300 soldiers march.", 20),
        ("Anna waits for three minutes.", 0),
        ("He has many reasons.", 0),
    ],
)
def test_extras_are_counted_from_the_action(words: str, count: int) -> None:
    assert extras_in(words) == count


def test_extras_stand_in_the_set_and_not_before_the_cast() -> None:
    film = film_of(SCRIPTS["twenty in a lift"])
    setup = setup_of(film, film.shots[0]).but(width=320, height=180)
    assert setup.extras == 20
    crowded, empty = Stage(setup).frame(), Stage(setup.but(extras=0)).frame()
    assert float((np.abs(crowded.astype(int) - empty).max(axis=2) > 12).mean()) > 0.03
