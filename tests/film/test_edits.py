"""What an edit does to the fields that depend on it."""

from __future__ import annotations

import pytest

from film.assets import Appearance
from film.edits.camera import set_camera
from film.edits.compare import changes, looks
from film.edits.conditions import clear_condition, set_condition
from film.edits.division import merge_shots, split_shot
from film.edits.headings import at_time, in_place
from film.edits.lengths import set_pacing
from film.edits.lines import edit_line, get_line, give_line
from film.edits.looks import read_look
from film.edits.names import rename, replaced_words
from film.edits.people import merge_characters, split_characters
from film.edits.props import give_prop, remove_prop, swap_prop
from film.edits.settle import settled
from film.edits.shotlist import delete_shots, move_shot
from film.film import Film
from film.labels import label_after, letters, next_label
from film.references import get_asset, get_person, get_prop, get_scenes, get_shot, get_shots
from film.screenplay.elements import Kind
from film.words import Size


def words_of(film: Film, label: str, who: str) -> tuple[str, ...]:
    return next(p.conditions for p in get_shot(film, label).cast if p.who == who)


def test_a_frame_on_hands_is_an_insert_and_going_wider_leaves_the_hands(last_light: Film) -> None:
    hands = set_camera(last_light, get_shots(last_light, "2B"), subject="her hands")
    camera = get_shot(hands, "2B").camera
    assert (camera.size, camera.part, camera.subjects) == (Size.INSERT, "hands", ("ch_mara",))
    assert get_shot(hands, "2B").purpose == "insert"
    wider = get_shot(set_camera(hands, get_shots(hands, "2B"), size="wider"), "2B")
    assert (wider.camera.size, wider.camera.part, wider.purpose) == (Size.CLOSE_UP, "", "coverage")
    assert {"camera.size", "camera.subjects"} <= set(wider.by_hand)


def test_a_person_framed_anew_is_seen_from_the_side_the_scene_sees_them_from(
    last_light: Film,
) -> None:
    shot = get_shot(set_camera(last_light, get_shots(last_light, "2E"), subject="KEEPER"), "2E")
    assert shot.camera.azimuth == get_shot(last_light, "2C").camera.azimuth
    weights = {presence.who: presence.prominence for presence in shot.cast}
    assert weights["ch_keeper"] > weights["ch_mara"]


def test_a_two_shot_brings_the_other_person_in(last_light: Film) -> None:
    shot = get_shot(set_camera(last_light, get_shots(last_light, "2E"), size="two-shot"), "2E")
    assert {presence.who for presence in shot.cast} == {"ch_mara", "ch_keeper"}
    assert set(shot.camera.subjects) == {"ch_mara", "ch_keeper"}


def test_halves_merged_again_are_the_whole(last_light: Film) -> None:
    parted = split_shot(last_light, get_shot(last_light, "2B"))
    assert [line.text for s in get_shots(parted, "2B,2B2") for line in s.lines] == [
        "She wrote this the night she left.",
        "You never told me.",
    ]
    assert get_shot(parted, "2B2").continuous
    whole = merge_shots(parted, get_shots(parted, "2B,2B2"))
    assert [(line.who, line.text) for line in get_shot(whole, "2B").lines] == [
        ("ch_mara", "She wrote this the night she left. You never told me.")
    ]
    assert get_shot(whole, "2B").frames == get_shot(last_light, "2B").frames


def test_business_goes_to_the_half_in_which_it_happens(last_light: Film) -> None:
    long = get_shot(last_light, "1C").but(frames=8 * 24)
    film = last_light.but(shots=tuple(long if s.id == long.id else s for s in last_light.shots))
    parted = split_shot(film, long)
    first, second = get_shots(parted, "1C,1C2")
    assert len(first.business) == 1
    assert second.business == ()
    runner = next(p for p in second.cast if p.who == "ch_mara")
    assert (runner.pose, runner.mark) == ("run", first.business[0].to)


