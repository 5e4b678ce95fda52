"""Whoever stands still keeps their body from picture to picture; only the face is painted anew.

A body at rest is painted with its face left out: what lies under the face, and what lies over it
(hair, a hat, a hand). A face is painted between the two, in the small window that it can change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from engines.animatic.drawing.moments import Moment
from engines.animatic.drawing.path import Array
from engines.animatic.drawing.sprites import EMPTY, Sprite

Box = tuple[int, int, int, int]  # left, top, right, foot in pixels of the frame


def rests(moment: Moment) -> bool:
    """Whether a body stays as it is for a while, and is worth keeping without its face."""
    return moment.mark is None and moment.into is None and moment.phase == 0


def bare(moment: Moment) -> Moment:
    """The moment without what only a face shows."""
    return replace(moment, mouth="", blink=0.0, gaze=(0.0, 0.0))


@dataclass(frozen=True)
class Faceless:
    """A person without a face: what is painted before it and after it, two cut-outs of one size.
    `box` is where the face comes; without it none is seen, and all is painted in `under`."""

    under: Sprite
    over: Sprite
    box: Box | None = None

    def whole(self) -> Sprite:
        """Both as one cut-out."""
        if self.box is None:
            return self.under
        painted = laid(self.under.rgba, self.over.rgba)
        return Sprite(painted, self.under.x, self.under.y)

    def part(self, box: Box) -> Faceless:
        """Only what lies in a window of the frame."""
        return Faceless(_part(self.under, box), _part(self.over, box), box)


class Mask:
    """The cut-out of a body that puts its faces on: the same array with another window in it.

    `box` is that window of the frame, `around` what lies under and over the face in it.
    """

    def __init__(self, person: Faceless, cut: Callable[[Sprite], Sprite]) -> None:
        self.sprite = cut(person.whole())
        self.box = _within(person, self.sprite)
        self.around = person.part(self.box) if self.box else person
        self._worn: Hashable = None

    @property
    def nbytes(self) -> int:
        """Bytes that it keeps in memory."""
        return self.sprite.nbytes + self.around.under.nbytes + self.around.over.nbytes

    def faced(self, paint: Callable[[Box], Array]) -> Sprite:
        """A face, painted in its window, between what is under and over it there."""
        if self.box is None:
            return EMPTY
        under, over = self.around.under, self.around.over
        return Sprite(laid(laid(under.rgba, paint(self.box)), over.rgba), under.x, under.y)

    def wearing(self, name: Hashable, face: Callable[[], Sprite]) -> Sprite:
        """The cut-out with this face, which is as large as `box`; good until the next."""
        if self.box is None or self._worn == name:
            return self.sprite
        put = face()
        x, y = put.x - self.sprite.x, put.y - self.sprite.y
        h, w = put.rgba.shape[:2]
        self.sprite.rgba[y : y + h, x : x + w] = put.rgba
        self._worn = name
        return self.sprite


def laid(under: Array, over: Array) -> Array:
    """Premultiplied RGBA over another of the same size."""
    x, y, w, h = cv2.boundingRect(np.ascontiguousarray(over[..., 3]))
    out = under.copy()
    if w and h:
        part = np.s_[y : y + h, x : x + w]
        left = cv2.bitwise_not(over[part][..., 3])
        kept = cv2.multiply(under[part], cv2.merge([left] * 4), scale=1 / 255)
        out[part] = cv2.add(kept, over[part])
    return out


def _part(sprite: Sprite, box: Box) -> Sprite:
    left, top, right, foot = box
    y, x = slice(top - sprite.y, foot - sprite.y), slice(left - sprite.x, right - sprite.x)
    return Sprite(sprite.rgba[y, x].copy(), left, top)


def _within(person: Faceless, cut: Sprite) -> Box | None:
    """The part of a face's window that lies on the person and on their cut-out, with even edges
    as film has them."""
    if person.box is None:
        return None
    left, top, right, foot = person.box
    for sprite in (person.under, cut):
        h, w = sprite.rgba.shape[:2]
        left, top = max(left, sprite.x), max(top, sprite.y)
        right, foot = min(right, sprite.x + w), min(foot, sprite.y + h)
    left, top, right, foot = -(-left // 2) * 2, -(-top // 2) * 2, right // 2 * 2, foot // 2 * 2
    return (left, top, right, foot) if right > left and foot > top else None
