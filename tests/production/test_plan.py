"""The plan: pure, complete before anything is made, and no larger than an edit needs."""

from __future__ import annotations

from film.film import Film
from film.recipes import Made
from film.shots import Shot
from film.verdicts import Answer, Finding, LookTaken, Verdict
from film.words import Size
from production.makers import Makers
from production.plan import Planner, counts, plan_film
from production.tasks import Plan


def hashes(plan: Plan) -> set[str]:
    return {task.recipe.hash for task in plan.tasks}


def changed(film: Film, label: str, **fields: object) -> Film:
    def one(shot: Shot) -> Shot:
        return shot.but(**fields) if shot.label == label else shot

    return film.but(shots=tuple(one(shot) for shot in film.shots))


def looked(answer: Answer, reason: str = "") -> LookTaken:
    eye = Verdict(by="eye", findings=(Finding(question="?", answer=answer, reason=reason),))
    return LookTaken(version="v", bible=Verdict(by="bible", findings=()), eye=eye)


def made_for(plan: Plan, label: str, made: Made) -> list[str]:
    return [t.recipe.hash for t in plan.tasks if t.label == label and t.recipe.made is made]


def test_the_same_film_gives_the_same_plan(small_film: Film, makers: Makers) -> None:
    again = Film.model_validate_json(small_film.model_dump_json())
    assert plan_film(small_film, makers).digest == plan_film(again, makers).digest


def test_a_plan_holds_a_clip_and_a_last_frame_for_every_shot(
    small_film: Film, makers: Makers
) -> None:
    found = counts(plan_film(small_film, makers))
    assert found["clip"] == found["last frame"] == 4
    assert found["voice"] == 1
    assert found["film"] == 1


def test_inputs_come_before_what_is_made_from_them(small_film: Film, makers: Makers) -> None:
    seen: set[str] = set()
    for task in plan_film(small_film, makers).tasks:
        assert set(task.recipe.input_hashes()) <= seen
        seen.add(task.recipe.hash)


def test_another_project_with_the_same_film_shares_every_file(
    small_film: Film, makers: Makers
) -> None:
    other = small_film.but(id="fi_other")
    assert hashes(plan_film(small_film, makers)) == hashes(plan_film(other, makers))


def test_a_changed_line_renders_only_what_depends_on_it(small_film: Film, makers: Makers) -> None:
    line = small_film.get_shot("sh1B").lines[0].but(text="The light is gone.")
    edited = changed(small_film, "1B", lines=(line,))
    new = hashes(plan_film(edited, makers)) - hashes(plan_film(small_film, makers))
    plan = plan_film(edited, makers)
    kinds = sorted((t.label, t.recipe.made) for t in plan.tasks if t.recipe.hash in new)
    # 1C goes on from the last frame of 1B, so it is drawn again; its scene's pictures are not
    assert kinds == [
        ("1B", Made.CLIP),
        ("1B", Made.DRIFT),  # the cut to it shows people from near, and is looked at again
        ("1B", Made.LAST_FRAME),
        ("1B", Made.VOICE),
        ("1C", Made.CLIP),
        ("1C", Made.DRIFT),
        ("1C", Made.LAST_FRAME),
        ("film", Made.FILM),
        ("film", Made.TRACK),
    ]


def test_what_is_heard_waits_for_no_picture_and_outlives_changed_ones(
    small_film: Film, makers: Makers
) -> None:
    plan = plan_film(small_film, makers)
    track = made_for(plan, "film", Made.TRACK)
    needs = {t.recipe.made for t in plan.tasks if t.recipe.hash in _inputs_of(plan, track[0])}
    assert needs == {Made.VOICE, Made.SOUND, Made.MUSIC}
    shot = small_film.get_shot("sh1B")
    edited = changed(small_film, "1B", camera=shot.camera.but(size=Size.WIDE))
    assert made_for(plan_film(edited, makers), "film", Made.TRACK) == track


def _inputs_of(plan: Plan, hash_: str) -> set[str]:
    return set(next(t for t in plan.tasks if t.recipe.hash == hash_).recipe.input_hashes())


def test_a_continued_shot_opens_on_the_last_frame_of_the_one_before(
    small_film: Film, makers: Makers
) -> None:
    plan = plan_film(small_film, makers)
    last = made_for(plan, "1B", Made.LAST_FRAME)
    clip = next(t for t in plan.tasks if t.label == "1C" and t.recipe.made is Made.CLIP)
    assert dict(clip.recipe.inputs)["start"].startswith(last[0])
    assert made_for(plan, "1C", Made.STEP) == []


