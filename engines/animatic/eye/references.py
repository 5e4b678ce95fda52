"""Reference views: a figure cut from its plain ground, as palettes of what a frame may hold of
it."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

import cv2
import numpy as np
from numpy.typing import NDArray

from engines.animatic.eye.palette import Palette, group, palette
from engines.animatic.eye.pixels import Array, Mask, Pixels, highest, linear, lowest, sampled

CROPS = (1.0, 0.72, 0.5, 0.36, 0.25, 0.16)  # of the figure from its top down
_PIXELS = 1600
_REMEMBERED = 400
_KNOWN: OrderedDict[bytes, list[Palette]] = OrderedDict()
_GROUND = 0.05  # how far a pixel's channels may be from one multiple of the ground's


def figure(view: Pixels) -> Mask:
    """The pixels of the figure: what is not ground, nor shadow on it, reached from the border."""
    edge = np.concatenate([view[0], view[-1], view[:, 0], view[:, -1]])
    ratio = (view.astype(np.float32) + 2) / (np.median(edge, axis=0).astype(np.float32) + 2)
    low, high = lowest(ratio), highest(ratio)
    ground = ((high - low < _GROUND) & (low > 0.6)).astype(np.uint8)
    _, labels = cv2.connectedComponents(ground, connectivity=4)
    around = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    return ~np.isin(labels, around[around > 0])


def crops(view: Pixels) -> list[Palette]:
    """One palette for each of `CROPS`; empty when the view shows no figure. The last views are
    remembered: a film's cast is looked for again and again."""
    key = hashlib.sha256(view.tobytes()).digest()
    if key not in _KNOWN:
        _KNOWN[key] = _crops(view)
        if len(_KNOWN) > _REMEMBERED:
            _KNOWN.popitem(last=False)
    return _KNOWN[key]


def _crops(view: Pixels) -> list[Palette]:
    mask = figure(view)
    if mask.sum() < 50:
        return []
    rows, columns = sampled(mask, _PIXELS)
    light = linear(view[rows, columns])
    height: Array = ((rows - rows.min()) / max(1, int(np.ptp(rows)))).astype(np.float32)
    labels = group(light, height)
    return [_crop(light, height, labels, crop) for crop in CROPS]


def _crop(light: Array, height: Array, labels: NDArray[np.int32], crop: float) -> Palette:
    inside = (height <= crop).astype(np.float32)
    return palette(light, np.minimum(1.0, height / crop), inside, labels, crop)
