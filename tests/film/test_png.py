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
    found = cv2.imdecode(np.frombuffer(png.packed(picture), np.uint8), cv2.IMREAD_COLOR_RGB)
    assert found is not None
    assert np.array_equal(found, picture)


def test_a_picture_tells_who_painted_it_and_how_large_it_is() -> None:
    picture = np.zeros((9, 16, 3), np.uint8)
    assert png.author_of(png.packed(picture, b"somebody")) == (b"somebody", 16, 9)
    assert png.author_of(png.packed(picture)) == (b"", 16, 9)
    assert png.author_of(b"no picture") == (b"", 0, 0)


def test_a_picture_with_a_text_is_read_as_well() -> None:
    picture = np.full((9, 16, 3), 7, np.uint8)
    data = np.frombuffer(png.packed(picture, b"somebody"), np.uint8)
    assert np.array_equal(cv2.imdecode(data, cv2.IMREAD_COLOR_RGB), picture)
