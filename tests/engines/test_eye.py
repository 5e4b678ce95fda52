"""The eye reads pixels: it passes good pictures, finds planted faults, and says when it cannot."""

from __future__ import annotations

import random
from pathlib import Path

import cv2
import numpy as np
import pytest

from bench.eye_cases import Case, Shots, seen_in
from engines.animatic.eye.eye import AnimaticEye
from engines.roles import Question
from engines.rules.breakdown.casting import cast
from film.assets import Age, Appearance, Character, Sex
from film.errors import MediaFailed
from film.setup import PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark
from film.verdicts import Answer, Finding
from film.words import Lighting, Look, Size, TimeOfDay, Weather

_SEXES = {"MARA": Sex.WOMAN, "TOBIAS": Sex.MAN, "NORA": Sex.WOMAN, "HUGO": Sex.MAN}
_CAST = cast(
    [
        Character(id=f"ch_{name.lower()}", name=name, appearance=Appearance(sex=sex, age=Age.ADULT))
        for name, sex in _SEXES.items()
    ]
)


def _setup(kind: str, interior: bool, size: Size, time: TimeOfDay) -> Setup:
    mara = _CAST[0]
    return Setup(
        width=1280, height=720, look=Look.COLOUR,
        place=PlaceLook(name=kind, kind=kind, interior=interior),
        time=time, weather=Weather.CLEAR, lighting=Lighting.NATURAL,
        camera=Camera(size=size, subjects=(mara.id,)),
        people=(
            PersonLook(who=mara.id, name=mara.name, appearance=mara.appearance,
                       mark=Mark(x=0, z=0), facing=25),
        ),
        props=(PropLook(who="pr_box", name="box", kind="box", mark=Mark(x=0.8, z=-0.2)),),
    )  # fmt: skip


_SETUPS = {
    "kitchen": _setup("kitchen", True, Size.FULL, TimeOfDay.AFTERNOON),
    "street": _setup("street", False, Size.FULL, TimeOfDay.NIGHT),
    "beach": _setup("beach", False, Size.FULL, TimeOfDay.EVENING),
}


@pytest.fixture(scope="session")
def looks(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    shots = Shots(tmp_path_factory.mktemp("eye"))
    found = []
    for name, setup in _SETUPS.items():
        found += list(shots.of(setup, _CAST, random.Random(name), name, seen_in(setup)))
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


@pytest.mark.parametrize("about", ["presence", "prop", "time"])
def test_good_pictures_pass(looks: list[Case], about: str) -> None:
    for case in _of(looks, about, ""):
        assert _finding(case).answer is Answer.PASS, case.name


def test_a_missing_person_is_missed(looks: list[Case]) -> None:
    for case in _of(looks, "presence", "missing"):
        finding = _finding(case)
        assert finding.answer is Answer.FAIL
        assert finding.reason == "MARA is not to be seen."


@pytest.mark.parametrize("fault", ["wrong person", "wrong coat"])
def test_someone_else_and_other_clothes_never_pass(looks: list[Case], fault: str) -> None:
    for case in _of(looks, "presence", fault):
        finding = _finding(case)
        assert finding.answer is not Answer.PASS, case.name
        assert "MARA" in finding.reason


def test_a_missing_prop_is_missed(looks: list[Case]) -> None:
    for case in _of(looks, "prop", "missing prop"):
        assert _finding(case).answer is Answer.FAIL


def test_day_for_night_outdoors_fails(looks: list[Case]) -> None:
    outdoors = [c for c in _of(looks, "time", "wrong time") if c.name == "street"]
    assert [_finding(case).answer for case in outdoors] == [Answer.FAIL]


def test_a_black_picture_is_unknown_and_not_a_pass(looks: list[Case], tmp_path: Path) -> None:
    case = _some_person(looks)
    black = tmp_path / "black.png"
    cv2.imwrite(str(black), np.zeros((720, 1280, 3), np.uint8))
    time = Question(about="time", text="Does the light say night?", expects="night")
    verdict = AnimaticEye().look(black, case.before, case.views, (time, case.question))
    assert [finding.answer for finding in verdict.findings] == [Answer.UNKNOWN] * 2
    assert verdict.answer is Answer.UNKNOWN


def test_what_the_eye_has_not_learnt_is_unknown(looks: list[Case]) -> None:
    case = _some_person(looks)
    question = Question(about="condition", text="Is the coat torn?", expects="torn")
    verdict = AnimaticEye().look(case.picture, case.before, case.views, (question,))
    assert verdict.answer is Answer.UNKNOWN


def test_the_same_files_give_the_same_verdict(looks: list[Case]) -> None:
    assert [_finding(case) for case in looks[:4]] == [_finding(case) for case in looks[:4]]


def test_a_file_that_is_no_picture_is_said_to_be_none(looks: list[Case], tmp_path: Path) -> None:
    case, text = _some_person(looks), tmp_path / "text.png"
    text.write_text("no picture")
    with pytest.raises(MediaFailed, match="could not be read"):
        AnimaticEye().look(text, case.before, case.views, (case.question,))
