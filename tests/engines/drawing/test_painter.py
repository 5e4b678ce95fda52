"""Composites grow step by step; turnarounds show one person from six sides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from engines.animatic.drawing.stage import Stage
from engines.animatic.drawing.turnaround import VIEWS
from engines.animatic.painter import AnimaticPainter, without, write_png
from engines.roles import StepOrder
from film.errors import MediaFailed
from film.setup import Setup
from film.words import Look

Make = Callable[..., Setup]


def read(path: Path) -> np.ndarray:
    found = cv2.imread(str(path))
    assert found is not None
    return cv2.cvtColor(found, cv2.COLOR_BGR2RGB)


@pytest.mark.parametrize("look", Look)
def test_the_last_step_is_the_first_frame_of_the_clip(
    look: Look, a_setup: Make, tmp_path: Path
) -> None:
    whole = a_setup(look=look)
    place, one, two = (tmp_path / name for name in ("place", "one", "two"))
    painter = AnimaticPainter()
    empty = without(whole, ("mara", "tom", "cup"))
    painter.paint(StepOrder(stage="place", setup=empty, whole=whole), None, (), place)
    first = without(whole, ("tom",))
    order = StepOrder(stage="person", setup=first, adds=("mara", "cup"), whole=whole)
    painter.paint(order, place, (), one)
    painter.paint(StepOrder(stage="person", setup=whole, adds=("tom",), whole=whole), one, (), two)
    assert (read(two) == Stage(whole).frame()).all()


def test_what_a_step_adds_leaves_the_rest_as_it_was(a_setup: Make, tmp_path: Path) -> None:
    whole = a_setup()
    before = Stage(without(whole, ("tom",)), whole).frame()
    after = Stage(whole).frame()
    changed = cv2.absdiff(before, after).max(axis=2) > 8
    assert 0.02 < float(changed.mean()) < 0.4
    assert not changed[:, :100].any()  # mara's side of the frame


def test_a_base_from_elsewhere_is_kept_under_what_is_added(a_setup: Make, tmp_path: Path) -> None:
    whole = a_setup()
    foreign = np.full((180, 320, 3), (200, 40, 90), np.uint8)
    cv2.imwrite(str(tmp_path / "base.png"), cv2.cvtColor(foreign, cv2.COLOR_RGB2BGR))
    order = StepOrder(stage="person", setup=whole, adds=("tom",), whole=whole)
    AnimaticPainter().paint(order, tmp_path / "base.png", (), tmp_path / "out")
    drawn = read(tmp_path / "out")
    kept = (np.abs(drawn.astype(int) - foreign) < 3).all(axis=2)
    assert 0.5 < float(kept.mean()) < 0.98


def test_a_base_of_another_size_or_no_picture_is_refused(a_setup: Make, tmp_path: Path) -> None:
    order = StepOrder(stage="person", setup=a_setup(), adds=("tom",))
    write_png(np.zeros((90, 160, 3), np.uint8), tmp_path / "small")
    (tmp_path / "text").write_text("no picture")
    for base in ("small", "text", "missing"):
        with pytest.raises(MediaFailed):
            AnimaticPainter().paint(order, tmp_path / base, (), tmp_path / "out")


def test_six_views_differ_and_keep_the_colours_of_the_costume(
    a_setup: Make, tmp_path: Path
) -> None:
    setup = a_setup()
    shown = []
    for view in VIEWS:
        AnimaticPainter().reference(setup, view, tmp_path / "view")
        shown.append(read(tmp_path / "view"))
        red = shown[-1].astype(int)
        assert int(((red[..., 0] - red[..., 1]) > 80).sum()) > 300  # the coat
    for n, one in enumerate(shown):
        assert all(float(cv2.absdiff(one, other).mean()) > 0.3 for other in shown[n + 1 :])


def test_a_view_that_does_not_exist_is_refused(a_setup: Make, tmp_path: Path) -> None:
    with pytest.raises(MediaFailed, match="three-quarter left"):
        AnimaticPainter().reference(a_setup(), "from above", tmp_path / "out")
    with pytest.raises(MediaFailed, match="character"):
        AnimaticPainter().reference(a_setup(people=(), props=()), "front", tmp_path / "out")
