"""Whether the person who came into the picture is the one of the reference views."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engines.animatic.eye.change import Change
from engines.animatic.eye.likeness import Likeness, likeness
from engines.animatic.eye.palette import Palette, group, palette
from engines.animatic.eye.pixels import Array, Pixels, linear, sampled
from engines.animatic.eye.references import crops
from engines.animatic.eye.wording import name_of, unlike
from engines.roles import Question
from film.verdicts import Answer, Finding

_NOBODY = 30  # pixels of the half-size picture that are too few for a person
_FEW = 90
_EXPOSED = 0.6  # linear light that the bright parts of a figure are brought to
_PIXELS = 2400
_FLOOR = 0.25  # share of the height in which shadows lie
_SHADE = (0.1, 0.5)  # what a pixel counts for that may be shadow: there, and above
LIKE, UNLIKE = 11.0, 11.5  # Lab units, from measured pictures, good and faulty


def presence(picture: Pixels, change: Change, views: list[Pixels], question: Question) -> Finding:
    """Pass, fail or unknown with the reason in words; without views only that someone came."""
    name = name_of(question.text, question.expects)
    if change.solid < _NOBODY:
        return _finding(question, Answer.FAIL, 0.95, f"{name} is not to be seen.")
    if change.solid < _FEW:
        return _finding(question, Answer.UNKNOWN, 0.4, f"{name} is too small to be told.")
    references = [crop for view in views for crop in crops(view)]
    if not references:
        return _finding(question, Answer.PASS, 0.7, "")
    seen = seen_palette(picture, change)
    if seen is None:
        return _finding(question, Answer.UNKNOWN, 0.3, f"It is too dark to tell {name}.")
    cut = change.box[1] >= len(picture) - 2
    found = likeness(seen, references, cut)
    return _judged(found, seen, name, question)


def _judged(found: Likeness, seen: Palette, name: str, question: Question) -> Finding:
    if found.cost <= LIKE:
        sure = 0.98 - 0.13 * found.cost / LIKE
        return _finding(question, Answer.PASS, sure, f"unlike by {found.cost:.1f}")
    reason = unlike(found, seen, name)
    if found.cost >= UNLIKE:
        return _finding(question, Answer.FAIL, min(0.95, 0.6 + (found.cost - UNLIKE) / 20), reason)
    return _finding(question, Answer.UNKNOWN, 0.5, f"It may not be {name}: {reason}")


def seen_palette(picture: Pixels, change: Change) -> Palette | None:
    """The palette of what is new, brought to a middle exposure; None when it is too dark."""
    top, bottom, _, _ = change.box
    rows, columns = sampled(change.new, _PIXELS)
    light = linear(picture[rows, columns])
    shade = np.where(rows > bottom - _FLOOR * (bottom - top), *_SHADE)
    share = np.where(change.shade[rows, columns], shade, 1.0).astype(np.float32)
    bright = float(np.percentile(light[share == 1].max(1), 90))
    if bright < 0.012:
        return None
    light *= _EXPOSED / bright
    height: Array = np.clip((rows - top) / max(1, bottom - top), 0, 1).astype(np.float32)
    found = palette(light, height, share, group(light, height))
    return replace(found, scale=_EXPOSED / bright)


def _finding(question: Question, answer: Answer, confidence: float, reason: str) -> Finding:
    return Finding(question=question.text, answer=answer, confidence=confidence, reason=reason)
