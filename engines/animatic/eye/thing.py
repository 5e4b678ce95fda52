"""Whether a prop has come into the picture: something new of a size that can be seen."""

from __future__ import annotations

from engines.animatic.eye.change import Change
from engines.roles import Question
from film.verdicts import Answer, Finding

_SPECK = 6  # pixels of the half-size picture that are too few for a thing
_CLEAR = 30
_MOST = 0.7  # share of the picture that a prop may newly cover


def thing(change: Change, question: Question) -> Finding:
    """Pass when something new shows, fail when nothing does; unknown for specks and for a picture
    that is new all over."""
    if change.new.sum() < _SPECK:
        return _finding(question, Answer.FAIL, 0.95, f"The {question.expects} is not to be seen.")
    if change.new.mean() > _MOST:
        return _finding(question, Answer.UNKNOWN, 0.3, "The whole picture is another one.")
    if change.new.sum() < _CLEAR:
        reason = f"Too little is new to tell whether it is a {question.expects}."
        return _finding(question, Answer.UNKNOWN, 0.4, reason)
    return _finding(question, Answer.PASS, 0.9, "")


def _finding(question: Question, answer: Answer, confidence: float, reason: str) -> Finding:
    return Finding(question=question.text, answer=answer, confidence=confidence, reason=reason)
