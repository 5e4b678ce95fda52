"""Screenplays as people write them: the things, people and weather a reader finds are in the film.

The screenplays and what is expected of them, written by hand, are in `told/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from breakdown_scripts import script

from engines.rules.breakdown import break_down, check_grammar, plan_shots
from film.film import Film
from film.screenplay.fountain import read_fountain
from film.shots import Shot
from film.tables import read_table
from film.words import Size, Weather

TOLD = Path(__file__).parent / "told"
EXPECTED: dict[str, dict[str, Any]] = read_table(TOLD / "expected.yaml")
each = pytest.mark.parametrize("name", sorted(EXPECTED))


@cache
def film_of(name: str) -> Film:
    text = (TOLD / f"{name}.fountain").read_text("utf-8")
    return plan_shots(break_down(read_fountain(text), "p"))


def planned(*paragraphs: str) -> Film:
    return plan_shots(break_down(script(*paragraphs), "p"))


def shot_of(film: Film, words: str) -> Shot:
    return next(shot for shot in film.shots if words in shot.action)


def people_in(film: Film, shot: Shot) -> set[str]:
    return {film.get_character(who.who).name for who in shot.cast}


def things_in(film: Film, shot: Shot) -> set[str]:
    held = {prop for who in shot.cast for prop in who.holds}
    ids = held | {prop.prop for prop in shot.props} | {who.who for who in shot.cast}
    return {asset.name.lower() for asset in film.assets() if asset.id in ids}


def told(name: str, what: str) -> Iterator[tuple[str, str]]:
    for words, wanted in EXPECTED[name][what].items():
        for one in [wanted] if isinstance(wanted, str) else wanted:
            yield words, one


def is_called(name: str, wanted: str) -> bool:
    return f" {name}".endswith(f" {wanted}")


def is_told(film: Film, one: str) -> bool:
    names = [asset.name.lower() for asset in (*film.props, *film.characters)]
    return any(is_called(name, one) or is_called(one, name) for name in names)


@each
def test_what_is_handled_is_a_prop_whatever_its_noun_is_and_nothing_else(name: str) -> None:
    film = film_of(name)
    things, may = EXPECTED[name]["things"], EXPECTED[name]["may"]
    assert [one for one in things if not is_told(film, one)] == []
    known = [*things, *may]
    extra = [
        prop.name
        for prop in film.props
        if not any(is_called(prop.name, one) or is_called(one, prop.name) for one in known)
    ]
    assert extra == []


@each
def test_who_does_something_is_in_the_shot_and_who_is_gone_is_not(name: str) -> None:
    film = film_of(name)
    missing = [
        (words, who)
        for words, who in told(name, "doers")
        if who not in people_in(film, shot_of(film, words))
    ]
    assert missing == []
    for words, who in told(name, "away"):
        assert who not in people_in(film, shot_of(film, words))


@each
def test_a_thing_is_in_the_shot_that_tells_of_it(name: str) -> None:
    film = film_of(name)
    missing = [
        (words, thing)
        for words, thing in told(name, "shown")
        if not any(is_called(one, thing) for one in things_in(film, shot_of(film, words)))
    ]
    assert missing == []
    for words, thing in told(name, "close"):
        camera = shot_of(film, words).camera
        named = [prop.name for prop in film.props if prop.id in camera.subjects]
        assert [one for one in named if is_called(one, thing)]


@each
def test_the_weather_is_what_the_action_says_and_the_film_cuts_well(name: str) -> None:
    film = film_of(name)
    wanted = EXPECTED[name]["weather"]
    assert {int(s.number): s.weather for s in film.scenes if int(s.number) in wanted} == wanted
    assert check_grammar(film) == ()


def test_a_noun_that_only_tells_which_sort_is_not_the_thing() -> None:
    film = planned(
        "EXT. PIER - DAY",
        "The ticket window is shut. Mara studies the lantern maker's sign and the letter box.",
        "Mara puts a ticket stamp on the counter. The stamp rolls away.",
        "MARA: Closed.",
    )
    names = {prop.name for prop in film.props}
    assert not names & {"ticket", "lantern", "letter", "window", "counter"}
    assert "ticket stamp" in names


def test_places_furniture_people_bodies_and_what_is_only_felt_or_heard_are_no_props() -> None:
    film = planned(
        "INT. HALL - DAY",
        "Mara opens the cupboard, leaves the kitchen and takes the stairs. She holds her breath.",
        "Tom takes the waiter by the sleeve. He raises his voice and gives a short laugh.",
        "Mara hears a sound. She takes a step, throws a glance at the road and drops her gaze.",
        "MARA: Who is there? Tell me, whoever you are.",
        "Mara opens the cupboard. Tom leaves the kitchen. She raises a hand with a smile.",
    )
    assert film.props == ()


def test_it_is_the_thing_last_named_and_not_the_room_around_it() -> None:
    film = planned(
        "INT. HALL - DAY",
        "Mara takes the lantern, walks to the glass and holds it up.",
        "TOM: Mind the step, and do not wake the whole house with that.",
        "Mara goes to the door with the lantern. She closes the door and locks it.",
        "TOM: There, now at last we can both of us sleep for a while.",
    )
    (lantern,) = film.props
    locks = shot_of(film, "locks it")
    assert all(lantern.id not in shot.camera.subjects for shot in [locks])


def test_the_boy_is_the_boy_of_the_film_and_uncle_stan_is_stan() -> None:
    film = planned(
        "INT. HALL - DAY", "WIM (9) and UNCLE STAN (60) wait.", "UNCLE STAN: Go on.",
        "The boy winds the clock. Stan takes the clock from him.",
    )  # fmt: skip
    assert people_in(film, shot_of(film, "The boy winds")) == {"WIM", "UNCLE STAN"}


def test_who_slips_out_and_is_gone_is_seen_going_and_not_after() -> None:
    film = planned(
        "INT. HALL - DAY", "Mara and Tom stand at the window.", "MARA: You are late, my friend.",
        "TOM: I know it.", "Tom slips out and is gone.", "MARA: Tom? Tom, where have you got to?",
        "Mara turns round. There is no sign of Tom.",
    )  # fmt: skip
    assert "TOM" in people_in(film, shot_of(film, "slips out"))
    assert "TOM" not in people_in(film, shot_of(film, "no sign of Tom"))


def test_what_is_looked_at_on_somebody_is_theirs_and_seen_close_when_it_acts() -> None:
    film = planned(
        "INT. HALL - DAY", "Mara waits by the door.", "MARA: He said nine.",
        "Mara looks at her watch. The watch says ten.", "MARA: And he never comes late at all.",
    )  # fmt: skip
    close = shot_of(film, "The watch says ten")
    assert (close.camera.size, close.camera.subjects) == (Size.INSERT, ("pr_watch",))
    assert [(who.who, who.holds) for who in close.cast] == [("ch_mara", ("pr_watch",))]


def test_what_stopped_is_over_and_what_rises_is_there_whatever_the_heading_says() -> None:
    film = planned(
        "EXT. MOOR - DAY (SUNNY)", "Drizzle.", "EXT. MOOR - NIGHT", "The rain has stopped. Mist.",
        "INT. BARN - DAY", "A storm lamp burns.", "EXT. HILL - NIGHT", "The fog lifts.",
        "EXT. ROAD - DAWN (FOG)", "Nobody.",
    )  # fmt: skip
    assert [scene.weather for scene in film.scenes] == [
        Weather.RAINY, Weather.FOGGY, Weather.CLEAR, Weather.CLEAR, Weather.FOGGY,
    ]  # fmt: skip


def test_the_action_of_a_shot_is_whole_sentences() -> None:
    said = (
        'He shouts "Stop!" and runs to platform No. 9. Then... nothing. Rev. Moss waits... there.'
    )
    film = planned("EXT. STATION - DAY", f"TOM (40) waits. {said}", "TOM: Well.")
    assert all(shot.action[0].isupper() and shot.action[-1] == "." for shot in film.shots)
    assert not any(shot.action.endswith(("No.", "Rev.", "Then...")) for shot in film.shots)
