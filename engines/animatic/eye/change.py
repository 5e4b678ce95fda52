"""What is new in a picture: the pixels that differ from the picture before it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from engines.animatic.eye.pixels import Mask, Pixels, highest, lowest

_DIFFERS = 10  # of 255, in the channel that differs most
_SHADE_SPREAD = 0.08  # how equally a shadow darkens the three channels
_FLOOR, _FLOOR_SPREAD = 0.25, 0.3  # the same in the lowest quarter of what is new
_DARKEST = 0.3  # what a shadow leaves of the light
_LITTLE = 0.2  # share of the largest piece below which a piece is not looked at
_SOFT = np.ones((3, 3), np.uint8)


@dataclass(frozen=True)
class Change:
    """`new` are the pixels of what was added, `shade` those among them that may be its shadow."""

    new: Mask
    shade: Mask

    @property
    def solid(self) -> int:
        """How many pixels are new and no shadow."""
        return int((self.new & ~self.shade).sum())

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Top, bottom, left, right of what is new and no shadow (all when all is shade)."""
        mask = self.new & ~self.shade if self.solid else self.new
        rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
        return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def changed(picture: Pixels, before: Pixels) -> Change:
    """The change from `before` to `picture`, both RGB of one size; pieces that are small beside
    the largest, as a head that turns elsewhere, are dropped."""
    differs = highest(np.asarray(cv2.absdiff(picture, before), np.uint8)) > _DIFFERS
    shade = differs & _darker(picture, before, differs)
    kept = _pieces(_opened(differs))
    solid = kept & (_opened(differs & ~shade) > 0)
    return Change(new=solid | (shade & kept), shade=shade)


def _bytes(mask: Mask) -> Pixels:
    return mask.view(np.uint8)


def _opened(mask: Mask) -> Pixels:
    """Without lines of one pixel."""
    return np.asarray(cv2.morphologyEx(_bytes(mask), cv2.MORPH_OPEN, _SOFT), np.uint8)


def _darker(picture: Pixels, before: Pixels, differs: Mask) -> Mask:
    """Where the picture is the one before, only darker: a shadow, or something grey on grey.

    Low down, where shadows lie, it may also change its hue a little.
    """
    darker = np.zeros_like(differs)
    rows, columns = np.nonzero(differs)
    if not rows.size:
        return darker
    ratio = (picture[rows, columns].astype(np.float32) + 4) / (
        before[rows, columns].astype(np.float32) + 4
    )
    low, high = lowest(ratio), highest(ratio)
    floor = rows[0] + (1 - _FLOOR) * (rows[-1] - rows[0])
    spread = np.where(rows > floor, _FLOOR_SPREAD, _SHADE_SPREAD)
    darker[rows, columns] = (high < 0.98) & (low > _DARKEST) & (high - low < spread)
    return darker


def _pieces(mask: Pixels) -> Mask:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    kept = areas > max(4.0, _LITTLE * areas.max()) if count > 1 else np.zeros(count, bool)
    return np.asarray(kept[labels])
