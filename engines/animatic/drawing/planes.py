"""Pictures as layers of bytes: one of red, green and blue, or three as film keeps them.

Film keeps luma, and two chromas of half its width and height (BT.709, limited range, 4:2:0).
What is composed in these layers is half as much to move, and goes to the encoder as it is. Edges
are even there, so that chroma stays in its place.
"""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.sprites import Sprite

Layers: TypeAlias = tuple[Array, ...]  # (rgb,), or (luma, chroma blue, chroma red)

WHITEST = 235
LUMA = 219 / 255  # of a step of red, green and blue all together
# ITU-R BT.709-6, items 3.2 to 3.4, for bytes in full range to bytes in limited range
_TO_FILM = np.array(
    [
        (0.2126 * LUMA, 0.7152 * LUMA, 0.0722 * LUMA),
        (-0.2126 / 1.8556 * 224 / 255, -0.7152 / 1.8556 * 224 / 255, 0.5 * 224 / 255),
        (0.5 * 224 / 255, -0.7152 / 1.5748 * 224 / 255, -0.0722 / 1.5748 * 224 / 255),
    ]
)
_REST = np.array([16.0, 128.0, 128.0])  # black
_FROM_FILM = np.linalg.inv(_TO_FILM)
_PAPER_TO_FILM = np.column_stack([_TO_FILM, _REST]).astype(np.float32)
_FILM_TO_PAPER = np.column_stack([_FROM_FILM, -_FROM_FILM @ _REST]).astype(np.float32)


def split(picture: Array) -> Layers:
    """The channels of a picture, each by itself. Where to put them is told: OpenCV would copy each
    once more, which takes three times as long."""
    layers = tuple(np.empty(picture.shape[:2], picture.dtype) for _ in range(picture.shape[2]))
    cv2.split(picture, layers)
    return layers


