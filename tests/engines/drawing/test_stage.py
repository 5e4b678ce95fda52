"""The stage draws whatever it is asked for, the same way every time."""

from __future__ import annotations

import hashlib
import itertools
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from engines.animatic.drawing.layers import SetPainter
from engines.animatic.drawing.moments import Moment
from engines.animatic.drawing.moves import eased
from engines.animatic.drawing.parallax import Plate
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.sets.assembly import known_kinds
from engines.animatic.drawing.stage import Stage
from engines.animatic.kept import Kept
from film.assets import Appearance, Species
from film.setup import PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark
from film.words import Angle, Emotion, Lighting, Look, Movement, Pose, Size, TimeOfDay, Weather

Make = Callable[..., Setup]
SMALL = {"width": 160, "height": 90}


def alone(pose: Pose, **more: Any) -> PersonLook:
    return PersonLook(
        who="mara", name="MARA", appearance=Appearance(), mark=Mark(x=0, z=0), pose=pose, **more
    )


def is_a_picture(frame: Any, setup: Setup) -> bool:
    """The right size, and not one flat colour."""
    return frame.shape == (setup.height, setup.width, 3) and float(frame.std()) > 6


@pytest.mark.parametrize("size", Size)
def test_every_pose_draws_in_every_size(size: Size, a_setup: Make) -> None:
    for pose in Pose:
        camera = Camera(size=size, subjects=("mara",), part="hands" if size is Size.INSERT else "")
        setup = a_setup(camera=camera, people=(alone(pose),), props=(), **SMALL)
        assert is_a_picture(Stage(setup).frame(), setup), pose


@pytest.mark.parametrize("angle", Angle)
def test_every_angle_draws_from_all_round(angle: Angle, a_setup: Make) -> None:
    for azimuth in (-120, -45, 0, 30, 90, 180):
        camera = Camera(size=Size.WIDE, angle=angle, subjects=("mara", "tom"), azimuth=azimuth)
        setup = a_setup(camera=camera, **SMALL)
        assert is_a_picture(Stage(setup).frame(), setup), azimuth


@pytest.mark.parametrize("kind", sorted(known_kinds()))
def test_every_place_draws_by_day_and_night_from_before_and_behind(
    kind: str, a_setup: Make
) -> None:
    for time, azimuth in ((TimeOfDay.MORNING, 0), (TimeOfDay.NIGHT, 180)):
        camera = Camera(size=Size.WIDE, subjects=("mara", "tom"), azimuth=azimuth)
        setup = a_setup(kind, time=time, camera=camera, **SMALL)
        assert is_a_picture(Stage(setup).frame(), setup)


def test_each_hour_weather_and_lighting_looks_different(a_setup: Make) -> None:
    seen = []
    for time in TimeOfDay:
        seen.append(Stage(a_setup("open ground", False, time=time, **SMALL)).frame())
    for weather in Weather:
        setup = a_setup("open ground", False, weather=weather, time=TimeOfDay.AFTERNOON, **SMALL)
        seen.append(Stage(setup).frame())
    for lighting in list(Lighting)[1:]:
        seen.append(Stage(a_setup("open ground", False, lighting=lighting, **SMALL)).frame())
    twice = [
        (a, b)
        for a, b in itertools.combinations(range(len(seen)), 2)
        if float(cv2.absdiff(seen[a], seen[b]).mean()) < 0.4
    ]
    clear_afternoon = list(TimeOfDay).index(TimeOfDay.AFTERNOON), len(TimeOfDay)
    assert twice == [clear_afternoon]


def test_what_nobody_has_heard_of_is_still_drawn(a_setup: Make) -> None:
    stranger = PersonLook(
        who="x", name="", appearance=Appearance(hair_style="mohawk", costume="armour", hat="tiara",
        build="enormous", skin="green", top="#zzzzzz", scarf="red"), mark=Mark(x=9, z=-9),
        looks_at="nobody", holds=("nothing",), conditions=("enchanted",),
    )  # fmt: skip
    for interior in (True, False):
        place = PlaceLook(name="", kind="orchestra pit", interior=interior, features=("moat", ""))
        props = (PropLook(who="y", name="", kind="frobnicator", mark=Mark(x=0, z=0)),)
        camera = Camera(size=Size.MEDIUM, subjects=("nobody", "y"), over="z", part="elbow")
        setup = a_setup(place=place, people=(stranger,), props=props, camera=camera, **SMALL)
        assert is_a_picture(Stage(setup).frame(), setup)


