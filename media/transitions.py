"""Transitions that are not cuts: they change the pictures at a cut and never the length.

A dissolve or a wipe goes from the last picture of the shot before, which stands still, into the
moving new shot; so no shot needs pictures beyond its own, and no time of the film moves.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from film.words import Transition
from media.stock import Picture

SECONDS = {
    Transition.FADE_IN: 0.75,
    Transition.FADE_OUT: 0.75,
    Transition.DISSOLVE: 0.75,
    Transition.WIPE: 0.5,
}
EDGE = 0.06  # softness of a wipe, of the width

Touch = Callable[[int, Picture], Picture]  # number from the shot's first picture, picture


def length(kind: Transition, frames: int, fps: int) -> int:
    """How many pictures of a shot of `frames` a transition changes; at most half of them."""
    return min(round(SECONDS.get(kind, 0.0) * fps), frames // 2)


def opening(kind: Transition, before: Picture | None, count: int) -> Touch:
    """What happens to the first `count` pictures; without a shot before, it comes from black."""

    def touch(number: int, picture: Picture) -> Picture:
        if number >= count:
            return picture
        share = _eased((number + 1) / (count + 1))
        old = before if before is not None else np.zeros_like(picture)
        if kind == Transition.WIPE:
            return _wiped(old, picture, share)
        if kind == Transition.FADE_IN:
            old = np.zeros_like(picture)
        return _blended(old, picture, share)

    return touch


def closing(count: int, frames: int) -> Touch:
    """A fade to black over the last `count` of `frames` pictures."""

    def touch(number: int, picture: Picture) -> Picture:
        left = frames - 1 - number
        if left >= count:
            return picture
        return _blended(np.zeros_like(picture), picture, _eased((left + 0.0) / count))

    return touch


def _blended(old: Picture, new: Picture, share: float) -> Picture:
    return np.asarray(cv2.addWeighted(old, 1 - share, new, share, 0.0), np.uint8)


def _wiped(old: Picture, new: Picture, share: float) -> Picture:
    across = np.linspace(0, 1, new.shape[1], dtype=np.float32)
    line = share * (1 + EDGE) - EDGE
    mask = np.clip((line + EDGE - across) / EDGE, 0, 1)[None, :, None]
    return np.asarray(old * (1 - mask) + new * mask, np.uint8)


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)
