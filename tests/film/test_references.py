"""What people point at is found, or they are told what is there instead."""

from __future__ import annotations

import pytest

from film.errors import Refused
from film.film import Film
from film.references import get_asset, get_moment, get_people, get_scenes, get_shot, get_shots


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("2B", "2B"),
        ("2b, 2C", "2B 2C"),
        ("2C,2B", "2B 2C"),
        ("2A..2D", "2A 2B 2C 2D"),
        ("3D..", "3D 4A 4B 4C"),
        ("..1C", "1A 1B 1C"),
        ("scene:3", "3A 3B 3C 3D"),
        ("scene 3", "3A 3B 3C 3D"),
        ("scene:3,4B", "3A 3B 3C 3D 4B"),
        ("scene:3..4A", "3A 3B 3C 3D 4A"),
        ("sh2B", "2B"),
    ],
)
def test_shots_are_found_in_film_order(last_light: Film, said: str, labels: str) -> None:
    assert " ".join(shot.label for shot in get_shots(last_light, said)) == labels


def test_all_is_every_shot(last_light: Film) -> None:
    assert get_shots(last_light, "all") == last_light.shots


@pytest.mark.parametrize(
    ("said", "answer", "candidates"),
    [
        ("7C", "There is no 7C; the film has 4 scenes.", ()),
        ("2Z", "There is no 2Z; scene 2 runs 2A to 2F.", ("2A", "2B", "2C", "2D", "2E", "2F")),
        ("2A..9B", "There is no 9B; the film has 4 scenes.", ()),
        ("scene:7", "There is no scene 7; the film has 4 scenes.", ("scene 1", "scene 2")),
        ("3B..2A", "3B comes after 2A: say them the other way round.", ()),
        ("", "Which shot?", ("1A", "1B")),
    ],
)
def test_what_is_not_there_is_said_with_what_is(
    last_light: Film, said: str, answer: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(Refused) as refused:
        get_shots(last_light, said)
    assert str(refused.value) == answer
    assert refused.value.candidates[: len(candidates)] == candidates


def test_one_shot_is_wanted_where_several_are_named(last_light: Film) -> None:
    with pytest.raises(Refused, match=r"That is 2 shots: 2A, 2B. Which one\?"):
        get_shot(last_light, "2A,2B")


@pytest.mark.parametrize(
    ("said", "numbers"),
    [("3", "3"), ("2,4", "2 4"), ("2..4", "2 3 4"), ("3..", "3 4"), ("all", "1 2 3 4")],
)
def test_scenes_are_found(last_light: Film, said: str, numbers: str) -> None:
    assert " ".join(scene.number for scene in get_scenes(last_light, said)) == numbers


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("before:scene:2", "1A 1B 1C 1D"),
        ("before:1C", "1A 1B"),
        ("0:05", "1B"),
        ("2B", "2B"),
    ],
)
def test_moments_are_shots(last_light: Film, said: str, labels: str) -> None:
    assert " ".join(shot.label for shot in get_moment(last_light, said)) == labels


def test_a_time_past_the_end_says_how_long_the_film_is(last_light: Film) -> None:
    with pytest.raises(Refused, match="The film is only 1:20 long"):
        get_moment(last_light, "7:00")


@pytest.mark.parametrize("said", ["KEEPER", "the keeper", "keeper", "THE KEEPER", "ch_keeper"])
def test_people_are_known_by_every_name(last_light: Film, said: str) -> None:
    assert [who.name for who in get_people(last_light, said)] == ["KEEPER"]


def test_several_people_come_in_the_order_said(last_light: Film) -> None:
    assert [who.name for who in get_people(last_light, "tom, Mara")] == ["TOM", "MARA"]


def test_a_stranger_is_answered_with_the_cast(last_light: Film) -> None:
    with pytest.raises(
        Refused, match="There is nobody called “Bob”; the cast is KEEPER, MARA, TOM"
    ):
        get_people(last_light, "Bob")


def test_places_and_props_are_assets_too(last_light: Film) -> None:
    assert get_asset(last_light, "the lamp room").id == "lo_lamp"
    assert get_asset(last_light, "Lantern").id == "pr_lantern"
