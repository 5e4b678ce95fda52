"""The shot list: grammar, words, lengths, blocking, labels, and what a person set by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from breakdown_scripts import screenplays, script
from hypothesis import HealthCheck, given, settings

from engines.rules.breakdown import break_down, check_grammar, plan_shots, rederive, summary
from film.assets import Condition
from film.errors import Refused
from film.film import Film
from film.screenplay.elements import Screenplay
from film.screenplay.fountain import read_fountain
from film.shots import Shot
from film.speech import speaking_seconds
from film.words import Emotion, Pose, Size, Transition

SAMPLES = Path(__file__).parents[3] / "samples"
SLOWLY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def planned(*paragraphs: str) -> Film:
    return plan_shots(break_down(script(*paragraphs), "p"))


def sample(name: str) -> Film:
    text = (SAMPLES / f"{name}.fountain").read_text("utf-8")
    return plan_shots(break_down(read_fountain(text), "p"))


@given(screenplays)
@SLOWLY
def test_any_screenplay_becomes_a_film_an_editor_would_not_send_back(play: Screenplay) -> None:
    film = plan_shots(break_down(play, "p"))
    assert check_grammar(film) == ()
    assert {shot.scene for shot in film.shots} == {scene.id for scene in film.scenes}


@given(screenplays)
@SLOWLY
def test_planning_again_and_deriving_again_change_nothing(play: Screenplay) -> None:
    film = plan_shots(break_down(play, "p"))
    assert plan_shots(film) == film
    assert rederive(film, [shot.id for shot in film.shots]) == film


@pytest.mark.parametrize("name", ["lighthouse", "nightbus"])
def test_the_samples_read_like_a_shot_list(name: str) -> None:
    film = sample(name)
    assert check_grammar(film) == ()
    sizes = [shot.camera.size for shot in film.shots]
    assert len(set(sizes)) >= 5
    assert Size.INSERT in sizes
    for scene in film.scenes:
        first = film.shots_of(scene.id)[0]
        assert first.purpose == "establishing"
        assert first.camera.size in {Size.WIDE, Size.EXTREME_WIDE}
    average = float(film.seconds()) / len(film.shots)
    assert 3.5 < average < 5.5


def test_length_follows_the_spoken_words() -> None:
    film = sample("lighthouse")
    spoken = sum(line.seconds for shot in film.shots for line in shot.lines)
    said = sum(speaking_seconds(line.text) for shot in film.shots for line in shot.lines)
    assert abs(spoken - said) < 0.15 * said
    assert summary(film).seconds == round(float(film.seconds()), 2)
    assert all(isinstance(shot.frames, int) for shot in film.shots)


def test_sixty_words_in_one_breath_become_shots_of_at_most_eight_seconds_cut_where_one_breathes(
) -> None:  # fmt: skip
    speech = "I waited for you in the rain, and you did not come. " * 5
    film = planned("INT. HALL - DAY", f"MARA: {speech}", "TOM: Oh.")
    lines = [line for shot in film.shots for line in shot.lines if line.who == "ch_mara"]
    assert len(lines) > 2
    assert all(line.text.endswith((".", ",")) for line in lines)
    assert " ".join(line.text for line in lines).split() == speech.split()
    assert max(shot.frames for shot in film.shots) <= 8 * film.settings.fps


def test_the_listener_is_seen_during_a_long_speech_and_a_lone_speaker_goes_on_without_a_cut() -> (
    None
):
    speech = "I waited for you in the rain, and you did not come. " * 5
    heard = planned("INT. HALL - DAY", "TOM: Oh.", f"MARA: {speech}")
    assert any(
        shot.purpose == "reaction" and shot.camera.subjects == ("ch_tom",) for shot in heard.shots
    )
    alone = planned("INT. HALL - DAY", "Mara stands at the window.", f"MARA: {speech}")
    again = [shot for shot in alone.shots if shot.continuous]
    assert again
    before = {shot.id: last for last, shot in alone.neighbours()}
    for shot in again:
        last = before[shot.id]
        assert last is not None
        assert shot.camera == last.camera
        assert shot.flags[0] == f"Opens on the last frame of {last.label}."


def test_who_looks_right_looks_right_in_every_shot_and_the_other_left() -> None:
    film = planned("INT. HALL - DAY", *(f"{who}: Yes, I do know." for who in ("MARA", "TOM") * 8))
    sides: dict[str, set[bool]] = {}
    for shot in film.shots:
        for who in shot.cast:
            if who.looks_at and who.who in shot.camera.subjects:
                sides.setdefault(who.who, set()).add(who.facing > shot.camera.azimuth)
    assert all(len(side) == 1 for side in sides.values())
    assert sides["ch_mara"] != sides["ch_tom"]


def test_a_thing_taken_is_held_until_it_is_given_or_put_down() -> None:
    film = planned(
        "INT. HALL - DAY",
        "Mara and Tom stand by the fire. Mara takes the LANTERN from the hook.",
        "MARA: Here.",
        "TOM: What for, at this hour, I wonder?",
        "Mara gives the lantern to Tom.",
        "TOM: Thank you. I will carry it home, then.",
        "Tom puts the lantern down.",
        "TOM: Or perhaps I will not, after all of this.",
    )
    holds = [(who.who, "pr_lantern" in who.holds) for shot in film.shots for who in shot.cast]
    assert ("ch_mara", True) in holds
    assert ("ch_tom", True) in holds
    last = film.shots[-1]
    assert all(not who.holds for who in last.cast)


def test_people_enter_from_the_edge_and_are_gone_after_they_leave() -> None:
    film = planned(
        "INT. HALL - DAY",
        "Mara sits at the table.",
        "MARA: Nobody ever comes to this house, not any more.",
        "TOM enters.",
        "TOM: I do. I come here every day of the week.",
        "Tom leaves.",
        "MARA: And there he goes again, the way he always does.",
        "Mara looks at the whole room for a long time.",
    )
    tom = [who for shot in film.shots for who in shot.cast if who.who == "ch_tom"]
    assert abs(tom[0].mark.x) > 2
    seen = [any(who.who == "ch_tom" for who in shot.cast) for shot in film.shots]
    assert seen[0] is False
    assert seen[-1] is False
    sits = [who.pose for shot in film.shots for who in shot.cast if who.who == "ch_mara"]
    assert set(sits) == {Pose.SIT}


def test_feelings_come_from_parentheticals_and_from_words() -> None:
    film = planned("INT. HALL - DAY", "MARA: (furious) You knew.", "TOM: I am so sorry.")
    felt = {who.who: who.emotion for shot in film.shots for who in shot.cast}
    assert felt == {"ch_mara": Emotion.ANGRY, "ch_tom": Emotion.SAD}


def test_what_the_text_does_to_people_lasts_until_a_new_day() -> None:
    film = planned(
        "EXT. CLIFF - NIGHT", "Mara climbs up, soaked.", "MARA: At last. I thought I would drown.",
        "INT. HALL - CONTINUOUS", "Mara enters.", "MARA: Is there a fire in this house?",
        "INT. HALL - MORNING", "Mara sits at the table.", "MARA: Good morning to you all.",
    )  # fmt: skip
    worn = {
        shot.label: who.conditions
        for shot in film.shots
        for who in shot.cast
        if who.who == "ch_mara"
    }
    assert all(worn[label] == ("soaked",) for label in worn if label[0] in "12")
    assert all(worn[label] == () for label in worn if label[0] == "3")
    (condition,) = film.conditions
    assert (condition.what, condition.asset) == ("soaked", "ch_mara")
    assert film.get_shot(condition.to_shot).scene == "sc2"


def test_transitions_sounds_and_light_come_from_the_text() -> None:
    film = planned(
        "FADE IN:", "EXT. CLIFF - NIGHT", "Thunder. A door slams.", "DISSOLVE TO:",
        "INT. HALL - DAY", "Quiet.", "FADE OUT.",
    )  # fmt: skip
    first, second = film.shots
    assert first.transition_in is Transition.FADE_IN
    assert second.transition_in is Transition.DISSOLVE
    assert second.transition_out is Transition.FADE_OUT
    assert {"thunder", "slam"} <= {effect.name for effect in first.effects}


def test_two_hundred_people_in_one_scene_are_a_crowd_of_at_most_eight_in_a_frame() -> None:
    people = [f"GUEST {chr(65 + i % 26)}{chr(65 + i // 26)}" for i in range(200)]
    film = planned("INT. HALL - DAY", *(f"{name}: Good evening, everyone." for name in people))
    assert check_grammar(film) == ()
    assert len(film.scenes[0].cast) == 200
    assert max(len(shot.cast) for shot in film.shots) <= 8
    assert sum(len(shot.lines) for shot in film.shots) == 200


def test_labels_go_on_after_z_and_are_never_shared() -> None:
    film = planned(
        "INT. HALL - DAY",
        *(f"{who}: I have told you this a hundred times now." for who in ("MARA", "TOM") * 20),
    )
    labels = [shot.label for shot in film.shots]
    assert labels[:2] == ["1A", "1B"]
    assert labels[26] == "1AA"
    assert film.shots[26].id == "sh1AA"


def by_hand(film: Film, shot_id: str, **changes: object) -> Film:
    fields = tuple(changes)
    shots = tuple(
        s.model_copy(update={**changes, "by_hand": fields}) if s.id == shot_id else s
        for s in film.shots
    )
    return film.model_copy(update={"shots": shots})


def test_what_a_person_set_by_hand_survives_a_new_plan_and_the_rest_is_as_planned() -> None:
    film = sample("lighthouse")
    target = film.shots_of("sc2")[2]
    camera = target.camera.model_copy(update={"size": Size.WIDE})
    edited = by_hand(film, target.id, camera=camera, frames=100)
    again = plan_shots(edited, ("sc2",))
    assert again.get_shot(target.id).camera == camera
    assert again.get_shot(target.id).frames == 100
    assert again.get_shot(target.id).by_hand == ("camera", "frames")
    others = [s for s in again.shots if s.id != target.id]
    assert others == [s for s in film.shots if s.id != target.id]


def test_planning_one_scene_leaves_the_others_and_gives_lost_shots_their_labels_back() -> None:
    film = sample("lighthouse")
    lost = film.shots_of("sc2")[3]
    fewer = film.model_copy(update={"shots": tuple(s for s in film.shots if s.id != lost.id)})
    again = plan_shots(fewer, ("sc2",))
    assert again == film


def test_conditions_that_people_set_are_kept_over_a_new_plan() -> None:
    film = sample("lighthouse")
    torn = Condition(id="co1", asset="ch_tobias", what="torn coat", from_shot="sh2B")
    again = plan_shots(film.model_copy(update={"conditions": (*film.conditions, torn)}))
    assert torn in again.conditions
    place = [shot.id for shot in again.shots].index("sh2B")
    for index, shot in enumerate(again.shots):
        for who in shot.cast:
            if who.who == "ch_tobias":
                assert ("torn coat" in who.conditions) is (index >= place)


def test_a_longer_line_makes_its_own_shot_longer_and_touches_no_other() -> None:
    film = sample("lighthouse")
    shot = next(s for s in film.shots if len(s.lines) == 1 and s.frames < 4.6 * 24)
    line = shot.lines[0]
    longer = line.model_copy(update={"text": line.text + " And I will say it once more."})
    edited = film.model_copy(
        update={
            "shots": tuple(
                s.model_copy(update={"lines": (longer,)}) if s.id == shot.id else s
                for s in film.shots
            )
        }
    )
    again = rederive(edited, (shot.id,))
    after = again.get_shot(shot.id)
    assert after.frames > shot.frames
    assert after.lines[0].seconds > line.seconds
    assert [s for s in again.shots if s.id != shot.id] == [s for s in film.shots if s.id != shot.id]


def test_a_line_far_too_long_for_one_shot_is_made_to_fit_eight_seconds() -> None:
    film = sample("lighthouse")
    shot = next(s for s in film.shots if s.lines)
    line = shot.lines[0].model_copy(update={"text": "word " * 60})
    edited = film.model_copy(
        update={
            "shots": tuple(
                s.model_copy(update={"lines": (line, *s.lines[1:])}) if s.id == shot.id else s
                for s in film.shots
            )
        }
    )
    after = rederive(edited, (shot.id,)).get_shot(shot.id)
    assert after.frames <= 8 * film.settings.fps
    assert after.lines[-1].at + after.lines[-1].seconds <= after.frames / 24


def test_empty_scenes_and_scenes_of_talk_alone_have_an_opening_view() -> None:
    film = planned("INT. HALL - DAY", "EXT. BEACH - DAY", "MARA: No.")
    assert [shot.label for shot in film.shots] == ["1A", "2A"]
    assert film.shots[0].cast == ()
    assert film.shots[1].lines[0].text == "No."


def test_planning_what_is_not_there_is_refused_in_a_sentence() -> None:
    film = break_down(script("INT. HALL - DAY"), "p")
    with pytest.raises(Refused, match="There is no scene “sc9”"):
        plan_shots(film, ("sc9",))
    with pytest.raises(Refused, match="no scenes to plan"):
        plan_shots(break_down(Screenplay(), "p"))
    with pytest.raises(Refused, match="There is no shot"):
        rederive(film, ("sh9Z",))


def worse(film: Film, place: int, **changes: object) -> Film:
    shots: list[Shot] = list(film.shots)
    shots[place] = shots[place].model_copy(update=changes)
    return film.model_copy(update={"shots": tuple(shots)})


def test_the_checker_sees_each_kind_of_mistake() -> None:
    film = sample("lighthouse")
    talk = next(i for i, s in enumerate(film.shots) if s.camera.size is Size.TWO_SHOT)
    crossed = film.shots[talk].camera.model_copy(update={"azimuth": 180.0})
    spoken = next(i for i, s in enumerate(film.shots) if s.lines)
    before = film.shots[talk - 1]
    findings = {
        "crosses the line": worse(film, talk, camera=crossed),
        "is a jump cut": worse(film, talk, camera=before.camera),
        "a shot is 3 to 8 s": worse(film, 0, frames=24 * 9),
        "spoken once and in order": worse(film, spoken, lines=()),
        "end after the shot": worse(film, spoken, frames=72, lines=film.shots[spoken].lines * 1),
        "share an id": worse(film, 0, id=film.shots[1].id),
    }
    for words, wrong in findings.items():
        assert any(words in finding for finding in check_grammar(wrong)), words


@pytest.mark.slow
def test_four_thousand_scenes_are_planned() -> None:
    body: list[str] = []
    for i in range(4000):
        body += [
            f"INT. ROOM {i % 300} - {'DAY' if i % 2 else 'NIGHT'}",
            "Mara walks to the window with a LANTERN.",
            f"MARA: This is scene number {i} and I am tired of it.",
            "TOM: (angry) Why? Put the lantern down.",
        ]
    film = planned(*body)
    assert len({shot.scene for shot in film.shots}) == 4000
    assert check_grammar(film) == ()
