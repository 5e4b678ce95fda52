"""Whatever is edited, in whatever order, the film keeps its rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.rules.breakdown import break_down, plan_shots
from film.edits.camera import set_camera
from film.edits.compare import changes
from film.edits.conditions import clear_condition, set_condition
from film.edits.division import merge_shots, split_shot
from film.edits.lengths import set_duration, set_pacing
from film.edits.light import set_lighting, set_transition
from film.edits.lines import cut_line, edit_line, get_line, give_line
from film.edits.looks import set_look
from film.edits.names import rename
from film.edits.people import merge_characters, set_emotion, set_voice, split_characters
from film.edits.props import add_prop, give_prop, remove_prop, swap_prop
from film.edits.scenes import mute_music, set_music, set_place, set_time, set_weather
from film.edits.script import plain, spoken_words
from film.edits.settle import covered
from film.edits.shotlist import add_shot, delete_shots, move_shot
from film.errors import Refused
from film.film import Film
from film.screenplay.fountain import read_fountain

Edit = Callable[[Film, Any], Film]
WORDS = ["I know.", "Come home. Come home now, before the tide!", "No", "x " * 60, "*Never* again."]


def pick(draw: Any, pool: Any) -> Any:
    return draw(st.sampled_from(list(pool)))


def run(draw: Any, film: Film) -> Any:
    start = draw(st.integers(0, len(film.shots) - 1))
    return film.shots[start : start + draw(st.integers(1, 4))]


def some_line(draw: Any, film: Film) -> Any:
    shot = pick(draw, [shot for shot in film.shots if shot.lines] or film.shots)
    said = pick(draw, [line.text for line in shot.lines] or [""])
    return get_line(film, None, said, (shot,))


def subjects(film: Film) -> list[str]:
    names = [person.name for person in film.characters]
    both = [",".join(names[:2])]
    return [*names, *both, f"{names[0]} hands", *(prop.name for prop in film.props[:3])]


def added(film: Film, draw: Any) -> Film:
    shot = pick(draw, film.shots)
    before = draw(st.booleans())
    scene = film.get_scene(shot.scene)
    return add_shot(film, scene, shot if before else None, None if before else shot)[0]


EDITS: dict[str, Edit] = {
    "camera": lambda f, d: set_camera(
        f,
        run(d, f),
        size=pick(d, ["", "closer", "wider", "close-up", "insert", "two-shot", "over shoulder"]),
        movement=pick(d, ["", "pull out", "pan left", "static"]),
        subject=pick(d, ["", "hands", "the place", *subjects(f)]),
    ),
    "duration": lambda f, d: set_duration(f, run(d, f), pick(d, ["3", "5.5", "8", "12"])),
    "longer": lambda f, d: set_duration(f, run(d, f), change=pick(d, ["longer", "shorter"])),
    "pacing": lambda f, d: set_pacing(f, f.scenes[:2], pick(d, ["fast", "slow", "medium"])),
    "time": lambda f, d: set_time(f, [pick(d, f.scenes)], pick(d, ["night", "dawn"])),
    "weather": lambda f, d: set_weather(f, [pick(d, f.scenes)], "rain"),
    "place": lambda f, d: set_place(f, [pick(d, f.scenes)], pick(d, ["kitchen", "a beach"])),
    "light": lambda f, d: set_lighting(f, run(d, f), pick(d, ["darker", "soft"])),
    "transition": lambda f, d: set_transition(f, run(d, f), pick(d, ["dissolve", "cut"])),
    "split": lambda f, d: split_shot(f, pick(d, f.shots)),
    "merge": lambda f, d: merge_shots(f, run(d, f)),
    "delete": lambda f, d: delete_shots(f, run(d, f)),
    "move": lambda f, d: move_shot(f, run(d, f), None, pick(d, f.shots)),
    "add": added,
    "condition": lambda f, d: set_condition(
        f, pick(d, f.characters + f.props), pick(d, ["wet", "muddy"]), run(d, f)
    ),
    "clear": lambda f, d: clear_condition(f, pick(d, f.characters), "", run(d, f)),
    "look": lambda f, d: set_look(f, [pick(d, f.characters)], "red hair and a green coat, limping"),
    "swap": lambda f, d: swap_prop(
        f, pick(d, f.props), pick(d, ["candle", "key", "lantern"]), f.scenes
    ),
    "give": lambda f, d: give_prop(f, "lantern", pick(d, f.characters), run(d, f)),
    "remove": lambda f, d: remove_prop(f, pick(d, f.props), f.scenes[1:]),
    "bring": lambda f, d: add_prop(f, pick(d, ["a bottle", "lantern"]), [pick(d, f.scenes)]),
    "emotion": lambda f, d: set_emotion(f, [pick(d, f.characters)], "angry", run(d, f)),
    "line": lambda f, d: edit_line(f, some_line(d, f), "", pick(d, WORDS)),
    "cut line": lambda f, d: cut_line(f, some_line(d, f)),
    "give line": lambda f, d: give_line(f, some_line(d, f), pick(d, f.characters)),
    "rename": lambda f, d: rename(f, pick(d, f.assets()), pick(d, ["Ada", "the thing", "Jo-Ann"])),
    "one person": lambda f, d: merge_characters(f, [pick(d, f.characters), pick(d, f.characters)]),
    "two people": lambda f, d: split_characters(f, pick(d, f.characters)),
    "voice": lambda f, d: set_voice(f, pick(d, f.characters), pick(d, ["deep", "greta"])),
    "music": lambda f, d: mute_music(set_music(f, f.scenes, "scary"), f.scenes[:1]),
}


def check_rules(film: Film) -> None:
    labels = [shot.label for shot in film.shots]
    assert len(set(labels)) == len(labels)
    for pool in (film.scenes, film.shots, film.assets(), film.conditions):
        assert len({part.id for part in pool}) == len(pool)
    scenes = [scene.id for scene in film.scenes]
    order = [(scenes.index(shot.scene), shot.order) for shot in film.shots]
    assert order == sorted(set(order))
    fps = film.settings.fps
    for shot in film.shots:
        assert 3 * fps <= shot.frames <= 8 * fps, shot.label
        end = 0.0
        for line in shot.lines:
            assert line.at >= end - 0.01
            end = line.at + line.seconds
        assert end <= shot.frames / fps + 0.01
    assert not film.shots[0].continuous


def check_references(film: Film) -> None:
    people = {person.id for person in film.characters}
    props = {prop.id for prop in film.props}
    order = [shot.id for shot in film.shots]
    for scene in film.scenes:
        assert set(scene.cast) <= people
        assert set(scene.props) <= props
        assert film.get_location(scene.location)
        assert film.shots_of(scene.id)
    for shot in film.shots:
        there = {presence.who for presence in shot.cast}
        assert there <= people
        assert len(there) == len(shot.cast)
        assert {line.who for line in shot.lines} <= people
        assert set(shot.camera.subjects) <= people | props
        assert {shot.camera.over} <= there | {""}
        assert {held for presence in shot.cast for held in presence.holds} <= props
        assert {standing.prop for standing in shot.props} <= props
    for condition in film.conditions:
        assert condition.asset in people | props
        for shot in film.shots:
            if shot.id in covered(order, condition):
                there = [p.conditions for p in shot.cast if p.who == condition.asset]
                there += [p.conditions for p in shot.props if p.prop == condition.asset]
                assert all(condition.what in words for words in there)


def check_words(film: Film) -> None:
    """Every word of dialogue of the script is in exactly one shot of its scene."""
    for scene in film.scenes:
        shots = film.shots_of(scene.id)
        said = Counter(
            word for shot in shots for line in shot.lines for word in plain(line.text).split()
        )
        assert said == Counter(spoken_words(scene)), scene.number


def attempt(film: Film, name: str, draw: Any) -> tuple[Film, str]:
    """The edited film, or the film as it was and why."""
    try:
        return EDITS[name](film, draw), "Done."
    except Refused as refused:
        return film, str(refused)


@pytest.fixture(scope="module")
def lighthouse() -> Film:
    """The sample as its breakdown gives it."""
    sample = Path(__file__).parents[2] / "samples" / "lighthouse.fountain"
    return plan_shots(break_down(read_fountain(sample.read_text(encoding="utf-8")), "pj2"))


@settings(
    max_examples=150,
    print_blob=False,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_after_any_edits_the_film_keeps_its_rules(
    last_light: Film, lighthouse: Film, data: st.DataObject
) -> None:
    film = data.draw(st.sampled_from([last_light, lighthouse]))
    for _ in range(data.draw(st.integers(1, 8))):
        name = data.draw(st.sampled_from(sorted(EDITS)))
        before = film.model_dump()
        edited, answer = attempt(film, name, data.draw)
        assert answer.endswith((".", "?"))
        assert film.model_dump() == before
        kept = {shot.id: shot.label for shot in film.shots}
        assert all(kept.get(shot.id, shot.label) == shot.label for shot in edited.shots)
        assert all(change.old != change.new for change in changes(film, edited))
        film = edited
        check_rules(film)
        check_references(film)
        check_words(film)
    assert Film.model_validate(film.model_dump(mode="json")) == film


@pytest.mark.parametrize("name", sorted(EDITS))
def test_every_edit_is_told_in_words(last_light: Film, name: str) -> None:
    @settings(max_examples=25, deadline=None, database=None)
    @given(data=st.data())
    def told(data: st.DataObject) -> None:
        edited, _ = attempt(last_light, name, data.draw)
        marks = {"by_hand"}
        same = edited.model_dump(exclude={"shots": {"__all__": marks}})
        if same != last_light.model_dump(exclude={"shots": {"__all__": marks}}):
            assert changes(last_light, edited)

    told()
