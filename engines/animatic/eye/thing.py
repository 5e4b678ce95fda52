"""Whether the right prop has come into the picture: something new, in the colours of its views."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engines.animatic.eye.change import Change
from engines.animatic.eye.light import Lights, lights_of
from engines.animatic.eye.pixels import Array, Pixels, distances, lab, linear, sampled
from engines.animatic.eye.references import figure
from engines.roles import Question
from film.verdicts import Answer, Finding

_SPECK = 6  # pixels of the half-size picture that are too few for a thing
_CLEAR = 30
_MOST = 0.7  # share of the picture that a prop may newly cover
_PIXELS = 400
_CAP = 40.0  # Lab units beyond which a colour is simply not there
_EXTRA = 0.35  # what a colour too many counts: tables that things stand on, hands that hold them
_LIGHTS = 60
_BEATEN, _KNOWN = 4.0, 10.0  # so much more like another thing, and truly like it
_STRANGE = 18.0  # Lab units from its own views that nobody can vouch for


def thing(change: Change, picture: Pixels, pictures: Mapping[str, Pixels], question: Question
          ) -> Finding:  # fmt: skip
    """Pass when what is new has the colours of the prop; fail when nothing is new or it has
    others; unknown for specks and for a picture that is new all over."""
    if change.new.sum() < _SPECK:
        return _finding(question, Answer.FAIL, 0.95, f"The {question.expects} is not to be seen.")
    if change.new.mean() > _MOST:
        return _finding(question, Answer.UNKNOWN, 0.3, "The whole picture is another one.")
    if change.new.sum() < _CLEAR:
        reason = f"Too little is new to tell whether it is a {question.expects}."
        return _finding(question, Answer.UNKNOWN, 0.4, reason)
    if not question.views:
        return _finding(question, Answer.PASS, 0.7, "")
    return _judged(*costs(change, picture, pictures, question), question)


def _judged(own: float, rival: float, question: Question) -> Finding:
    if own - rival > _BEATEN and rival < _KNOWN:
        reason = f"What is new looks like something else than the {question.expects}."
        return _finding(question, Answer.FAIL, min(0.95, 0.8 + (own - rival) / 100), reason)
    if own > _STRANGE:
        reason = f"What is new does not look much like the {question.expects}."
        return _finding(question, Answer.UNKNOWN, 0.5, reason)
    return _finding(question, Answer.PASS, 0.98 - 0.2 * own / _STRANGE, "")


def costs(
    change: Change, picture: Pixels, pictures: Mapping[str, Pixels], question: Question
) -> tuple[float, float]:
    """How unlike its own views what is new is, in Lab units, and how unlike any other thing's."""
    rows, columns = sampled(change.new & ~change.shade if change.solid else change.new, _PIXELS)
    light, lights = linear(picture[rows, columns]), lights_of(pictures, question.light)
    own = _cost(light, lights, pictures, question.views)
    return own, _cost(light, lights, pictures, question.rivals)


def _cost(
    light: Array, lights: Lights, pictures: Mapping[str, Pixels], keys: tuple[str, ...]
) -> float:
    best = 99.0
    order = lights.cost.argsort(kind="stable")[:_LIGHTS:3]
    for key in (key for key in keys if key in pictures):
        view = pictures[key]
        known = lab(linear(view[sampled(figure(view), _PIXELS // 2)]))
        for at in order:
            apart = np.minimum(distances(lab(light / lights.gains[at]), known), _CAP)
            cost = apart.min(0).mean() + _EXTRA * apart.min(1).mean() + lights.cost[at]
            best = min(best, float(cost))
    return best


def _finding(question: Question, answer: Answer, confidence: float, reason: str) -> Finding:
    return Finding(question=question.text, answer=answer, confidence=confidence, reason=reason)
