"""The last frame is the last frame, in every kind of clip."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from bench.counted import HEIGHT, KINDS, WIDTH, number_of, record
from film.errors import MediaFailed
from media.last_frame import extract_last_frame, last_picture
from media.stock import open_reel


@pytest.mark.parametrize("kind", KINDS)
def test_the_last_whole_picture_is_found_in(kind: str, tmp_path: Path) -> None:
    clip = tmp_path / f"clip{KINDS[kind].suffix}"
    wanted = record(clip, KINDS[kind])
    out = tmp_path / "last"
    extract_last_frame(clip, out)
    picture = cv2.imdecode(np.frombuffer(out.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    assert picture.shape == (HEIGHT, WIDTH, 3)
    assert number_of(picture) == wanted


def test_colours_come_back_as_they_were_filmed(tmp_path: Path) -> None:
    shades = [(0, 0, 255), (0, 255, 0), (40, 120, 200), (160, 190, 230), (255, 255, 255)]
    picture = np.zeros((720, 1280, 3), np.uint8)
    for column, shade in enumerate(shades):
        picture[:, column * 256 : (column + 1) * 256] = shade
    with open_reel(tmp_path / "clip", 1280, 720, 24) as reel:
        for _ in range(3):
            reel.add(picture)
    found = last_picture(tmp_path / "clip")
    for column, shade in enumerate(shades):
        assert np.abs(found[360, column * 256 + 128].astype(int) - shade[::-1]).max() <= 4


@pytest.mark.parametrize("bad", [b"", b"\xff\xd8 not a clip" * 200, b"RIFF\0\0\0\0WAVE"])
def test_what_is_no_clip_is_told_in_a_sentence(bad: bytes, tmp_path: Path) -> None:
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(bad)
    with pytest.raises(MediaFailed, match=r"clip\.mp4"):
        extract_last_frame(clip, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_missing_clip_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MediaFailed, match=r"gone\.mp4"):
        extract_last_frame(tmp_path / "gone.mp4", tmp_path / "out")
