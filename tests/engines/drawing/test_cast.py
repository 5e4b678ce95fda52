"""People are dressed, seated and made as the story has them."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import pytest

from engines.animatic.drawing.actors import actor_of
from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.stage import Stage
from engines.animatic.drawing.wardrobe import dressed
from film.assets import Appearance
from film.setup import Setup
from film.shots import Camera
from film.words import Pose, Size

Make = Callable[..., Setup]
COAT = Appearance(sex="woman", costume="coat", top="#b8452f", hat="fedora")


@pytest.mark.parametrize(
    ("words", "costume", "top"),
    [
        ("in a red dress", "dress", "#b23a2e"),
        ("wearing a uniform", "uniform", "#2c3a52"),
        ("changed into a black suit", "suit", "#25262b"),
        ("dressed in white", "coat", "#ece7dc"),
        ("torn coat", "coat", "#b8452f"),
        ("in tears", "coat", "#b8452f"),
    ],
)
def test_a_condition_can_say_what_someone_wears_now(words: str, costume: str, top: str) -> None:
    worn = dressed(COAT, (words,))
    assert (worn.costume, worn.top) == (costume, top)


def test_a_robot_is_of_metal_whatever_skin_was_cast() -> None:
    robot = actor_of(Appearance(species="robot", skin="#e3b394", hair_style="long"), "UNIT 7")
    assert max(robot.skin) - min(robot.skin) < 0.15
    assert robot.hair_style == "bald"


def test_in_a_car_everyone_sits_and_keeps_left_and_right(a_setup: Make) -> None:
    people = a_setup().people
    walking = people[0].but(pose=Pose.WALK)
    setup = a_setup("car", False, people=(walking, people[1].but(pose=Pose.DRIVE)))
    seen = Stage(setup).setup.people
    assert [p.pose for p in seen] == [Pose.SIT, Pose.DRIVE]
    assert seen[0].mark.x < 0 < seen[1].mark.x
    assert all(Stage(setup).blocking.figure(p.who).sk.hip[1] < 0.6 for p in seen)


def test_a_step_of_a_car_seats_people_where_the_finished_shot_has_them(a_setup: Make) -> None:
    whole = a_setup("car", False)
    step = whole.but(people=whole.people[1:], props=())
    assert Stage(step, whole).setup.people == Stage(whole).setup.people[1:]


def test_what_is_too_heavy_for_a_hand_stands_beside_its_owner(a_setup: Make) -> None:
    cup = a_setup().props[0]
    setup = a_setup(props=(cup.but(kind="bicycle", name="bicycle"),))
    blocking = Blocking(setup)
    assert blocking.held["mara"] == ("", "")
    assert [spot.look.who for spot in blocking.standing()] == ["cup"]


@pytest.mark.parametrize("name", ["flux capacitor", "магнит", "魔法の石"])
def test_a_thing_of_no_kind_bears_its_name(name: str, a_setup: Make) -> None:
    camera = Camera(size=Size.INSERT, subjects=("cup",))
    made = a_setup(camera=camera, width=640, height=360)
    unnamed, named = (
        made.but(props=(made.props[0].but(kind="", name=text),)) for text in ("?", name)
    )
    difference = cv2.absdiff(Stage(unnamed).frame(), Stage(named).frame()).max(axis=2)
    assert int((difference > 40).sum()) > 150
