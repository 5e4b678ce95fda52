"""What a screenplay says, qualified: who, where, with what, when, in which weather."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from breakdown_scripts import script

from engines.rules.breakdown import break_down
from film.assets import Age, Character, Sex, Species
from film.film import Film
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.fountain import read_fountain
from film.words import TimeOfDay, Weather

SAMPLES = Path(__file__).parents[3] / "samples"


def named(film: Film, name: str) -> Character:
    return next(who for who in film.characters if who.name == name)


def test_the_keeper_and_keeper_are_one_person_and_the_film_says_so() -> None:
    film = break_down(
        script("INT. HALL - DAY", "THE KEEPER: Who is there?", "KEEPER: Me.", "KEEPER (V.O.): Me."),
        "p",
    )
    assert [who.name for who in film.characters] == ["KEEPER"]
    assert film.characters[0].aliases == ("THE KEEPER",)
    assert "THE KEEPER and KEEPER look like one person; I took them as one." in film.notices


def test_extensions_of_a_cue_are_not_part_of_the_name() -> None:
    film = break_down(
        script("INT. HALL - DAY", "MARA: Yes.", "MARA (CONT'D): No.", "MARA (O.S.): Maybe."), "p"
    )
    assert [who.name for who in film.characters] == ["MARA"]


def test_a_doctor_is_the_same_with_and_without_the_title_and_two_reeds_are_two() -> None:
    one = break_down(script("INT. A - DAY", "DR. REED: Yes.", "REED: No."), "p")
    two = break_down(script("INT. A - DAY", "MR. REED: Yes.", "MRS. REED: No."), "p")
    assert len(one.characters) == 1
    assert len(two.characters) == 2


def test_looks_are_read_from_the_introduction() -> None:
    film = break_down(
        script(
            "EXT. PATH - NIGHT",
            "MARA (34), wiry, red coat, dark hair tied back, walks up the path.",
            "TOBIAS (70), broad, white beard, navy sweater, flat cap, glasses, looks out.",
            "REX, a shaggy dog, runs after her.",
            "MARA: Hello.",
        ),
        "p",
    )
    mara, tobias, rex = (named(film, name) for name in ("MARA", "TOBIAS", "REX"))
    look = mara.appearance
    assert (look.age, look.build, look.costume, look.hair_style) == (
        Age.ADULT, "slim", "coat", "bun",
    )  # fmt: skip
    assert look.top == "#b23a2e"
    assert look.sex is Sex.WOMAN
    look = tobias.appearance
    assert (look.age, look.beard, look.hat, look.costume, look.glasses, look.sex) == (
        Age.OLD, "full", "cap", "jumper", True, Sex.MAN,
    )  # fmt: skip
    assert rex.appearance.species is Species.DOG


def test_people_of_one_film_are_told_apart_and_keep_their_looks_when_others_join() -> None:
    names = ["MARA", "TOM", "INES", "REED", "LENA", "OTTO", "VERA", "PAUL"]
    few = break_down(script("INT. A - DAY", *(f"{name}: Hello." for name in names[:5])), "p")
    many = break_down(script("INT. A - DAY", *(f"{name}: Hello." for name in names)), "p")
    looks = [who.appearance for who in many.characters]
    shapes = {(a.sex, a.costume, a.hair_style, a.hat, a.build, a.beard) for a in looks}
    assert len(shapes) == len(names)
    assert len({a.top for a in looks}) == len(names)
    assert [who.appearance for who in few.characters] == looks[:5]


def test_every_look_is_filled_with_words_and_colours() -> None:
    film = break_down(script("INT. A - DAY", *(f"P{i}X: Hello." for i in range(40))), "p")
    for who in film.characters:
        look = who.appearance
        assert look.costume
        assert look.hair_style
        assert look.sex is not Sex.UNKNOWN
        for colour in (look.skin, look.hair, look.top, look.under, look.bottom):
            assert re.fullmatch("#[0-9a-f]{6}", colour)


@pytest.mark.parametrize(
    ("heading", "place", "interior", "time"),
    [
        ("INT. LIGHTHOUSE - LAMP ROOM - NIGHT", "LIGHTHOUSE - LAMP ROOM", True, "night"),
        ("EXT. BEACH - DUSK", "BEACH", False, "twilight"),
        ("INT. NIGHT CLUB - DAY", "NIGHT CLUB", True, "afternoon"),
        ("EXT. STREET – THE NEXT MORNING", "STREET", False, "morning"),
        ("INT./EXT. CAR - SUNRISE", "CAR", True, "dawn"),
        ("EST. CITY - EVENING", "CITY", False, "evening"),
        ("INT. 机场 - DAY", "机场", True, "afternoon"),
    ],
)
def test_headings_give_place_side_and_time(
    heading: str, place: str, interior: bool, time: str
) -> None:
    film = break_down(Screenplay(elements=(Element(kind=Kind.HEADING, text=heading, line=1),)), "p")
    assert film.locations[0].name == place
    assert film.locations[0].interior is interior
    assert film.scenes[0].time == TimeOfDay(time)


def test_continuous_and_later_take_time_and_weather_from_the_scene_before() -> None:
    film = break_down(
        script(
            "EXT. CLIFF - NIGHT", "A storm. Rain.", "INT. HALL - CONTINUOUS", "Quiet.",
            "INT. HALL - MOMENTS LATER", "Quiet.", "EXT. CLIFF - DAWN", "The storm has gone.",
        ),
        "p",
    )  # fmt: skip
    assert [scene.time.value for scene in film.scenes] == ["night", "night", "night", "dawn"]
    weather = [scene.weather for scene in film.scenes]
    assert weather == [Weather.STORMY, Weather.STORMY, Weather.STORMY, Weather.CLEAR]
    assert film.scenes[1].location == film.scenes[2].location


def test_props_are_what_is_handled_or_in_capitals_with_every_mention() -> None:
    film = break_down(
        script(
            "INT. HALL - DAY",
            "Mara takes the letter. She puts her hand on the rail and takes a breath.",
            "TOM: What is that?",
            "Tom holds a brass LANTERN. The lantern flickers. He steals the gizmo.",
            "Tom takes a gizmo from the shelf.",
        ),
        "p",
    )
    kinds = {prop.name: prop.kind for prop in film.props}
    assert kinds == {"letter": "letter", "lantern": "lantern", "gizmo": ""}
    lantern = next(prop for prop in film.props if prop.name == "lantern")
    assert [mention.line for mention in lantern.mentions] == [5, 5]


def test_mentions_of_a_person_are_found_in_action_and_in_what_others_say() -> None:
    film = break_down(
        script("INT. HALL - DAY", "MARA: Where is Tom?", "Tom enters.", "TOM: Here."), "p"
    )
    tom = named(film, "TOM")
    assert [mention.line for mention in tom.mentions] == [3, 4, 6]


def test_a_script_without_headings_is_one_scene_and_says_so() -> None:
    film = break_down(script("Mara walks in.", "MARA: Hello."), "p")
    assert len(film.scenes) == 1
    assert film.notices == ("There are no scene headings; I took everything as one scene.",)


def test_ids_are_safe_and_unique_whatever_the_names_are() -> None:
    names = ["../../x", "'}) DETACH DELETE n //", "李明", "王芳", "Y", "y!", "ROBERT'); DROP"]
    elements = [
        Element(kind=Kind.HEADING, text="INT. ../../etc/passwd - DAY", line=1, number="../1")
    ]
    for name in names:
        elements.append(Element(kind=Kind.CUE, text=name, line=len(elements) + 1))
        elements.append(Element(kind=Kind.DIALOGUE, text="Hello.", line=len(elements) + 1))
    film = break_down(Screenplay(elements=tuple(elements)), "p")
    ids = [thing.id for thing in (*film.scenes, *film.characters, *film.locations)]
    assert len(set(ids)) == len(ids)
    assert len(film.characters) == len(names) - 1  # "Y" and "y!" are one
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in ids)


def test_scene_numbers_of_the_script_are_kept_and_the_others_fit_between() -> None:
    heads = [("INT. A - DAY", "1"), ("INT. B - DAY", ""), ("INT. C - DAY", "12A"), ("INT. D", "1")]
    film = break_down(
        Screenplay(
            elements=tuple(
                Element(kind=Kind.HEADING, text=text, line=i + 1, number=number)
                for i, (text, number) in enumerate(heads)
            )
        ),
        "p",
    )
    assert [scene.number for scene in film.scenes] == ["1", "2", "12A", "4"]
    assert [scene.id for scene in film.scenes] == ["sc1", "sc2", "sc12A", "sc4"]


def test_an_empty_screenplay_is_a_film_without_scenes_that_says_so() -> None:
    film = break_down(Screenplay(), "p")
    assert film.scenes == ()
    assert "no scenes" in film.notices[0]


def test_the_sample_is_understood() -> None:
    film = break_down(read_fountain((SAMPLES / "lighthouse.fountain").read_text("utf-8")), "p")
    assert [who.name for who in film.characters] == ["MARA", "TOBIAS", "JONAH"]
    assert {"lantern", "letter", "bag"} <= {prop.name for prop in film.props}
    assert [place.kind for place in film.locations] == ["cliff", "lamp room", "harbour"]
    assert film.scenes[0].weather is Weather.STORMY


def test_a_son_has_the_skin_of_the_father_he_embraces() -> None:
    for name in ("JONAH", "KIT", "PAUL", "LEO"):
        film = break_down(
            script("EXT. PIER - DAY", f"TOBIAS sits. {name} enters.", "He embraces his father."),
            "p",
        )
        father, son = (who.appearance.skin for who in film.characters)
        assert father == son


def test_a_title_before_a_name_makes_no_second_person_but_another_title_does() -> None:
    film = break_down(
        script("INT. BARN - DAY", "MR. HOLLIS, 60, waits.", "HOLLIS: Well?", "MR. HOLLIS: Well?"),
        "p",
    )
    assert [(who.name, who.aliases) for who in film.characters] == [("MR. HOLLIS", ("HOLLIS",))]
    pair = break_down(
        script("INT. BARN - DAY", "MR. HOLLIS: Dear?", "MRS. HOLLIS: Yes?", "HOLLIS: Nothing."), "p"
    )
    assert [who.name for who in pair.characters] == ["MR. HOLLIS", "MRS. HOLLIS"]


def test_what_somebody_is_in_capitals_is_no_second_one() -> None:
    film = break_down(
        script(
            "EXT. FIELD - DAY", "BILLY, a white GOAT, stands by the gate. PERCY, a PIG, sleeps."
        ),
        "p",
    )
    assert [(who.name, who.appearance.species) for who in film.characters] == [
        ("BILLY", Species.GOAT),
        ("PERCY", Species.PIG),
    ]


def test_capitals_introduce_things_that_no_list_knows() -> None:
    film = break_down(
        script("INT. LAB - DAY", "MARA picks up a small DISC. A GIZMO lies beside it. A CRASH."),
        "p",
    )
    assert [prop.name for prop in film.props] == ["disc", "gizmo"]


def test_what_something_is_held_like_is_not_there() -> None:
    film = break_down(
        script("INT. LAB - DAY", "MARA: Stop.", "Mara holds the umbrella like a gun."), "p"
    )
    assert [prop.name for prop in film.props] == ["umbrella"]
