"""Reference pictures are measured from their pixels; what is no picture is refused."""

from __future__ import annotations

import struct

import cv2
import numpy as np
import pytest

from film.errors import Refused
from media.palette import common, is_picture, measure


def picture(colours: list[tuple[int, int, int]], noise: float = 0.0) -> bytes:
    """Stripes of these colours (RGB), as PNG."""
    rows = [np.full((60, 240, 3), colour[::-1], np.float32) for colour in colours]
    whole = np.vstack(rows)
    whole += np.random.default_rng(3).normal(0, noise, whole.shape) if noise else 0
    return bytes(cv2.imencode(".png", np.clip(whole, 0, 255).astype(np.uint8))[1].tobytes())


def near(colour: str, rgb: tuple[int, int, int]) -> bool:
    found = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return max(abs(a - b) for a, b in zip(found, rgb, strict=True)) <= 6


def test_a_palette_holds_the_colours_dark_to_light_with_their_shares() -> None:
    stripes = [(240, 230, 200), (20, 60, 90), (200, 120, 40)]
    found = measure(picture(stripes)).palette
    assert [near(c, rgb) for (c, _), rgb in zip(found, (stripes[1], stripes[2], stripes[0]),
                                                strict=True)] == [True] * 3  # fmt: skip
    assert [share for _, share in found] == pytest.approx([1 / 3] * 3, abs=0.05)


def test_grain_and_contrast_are_told_apart() -> None:
    clean, noisy = (measure(picture([(90, 90, 90), (160, 160, 160)], n)) for n in (0, 14))
    assert clean.grain < 0.1 < 0.3 < noisy.grain
    hard = measure(picture([(5, 5, 5), (250, 250, 250)]))
    assert hard.contrast > clean.contrast


def test_the_same_picture_always_measures_the_same_and_several_share_a_palette() -> None:
    one, other = picture([(20, 60, 90), (240, 230, 200)], 6), picture([(20, 62, 92)], 6)
    assert measure(one) == measure(one)
    palette = common([measure(one), measure(other)])
    assert any(near(colour, (20, 60, 90)) for colour in palette)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0broken", picture([(1, 2, 3)])[:200]],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        measure(data)


def test_a_picture_that_says_it_is_enormous_is_not_opened() -> None:
    data = picture([(1, 2, 3)])
    bomb = data[:16] + struct.pack(">II", 60_000, 60_000) + data[24:]
    assert is_picture(bomb)
    with pytest.raises(Refused, match="too large"):
        measure(bomb)
