"""Whether a person shows a condition: mud, blood, water, tears, soot, a bandage.

Two views show the person in this pose, with the condition and without it. Both are laid over the
newcomer; where they differ, the picture must be more like one than like the other. The light is
taken from the person's own area, where they do not differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from engines.animatic.eye.change import Change
from engines.animatic.eye.light import gain_of
from engines.animatic.eye.overlay import covered, laid, newcomer, view_of, window
from engines.animatic.eye.pixels import Array, Mask, Pixels, lab, linear
from engines.roles import Question
from film.verdicts import Answer, Finding

Pixel = tuple[NDArray[np.intp], NDArray[np.intp]]
_COVERED = 0.7  # share of the newcomer that the views must cover
_DIFFERS = 7.0  # Lab units between the two views that make a mark
_CAP = 30.0  # Lab units beyond which a colour is simply another one
_SPECK, _FEW = 4, 14  # pixels: nothing, and too few marks to be told
_NEAR = 0.10  # of the figure's height: how far around a spot its light is taken from
_UNMARKED = 0.5  # share of a person that must show no marks to tell the light
_FIRM = 0.05  # what the usual light of the person counts beside what is around
_LEVELS = (0.84, 0.92, 1.0, 1.09, 1.19)  # of light, when little of the person tells it
_ASIDE = (-2, 0, 2)  # pixels by which a mark may be elsewhere
_FAINT = 6.0  # Lab units by which marks must differ from clean clothes on average
SHOWS, CLEAN = 0.12, -0.12  # of what the two views differ by: more like one than the other


def state(
    picture: Pixels, change: Change, pictures: Mapping[str, Pixels], question: Question
) -> Finding:
    """Pass when the marks of the condition are seen, fail when they are missing; unknown when they
    would be too small or faint, or the person is not seen as the view shows them."""
    found = evidence(picture, change, pictures, question)
    if found is None:
        reason = f"Too small, too dark or too much hidden to tell: {question.text}"
        return _finding(question, Answer.UNKNOWN, 0.3, reason)
    if found > SHOWS:
        return _finding(question, Answer.PASS, min(0.97, 0.85 + found / 4), "")
    if found < CLEAN:
        reason = f"Nothing shows that it is {question.expects}: {question.text}"
        return _finding(question, Answer.FAIL, min(0.97, 0.85 - found / 4), reason)
    return _finding(question, Answer.UNKNOWN, 0.5, f"It hardly shows: {question.text}")


def evidence(
    picture: Pixels, change: Change, pictures: Mapping[str, Pixels], question: Question
) -> float | None:
    """From -1, as without the condition, to 1, as with it; None when it cannot be told."""
    there = newcomer(change)
    marked, clean = (laid(view_of(pictures[keys[0]]), there)
                     for keys in (question.views, question.rivals))  # fmt: skip
    if marked is None or clean is None or covered(clean, there) < _COVERED:
        return None
    part = window((clean.mask, there))
    (with_, _), (without, shown) = marked.within(part), clean.within(part)
    seen = linear(picture[part])
    on = marked.mask[part] & shown & there[part]
    differs = on & (_apart(lab(with_), lab(without)) > _DIFFERS)
    if differs.sum() < _FEW:
        return None
    light = _light(seen, without, on & ~differs, shown, _known(pictures, question))
    return _weighed(seen, light, (lab(with_), lab(without)), differs, on)


def _known(pictures: Mapping[str, Pixels], question: Question) -> Array | None:
    return gain_of(*(pictures[key] for key in question.light)) if question.light else None


def _apart(some: Array, others: Array) -> Array:
    return np.asarray(np.linalg.norm(some - others, axis=-1), np.float32)


def _near(some: Array, others: Array) -> Array:
    return np.asarray(np.minimum(_apart(some, others), _CAP), np.float32)


def _light(seen: Array, clean: Array, plain: Mask, shown: Mask, known: Array | None) -> Array:
    """How much of the plain light of the view is left at each pixel (h, w, 3): as on the stand-in
    where most of the person is marked, else as around it on the person where there are no marks."""
    if known is not None and plain.sum() < _UNMARKED * shown.sum():
        return np.broadcast_to(known, seen.shape)
    ratio = np.log((seen + 0.002) / (clean + 0.002))
    inside = cv2.erode(plain.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(np.float32)
    usual = np.median(ratio[plain], axis=0) if plain.any() else np.zeros(3)
    spread = max(1.5, _NEAR * int(shown.any(1).sum()))
    weight = cv2.GaussianBlur(inside, (0, 0), spread)[..., None]
    around = cv2.GaussianBlur(ratio * inside[..., None], (0, 0), spread)
    return np.asarray(np.exp((around + _FIRM * usual) / (weight + _FIRM)), np.float32)


def _weighed(
    seen: Array, light: Array, views: tuple[Array, Array], differs: Mask, on: Mask
) -> float | None:
    """How much more like the first view than like the second: mark by mark, and each view in the
    light that suits it best, where most of the person is marked and little tells the light."""
    marks = list(_marks(differs, on))
    total = sum(float(_near(views[0][at], views[1][at]).sum()) for at in marks)
    if total < _FEW * _FAINT:
        return None
    levels = _LEVELS if differs.sum() > (1 - _UNMARKED) * on.sum() else (1.0,)
    costs = []
    for level in levels:
        colours = lab(seen / (light * level))
        costs.append([sum(_least(colours, at, view[at]) for at in marks) for view in views])
    with_, without = (min(cost) for cost in zip(*costs, strict=True))
    return float(without - with_) / total


def _marks(differs: Mask, on: Mask) -> Iterator[Pixel]:
    """Rows and columns of each mark, with a little around it."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(differs.astype(np.uint8))
    for number in range(1, count):
        x, y, w, h, area = stats[number]
        if area < _SPECK:
            continue
        box = (slice(max(0, y - 3), y + h + 3), slice(max(0, x - 3), x + w + 3))
        mark = cv2.dilate((labels[box] == number).astype(np.uint8), np.ones((5, 5), np.uint8))
        rows, columns = np.nonzero((mark > 0) & on[box])
        yield rows + box[0].start, columns + box[1].start


def _least(seen: Array, at: Pixel, wanted: Array) -> float:
    """The least difference of what is seen from what is wanted, which may be a little aside."""
    h, w = seen.shape[:2]
    costs = []
    for down, aside in product(_ASIDE, _ASIDE):
        moved = np.clip(at[0] + down, 0, h - 1), np.clip(at[1] + aside, 0, w - 1)
        costs.append(float(_near(seen[moved], wanted).sum()))
    return min(costs)


def _finding(question: Question, answer: Answer, confidence: float, reason: str) -> Finding:
    return Finding(question=question.text, answer=answer, confidence=confidence, reason=reason)
