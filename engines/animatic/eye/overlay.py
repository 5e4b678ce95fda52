"""A view of somebody as they should be in a picture, laid over what is new in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from engines.animatic.eye.change import Change
from engines.animatic.eye.pixels import Array, Mask, Pixels, linear
from engines.animatic.eye.references import figure

T = TypeVar("T", np.bool_, np.uint8)

_ASIDE = (0, -1, 1, -2, 2, -4, 4)  # pixels by which the picture may have it elsewhere
_LARGE, _SPARE = 40_000, 4  # pixels of a part that is large, and around one
_FEW = 40  # pixels that are too few to lay anything over


@dataclass(frozen=True)
class View:
    """The pixels of a view, and where somebody or something is in it."""

    pixels: Pixels
    mask: Mask

    def within(self, part: tuple[slice, slice]) -> tuple[Array, Mask]:
        """A part of it: colours in linear light, and where there is something."""
        return linear(self.pixels[part]), self.mask[part]


def view_of(picture: Pixels) -> View:
    """The figure of a view, cut from its ground."""
    mask = figure(picture)
    if mask.all():  # no ground: nobody is in the picture
        mask = np.zeros_like(mask)
    return View(picture, mask)


def newcomer(change: Change) -> Mask:
    """What is new and no shadow, without holes."""
    solid = (change.new & ~change.shade).astype(np.uint8)
    return np.asarray(cv2.morphologyEx(solid, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)) > 0)


def covered(view: View, there: Mask) -> float:
    """The share of what is new that the view covers."""
    return float((view.mask & there).sum() / max(1, there.sum()))


def laid(view: View, there: Mask) -> View | None:
    """The view moved to where its outline covers most of what is new; None when either is too
    small, or they are of different size."""
    if view.mask.shape != there.shape or min(view.mask.sum(), there.sum()) < _FEW:
        return None
    tries = [(down, aside) for down in _ASIDE for aside in _ASIDE]
    down, aside = max(tries, key=lambda by: int((_moved(view.mask, *by) & there).sum()))
    return View(_moved(view.pixels, down, aside), _moved(view.mask, down, aside))


def window(masks: Iterable[Mask]) -> tuple[slice, slice]:
    """The part of the picture where any of these is; of a large one every other pixel."""
    found = np.logical_or.reduce(list(masks))
    rows, columns = np.flatnonzero(found.any(1)), np.flatnonzero(found.any(0))
    box = (int(rows[0]), int(rows[-1]) + 1), (int(columns[0]), int(columns[-1]) + 1)
    step = 2 if (box[0][1] - box[0][0]) * (box[1][1] - box[1][0]) > _LARGE else 1
    (top, low), (left, right) = box
    spare = _SPARE * step
    return (
        slice(max(0, top - spare), low + spare, step),
        slice(max(0, left - spare), right + spare, step),
    )


def _moved(array: NDArray[T], down: int, aside: int) -> NDArray[T]:
    return np.roll(array, (down, aside), (0, 1)) if down or aside else array