def test_twenty_people_fit_in_a_lift(a_setup: Make) -> None:
    people = tuple(
        PersonLook(
            who=f"p{n}", name=f"P{n}", appearance=Appearance(),
            mark=Mark(x=-2 + n % 5, z=-1.5 + n // 5), facing=n * 31 % 360,
        )
        for n in range(20)
    )  # fmt: skip
    for size in (Size.WIDE, Size.TWO_SHOT, Size.CLOSE_UP):
        camera = Camera(size=size, subjects=tuple(p.who for p in people))
        setup = a_setup("lift", people=people, props=(), camera=camera, **SMALL)
        assert is_a_picture(Stage(setup).frame(), setup)


@pytest.mark.parametrize("species", Species)
def test_every_species_draws_walking_and_sitting(species: Species, a_setup: Make) -> None:
    for pose in (Pose.STAND, Pose.WALK, Pose.SIT, Pose.LIE):
        person = alone(pose).model_copy(update={"appearance": Appearance(species=species)})
        setup = a_setup(people=(person,), props=(), camera=Camera(subjects=("mara",)), **SMALL)
        with_it = Stage(setup).frame()
        without = Stage(setup.model_copy(update={"people": ()}), setup).frame()
        assert float(cv2.absdiff(with_it, without).mean()) > 1


def test_the_same_moment_gives_the_same_pixels_in_any_order(a_setup: Make) -> None:
    camera = Camera(size=Size.MEDIUM, subjects=("mara",), movement=Movement.DOLLY)
    setup = a_setup(camera=camera)
    talking = {"mara": Moment(mouth="open", breath=0.5)}
    first = Stage(setup)
    forward = [first.frame(talking, t=t) for t in (0.1, 0.45, 0.9)]
    second = Stage(setup)
    backward = [second.frame(talking, t=t) for t in (0.9, 0.45, 0.1)][::-1]
    assert all((a == b).all() for a, b in zip(forward, backward, strict=True))


def test_another_process_draws_the_same_pixels(a_setup: Make) -> None:
    setup = a_setup("street", False, weather=Weather.RAINY, time=TimeOfDay.NIGHT)
    code = (
        "import sys, hashlib\n"
        "from film.setup import Setup\n"
        "from engines.animatic.drawing.stage import Stage\n"
        "setup = Setup.model_validate_json(sys.stdin.read())\n"
        "print(hashlib.sha256(Stage(setup).frame(seconds=0.5).tobytes()).hexdigest())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], input=setup.model_dump_json(), capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    here = hashlib.sha256(Stage(setup).frame(seconds=0.5).tobytes()).hexdigest()
    assert told.stdout.strip() == here


@pytest.mark.parametrize("look", Look)
def test_every_look_has_its_own_picture(look: Look, a_setup: Make) -> None:
    setup = a_setup("office", look=look, people=a_setup().people[1:])
    frame = Stage(setup).frame()
    strong = cv2.cvtColor(frame, cv2.COLOR_RGB2HSV)[..., 1] > 90
    coloured = (Look.COLOUR, Look.FLAT, Look.BLUEPRINT)
    assert (float(strong.mean()) > 0.05) == (look in coloured)
    others = [Stage(setup.but(look=other)).frame() for other in Look if other is not look]
    assert all(float(cv2.absdiff(frame, other).mean()) > 3 for other in others)
    assert (frame == Stage(setup).frame()).all()


@pytest.mark.parametrize("condition", ["muddy", "torn coat", "bloody", "soaking wet", "burnt"])
def test_a_condition_shows(condition: str, a_setup: Make) -> None:
    camera = Camera(size=Size.FULL, subjects=("mara",))
    clean = a_setup(camera=camera)
    mara = clean.people[0].model_copy(update={"conditions": tuple(condition.split())})
    marked = clean.model_copy(update={"people": (mara, *clean.people[1:])})
    difference = cv2.absdiff(Stage(clean).frame(), Stage(marked).frame())
    assert int((difference.max(axis=2) > 20).sum()) > 40


def test_more_light_on_one_person_lights_only_them(a_setup: Make) -> None:
    dark = a_setup("street", False, time=TimeOfDay.NIGHT, lighting=Lighting.SILHOUETTE)
    mara = dark.people[0].model_copy(update={"lift": 1.0})
    lit = dark.model_copy(update={"people": (mara, *dark.people[1:])})
    before, after = Stage(dark).frame().astype(int), Stage(lit).frame().astype(int)
    gain = (after - before).max(axis=2)
    assert int((gain[:, :170] > 15).sum()) > 200
    assert int((np.abs(gain[:, 200:]) > 15).sum()) == 0


@pytest.mark.parametrize("emotion", list(Emotion)[1:])
def test_an_emotion_changes_the_face(emotion: Emotion, a_setup: Make) -> None:
    camera = Camera(size=Size.CLOSE_UP, subjects=("mara",), azimuth=60)
    setup = a_setup(camera=camera)
    stage = Stage(setup)
    changed = stage.frame({"mara": Moment(emotion=emotion)})
    assert int((cv2.absdiff(stage.frame(), changed).max(axis=2) > 20).sum()) > 20


@pytest.mark.parametrize("azimuth", [-90, -30, 0, 60, 100, 180])
def test_a_face_put_on_a_kept_body_is_the_face_of_a_body_drawn_whole(
    azimuth: float, a_setup: Make
) -> None:
    for size in (Size.CLOSE_UP, Size.MEDIUM):
        camera = Camera(size=size, subjects=("tom",), azimuth=azimuth)
        stage = Stage(a_setup(camera=camera, width=640, height=360))
        for face in ({"mouth": "open"}, {"blink": 1.0, "emotion": Emotion.ANGRY}):
            kept = stage.frame({"tom": Moment(**face)})
            whole = stage.frame({"tom": Moment(**face, phase=1e-9)})  # in a movement: not kept
            differs = cv2.absdiff(kept, whole).max(axis=2) > 12
            assert float(differs.mean()) < 0.0002, (size, face)


def test_a_body_remembered_from_another_stage_is_the_one_drawn_anew(
    a_setup: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = a_setup(camera=Camera(size=Size.MEDIUM, subjects=("tom",)), width=640, height=360)
    moments = {person.who: Moment(mouth="open") for person in whole.people}
    changes = (
        {},
        {"holds": ()},
        {"emotion": Emotion.ANGRY},
        {"pose": Pose.SIT},
        {"conditions": ("wet",)},
        {"lift": 0.4},
        {"facing": 140.0},
    )
    for change in changes:
        setup = whole.but(people=tuple(person.but(**change) for person in whole.people))
        Stage(setup).frame(moments)
        known = Stage(setup)
        kept = known.frame(moments), known.film(moments, 0.0, 0.0, None)
        with monkeypatch.context() as forgotten:
            forgotten.setattr("engines.animatic.drawing.cast._BODIES", Kept(1))
            new = Stage(setup)
            drawn = new.frame(moments), new.film(moments, 0.0, 0.0, None)
        assert np.array_equal(kept[0], drawn[0]), change
        assert all(np.array_equal(a, b) for a, b in zip(kept[1], drawn[1], strict=True)), change


def test_mouths_blinks_heads_and_walks_move(a_setup: Make) -> None:
    stage = Stage(a_setup(camera=Camera(size=Size.MEDIUM, subjects=("mara",))))
    still = stage.frame()
    for moment in (
        Moment(mouth="open"), Moment(blink=1.0), Moment(head_yaw=0.0), Moment(gaze=(1.0, 0.0)),
        Moment(into=Pose.WAVE, share=0.5), Moment(pose=Pose.WALK, phase=0.3),
        Moment(mark=Mark(x=0, z=0)), Moment(facing=0.0),
    ):  # fmt: skip
        moved = cv2.absdiff(still, stage.frame({"mara": moment}))
        assert int(moved.max()) > 30, moment


@pytest.mark.parametrize("movement", Movement)
def test_a_camera_move_starts_on_the_still_and_never_jumps(
    movement: Movement, a_setup: Make
) -> None:
    still = Stage(a_setup(camera=Camera(size=Size.WIDE, subjects=("mara", "tom")))).frame()
    camera = Camera(size=Size.WIDE, subjects=("mara", "tom"), movement=movement)
    stage = Stage(a_setup(camera=camera))
    frames = [stage.frame(t=n / 24) for n in range(25)]
    assert float(cv2.absdiff(still, frames[0]).mean()) < 1.5
    steps = [float(cv2.absdiff(a, b).mean()) for a, b in itertools.pairwise(frames)]
    assert max(steps) < 12
    assert (float(cv2.absdiff(frames[0], frames[-1]).mean()) > 2) == (
        movement is not Movement.STATIC
    )


@pytest.mark.parametrize("movement", [Movement.DOLLY, Movement.PAN, Movement.ZOOM])
def test_a_camera_stays_while_its_move_is_less_than_can_be_seen(
    movement: Movement, a_setup: Make
) -> None:
    camera = Camera(size=Size.WIDE, subjects=("mara", "tom"), movement=movement)
    stage = Stage(a_setup(camera=camera))
    seen = [stage.camera_at(n / 96) for n in range(97)]
    assert seen[1] == seen[0]
    assert seen[-2] == seen[-1]
    assert len(set(seen)) > 85


@pytest.mark.parametrize("movement", [Movement.DOLLY, Movement.CRANE, Movement.ZOOM])
def test_between_its_drawn_positions_a_small_move_shows_what_is_drawn_there(
    movement: Movement, a_setup: Make
) -> None:
    def seen(amount: float, t: float) -> Any:
        camera = Camera(size=Size.MEDIUM, movement=movement, amount=amount, subjects=("mara",))
        return Stage(a_setup(camera=camera)).frame(t=t).astype(int)

    between, drawn = seen(0.4, 0.35), seen(0.4 * eased(0.35), 1.0)
    assert np.abs(between - drawn).mean() < 3.5, "each difference is that of a line by a pixel"


def test_a_move_over_a_large_picture_draws_each_plate_once(
    a_setup: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, drawn = SetPainter.plate, []

    def counted(painter: SetPainter, camera: Pinhole, *more: Any) -> Plate:
        drawn.append(camera)
        return draw(painter, camera, *more)

    monkeypatch.setattr(SetPainter, "plate", counted)
    camera = Camera(size=Size.FULL, movement=Movement.DOLLY, amount=1.0, subjects=("mara",))
    stage = Stage(a_setup(camera=camera, width=1920, height=1080))
    for number in range(9):
        stage.film({}, number / 8, 0.0, None)
    assert len(drawn) == len(set(drawn)), "two that melt into each other are both kept"


def test_a_sprite_is_cropped_and_premultiplied(a_setup: Make) -> None:
    sprite = Stage(a_setup()).sprite("mara")
    assert sprite.rgba.shape[0] * sprite.rgba.shape[1] < 320 * 180 / 2
    colour, alpha = sprite.rgba[..., :3].max(axis=2), sprite.rgba[..., 3]
    assert bool((colour.astype(np.int16) <= alpha.astype(np.int16) + 1).all())


def test_a_walk_covers_the_ground_its_feet_do(a_setup: Make) -> None:
    stage = Stage(a_setup())
    assert 1.0 < stage.stride("mara", Pose.WALK) < 1.5 < stage.stride("tom", Pose.RUN)
    assert stage.stride("mara", Pose.STAND) == 0


def test_light_stays_as_it_is_while_the_camera_cranes(a_setup: Make) -> None:
    """Shadows of things beside the camera do not spread over the ground."""
    camera = Camera(size=Size.WIDE, movement=Movement.CRANE, subjects=("mara",), azimuth=-4.0)
    made = a_setup("beach", time=TimeOfDay.EVENING, props=(), camera=camera, width=320, height=180)
    stage = Stage(made)
    low = [float(stage.plate(t / 6)[-60:-8].mean()) for t in range(7)]
    assert max(low) - min(low) < 0.06 * max(low)


def test_snow_sinks_without_a_jump(a_setup: Make) -> None:
    made = a_setup("field", weather=Weather.SNOWY, people=(), props=(), width=640, height=360)
    stage = Stage(made)
    frames = [np.asarray(stage.frame(seconds=n / 12), np.int16) for n in range(12, 20)]
    moved = [float((np.abs(b - a).max(axis=2) > 40).mean()) for a, b in itertools.pairwise(frames)]
    assert min(moved) > 0
    assert max(moved) < 2 * min(moved)
