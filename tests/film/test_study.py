"""What is known of a film before it is drawn: readiness, doors, usage, locks, views, facts."""

from __future__ import annotations

import pytest

from film.assets import Appearance, Character, Condition
from film.edits.locks import guarded, lock_shots, review_assets
from film.edits.looks import set_look
from film.edits.parts import with_people, with_shots
from film.errors import Refused
from film.film import Film
from film.notes import Note
from film.study.departments import Department, department_of
from film.study.instances import Origin, carry, find_door, instance_of, open_doors
from film.study.library import Kept, packed, reused
from film.study.readiness import all_ready, readiness
from film.study.reviews import Review
from film.study.settling import settle_fact, truth
from film.study.usage import usage
from film.study.views import VIEWS, describe_view


def said(text: str) -> Note:
    return Note(
        id="no1",
        project="pj1",
        source="said",
        author="Ana",
        text=text,
        department=department_of(text),
    )


def muddy(film: Film, to: str = "sh2D") -> Film:
    """Mara is muddy to the end of scene 2, and nobody has said what of it lasts."""
    condition = Condition(id="co9", asset="ch_mara", what="muddy", from_shot="sh2A", to_shot=to)
    return film.but(conditions=(condition,))


def test_an_empty_film_knows_little_and_each_department_asks_one_thing() -> None:
    scores = readiness(Film(id="pj1"), [])
    assert [score.department for score in scores] == list(Department)
    assert all(score.score < 75 and score.question for score in scores)
    assert not all_ready(scores)


def test_a_script_makes_every_department_ready(last_light: Film) -> None:
    film = last_light.but(
        characters=tuple(c.but(description="tall, dark hair") for c in last_light.characters)
    )
    scores = {score.department: score for score in readiness(film, [])}
    assert scores[Department.CHARACTER].score == 100
    assert scores[Department.STORY].ready


def test_what_is_said_counts_for_the_department_that_it_is_about() -> None:
    notes = [said("She is old, with grey hair; her brother wears a coat. " * 6)]
    before = {s.department: s.score for s in readiness(Film(id="pj1"), [])}
    after = {s.department: s.score for s in readiness(Film(id="pj1"), notes)}
    assert after[Department.CHARACTER] > before[Department.CHARACTER]
    assert after[Department.PRODUCTION] == before[Department.PRODUCTION]


def test_the_end_of_one_scene_is_the_start_of_the_next(last_light: Film) -> None:
    film = last_light.but(
        conditions=(Condition(id="co9", asset="ch_mara", what="muddy", from_shot="sh2A"),)
    )
    first = instance_of(film, "ch_mara", film.get_scene("sc1"))
    third = instance_of(film, "ch_mara", film.get_scene("sc3"))
    assert first is not None
    assert third is not None
    assert (first.origin, first.start) == (Origin.MASTER, ())
    assert (third.origin, third.before, third.start) == (Origin.PRIOR, "sc2", ("muddy",))
    assert open_doors(film) == ()


def test_what_was_left_at_a_door_is_asked_about_until_it_is_answered(last_light: Film) -> None:
    film = muddy(last_light, "sh2E")
    door = find_door(film, "ch_mara", "muddy", "sc3")
    assert [(d.what, d.before, d.scene) for d in open_doors(film)] == [("muddy", "sc2", "sc3")]
    left = carry(film, door, on=False)
    assert open_doors(left) == ()
    assert left.conditions == film.conditions
    taken = carry(film, door, on=True)
    entered = instance_of(taken, "ch_mara", taken.get_scene("sc3"))
    assert entered is not None
    assert entered.start == ("muddy",)
    assert [(d.before, d.scene) for d in open_doors(taken)] == [("sc3", "sc4")]
    with pytest.raises(Refused, match="Nothing “wet”"):
        find_door(film, "ch_mara", "wet", "sc3")


