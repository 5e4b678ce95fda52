"""Whether a person shows a condition: mud, blood, water, tears, soot, a bandage.

The views with and without it say which colours it brings, and how much of the figure they cover;
these are sought on the newcomer.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engines.animatic.eye.change import Change
from engines.animatic.eye.pixels import Array, Pixels, lab, linear, sampled
from engines.animatic.eye.presence import compared
from engines.animatic.eye.references import CROPS, figure
from engines.roles import Question
from film.verdicts import Answer, Finding

_SEEN, _KNOWN = 900, 700  # pixels compared
_HEIGHT = 10.0  # Lab units for the height of the figure
_BETTER, _NEAR = 5.0, 14.0  # Lab units: explained so much better by one view, and well
FAINT = 0.02  # share of the figure under which a condition is not to be seen
SHOWS, CLEAN = 0.35, 0.2  # shares of what should be there


def state(
    picture: Pixels, change: Change, pictures: Mapping[str, Pixels], question: Question
) -> Finding:
    """Pass when enough of what the condition brings is seen, or when the part that the frame
    shows is the same with and without it; fail when it is missing."""
    found = shares(picture, change, pictures, question)
    if found is None:
        return _finding(question, Answer.UNKNOWN, 0.3, "It is too dark or too small to tell.")
    expected, seen = found
    if expected < FAINT:
        return _finding(question, Answer.PASS, 0.6, "What the frame shows is the same without it.")
    if seen > SHOWS * expected:
        return _finding(question, Answer.PASS, 0.9, "")
    if seen < CLEAN * expected:
        reason = f"Nothing shows that it is {question.expects}: {question.text}"
        return _finding(question, Answer.FAIL, 0.85, reason)
    return _finding(question, Answer.UNKNOWN, 0.5, f"It hardly shows: {question.text}")


def shares(
    picture: Pixels, change: Change, pictures: Mapping[str, Pixels], question: Question
) -> tuple[float, float] | None:
    """How much of the figure the condition should mark, and how much is so marked."""
    seen = compared(picture, change, pictures, question)
    if seen is None or change.solid < 200:
        return None
    view, crop = divmod(seen.own.which, len(CROPS))
    marked = _points(pictures[question.views[view]], CROPS[crop])
    clean = _points(pictures[question.rivals[view]], CROPS[crop])
    there = _newcomer(picture, change, seen.own.gain / seen.palette.scale)
    return _marked(marked, marked, clean), _marked(there, marked, clean)


def _marked(points: Array, marked: Array, clean: Array) -> float:
    """The share of points that only the marked view explains, less those that only the clean."""
    with_, without = _nearest(points, marked), _nearest(points, clean)
    only = (without - with_ > _BETTER) & (with_ < _NEAR)
    never = (with_ - without > _BETTER) & (without < _NEAR)
    return float(only.mean() - never.mean())


def _nearest(points: Array, known: Array) -> Array:
    apart = np.linalg.norm(points[:, None] - known[None], axis=2)
    return np.asarray(apart.min(1), np.float32)


def _points(view: Pixels, crop: float) -> Array:
    mask = figure(view)
    rows = np.flatnonzero(mask.any(1))
    mask[rows[0] + int(crop * len(rows)) :] = False
    rows_, columns = sampled(mask, _KNOWN)
    high = (rows_ - rows[0]) / max(1.0, crop * len(rows))
    return _with_height(linear(view[rows_, columns]), high.astype(np.float32))


def _newcomer(picture: Pixels, change: Change, gain: Array) -> Array:
    top, bottom, _, _ = change.box
    rows, columns = sampled(change.new & ~change.shade, _SEEN)
    high = (rows - top) / max(1, bottom - top)
    return _with_height(linear(picture[rows, columns]) / gain, high.astype(np.float32))


def _with_height(light: Array, high: Array) -> Array:
    return np.column_stack([lab(light), high * _HEIGHT]).astype(np.float32)


def _finding(question: Question, answer: Answer, confidence: float, reason: str) -> Finding:
    return Finding(question=question.text, answer=answer, confidence=confidence, reason=reason)
