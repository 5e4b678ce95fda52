"""A page of pictures with a label under each."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.tags import letters
from film.errors import Unavailable

_PAPER, _INK = (24, 22, 24), (226, 222, 214)
_LABEL, _HEAD, _GAP = 26, 46, 6


@dataclass(frozen=True)
class Cell:
    """One picture: what is said under it, and what draws it, RGB uint8, whenever it is wanted."""

    label: str
    draw: Callable[[], Array]


@dataclass(frozen=True)
class Page:
    """A contact sheet: its title, its cells, how many in a row, and their size in pixels."""

    title: str
    cells: Sequence[Cell]
    columns: int = 4
    size: tuple[int, int] = (480, 270)


def lettered(picture: Array, text: str, at: tuple[int, int], size: int, wide: int) -> None:
    """Writes one line into an RGB picture, cut to `wide` pixels; `at` is its left end, below."""
    face, weight, text = letters(), 400, text[:160]
    while text and cv2.getTextSize((0, 0), text, (0, 0), face, size, weight)[2] > wide:
        text = text[:-2].rstrip() + "…" if len(text) > 2 else ""
    if text:
        cv2.putText(picture, text, at, _INK, face, size, weight)


def draw_page(page: Page) -> Array:
    """The whole sheet, RGB."""
    w, h = page.size
    columns = max(1, min(page.columns, len(page.cells)))
    rows = math.ceil(len(page.cells) / columns)
    step = h + _LABEL + _GAP
    out = np.full((_HEAD + rows * step, columns * (w + _GAP) + _GAP, 3), _PAPER, np.uint8)
    lettered(out, page.title, (_GAP + 4, 32), 24, out.shape[1] - 20)
    for n, cell in enumerate(page.cells):
        x, y = _GAP + n % columns * (w + _GAP), _HEAD + n // columns * step
        out[y : y + h, x : x + w] = _fitted(cell.draw(), w, h)
        lettered(out, cell.label, (x + 2, y + h + 19), 16, w - 4)
    return out


def _fitted(picture: Array, w: int, h: int) -> Array:
    if picture.shape[:2] == (h, w):
        return picture
    return cv2.resize(picture, (w, h), interpolation=cv2.INTER_AREA)


def write_page(page: Page, out: Path) -> None:
    """Draws a sheet to a JPEG or PNG file, by its suffix."""
    bgr = cv2.cvtColor(draw_page(page), cv2.COLOR_RGB2BGR)
    how = [cv2.IMWRITE_JPEG_QUALITY, 84] if out.suffix == ".jpg" else []
    _, data = cv2.imencode(out.suffix, bgr, how)
    try:
        out.write_bytes(data.tobytes())
    except OSError as error:
        raise Unavailable(f"{out} could not be written: {error.strerror}.") from error