def test_a_shot_put_between_two_ends_their_join(last_light: Film) -> None:
    parted = split_shot(last_light, get_shot(last_light, "2B"))
    moved = move_shot(parted, get_shots(parted, "2E"), None, get_shot(parted, "2B"))
    assert not get_shot(moved, "2B2").continuous
    framed = set_camera(parted, get_shots(parted, "2B"), size="wide")
    assert not get_shot(framed, "2B2").continuous
    both = set_camera(parted, get_shots(parted, "2B,2B2"), size="wide")
    assert get_shot(both, "2B2").continuous
    assert settled(parted, parted) == parted


def test_a_condition_keeps_its_reach_when_its_ends_are_deleted(last_light: Film) -> None:
    film = delete_shots(last_light, get_shots(last_light, "3B,3D"))
    [mud] = film.conditions
    assert (mud.from_shot, mud.to_shot) == ("sh3C", "sh3C")
    assert delete_shots(last_light, get_shots(last_light, "3B..3D")).conditions == ()


def test_a_shot_moved_out_of_a_condition_is_clean(last_light: Film) -> None:
    moved = move_shot(last_light, get_shots(last_light, "3C"), get_shot(last_light, "3A"), None)
    assert words_of(moved, "3C", "ch_keeper") == ()
    assert words_of(moved, "3B", "ch_keeper") == ("muddy",)


def test_clearing_the_middle_of_a_condition_leaves_two(last_light: Film) -> None:
    keeper = get_person(last_light, "KEEPER")
    film = clear_condition(last_light, keeper, "muddy", get_shots(last_light, "3C"))
    assert [(c.from_shot, c.to_shot) for c in film.conditions] == [
        ("sh3B", "sh3B"),
        ("sh3D", "sh3D"),
    ]
    assert words_of(film, "3C", "ch_keeper") == ()


def test_a_condition_to_the_last_shot_goes_on_to_the_end(last_light: Film) -> None:
    keeper = get_person(last_light, "KEEPER")
    film = set_condition(last_light, keeper, "a torn coat", get_shots(last_light, "3A.."))
    assert film.conditions[-1].to_shot == ""
    assert words_of(film, "4C", "ch_keeper") == ("torn coat",)


def test_a_new_line_is_in_the_script_and_gives_the_shot_its_length(last_light: Film) -> None:
    found = get_line(last_light, None, "nothing to tell", last_light.shots)
    film = edit_line(last_light, found, "", "There was nothing to tell, and there was nobody left.")
    script = " ".join(e.text for e in film.get_scene("sc2").elements)
    assert "nobody left" in script
    assert "There was nothing to tell." not in script
    assert get_shot(film, "2C").frames > get_shot(last_light, "2C").frames


def test_a_part_of_a_speech_given_away_parts_it_in_the_script(last_light: Film) -> None:
    parted = split_shot(last_light, get_shot(last_light, "2B"))
    found = get_line(parted, None, "never told", parted.shots)
    film = give_line(parted, found, get_person(parted, "KEEPER"))
    spoken = [e.text for e in film.get_scene("sc2").elements if e.kind in (Kind.CUE, Kind.DIALOGUE)]
    assert spoken[:4] == [
        "MARA",
        "She wrote this the night she left.",
        "KEEPER",
        "You never told me.",
    ]


def test_a_name_is_changed_wherever_it_stands(last_light: Film) -> None:
    film = rename(last_light, get_asset(last_light, "KEEPER"), "Elias")
    cues = {e.text for s in film.scenes for e in s.elements if e.kind is Kind.CUE}
    assert cues == {"ELIAS", "ELIAS (shouting)", "MARA", "TOM"}
    assert get_shot(film, "2A").action == "Elias eats. Mara enters."
    assert get_person(film, "the keeper").name == "ELIAS"
    mara = rename(last_light, get_asset(last_light, "MARA"), "Ada")
    assert get_shot(mara, "2D").lines[1].text == "For nobody. Put it away, Ada."


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("The keeper lights it.", "KEEPER", "Elias", "Elias lights it."),
        ("The KEEPER's coat.", "KEEPER", "Elias", "The ELIAS's coat."),
        ("He sees the keeper’s hat.", "KEEPER", "captain", "He sees the captain’s hat."),
        ("Keepers keep.", "KEEPER", "Elias", "Keepers keep."),
        ("Tom, tomorrow.", "TOM", "Jack", "Jack, tomorrow."),
    ],
)
def test_a_name_is_a_whole_word_in_its_own_case(text: str, old: str, new: str, after: str) -> None:
    assert replaced_words(text, old, new) == after


