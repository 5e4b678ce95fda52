"""Cameras stand where their words say, inside the set, with faces in the frame."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engines.animatic.drawing.stage import Stage
from film.assets import Appearance
from film.setup import PersonLook, PropLook, Setup
from film.shots import Camera, Mark
from film.words import Angle, Size

Make = Callable[..., Setup]
ONE = (Size.MEDIUM, Size.MEDIUM_CLOSE, Size.CLOSE_UP)
NEARER = (Size.EXTREME_WIDE, Size.WIDE, Size.FULL, *ONE, Size.EXTREME_CLOSE_UP)


def head(stage: Stage, who: str) -> tuple[float, float, float]:
    """Where a head is in the frame (0..1 from left and top), and its height in frames."""
    fig, cam = stage.blocking.figure(who), stage.camera_at()
    x, y = cam.project(fig.sk.head)
    tall = 0.24 * fig.actor.head * cam.px(cam.depth(fig.sk.head))
    return float(x) / cam.width, float(y) / cam.height, tall / cam.height


def test_sizes_come_nearer_one_after_the_other(a_setup: Make) -> None:
    tall = []
    for size in NEARER:
        people = a_setup().people[:1]
        camera = Camera(size=size, subjects=("mara",))
        tall.append(head(Stage(a_setup("field", False, camera=camera, people=people)), "mara")[2])
    assert tall == sorted(tall)
    assert tall[0] < 0.05
    assert tall[-1] > 0.9


@pytest.mark.parametrize("kind", ["kitchen", "corridor", "lift", "street", "ship's deck"])
def test_a_face_is_in_the_frame_from_every_side_and_the_camera_in_the_set(
    kind: str, a_setup: Make
) -> None:
    for size in NEARER[1:-1]:
        for azimuth in range(-150, 181, 30):
            for angle in (Angle.EYE_LEVEL, Angle.HIGH, Angle.LOW, Angle.DUTCH):
                camera = Camera(size=size, angle=angle, azimuth=azimuth, subjects=("mara",))
                stage = Stage(a_setup(kind, camera=camera))
                x, y, _ = head(stage, "mara")
                assert 0.08 < x < 0.92, (size, azimuth, angle)
                assert 0.02 < y < 0.85, (size, azimuth, angle)
                px, py, pz = stage.camera_at().pos
                b = stage.scenery.bounds
                assert b.x0 < px < b.x1
                assert b.z0 < pz < b.z1
                assert 0 < py < b.top


def test_a_two_shot_holds_both_faces(a_setup: Make) -> None:
    for azimuth in (-60, -30, 0, 30, 60, 180):
        stage = Stage(
            a_setup(camera=Camera(size=Size.TWO_SHOT, subjects=("mara", "tom"), azimuth=azimuth))
        )
        for who in ("mara", "tom"):
            x, y, _ = head(stage, who)
            assert 0.04 < x < 0.96
            assert 0.04 < y < 0.7


def test_a_face_from_the_side_has_look_room(a_setup: Make) -> None:
    for who, room in (("mara", 0.5), ("tom", -0.5)):
        stage = Stage(a_setup(camera=Camera(size=Size.CLOSE_UP, subjects=(who,))))
        x, _, _ = head(stage, who)
        assert (room - x if room > 0 else x + room) > 0.04  # it looks into the wider side


def test_over_a_shoulder_the_speaker_is_seen_past_the_listener(a_setup: Make) -> None:
    for azimuth in (-30, 30):
        camera = Camera(size=Size.OVER_SHOULDER, subjects=("mara",), over="tom", azimuth=azimuth)
        stage = Stage(a_setup(camera=camera))
        speaker, listener = head(stage, "mara"), head(stage, "tom")
        assert 0.1 < speaker[0] < 0.9
        assert listener[2] > 1.5 * speaker[2]
        assert abs(listener[0] - speaker[0]) > 0.2


def test_a_point_of_view_stands_in_someones_eyes_and_does_not_show_them(a_setup: Make) -> None:
    camera = Camera(size=Size.POINT_OF_VIEW, subjects=("mara",), over="tom")
    stage = Stage(a_setup(camera=camera))
    assert np.hypot(stage.camera_at().pos[0] - 0.75, stage.camera_at().pos[2] - 0.1) < 0.05
    assert "tom" in stage.framing.hidden
    assert 0.3 < head(stage, "mara")[0] < 0.7


def test_an_insert_shows_the_hand_and_what_it_holds(a_setup: Make) -> None:
    for azimuth in (0, 90, 180, -90):
        camera = Camera(size=Size.INSERT, subjects=("cup",), azimuth=azimuth)
        stage = Stage(a_setup(camera=camera))
        fig, cam = stage.blocking.figure("mara"), stage.camera_at()
        x, y = cam.project(fig.sk.arms[1].end)
        assert 0.2 < x / cam.width < 0.8
        assert 0.2 < y / cam.height < 0.85


def test_a_standing_prop_is_found_by_the_camera(a_setup: Make) -> None:
    props = (PropLook(who="key", name="key", kind="key", mark=Mark(x=1.0, z=0.5)),)
    setup = a_setup(camera=Camera(size=Size.INSERT, subjects=("key",)), props=props, people=())
    stage = Stage(setup)
    x, y = stage.camera_at().project((1.0, 0.8, 0.5))
    assert abs(x / setup.width - 0.5) < 0.1
    assert 0.3 < y / setup.height < 0.8


def test_a_child_and_a_giant_are_both_framed_by_their_own_height(a_setup: Make) -> None:
    for appearance in (Appearance(age="child"), Appearance(sex="man", build="tall")):
        person = PersonLook(who="p", name="P", appearance=appearance, mark=Mark(x=0, z=0))
        camera = Camera(size=Size.CLOSE_UP, subjects=("p",))
        _, y, tall = head(Stage(a_setup(people=(person,), props=(), camera=camera)), "p")
        assert 0.3 < y < 0.6
        assert 0.35 < tall < 0.8
