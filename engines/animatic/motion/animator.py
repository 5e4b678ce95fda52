"""The animatic engine as an animator: a set-up in motion, from its start picture on."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from engines.animatic.drawing.planes import Layers, filmed
from engines.animatic.drawing.stage import Stage
from engines.animatic.drawing.weather import FALLING
from engines.animatic.motion.part import eased
from engines.animatic.motion.performance import Performance
from engines.animatic.motion.reel import open_reel
from engines.roles import ClipOrder, Progress
from film.errors import MediaFailed
from film.setup import Setup

MELT = 9  # pictures in which a start or end picture that differs from the stage's melts into it
SAME = 6  # greatest difference of a byte of film that counts as none
TOLD = 6  # pictures between two reports of progress
Differences: TypeAlias = "tuple[NDArray[np.int16], ...] | None"


class AnimaticAnimator:
    """The role Animator of the animatic engine: the same order always gives the same bytes."""

    def animate(
        self, order: ClipOrder, start: Path, end: Path | None, out: Path, progress: Progress
    ) -> None:
        """Writes the clip (H.264 MP4, yuv420p, no sound, `order.motion.frames` pictures).

        The first picture is `start`, pixel for pixel but for the encoding; when it is not what
        the stage shows then (the last frame of the shot before, a picture from elsewhere), it
        melts into the stage's pictures, and likewise towards `end`.

        Raises:
            MediaFailed: a picture cannot be read or has another size, or `out` cannot be written.
        """
        setup, motion = order.setup, order.motion
        progress(0.0, "setting the stage")
        stage = Stage(setup)
        shot = _Shot(stage, Performance(stage, motion, order.speech), order)
        shot.opens_on(_read(start, setup))
        if end is not None:
            shot.ends_on(_read(end, setup))
        with open_reel(out, setup.width, setup.height, motion.fps) as reel:
            for number in range(motion.frames):
                reel.add(shot.picture(number))
                if number % TOLD == TOLD - 1:
                    progress((number + 1) / motion.frames, "animating")
        progress(1.0, "animated")


class _Shot:
    """The pictures of a clip by number, corrected towards its given first and last ones."""

    def __init__(self, stage: Stage, performance: Performance, order: ClipOrder) -> None:
        self._stage, self._performance, self._motion = stage, performance, order.motion
        self._first: Differences = None
        self._last: Differences = None
        self._shown: Layers | None = None
        self._seen: tuple[object, ...] = ()

    def opens_on(self, picture: Layers) -> None:
        self._first = _difference(picture, self._staged(0))

    def ends_on(self, picture: Layers) -> None:
        self._last = _difference(picture, self._staged(self._motion.frames - 1))

    def picture(self, number: int) -> Layers:
        staged = self._staged(number)
        left = self._motion.frames - 1 - number
        if number >= MELT:
            self._first = None  # it is a lot to keep
        for difference, distance in ((self._first, number), (self._last, left)):
            if difference is not None and distance < MELT:
                share = 1 - eased(distance / MELT)
                staged = tuple(
                    cv2.add(layer, more.astype(np.float32) * np.float32(share), dtype=cv2.CV_8U)
                    for layer, more in zip(staged, difference, strict=True)
                )
        return staged

    def _staged(self, number: int) -> Layers:
        """The stage at a picture; the very same array as before when nothing has changed."""
        motion = self._motion
        seconds = number / motion.fps
        gone = number / max(1, motion.frames - 1)
        share = motion.start_camera + (motion.end_camera - motion.start_camera) * gone
        moments = self._performance.moments(seconds)
        drift = self._performance.drift(seconds)
        falling = int(seconds * 12 + 1e-6) if self._stage.setup.weather in FALLING else 0
        seen = (moments, self._stage.camera_at(share, drift), falling)
        if self._shown is None or self._seen != seen:
            self._shown, self._seen = self._stage.film(moments, share, seconds, drift), seen
        return self._shown


def _difference(wanted: Layers, staged: Layers) -> Differences:
    """What must be added to the stage's picture to get the wanted one; None when they agree."""
    pairs = list(zip(wanted, staged, strict=True))
    if max(int(cv2.absdiff(one, other).max()) for one, other in pairs) <= SAME:
        return None
    return tuple(np.subtract(one, other, dtype=np.int16) for one, other in pairs)


def _read(path: Path, setup: Setup) -> Layers:
    """A PNG of the set-up's size as film has it."""
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
        found = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    except (OSError, cv2.error) as wrong:
        raise MediaFailed(f"{path.name} cannot be read as a picture; make it again.") from wrong
    if found is None or found.shape != (setup.height, setup.width, 3):
        raise MediaFailed(
            f"{path.name} is no picture of {setup.width} x {setup.height}; make it again."
        )
    return filmed(cv2.cvtColor(found, cv2.COLOR_BGR2RGB))
