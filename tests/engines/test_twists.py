"""A twist changes what happens: in the treatment, in the beats and in the script."""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path

import pytest

from bench.written import beats_of, propose, write_film
from engines.rules.breakdown import break_down, plan_shots
from engines.rules.writer import RulesWriter
from engines.rules.writer.twists import read_twist, told_of
from film.screenplay.fountain import read_fountain
from film.writing.asks import TreatmentsAsk
from film.writing.brief import Brief, Mode

KEEPER = (
    "Tobias, a lighthouse keeper, and his estranged daughter Mara have one night to mend the lamp "
    "of the lighthouse before a ship comes in."
)
TALE = Path(__file__).parents[1] / "stories" / "texts" / "the_wolf_of_harrow_wood.txt"
# What a twist puts into treatment and beats, into the script, and what of the told story goes.
SEEN = {
    "the butler did it": ("silver bell", "It rings.", ""),
    "it was all a dream": ("ten past three", "eleven past three", ""),
    "set it on a spaceship": ("aboard a spaceship", "INT. SPACESHIP", "LIGHTHOUSE"),
    "told from the dog's side": ("the dog", "There was sausage.", ""),
    "the hero is the villain": ("the list", "Not the weather.", ""),
    "in 1920": ("1920", "gramophone", ""),
    "everyone is a robot": ("no people in this story", "robot", ""),
    "it ends badly": ("one minute too late", "I was saving it.", "sit down side by side"),
    "as a comedy": ("bucket", "bucket", ""),
    "she never comes back": ("leaves the light", "I only mention it.", "sit down side by side"),
    "he was dead all along": ("second plate", "black ribbon", ""),
    "it has a happy ending": ("one chair more", "It's how supper begins.", ""),
}


@cache
def film(twist: str, which: int, seconds: int) -> str:
    return write_film(KEEPER, seconds, which, twist)


def last_line(script: str) -> str:
    return script.rstrip().rsplit("\n", 1)[-1]


@pytest.mark.parametrize("twist", sorted(SEEN))
def test_a_twist_is_seen_in_treatment_beats_and_script(twist: str) -> None:
    told, shown, gone = SEEN[twist]
    # A comedy is one by its plot; the other two treatments get what only comedies have.
    which = 1 if twist == "as a comedy" else 0
    treatment = propose(KEEPER, twist).treatments[which]
    assert told in " ".join(treatment.passages)
    assert any(told in beat.text for beat in beats_of(KEEPER, which, twist))
    script = film(twist, which, 90)
    assert shown in script
    assert shown not in write_film(KEEPER, 90, which)
    assert not gone or gone not in script


@pytest.mark.parametrize("seconds", [90, 180])
@pytest.mark.parametrize("twist", sorted(SEEN))
def test_a_turned_film_is_as_long_as_asked_and_ends_on_its_own_line(
    twist: str, seconds: int
) -> None:
    script = film(twist, 0, seconds)
    planned = plan_shots(break_down(read_fountain(script), "pj"))
    assert float(planned.seconds()) == pytest.approx(seconds, rel=0.05)
    assert last_line(script) == last_line(film(twist, 0, 60))


def test_who_a_twist_brings_in_is_cast_and_seen() -> None:
    names = {who.name for who in plan_shots(break_down(read_fountain(
        film("the butler did it", 0, 90)), "pj")).characters}  # fmt: skip
    assert {"TOBIAS", "MARA"} < names
    assert len(names) == 3


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("Mara did it", ["culprit"]),
        ("it was only in her head", ["dream"]),
        ("set it on Mars in 1920", ["years", "place"]),
        ("make it a western", ["genre"]),
        ("from Mara's point of view", ["side"]),
        ("everybody is a cat and it ends badly", ["all_animals", "badly"]),
        ("the wolf is the good one", ["good"]),
        ("the wolf and the girl swap places", ["swap"]),
        ("the lamp is alive", []),
        ("more rain", []),
    ],
)
def test_twists_are_heard_as_people_say_them(said: str, kinds: list[str]) -> None:
    assert [turn.kind for turn in read_twist(said)] == kinds


def test_a_twist_that_is_not_known_is_said_by_a_voice_and_told_so() -> None:
    assert "do not know how to change what happens" in told_of("the lamp is alive")
    assert "the butler did it" in told_of("the lamp is alive")
    assert "NARRATOR (V.O.)" in write_film(KEEPER, 60, 0, "the lamp is alive")


@pytest.mark.parametrize("twist", sorted(SEEN))
def test_a_source_is_turned_and_keeps_its_own_sentences(twist: str) -> None:
    source = TALE.read_text()
    brief = Brief(idea="The Wolf", twist=twist, mode=Mode.TRANSFORMATION, shortest=90, longest=90)

    def told(brief: Brief, material: str) -> list[str]:
        ask = TreatmentsAsk(brief=brief, material=material)
        draft = asyncio.run(RulesWriter().write(ask)).draft
        assert draft is not None
        assert len({t.differs for t in draft.treatments}) == 3
        return [" ".join(t.passages) for t in draft.treatments]

    plain = told(brief.but(twist=""), source)
    turned = told(brief, f"{source}\n\nThe twist: {twist}")
    own = [set(t.split(". ")) - set(plain[0].split(". ")) for t in turned]
    assert all(len(sentences) >= 3 for sentences in own)
    assert "Where are you going?" in turned[0]
    assert "The twist:" not in turned[0]
