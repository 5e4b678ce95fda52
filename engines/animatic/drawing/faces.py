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
from engines.animatic.drawing.sprites import EMPTY, Box, Sprite, trimmed


def rests(moment: Moment) -> bool:
    """Whether a body stays as it is for a while, and is worth keeping without its face."""
    return moment.mark is None and moment.into is None and moment.phase == 0


def bare(moment: Moment) -> Moment:
    """The moment without what only a face shows."""
    return replace(moment, mouth="", blink=0.0, gaze=(0.0, 0.0))


@dataclass(frozen=True)
class Faceless:
    """A person without a face: what is painted before it and after it, two cut-outs.
    `box` is where the face comes; without it none is seen, and all is painted in `under`."""

    under: Sprite
    over: Sprite
    box: Box | None = None

    @property
    def nbytes(self) -> int:
        """Bytes that it keeps in memory."""
        return self.under.nbytes + self.over.nbytes

    def trimmed(self) -> Faceless:
        """The same without the empty margin around all of it."""
        over = trimmed(self.over)
        keep, (h, w) = self.box, over.rgba.shape[:2]
        if keep and not over.empty:
            left, top, right, foot = keep
            keep = (
                min(left, over.x), min(top, over.y), max(right, over.x + w), max(foot, over.y + h)
            )  # fmt: skip
        return replace(self, under=trimmed(self.under, keep), over=over)

    def copied(self) -> Faceless:
        """The same, to be painted on."""
        return replace(self, under=replace(self.under, rgba=self.under.rgba.copy()))

    def part(self, box: Box) -> Faceless:
        """Only what lies in a window of the frame, both as large as it."""
        return Faceless(_part(self.under, box), _part(self.over, box), box)


class Mask:
    """The cut-out of a body that puts its faces on: the same array with another window in it.

    `box` is that window of the frame, `around` what lies under and over the face in it.
    """

    def __init__(self, person: Faceless, cut: Callable[[Sprite, Box | None], Sprite]) -> None:
        box = person.box and _within(person.box, person.under)
        self.around = person.part(box) if box else Faceless(EMPTY, EMPTY)
        if person.box:
            lay(person.under, person.over)
        self.sprite = cut(person.under, box)
        self.box = box and _within(box, self.sprite)
        if self.box and self.box != box:
            self.around = self.around.part(self.box)
        self._worn: Hashable = None

    @property
    def nbytes(self) -> int:
        """Bytes that it keeps in memory."""
        return self.sprite.nbytes + self.around.under.nbytes + self.around.over.nbytes

    def faced(self, paint: Callable[[Box], Array]) -> Sprite:
        """A face, painted in its window, between what is under and over it there."""
        if self.box is None:
            return EMPTY
        x, y = self.box[:2]
        out = Sprite(self.around.under.rgba.copy(), x, y)
        for layer in (Sprite(paint(self.box), x, y), self.around.over):
            lay(out, layer)
        return out

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


def lay(under: Sprite, over: Sprite) -> None:
    """Puts a premultiplied cut-out over another in place, as far as it lies on it."""
    h, w = under.rgba.shape[:2]
    x, y, high, wide = over.x - under.x, over.y - under.y, *over.rgba.shape[:2]
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + wide, w), min(y + high, h)
    if x1 <= x0 or y1 <= y0:
        return
    part, more = under.rgba[y0:y1, x0:x1], over.rgba[y0 - y : y1 - y, x0 - x : x1 - x]
    left = cv2.bitwise_not(cv2.extractChannel(more, 3))
    cv2.multiply(part, cv2.merge([left] * 4), part, 1 / 255)
    cv2.add(part, more, part)


def _part(sprite: Sprite, box: Box) -> Sprite:
    """What of a cut-out lies in a window of the frame, as large as that."""
    left, top, right, foot = box
    out = Sprite(np.zeros((foot - top, right - left, 4), np.uint8), left, top)
    lay(out, sprite)
    return out


def _within(box: Box, sprite: Sprite) -> Box | None:
    """The part of a window that lies on a cut-out, with even edges as film has them."""
    h, w = sprite.rgba.shape[:2]
    left, top = max(box[0], sprite.x), max(box[1], sprite.y)
    right, foot = min(box[2], sprite.x + w), min(box[3], sprite.y + h)
    left, top, right, foot = -(-left // 2) * 2, -(-top // 2) * 2, right // 2 * 2, foot // 2 * 2
    return (left, top, right, foot) if right > left and foot > top else None