def test_a_step_never_has_more_than_three_references(small_film: Film, makers: Makers) -> None:
    crowd = tuple(small_film.characters[0].but(id=f"ch_{n}", name=f"EXTRA {n}") for n in range(40))
    one = small_film.get_shot("sh1A").cast[1]
    cast = tuple(one.but(who=extra.id, prominence=0.3) for extra in crowd)
    film = changed(small_film.but(characters=(*small_film.characters, *crowd)), "1A", cast=cast)
    steps = [t.recipe for t in plan_film(film, makers).tasks if t.recipe.made is Made.STEP]
    references = [sum(1 for role, _ in step.inputs if role == "reference") for step in steps]
    assert max(references) == 3
    assert len(made_for(plan_film(film, makers), "1A", Made.STEP)) <= 20


def test_a_failed_look_makes_a_new_try_with_its_reasons(small_film: Film, makers: Makers) -> None:
    planner = Planner(small_film, makers)
    first = planner.plan({})
    step = made_for(first, "2A", Made.STEP)[1]
    plan = planner.plan({step: looked(Answer.FAIL, "TOM is not to be seen.")})
    tries = [t.recipe for t in plan.tasks if t.label == "2A" and t.recipe.made is Made.STEP]
    assert [recipe.spec["attempt"] for recipe in tries] == [1, 1, 2]
    assert tries[-1].spec["reasons"] == ["TOM is not to be seen."]
    assert set(made_for(first, "1A", Made.STEP)) == set(made_for(plan, "1A", Made.STEP))


def test_an_unknown_is_not_a_pass(small_film: Film, makers: Makers) -> None:
    planner = Planner(small_film, makers)
    step = made_for(planner.plan({}), "2A", Made.STEP)[0]
    plan = planner.plan({step: looked(Answer.UNKNOWN)})
    assert len(made_for(plan, "2A", Made.STEP)) == 3


def test_after_five_failed_tries_the_shot_stops_and_so_does_the_film(
    small_film: Film, makers: Makers
) -> None:
    planner = Planner(small_film, makers)
    looks: dict[str, LookTaken] = {}
    plan = planner.plan(looks)
    for _ in range(5):
        step = made_for(plan, "2A", Made.STEP)[-1 if looks else 1]
        looks[step] = looked(Answer.FAIL, "nobody there")
        plan = planner.plan(looks)
    assert plan.stopped == (("sh2A", ("nobody there",)),)
    assert plan.film == ""
    assert len(made_for(plan, "2A", Made.STEP)) == 6
    assert made_for(plan, "2A", Made.CLIP) == []


def test_a_part_of_the_film_is_planned_with_what_it_continues(
    small_film: Film, makers: Makers
) -> None:
    plan = Planner(small_film, makers, only=("sh1C",)).plan({})
    assert {task.label for task in plan.tasks} == {"1B", "1C"}
    assert plan.film == ""


def test_a_look_gets_what_a_person_could_be_mistaken_for_and_the_light(
    small_film: Film, makers: Makers
) -> None:
    plan = plan_film(small_film, makers)
    made = {task.recipe.hash for task in plan.tasks}
    asked = [
        (question, dict(task.recipe.inputs))
        for task in plan.tasks
        if task.recipe.made is Made.EYE
        for question in task.recipe.spec["questions"]
    ]
    people = [(q, inputs) for q, inputs in asked if q["about"] == "presence" and q["views"]]
    assert people
    for question, inputs in people:
        assert not any(key.startswith(question["expects"]) for key in question["rivals"])
        keys = (*question["views"], *question["rivals"], *question["light"])
        assert len(question["light"]) == 3
        assert all(inputs[key].partition(".")[0] in made for key in keys)


def test_the_light_is_asked_about_once_a_shot_beside_the_place_at_every_hour(
    small_film: Film, makers: Makers
) -> None:
    times = [
        (task.label, len(question["views"]), len(question["rivals"]))
        for task in plan_film(small_film, makers).tasks
        if task.recipe.made is Made.EYE
        for question in task.recipe.spec["questions"]
        if question["about"] == "time"
    ]
    assert len(times) == len({label for label, _, _ in times})
    assert {(views, rivals) for _, views, rivals in times} == {(1, 5)}
