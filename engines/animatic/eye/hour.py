"""Whether the light of a picture contradicts the hour it should be."""

from __future__ import annotations

import numpy as np

from engines.animatic.eye.pixels import Pixels, linear
from engines.roles import Question
from film.verdicts import Answer, Finding

_DAY = ("morning", "afternoon")
_BLACK = 12  # code under which the brightest pixels of a picture show nothing
_NIGHT_MOST = 0.15  # median light (linear, 0..1): lamps indoors and snow by moonlight stay below
_DAY_LEAST = 0.05  # a storm by day, a room with small windows stay above
_MOONLIT = 0.085  # and when blue prevails, as it does by moonlight, a day is brighter than this
_BLUE = 1.12  # times as much blue as red


def hour(picture: Pixels, question: Question) -> Finding:
    """Fail when night is asked for and it is bright, or day and it is dark; unknown when black.

    Dawn, evening and twilight lie between and are only asked not to be black.
    """
    if float(np.percentile(picture, 99)) < _BLACK:
        return _finding(question, Answer.UNKNOWN, 0.0, "The picture is black; nothing shows.")
    light = linear(picture[::4, ::4]).reshape(-1, 3)
    red, level, blue = (float(np.median(light[:, channel])) for channel in range(3))
    if question.expects == "night" and level > _NIGHT_MOST:
        return _finding(question, Answer.FAIL, 0.9, "It is as bright as day and should be night.")
    dark = level < _DAY_LEAST or (level < _MOONLIT and blue > _BLUE * red)
    if question.expects in _DAY and dark:
        reason = f"It is as dark as night and should be {question.expects}."
        return _finding(question, Answer.FAIL, 0.9, reason)
    return _finding(question, Answer.PASS, 0.85, "")


def _finding(question: Question, answer: Answer, confidence: float, reason: str) -> Finding:
    return Finding(question=question.text, answer=answer, confidence=confidence, reason=reason)
