"""The eye reads pixels: it passes good pictures, finds planted faults, and says when it cannot."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from bench.eye_cases import Case, Cases
from engines.animatic.eye.eye import AnimaticEye
from engines.animatic.eye.pixels import (
    colours,
    distances,
    nearest,
    read_colours,
    read_half,
    read_view,
    remember,
)
from engines.animatic.painter import write_png
from engines.roles import Question
from engines.rules.breakdown.casting import cast
from film.assets import Age, Appearance, Character, Location, Prop, Sex
from film.errors import MediaFailed
from film.film import Film
from film.shots import Camera, Mark, Presence, Shot, Standing
from film.story import Scene
from film.verdicts import Answer, Finding
from film.words import Size, TimeOfDay

_SEXES = {"MARA": Sex.WOMAN, "TOBIAS": Sex.MAN, "NORA": Sex.WOMAN, "HUGO": Sex.MAN}
_CAST = cast(
    [
        Character(id=f"ch_{name.lower()}", name=name, appearance=Appearance(sex=sex, age=Age.ADULT))
        for name, sex in _SEXES.items()
    ]
)
_PROPS = tuple(Prop(id=f"pr_{kind}", name=kind, kind=kind) for kind in ("box", "bicycle", "plant"))


def _film(kind: str, interior: bool, time: TimeOfDay) -> Film:
    """MARA, soaked, beside a box."""
    mara = Presence(who="ch_mara", mark=Mark(x=0, z=0), facing=25, conditions=("soaked",))
    shot = Shot(
        id="sh1A", scene="sc1", label="1A", order=1, frames=96, cast=(mara,),
        camera=Camera(size=Size.FULL, subjects=("ch_mara", "pr_box")),
        props=(Standing(prop="pr_box", mark=Mark(x=0.8, z=-0.2)),),
    )  # fmt: skip
    scene = Scene(id="sc1", number="1", heading=kind, location="lo_1", time=time)
    place = Location(id="lo_1", name=kind, kind=kind, interior=interior)
    return Film(
        id="fi_eye", characters=_CAST, locations=(place,), props=_PROPS, scenes=(scene,),
        shots=(shot,),
    )  # fmt: skip


_FILMS = {
    "kitchen": _film("kitchen", True, TimeOfDay.AFTERNOON),
    "street": _film("street", False, TimeOfDay.NIGHT),
    "beach": _film("beach", False, TimeOfDay.EVENING),
}


@pytest.fixture(scope="session")
def looks(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    cases = Cases(tmp_path_factory.mktemp("eye"))
    found: list[Case] = []
    for name, film in _FILMS.items():
        found += cases.of_shot(film, film.shots[0], name)
    return found


def _finding(case: Case) -> Finding:
    verdict = AnimaticEye().look(case.picture, case.before, case.views, (case.question,))
    assert verdict.by == "eye"
    return verdict.findings[0]


def _of(looks: list[Case], about: str, fault: str) -> list[Case]:
    found = [case for case in looks if (case.about, case.fault) == (about, fault)]
    assert found
    return found


def _some_person(looks: list[Case]) -> Case:
    return _of(looks, "presence", "")[0]


@pytest.mark.parametrize("about", ["presence", "condition", "prop", "time"])
def test_good_pictures_pass(looks: list[Case], about: str) -> None:
    for case in _of(looks, about, ""):
        assert _finding(case).answer is Answer.PASS, case.name


def test_a_missing_person_is_missed(looks: list[Case]) -> None:
    for case in _of(looks, "presence", "missing person"):
        finding = _finding(case)
        assert finding.answer is Answer.FAIL
        assert finding.reason == "MARA is not to be seen."


def test_someone_else_and_other_clothes_never_pass(looks: list[Case]) -> None:
    faulty = _of(looks, "presence", "wrong person") + _of(looks, "presence", "wrong clothes")
    for case in faulty:
        finding = _finding(case)
        assert finding.answer is not Answer.PASS, case.name
        assert "MARA" in finding.reason


@pytest.mark.parametrize("fault", ["no prop", "wrong prop"])
def test_a_missing_prop_and_another_one_never_pass(looks: list[Case], fault: str) -> None:
    for case in _of(looks, "prop", fault):
        assert _finding(case).answer is not Answer.PASS, case.name


def test_a_dry_coat_never_passes_where_it_should_be_soaked(looks: list[Case]) -> None:
    for case in _of(looks, "condition", "missing condition"):
        finding = _finding(case)
        assert finding.answer is not Answer.PASS, case.name
        assert "soaked" in finding.reason


def test_the_light_of_another_hour_fails(looks: list[Case]) -> None:
    for case in _of(looks, "time", "wrong time of day"):
        finding = _finding(case)
        assert finding.answer is Answer.FAIL, case.name
        assert case.facts["planted"] in finding.reason


def test_a_black_picture_is_unknown_and_not_a_pass(looks: list[Case], tmp_path: Path) -> None:
    black = tmp_path / "black.png"
    cv2.imwrite(str(black), np.zeros((720, 1280, 3), np.uint8))
    time = Question(about="time", text="Does the light say night?", expects="night")
    verdict = AnimaticEye().look(black, None, {}, (time,))
    assert verdict.answer is Answer.UNKNOWN


def test_what_the_eye_has_not_learnt_is_unknown(looks: list[Case]) -> None:
    case = _some_person(looks)
    question = Question(about="mood", text="Is it sad?", expects="sad")
    verdict = AnimaticEye().look(case.picture, case.before, case.views, (question,))
    assert verdict.answer is Answer.UNKNOWN


def test_the_same_files_give_the_same_verdict(looks: list[Case]) -> None:
    assert [_finding(case) for case in looks[:4]] == [_finding(case) for case in looks[:4]]


def test_a_file_that_is_no_picture_is_said_to_be_none(looks: list[Case], tmp_path: Path) -> None:
    case, text = _some_person(looks), tmp_path / "text.png"
    text.write_text("no picture")
    with pytest.raises(MediaFailed, match="could not be read"):
        AnimaticEye().look(text, case.before, case.views, (case.question,))


@pytest.mark.parametrize("size", [(36, 64), (271, 481)])
def test_what_is_remembered_of_a_picture_is_what_its_file_shows(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    drawn = np.random.default_rng(3).integers(0, 256, (*size, 3), np.uint8)
    write_png(drawn, tmp_path / "drawn.png")
    read = read_half(tmp_path / "drawn.png")
    remember(tmp_path / "drawn.png", drawn)
    (tmp_path / "drawn.png").rename(tmp_path / "kept.png")
    assert np.array_equal(read, read_half(tmp_path / "kept.png"))
    assert read_half(tmp_path / "kept.png") is read_view(tmp_path / "kept.png")
    write_png(drawn[::-1], tmp_path / "kept.png")
    assert not np.array_equal(read, read_half(tmp_path / "kept.png"))


def test_the_colours_of_a_view_are_those_of_its_pixels(tmp_path: Path) -> None:
    path = tmp_path / "view.png"
    write_png(np.random.default_rng(3).integers(0, 255, (270, 480, 3), np.uint8), path)
    for _ in range(2):  # read, then remembered
        assert np.array_equal(read_colours(path), colours(read_half(path)))


def test_the_nearest_is_the_least_of_all_distances() -> None:
    some, others = np.random.default_rng(4).normal(0, 40, (2, 300, 3)).astype(np.float32)
    assert np.array_equal(nearest(some, others), distances(some, others).min(1))
