"""Pictures as PNG files: whatever is packed, every reader finds again."""

from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from film import png


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1), st.booleans())
def test_a_packed_picture_is_read_as_it_was(w: int, h: int, seed: int, plain: bool) -> None:
    draw = np.random.default_rng(seed)
    picture = draw.integers(0, 256, (h, w, 3), np.uint8)
    if plain:
        picture[:] = picture[0, 0]
    data = png.packed(picture)
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_RGB)
    ours = png.unpacked(data)
    assert found is not None
    assert ours is not None
    assert np.array_equal(found, picture)
    assert np.array_equal(ours, picture)


def test_a_picture_tells_who_painted_it_and_how_large_it_is() -> None:
    picture = np.zeros((9, 16, 3), np.uint8)
    assert png.author_of(png.packed(picture, b"somebody")) == (b"somebody", 16, 9)
    assert png.author_of(png.packed(picture)) == (b"", 16, 9)
    assert png.author_of(b"no picture") == (b"", 0, 0)


def test_a_picture_with_a_text_is_read_as_well() -> None:
    picture = np.full((9, 16, 3), 7, np.uint8)
    data = np.frombuffer(png.packed(picture, b"somebody"), np.uint8)
    assert np.array_equal(cv2.imdecode(data, cv2.IMREAD_COLOR_RGB), picture)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80), st.integers(0, 200), st.integers(0, 255))
def test_what_others_packed_or_broke_is_left_to_others(noise: bytes, at: int, byte: int) -> None:
    draw = np.random.default_rng(1)
    picture = draw.integers(0, 256, (4, 5, 3), np.uint8)
    whole = png.packed(picture)
    changed = whole[:at] + bytes([byte]) + whole[at + 1 :]
    for broken in (changed, whole[: at % len(whole)]):
        found = png.unpacked(broken)
        assert found is None or np.array_equal(found, picture)
    assert png.unpacked(noise) is None
    _, theirs = cv2.imencode(".png", draw.integers(0, 256, (4, 5), np.uint8))
    assert png.unpacked(theirs.tobytes()) is None
