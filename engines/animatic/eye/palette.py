"""Palettes: the few colours a figure is painted in, how much of each, and how high up."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from engines.animatic.eye.pixels import Array, lab

COLOURS = 10
WELCOME = 0.011  # weight of a colour that may be there
_HEIGHT = 25.0  # Lab units that the whole height of a figure counts for when colours are grouped
_ROUNDS = (cv2.TERM_CRITERIA_COUNT, 8, 0.0)


@dataclass(frozen=True)
class Palette:
    """`light` (n, 3) linear RGB, `weight` (n,) sums to 1, `height` (n,) 0 top .. 1 bottom of
    what shows, which is `reach` of the figure from its top."""

    light: Array
    weight: Array
    height: Array
    reach: float = 1.0
    scale: float = 1.0  # by which `light` was multiplied


def group(light: Array, height: Array) -> NDArray[np.int32]:
    """Which of `COLOURS` groups each pixel belongs to: alike in colour and near in height.

    `light` (n, 3) is linear RGB. The start is by lightness, not by chance: the same pixels give
    the same groups.
    """
    points = np.column_stack([lab(light), height * _HEIGHT]).astype(np.float32)
    count = min(COLOURS, len(points))
    order = np.argsort(points @ np.array([1, 0.5, 0.5, 1], np.float32), kind="stable")
    start = np.empty(len(points), np.int32)
    start[order] = (np.arange(len(points)) * count) // len(points)
    flags = cv2.KMEANS_USE_INITIAL_LABELS
    _, labels, _ = cv2.kmeans(points, count, start.reshape(-1, 1), _ROUNDS, 1, flags)
    return np.asarray(labels, np.int32).ravel()


def palette(
    light: Array, height: Array, share: Array, labels: NDArray[np.int32], reach: float = 1.0
) -> Palette:
    """The palette of grouped pixels, each counting for its `share`."""
    count = int(labels.max()) + 1
    weight = np.bincount(labels, share, count)
    safe = np.maximum(weight, 1e-6)
    means = [np.bincount(labels, share * light[:, c], count) / safe for c in range(3)]
    high = np.bincount(labels, share * height, count) / safe
    return Palette(
        np.column_stack(means).astype(np.float32),
        (weight / max(1e-6, float(weight.sum()))).astype(np.float32),
        high.astype(np.float32),
        reach,
    )


def with_seat(person: Palette, seat: Palette) -> Palette:
    """The palette of a person who may have this seat: its colours are welcome and not missed."""
    return replace(
        person,
        light=np.concatenate([person.light, seat.light]),
        weight=np.concatenate([person.weight, np.full(len(seat.weight), WELCOME, np.float32)]),
        height=np.concatenate([person.height, seat.height]),
    )
