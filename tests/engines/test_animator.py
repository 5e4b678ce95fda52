"""Clips begin on their picture, move as told, and are the same every time."""

from __future__ import annotations

import hashlib
import itertools
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from bench.shots import SHOTS, TALK, order, person, setup
from engines.animatic.drawing.planes import film_sheet, sheet_of
from engines.animatic.motion import reel
from engines.animatic.motion.animator import AnimaticAnimator
from engines.animatic.motion.life import Life
from engines.animatic.motion.part import Part
from engines.animatic.painter import AnimaticPainter
from engines.roles import ClipOrder, StepOrder
from film.errors import MediaFailed
from film.setup import Motion, Setup
from film.shots import Business, Camera, Mark
from film.words import Movement, Pose, Size
from media import stock
from media.clips import Format, find_copied, pictures
from media.last_frame import extract_last_frame
from media.stock import Picture

SMALL = Format(width=480, height=270)


def small(made: Setup) -> Setup:
    return made.model_copy(update={"width": SMALL.width, "height": SMALL.height})


def shorter(whole: ClipOrder, frames: int = 24) -> ClipOrder:
    motion = whole.motion.model_copy(update={"frames": frames})
    return whole.model_copy(update={"setup": small(whole.setup), "motion": motion})


def paint(made: Setup, out: Path) -> Path:
    AnimaticPainter().paint(StepOrder(stage="person", setup=made), None, (), out)
    return out


def animate(
    asked: ClipOrder, folder: Path, start: Path | None = None, end: Path | None = None
) -> list[Picture]:
    start = start or paint(asked.setup, folder / "start.png")
    AnimaticAnimator().animate(asked, start, end, folder / "clip", lambda share, step: None)
    return list(pictures(folder / "clip"))


def read(path: Path) -> Picture:
    return np.asarray(cv2.imread(str(path)), np.uint8)


def far(one: Picture, other: Picture) -> float:
    return float(cv2.absdiff(one, other).mean())


@pytest.mark.parametrize("name", SHOTS)
def test_a_clip_opens_on_its_painted_composite(name: str, tmp_path: Path) -> None:
    shown = animate(shorter(SHOTS[name], 4), tmp_path)
    assert len(shown) == 4
    assert far(shown[0], read(tmp_path / "start.png")) < 4.0


def test_a_continuous_shot_opens_on_the_last_frame_before_and_goes_on(tmp_path: Path) -> None:
    camera = Camera(size=Size.MEDIUM, subjects=("mara",), movement=Movement.DOLLY)
    made = small(setup(camera))
    halves = [
        ClipOrder(setup=made, motion=Motion(frames=24, fps=24, start_camera=a, end_camera=b))
        for a, b in ((0.0, 0.5), (0.5, 1.0))
    ]
    animate(halves[0], tmp_path)
    extract_last_frame(tmp_path / "clip", tmp_path / "last.png")
    second = animate(halves[1], tmp_path, start=tmp_path / "last.png")
    assert far(second[0], read(tmp_path / "last.png")) < 3.0
    steps = [far(a, b) for a, b in itertools.pairwise(second)]
    assert max(steps) < 4 * np.median(steps) + 3  # no jump where the shots meet


def test_a_foreign_start_picture_is_shown_and_melts_away(tmp_path: Path) -> None:
    made = small(setup(Camera(size=Size.WIDE)))
    foreign = np.full((SMALL.height, SMALL.width, 3), (30, 60, 200), np.uint8)
    cv2.imwrite(str(tmp_path / "foreign.png"), foreign)
    shown = animate(order(made, frames=24), tmp_path, start=tmp_path / "foreign.png")
    own = read(paint(made, tmp_path / "own.png"))
    assert far(shown[0], foreign) < 4
    assert far(shown[20], own) < 8
    assert far(shown[4], foreign) > 10


def test_a_clip_ends_on_its_end_picture(tmp_path: Path) -> None:
    made = small(setup(Camera(size=Size.WIDE)))
    end = np.full((SMALL.height, SMALL.width, 3), 128, np.uint8)
    cv2.imwrite(str(tmp_path / "end.png"), end)
    shown = animate(order(made, frames=24), tmp_path, end=tmp_path / "end.png")
    assert far(shown[-1], end) < 4