def test_usage_finds_props_garments_and_states(last_light: Film) -> None:
    mara = last_light.get_character("ch_mara")
    red = mara.appearance.but(costume="coat", top="#b23a2e")
    film = muddy(with_people(last_light, mara.but(appearance=red)))
    assert {use.scene for use in usage(film, "lantern")} >= {"sc2", "sc3", "sc4"}
    assert all(use.what == "MARA's red coat" for use in usage(film, "Mara's coat"))
    assert [(use.scene, use.what) for use in usage(film, "muddy")] == [("sc2", "muddy MARA")]
    with pytest.raises(Refused, match="zeppelin"):
        usage(film, "zeppelin")


def test_a_locked_asset_refuses_changes_and_says_how_to_unlock_it(last_light: Film) -> None:
    mara = last_light.get_character("ch_mara")
    locked = review_assets(last_light, {"ch_mara"}, Review.LOCKED)
    with pytest.raises(Refused, match="Say “unlock MARA”"):
        guarded(locked, set_look(locked, [locked.get_character("ch_mara")], "red hair"))
    without = locked.but(characters=tuple(c for c in locked.characters if c.id != "ch_mara"))
    with pytest.raises(Refused, match="locked"):
        guarded(locked, without)
    edited = guarded(last_light, set_look(last_light, [mara], "red hair"))
    assert edited.get_character("ch_mara").review is Review.EDITED
    assert edited.get_character("ch_tom").review is Review.UNREVIEWED


def test_locked_shots_stay_and_take_no_others_in(last_light: Film) -> None:
    ids = {shot.id for shot in last_light.shots_of("sc2")}
    film = lock_shots(last_light, ids, True)
    with pytest.raises(Refused, match="2B is locked"):
        guarded(film, with_shots(film, film.get_shot("sh2B").but(frames=120)))
    more = film.get_shot("sh2B").but(id="sh2Z", label="2Z", locked=False)
    with pytest.raises(Refused, match="The shots of scene 2 are locked"):
        guarded(film, film.but(shots=(*film.shots, more)))
    assert guarded(film, with_shots(film, film.get_shot("sh3A").but(frames=120))) != film


def test_each_view_says_what_is_visible_from_there() -> None:
    look = Appearance(hair="#2e1f18", hair_style="bun", glasses=True, costume="coat", top="#b23a2e")
    texts = {view: describe_view(Character(id="c", name="MARA", appearance=look), view, ["wet"])
             for view in VIEWS}  # fmt: skip
    assert "the whole face" in texts["front"]
    assert "glasses" in texts["left"]
    assert "glasses" not in texts["back"]
    assert "the back of a red coat" in texts["back"]
    assert len(set(texts.values())) == 6
    assert all("wet" in text for text in texts.values())


def test_a_persons_word_settles_a_fact_and_the_look_follows(last_light: Film) -> None:
    film = settle_fact(last_light, "ch_mara", "Age", "70", "Ana")
    assert film.get_character("ch_mara").appearance.age == "old"
    fact = truth(film, "ch_mara", "age")
    assert fact is not None
    assert (fact.value, fact.source.place()) == ("70", "Ana, in the chat")
    assert truth(settle_fact(film, "ch_mara", "age", "30", "Ben"), "ch_mara", "age") != fact


def test_an_asset_of_the_library_brings_its_looks_and_leaves_names_and_lines(
    last_light: Film,
) -> None:
    mara = last_light.get_character("ch_mara")
    body = packed(mara.but(appearance=mara.appearance.but(hair="#a8562a"))).model_dump(mode="json")
    kept = Kept(id="la1", owner="Ana", kind="character", name="MARA", body=body, film="Other")
    there = reused(last_light, kept)
    assert there.get_character("ch_mara").appearance.hair == "#a8562a"
    assert there.get_character("ch_mara").mentions == mara.mentions
    alone = reused(Film(id="pj2"), kept)
    assert [(c.name, c.mentions) for c in alone.characters] == [("MARA", ())]
    locked = review_assets(last_light, {"ch_mara"}, Review.LOCKED)
    with pytest.raises(Refused, match="locked in this film"):
        reused(locked, kept)
