"""Whether the light of a picture is that of its hour: it is held beside the place at each hour."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engines.animatic.eye.pixels import Array, Pixels, colours, nearest
from engines.roles import Question
from film.verdicts import Answer, Finding

_BLACK = 12  # code under which the brightest pixels of a picture show nothing
_CAP = 30.0  # Lab units beyond which a colour is simply not there
AHEAD = 1.0  # Lab units by which another hour must fit better to be believed
DOUBT = 0.5


def hour(picture: Pixels, places: Mapping[str, Array], question: Question) -> Finding:
    """Fail when the place at another hour fits the picture better; unknown when black, or when
    there is nothing to compare with. `places` are the colours of the place at each hour."""
    if float(np.percentile(picture, 99)) < _BLACK:
        return _finding(question, Answer.UNKNOWN, 0.0, "The picture is black; nothing shows.")
    fits = unfit(picture, places, question)
    asked = [fits[key] for key in question.views if key in fits]
    others = {key: fits[key] for key in question.rivals if key in fits}
    if not asked or not others:
        return _finding(question, Answer.UNKNOWN, 0.0, "There is no view of the place to compare.")
    likest = min(others, key=lambda key: others[key])
    behind = min(asked) - others[likest]
    if behind > AHEAD:
        hour_ = likest.rpartition("/")[0]
        reason = f"The light says {hour_}; it should say {question.expects}."
        return _finding(question, Answer.FAIL, min(0.95, 0.75 + behind / 20), reason)
    if behind > DOUBT:
        return _finding(question, Answer.UNKNOWN, 0.5, f"It may not be {question.expects}.")
    return _finding(question, Answer.PASS, min(0.97, 0.9 - behind / 40), "")


def unfit(picture: Pixels, places: Mapping[str, Array], question: Question) -> dict[str, float]:
    """How far, in Lab units, the picture's colours are from those of the place at each hour."""
    seen = colours(picture)
    return {
        key: float(np.minimum(nearest(seen, places[key]), _CAP).mean())
        for key in (*question.views, *question.rivals)
        if key in places
    }


def _finding(question: Question, answer: Answer, confidence: float, reason: str) -> Finding:
    return Finding(question=question.text, answer=answer, confidence=confidence, reason=reason)
