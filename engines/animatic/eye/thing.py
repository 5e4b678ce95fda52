"""Whether the right prop has come into the picture: the outline and colours of what is new are
held beside the prop and beside others, each as it would be in this shot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engines.animatic.eye.change import Change
from engines.animatic.eye.light import gain_of
from engines.animatic.eye.overlay import laid, newcomer, view_of, window
from engines.animatic.eye.pixels import Array, Mask, Pixels, lab, linear
from engines.roles import Question
from film.verdicts import Answer, Finding

_SPECK = 6  # pixels of the half-size picture that are too few for a thing
_CLEAR = 30
_MOST = 0.7  # share of the picture that a prop may newly cover
_CAP = 40.0  # Lab units beyond which a colour is simply not there, as where nothing is
_PIXELS = 800
_DEPTH = 0.7  # what lightness counts beside hue: shade moves it
_DIFFERS = 12.0  # Lab units by which two things are not the same at a pixel
_FEW = 20  # pixels by which two things must differ to be told apart
_LEVELS = np.exp(np.array((-0.6, -0.4, -0.2, 0.0, 0.2, 0.4), np.float32))  # nearer a lamp...
OTHER, OWN = 3.0, -3.0  # Lab units a pixel by which it is more like another, and more like itself
STRANGE = 26.0  # Lab units from its own view that nobody can vouch for


@dataclass(frozen=True)
class Fit:
    """A thing laid over what is new: how far each pixel is from it, 0 where neither is; its
    colours, where it is, and how far away it is on the whole."""

    away: Array
    colours: Array
    mask: Mask
    cost: float


def thing(change: Change, picture: Pixels, pictures: Mapping[str, Pixels], question: Question
          ) -> Finding:  # fmt: skip
    """Pass when what is new is like the prop, and more like it than like the others; fail when
    nothing is new or another fits better; unknown for specks and for a picture new all over."""
    if change.new.sum() < _SPECK:
        return _finding(question, Answer.FAIL, 0.95, f"The {question.expects} is not to be seen.")
    if change.new.mean() > _MOST:
        return _finding(question, Answer.UNKNOWN, 0.3, "The whole picture is another one.")
    if change.new.sum() < _CLEAR:
        reason = f"Too little is new to tell whether it is a {question.expects}."
        return _finding(question, Answer.UNKNOWN, 0.4, reason)
    if not question.views:
        return _finding(question, Answer.PASS, 0.7, "")
    own, ahead = compared(change, picture, pictures, question)
    return _judged(own, ahead, question)


def _judged(own: float, ahead: float, question: Question) -> Finding:
    if ahead > OTHER:
        reason = f"What is new looks like something else than the {question.expects}."
        return _finding(question, Answer.FAIL, min(0.97, 0.85 + ahead / 100), reason)
    if ahead > OWN or own > STRANGE:
        reason = f"What is new does not look much like the {question.expects}."
        return _finding(question, Answer.UNKNOWN, 0.5, reason)
    return _finding(question, Answer.PASS, 0.97 - 0.2 * own / STRANGE, "")


def compared(
    change: Change, picture: Pixels, pictures: Mapping[str, Pixels], question: Question
) -> tuple[float, float]:
    """How unlike its own view what is new is, in Lab units, and by how much more like the
    likeliest other thing, a pixel of those where the two differ."""
    there = newcomer(change)
    keys = (question.views[0], *question.rivals)
    things = [laid(view_of(pictures[key]), there) for key in keys]
    part = window((there, *(one.mask for one in things if one)))
    seen, known = linear(picture[part]), _known(pictures, question)
    fits = [
        _fit(there[part], change.new[part], seen, known, *one.within(part)) if one else None
        for one in things
    ]
    own, others = fits[0], fits[1:]
    if own is None:
        return _CAP, 0.0
    return own.cost, max((_ahead(own, other) for other in others if other), default=-_CAP)


def _known(pictures: Mapping[str, Pixels], question: Question) -> Array:
    found = gain_of(*(pictures[key] for key in question.light)) if question.light else None
    return np.ones(3, np.float32) if found is None else found


def _fit(there: Mask, new: Mask, seen: Array, known: Array, light: Array, mask: Mask) -> Fit:
    """Where the thing should be, what may be shade counts too: brown on sand looks like it."""
    both, either = mask & (there | new), mask | there
    colours = lab(light)
    away = np.where(either, _CAP, 0.0).astype(np.float32)
    if both.any():
        level = _level(seen[both], known, colours[both])
        away[both] = _distance(lab(seen[both] / (known * level)), colours[both])
    return Fit(away, colours, mask, float(away[either].mean()))


def _level(seen: Array, known: Array, colours: Array) -> float:
    """How much nearer a lamp than the stand-in it is most likely to be."""
    step = max(1, len(seen) // _PIXELS)
    some, wanted = seen[::step], colours[::step]
    costs = [float(_distance(lab(some / (known * level)), wanted).mean()) for level in _LEVELS]
    return float(_LEVELS[int(np.argmin(costs))])


def _distance(some: Array, others: Array) -> Array:
    scale = np.array([_DEPTH, 1, 1], np.float32)
    found = np.linalg.norm((some - others) * scale, axis=-1)
    return np.asarray(np.minimum(found, _CAP), np.float32)


def _ahead(own: Fit, rival: Fit) -> float:
    """By how many Lab units a pixel the rival is nearer, where the two are not the same."""
    differs = (own.mask != rival.mask) | (
        own.mask & rival.mask & (_distance(own.colours, rival.colours) > _DIFFERS)
    )
    if differs.sum() < _FEW:
        return 0.0
    return float((own.away[differs] - rival.away[differs]).mean())


def _finding(question: Question, answer: Answer, confidence: float, reason: str) -> Finding:
    return Finding(question=question.text, answer=answer, confidence=confidence, reason=reason)
