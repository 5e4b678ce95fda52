"""Whether a person shows a condition: mud, blood, water, tears, soot, a bandage.

The views with and without it say which colours it brings, and how much of the figure they cover;
these are sought on the newcomer.
"""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np

from engines.animatic.eye.change import Change
from engines.animatic.eye.light import gain_of
from engines.animatic.eye.pixels import Array, Pixels, distances, lab, linear, sampled
from engines.animatic.eye.presence import compared
from engines.animatic.eye.references import CROPS, figure
from engines.roles import Question
from film.verdicts import Answer, Finding

_SMALL = 200  # pixels
_ANOTHER_LIGHT = 0.25  # ln: the light seems another, so that dark cloth may be wet, or in shade
_SEEN, _KNOWN = 900, 700  # pixels compared
_HEIGHT = 10.0  # Lab units for the height of the figure
_COLOURS, _ROUNDS = 12, (cv2.TERM_CRITERIA_COUNT, 8, 0.0)
FAINT = 0.3  # share of the figure under which a change may be a matter of pose or light
SHOWS, CLEAN = 0.68, 0.6  # shares of what it changes


def state(
    picture: Pixels, change: Change, pictures: Mapping[str, Pixels], question: Question
) -> Finding:
    """Pass when enough of what the condition changes is seen, fail when it is missing; unknown
    when it changes little, as a tear or a stain does."""
    found = shares(picture, change, pictures, question)
    if found is None:
        return _finding(
            question,
            Answer.UNKNOWN,
            0.3,
            f"Too small, or in another light than known, to tell: {question.text}",
        )
    brings, share = found
    if brings < FAINT:
        reason = f"Too little of it would show to be sure: {question.text}"
        return _finding(question, Answer.UNKNOWN, 0.4, reason)
    if share > SHOWS:
        return _finding(question, Answer.PASS, 0.9, "")
    if share < CLEAN:
        reason = f"Nothing shows that it is {question.expects}: {question.text}"
        return _finding(question, Answer.FAIL, 0.85, reason)
    return _finding(question, Answer.UNKNOWN, 0.5, f"It hardly shows: {question.text}")


def shares(
    picture: Pixels, change: Change, pictures: Mapping[str, Pixels], question: Question
) -> tuple[float, float] | None:
    """How much of the figure the condition changes, and how much of that change is to be seen."""
    seen = compared(picture, change, pictures, question)
    if seen is None or change.solid < _SMALL:
        return None
    known = gain_of(*(pictures[key] for key in question.light)) if question.light else None
    light = seen.own.gain / seen.palette.scale
    if known is None or abs(float(np.log(light[1] / known[1]))) > _ANOTHER_LIGHT:
        return None
    view, crop = divmod(seen.own.which, len(CROPS))
    marked = _points(pictures[question.views[view]], CROPS[crop])
    clean = _points(pictures[question.rivals[view]], CROPS[crop])
    there = _newcomer(picture, change, light)
    centres = _centres(np.concatenate([marked, clean]))
    with_, without, found = (_amounts(points, centres) for points in (marked, clean, there))
    brings = with_ - without
    share = float((found - without) @ brings / max(1e-6, float(brings @ brings)))
    return float(np.abs(brings).sum() / 2), share


def _centres(points: Array) -> Array:
    """A few colours, at heights, that the points are made of."""
    order = np.argsort(points @ np.array([1, 0.5, 0.5, 1], np.float32), kind="stable")
    start = np.empty((len(points), 1), np.int32)
    start[order, 0] = (np.arange(len(points)) * _COLOURS) // len(points)
    flags = cv2.KMEANS_USE_INITIAL_LABELS
    _, _, centres = cv2.kmeans(points, _COLOURS, start, _ROUNDS, 1, flags)
    return np.asarray(centres, np.float32)


def _amounts(points: Array, centres: Array) -> Array:
    """The share of points next to each centre."""
    nearest = distances(points, centres).argmin(1)
    return np.asarray(np.bincount(nearest, minlength=len(centres)) / len(points), np.float32)


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