def test_the_same_order_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    asked = shorter(SHOTS["walk"], 12)
    animate(asked, tmp_path)
    (tmp_path / "order.json").write_text(asked.model_dump_json())
    program = (
        "import sys, pathlib\n"
        "from engines.roles import ClipOrder\n"
        "from engines.animatic.motion.animator import AnimaticAnimator\n"
        "at = pathlib.Path(sys.argv[1])\n"
        "asked = ClipOrder.model_validate_json((at / 'order.json').read_text())\n"
        "AnimaticAnimator().animate(asked, at / 'start.png', None, at / 'again', lambda s, w: None)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)
    digests = [hashlib.sha256((tmp_path / n).read_bytes()).digest() for n in ("clip", "again")]
    assert digests[0] == digests[1]


def test_clips_are_the_same_bytes_from_one_worker_and_from_two(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from engines.animatic.motion.animator import AnimaticAnimator\n"
        "from engines.roles import ClipOrder\n"
        "for folder in map(pathlib.Path, sys.argv[2:]):\n"
        "    asked = ClipOrder.model_validate_json((folder / 'order.json').read_text())\n"
        "    out = folder / sys.argv[1]\n"
        "    AnimaticAnimator().animate(asked, folder / 'start.png', None, out, lambda s, w: None)"
    )
    folders = [tmp_path / str(n) for n in range(3)]
    for folder, name in zip(folders, ("two-shot", "dolly in", "two-shot"), strict=True):
        folder.mkdir()
        asked = shorter(SHOTS[name], 12 if folder is folders[0] else 18)
        paint(asked.setup, folder / "start.png")
        (folder / "order.json").write_text(asked.model_dump_json())
    for worker, share in (("one", folders), ("two", folders[1:]), ("two", folders[:1])):
        subprocess.run([sys.executable, "-c", program, worker, *map(str, share)], check=True)
    for folder in folders:
        assert (folder / "one").read_bytes() == (folder / "two").read_bytes()


def test_layers_of_one_sheet_are_encoded_as_they_lie() -> None:
    sheet = film_sheet(64, 36)
    for number, layer in enumerate(sheet):
        layer[:] = number + np.arange(layer.size).reshape(layer.shape)
    apart = tuple(layer.copy() for layer in sheet)
    assert np.shares_memory(sheet_of(sheet), sheet[0])
    assert np.array_equal(sheet_of(sheet), sheet_of(apart))
    mixed = (sheet[0], apart[1], sheet[2])
    assert np.array_equal(sheet_of(mixed), sheet_of(apart))


def test_a_clip_is_the_same_bytes_whatever_else_lies_in_memory(tmp_path: Path) -> None:
    """With AVX-512, x264 fails here in some runs only: the option is asked for as well."""
    assert reel.STEADY == {"x264-params": "asm=avx2"} or not cv2.checkHardwareSupport(reel.AVX512)
    chance = np.random.default_rng(5)
    coarse = chance.integers(16, 235, (40, 60), dtype=np.uint8)
    grey = cv2.resize(coarse, (480, 290), interpolation=cv2.INTER_CUBIC)
    pictures = [tuple(c.copy() for c in film_sheet(480, 270)) for _ in range(6)]
    for number, (luma, *chromas) in enumerate(pictures):
        luma[:] = grey[number : number + 270]
        for chroma in chromas:
            chroma[:] = 128
    held: list[object] = []
    made = set()
    for _ in range(40):
        held = [*held[-7:], np.full(int(chance.integers(1000, 400000)), 77, np.uint8)]
        with reel.open_reel(tmp_path / "clip", 480, 270, 24) as clip:
            for picture in pictures:
                clip.add(picture)
        made.add((tmp_path / "clip").read_bytes())
    assert len(made) == 1


def test_clips_are_copied_into_the_film_as_they_are(tmp_path: Path) -> None:
    animate(shorter(SHOTS["two-shot"]), tmp_path)
    assert reel.OPTIONS == stock.OPTIONS
    assert find_copied(tmp_path / "clip", SMALL, 24) is not None


def test_a_mouth_moves_while_its_owner_speaks_and_rests_otherwise(tmp_path: Path) -> None:
    made = small(setup(Camera(size=Size.CLOSE_UP, subjects=("mara",))))
    quiet = animate(ClipOrder(setup=made, motion=Motion(frames=12, fps=24)), tmp_path)
    line = TALK.model_copy(update={"at": 0.0, "until": 0.5})
    spoken = animate(
        ClipOrder(setup=made, motion=Motion(frames=12, fps=24), speech=(line,)), tmp_path
    )
    still = sum(far(a, b) for a, b in itertools.pairwise(quiet))
    moved = sum(far(a, b) for a, b in itertools.pairwise(spoken))
    assert moved > 1.5 * still


def test_progress_is_told_and_ends_at_one(tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    asked = shorter(SHOTS["two-shot"])
    start = paint(asked.setup, tmp_path / "start.png")
    AnimaticAnimator().animate(
        asked, start, None, tmp_path / "clip", lambda share, step: told.append((share, step))
    )
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert len(shares) > 4
    assert all(step for _, step in told)


def test_a_wrong_start_picture_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"no picture")
    cv2.imwrite(str(tmp_path / "tiny.png"), np.zeros((4, 4, 3), np.uint8))
    for name in ("bad.png", "tiny.png", "gone.png"):
        with pytest.raises(MediaFailed, match=name.partition(".")[0]):
            animate(shorter(SHOTS["two-shot"]), tmp_path, start=tmp_path / name)


# -- parts: what people do over time


def part(*business: Business, pose: Pose = Pose.STAND, seconds: float = 5.0) -> Part:
    return Part(person("mara", -2.0, 0.0, 50, pose), business, seconds, lambda _: 1.24)


WALK = Business(who="mara", pose=Pose.WALK, at=0.5, until=3.0, to=Mark(x=0.5, z=0))


def test_a_part_begins_as_the_set_up_says() -> None:
    for first in (part(), part(WALK.model_copy(update={"at": 0.0}), pose=Pose.WALK)):
        now = first.at(0.0)
        assert (now.mark, now.facing, now.phase) == (Mark(x=-2.0, z=0.0), 50, 0.0)


def test_a_walk_leaves_in_time_arrives_and_stands() -> None:
    walk = part(WALK)
    assert walk.at(0.4).mark.x == -2.0
    assert -2.0 < walk.at(1.5).mark.x < 0.5
    assert walk.at(1.5).pose == Pose.WALK
    assert walk.at(4.5).mark == WALK.to
    assert walk.at(4.5).pose == Pose.STAND
    assert walk.at(1.7).facing == pytest.approx(90)


def test_a_planted_foot_stays_where_it_is() -> None:
    """In the first half of a cycle the foot goes back under the body by half a stride."""
    walk, stride = part(WALK), 1.24
    for number in range(20, 60):
        before, after = walk.at(number / 24), walk.at((number + 1) / 24)
        if before.going == after.going == 1 and before.phase < after.phase < 0.5:
            gone = after.mark.x - before.mark.x
            assert gone == pytest.approx((after.phase - before.phase) * stride, abs=1e-6)


def test_nobody_jumps() -> None:
    deeds = (
        WALK,
        Business(who="mara", pose=Pose.SIT, at=3.2, until=5.0),
        Business(who="tom", pose=Pose.RUN, at=0.0, until=1.0, to=Mark(x=2, z=0)),
    )
    walk = part(*deeds)
    places = [walk.at(n / 24) for n in range(121)]
    for one, other in itertools.pairwise(places):
        assert abs(other.mark.x - one.mark.x) < 0.12
        assert abs((other.facing - one.facing + 180) % 360 - 180) < 20
    assert places[-1].pose == Pose.SIT


def test_who_walks_without_a_goal_goes_ahead_and_stays_on_the_stage() -> None:
    walk = part(pose=Pose.WALK, seconds=8.0)
    assert walk.at(2.0).mark.x > -1.5
    assert walk.at(2.0).mark.z < -0.3
    assert all(abs(walk.at(n / 4).mark.z) <= 1.8 for n in range(33))


def test_a_passing_gesture_goes_back_and_a_posture_stays() -> None:
    drinks = part(Business(who="mara", pose=Pose.DRINK, at=1.0, until=2.0))
    assert drinks.at(1.8).pose == Pose.DRINK
    assert drinks.at(4.0).pose == Pose.STAND
    sits = part(Business(who="mara", pose=Pose.SIT, at=1.0, until=2.0))
    assert sits.at(4.0).pose == Pose.SIT


def test_signs_of_life_start_at_rest_and_differ_between_people() -> None:
    one, other = Life("mara", (TALK,), 8.0), Life("tom", (TALK,), 8.0)
    assert (one.breath(0), one.blink(0), one.mouth(0), one.nod(0)) == (0, 0, "", 0)
    assert one.gaze(0) == (0.0, 0.0)
    times = [n / 24 for n in range(192)]
    assert [one.blink(t) for t in times] != [other.blink(t) for t in times]
    assert max(one.blink(t) for t in times) == 1.0
    assert {one.mouth(t) for t in times} > {"open", "closed", ""}
    assert {other.mouth(t) for t in times} == {""}