def filmed(rgb: Array) -> Layers:
    """RGB (h, w, 3) uint8, both even, as film layers."""
    h, w = rgb.shape[:2]
    luma, *chromas = filmed_whole(rgb)
    half = (w // 2, h // 2)
    return luma, *(cv2.resize(c, half, interpolation=cv2.INTER_AREA) for c in chromas)


def film_sheet(w: int, h: int) -> Layers:
    """Empty layers of film (both even), one after the other in one array as the encoder takes
    them."""
    sheet = np.empty((h * 3 // 2, w), np.uint8)
    flat, whole = sheet.reshape(-1), h * w
    parts = flat[:whole], flat[whole : whole * 5 // 4], flat[whole * 5 // 4 :]
    luma, *chromas = parts
    return luma.reshape(h, w), *(c.reshape(h // 2, w // 2) for c in chromas)


def sheet_of(layers: Layers) -> Array:
    """Film layers as one array, without copying those that a sheet was begun with."""
    h, w = layers[0].shape
    sheet = layers[0].base
    if sheet is None or sheet.shape != (h * 3 // 2, w) or any(c.base is not sheet for c in layers):
        sheet = np.concatenate([layer.ravel() for layer in layers]).reshape(h * 3 // 2, w)
    return sheet


def filmed_whole(rgb: Array) -> Layers:
    """The same with chromas as large as luma."""
    return split(cv2.transform(rgb, _PAPER_TO_FILM))


def coloured(layers: Layers, width: int, height: int) -> Array:
    """Film layers as RGB (height, width, 3) uint8, scaled to that size."""
    parts = [_sized(layer, width, height) for layer in layers]
    return cv2.transform(cv2.merge(parts), _FILM_TO_PAPER)


def _sized(layer: Array, width: int, height: int) -> Array:
    """A layer of another size; halving it as often as it goes is the quickest way down."""
    h, w = layer.shape
    while h >= height * 2 and w >= width * 2:
        h, w = h // 2, w // 2
        layer = cv2.resize(layer, (w, h), interpolation=cv2.INTER_AREA)
    if (h, w) == (height, width):
        return layer
    how = cv2.INTER_AREA if w > width else cv2.INTER_LINEAR
    return cv2.resize(layer, (width, height), interpolation=how)


def film_steps(rgb: Array) -> Layers:
    """Differences in red, green and blue (float32) as differences of the three film layers."""
    return split(cv2.transform(rgb, _TO_FILM.astype(np.float32)))


def film_tone(rgb: tuple[int, ...]) -> tuple[tuple[int], ...]:
    """One colour of bytes as the bytes of the three film layers."""
    return tuple((round(float(v)),) for v in _TO_FILM @ np.array(rgb) + _REST)


def film_cut(sprite: Sprite) -> Sprite:
    """A cut-out in film's colours (luma, chromas, alpha; premultiplied), with even edges."""
    if sprite.empty:
        return sprite
    h, w = sprite.rgba.shape[:2]
    left, top = sprite.x % 2, sprite.y % 2
    more = (top, (top + h) % 2, left, (left + w) % 2)
    grown = sprite.rgba
    if any(more):
        grown = cv2.copyMakeBorder(grown, *more, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    return Sprite(_inked(grown), sprite.x - left, sprite.y - top)


def _inked(rgba: Array) -> Array:
    """Premultiplied colours as film's: as on black, which then goes where nothing is painted."""
    luma, *chromas = filmed_whole(cv2.cvtColor(rgba, cv2.COLOR_RGBA2RGB))
    alpha = cv2.extractChannel(rgba, 3)
    clear = cv2.bitwise_not(alpha)
    black = cv2.convertScaleAbs(clear, alpha=_REST[0] / 255)
    grey = cv2.convertScaleAbs(clear, alpha=_REST[1] / 255)
    tones = cv2.subtract(luma, black), *(cv2.subtract(c, grey) for c in chromas), alpha
    return cv2.merge(tones)


def put(base: Layers, sprite: Sprite) -> None:
    """Paints a sprite over a picture in place; over film it must be cut for film."""
    h, w = base[0].shape[:2]
    x0, y0 = max(0, sprite.x), max(0, sprite.y)
    x1 = min(w, sprite.x + sprite.rgba.shape[1])
    y1 = min(h, sprite.y + sprite.rgba.shape[0])
    if x1 <= x0 or y1 <= y0:
        return
    part = sprite.rgba[y0 - sprite.y : y1 - sprite.y, x0 - sprite.x : x1 - sprite.x]
    if len(base) == 1:
        _lay(base[0][y0:y1, x0:x1], cv2.cvtColor(part, cv2.COLOR_RGBA2RGB), part[..., 3])
        return
    luma, *rest = split(part)
    _lay(base[0][y0:y1, x0:x1], luma, rest[-1])
    chromas, half = (
        (slice(y0 // 2, y1 // 2), slice(x0 // 2, x1 // 2)),
        ((x1 - x0) // 2, (y1 - y0) // 2),
    )
    blue, red, alpha = (cv2.resize(layer, half, interpolation=cv2.INTER_AREA) for layer in rest)
    _lay(base[1][chromas], blue, alpha)
    _lay(base[2][chromas], red, alpha)


def _lay(under: Array, colours: Array, alpha: Array) -> None:
    """Premultiplied colours over what is there, in place."""
    inverse = cv2.bitwise_not(alpha)
    if under.ndim == 3:
        inverse = cv2.cvtColor(inverse, cv2.COLOR_GRAY2RGB)
    cv2.multiply(under, inverse, under, 1 / 255)
    cv2.add(under, colours, under)


def white_at_most(luma: Array) -> Array:
    """Luma without what is whiter than white."""
    return cv2.threshold(luma, WHITEST, WHITEST, cv2.THRESH_TRUNC)[1]


def mixed(before: Layers, after: Layers, share: float) -> Layers:
    """`share` (0..1) of the way from one picture to another."""
    pairs = zip(before, after, strict=True)
    return tuple(cv2.addWeighted(a, 1 - share, b, share, 0) for a, b in pairs)
