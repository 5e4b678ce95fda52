"""Pictures as numbers: files read at half size, colours in linear light and in Lab."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from engines.animatic.kept import Kept
from film import png
from film.errors import MediaFailed

Array = NDArray[np.float32]
Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Number = TypeVar("Number", np.uint8, np.float32)

_CODES = np.arange(256, dtype=np.float64) / 255
_LINEAR = np.where(_CODES <= 0.04045, _CODES / 12.92, ((_CODES + 0.055) / 1.055) ** 2.4).astype(
    np.float32
)  # IEC 61966-2-1
_TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float32
) / np.array([[0.9505], [1.0], [1.089]], np.float32)  # ... over the white point D65
_AT_ONCE = 64  # points of a view that are compared at a time, which stay in the processor's memory
_FEW = 700  # pixels that tell the colours of a whole view
_COLOURS = Kept(2**20)  # of a hundred views
_REMEMBERED = Kept(12 * 2**20)  # a whole view has up to 1.6, and a look asks for a scene's


def read_half(path: Path) -> Pixels:
    """A picture file at half its size: RGB (height / 2, width / 2, 3), not to be written to.
    `MediaFailed` when it is none."""
    kept = _REMEMBERED.find(_name(path), np.ndarray)
    return _unpacked(path) if kept is None else kept


def read_view(path: Path) -> Pixels:
    """A reference view at half its size; the last ones are remembered, as a cast is looked for
    again and again. Not to be written to."""
    return _REMEMBERED.get(_name(path), lambda: _unpacked(path))


def read_colours(path: Path) -> Array:
    """What `colours` says of a reference view; remembered for longer than the view itself."""
    return _COLOURS.get(_name(path), lambda: colours(read_view(path)))


def colours(picture: Pixels) -> Array:
    """The colours of some hundreds of pixels, evenly taken, in Lab."""
    flat = picture.reshape(-1, 3)
    return lab(linear(flat[:: max(1, len(flat) // _FEW)]))


def remember(path: Path, picture: Pixels) -> None:
    """Keeps a picture (RGB) that was just written to a file, for who reads that file next, under
    whatever name; it is what reading gives."""
    half = _halved(picture)
    _REMEMBERED.get(_name(path), lambda: _read_only(half))


def _halved(picture: Pixels) -> Pixels:
    """As OpenCV halves what it reads."""
    h, w = picture.shape[:2]
    half = cv2.resize(picture, (w // 2, h // 2), interpolation=cv2.INTER_LINEAR_EXACT)
    return half.astype(np.uint8, copy=False)


def _name(path: Path) -> tuple[int, int, int, int]:
    """What stays when a file is renamed, and changes when it is written."""
    try:
        about = path.stat()
    except OSError as error:
        raise _unreadable() from error
    return about.st_dev, about.st_ino, about.st_mtime_ns, about.st_size


def _unpacked(path: Path) -> Pixels:
    try:
        data = path.read_bytes()
        ours = png.unpacked(data)
        if ours is not None:
            return _read_only(_halved(ours))
        found = (
            cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_REDUCED_COLOR_2)
            if data
            else None
        )
    except (OSError, cv2.error) as error:
        raise _unreadable() from error
    if found is None:
        raise _unreadable()
    return _read_only(cv2.cvtColor(found, cv2.COLOR_BGR2RGB))


def _read_only(found: NDArray[Any]) -> Pixels:
    pixels = found.astype(np.uint8, copy=False)
    pixels.setflags(write=False)
    return pixels


def _unreadable() -> MediaFailed:
    return MediaFailed("A picture to look at could not be read; render the shot again.")


def linear(pixels: Pixels) -> Array:
    """sRGB codes as linear light 0..1, same shape."""
    return _LINEAR[pixels]


def lab(light: Array) -> Array:
    """Linear RGB (..., 3), any brightness, as CIE Lab (1976, D65)."""
    xyz = np.maximum(light @ _TO_XYZ.T, 0.0)
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    out = np.empty_like(f)
    out[..., 0] = 116 * f[..., 1] - 16
    out[..., 1] = 500 * (f[..., 0] - f[..., 1])
    out[..., 2] = 200 * (f[..., 1] - f[..., 2])
    return out


def highest(channels: NDArray[Number]) -> NDArray[Number]:
    """The highest of three channels (..., 3), much faster than `max` over so short an axis."""
    found: NDArray[Number] = np.maximum(channels[..., 0], channels[..., 1])
    return np.maximum(found, channels[..., 2])


def lowest(channels: NDArray[Number]) -> NDArray[Number]:
    """The lowest of three channels (..., 3)."""
    found: NDArray[Number] = np.minimum(channels[..., 0], channels[..., 1])
    return np.minimum(found, channels[..., 2])


def distances(some: Array, others: Array) -> Array:
    """From each of some points (n, d) to each of others (m, d): (n, m)."""
    products: Array = np.multiply(some, -2, dtype=np.float32) @ others.T
    return _roots(products + _squares(others)[None] + _squares(some)[:, None])


def nearest(some: Array, others: Array) -> Array:
    """From each of some points (n, d) to the nearest of others (m, d): (n,)."""
    ours, theirs = np.vstack([-2 * some.T, np.ones((1, len(some)))]), _squares(others)
    ours, rows = ours.astype(np.float32), np.column_stack([others, theirs])
    least = np.full(len(some), np.inf, np.float32)  # square, less that of the point itself
    for at in range(0, len(rows), _AT_ONCE):
        np.minimum(least, (rows[at : at + _AT_ONCE] @ ours).min(0), out=least)
    return _roots(least + _squares(some))


def _squares(points: Array) -> Array:
    """The square of each point's distance from nothing."""
    squares: Array = np.einsum("nd,nd->n", points, points)
    return squares


def _roots(squares: Array) -> Array:
    """Distances from their squares, as far as rounding lets them be."""
    return np.sqrt(np.maximum(squares, 0.0, dtype=np.float32))


def sampled(mask: Mask, most: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows and columns of at most `most` pixels of the mask, evenly taken."""
    rows, columns = np.nonzero(mask)
    step = max(1, -(-rows.size // most))
    return rows[::step], columns[::step]