def test_one_person_can_be_two_and_one_again(last_light: Film) -> None:
    two = split_characters(last_light, get_person(last_light, "KEEPER"))
    assert [person.name for person in two.characters] == ["KEEPER", "THE KEEPER", "MARA", "TOM"]
    other = two.characters[1].id
    assert [line.who for line in get_shot(two, "3C").lines] == [other]
    assert [p.who for p in get_shot(two, "3A").cast] == [other]
    assert [p.who for p in get_shot(two, "4A").cast] == ["ch_keeper"]
    one = merge_characters(two, two.characters[:2])
    assert [line.who for line in get_shot(one, "3C").lines] == ["ch_keeper"]
    assert one.characters[0].aliases == ("THE KEEPER",)


def test_a_prop_in_one_hand_is_in_no_other(last_light: Film) -> None:
    keeper = get_person(last_light, "KEEPER")
    film = give_prop(last_light, "letter", keeper, get_shots(last_light, "2D"))
    held = {p.who: p.holds for p in get_shot(film, "2D").cast}
    assert held == {"ch_mara": (), "ch_keeper": ("pr_letter",)}


def test_a_prop_that_goes_takes_its_insert_with_it(last_light: Film) -> None:
    lantern = get_prop(last_light, "lantern")
    film = remove_prop(last_light, lantern, get_scenes(last_light, "2"))
    assert get_shot(film, "2F").camera.subjects == ()
    assert get_shot(film, "2F").camera.size is Size.WIDE
    other = swap_prop(last_light, lantern, "a candle", get_scenes(last_light, "2"))
    [candle] = get_shot(other, "2F").camera.subjects
    assert other.get_prop(candle).kind == "candle"


def test_a_fast_scene_made_medium_again_is_near_what_it_was(last_light: Film) -> None:
    scenes = get_scenes(last_light, "1")
    fast = set_pacing(last_light, scenes, "fast")
    assert fast.frames() < last_light.frames()
    back = set_pacing(fast, get_scenes(fast, "1"), "medium")
    assert abs(back.frames() - last_light.frames()) < 24


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("red hair", "red hair"),
        ("a long green coat", "green coat"),
        ("short grey hair and glasses", "grey hair, short, glasses"),
        ("no hat, without the beard", ""),
        ("bald, in a blue scarf", "bald, blue scarf"),
        ("older", "old"),
        ("a fat old woman with a bun", "woman, old, heavy build, bun"),
    ],
)
def test_looks_are_read_from_free_words(said: str, told: str) -> None:
    bearded = Appearance(beard="full", hat="cap")
    before, after = (
        set(looks(look).split(", ")) for look in (bearded, read_look(bearded, said).appearance)
    )
    assert set(told.split(", ")) - {""} == after - before
    if said.startswith("no hat"):
        assert before - after == {"full beard", "cap"}


@pytest.mark.parametrize(
    ("heading", "night", "beach"),
    [
        ("INT. KITCHEN - DAY", "INT. KITCHEN - NIGHT", "INT. BEACH - DAY"),
        ("EXT. PIER", "EXT. PIER - NIGHT", "EXT. BEACH"),
        ("INT./EXT. CAR - MOVING - DUSK", "INT./EXT. CAR - MOVING - NIGHT", None),
        ("EXT. JEAN-LUC'S YARD — MORNING", "EXT. JEAN-LUC'S YARD — NIGHT", None),
        ("THE VOID", "THE VOID - NIGHT", "BEACH"),
    ],
)
def test_headings_follow_time_and_place(heading: str, night: str, beach: str | None) -> None:
    assert at_time(heading, "night") == night
    if beach:
        assert in_place(heading, "beach") == beach


def test_labels_go_on_and_never_change_hands() -> None:
    assert [letters(i) for i in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip
    assert label_after("2B", {"2B", "2B2"}) == "2B3"
    assert next_label("2", {"2A", "2C"}) == "2B"


def test_a_film_compared_with_itself_has_no_changes(last_light: Film) -> None:
    assert changes(last_light, last_light) == ()
