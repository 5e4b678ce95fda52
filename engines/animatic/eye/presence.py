"""Whether the person who came into the picture is the one of the reference views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from engines.animatic.eye.change import Change
from engines.animatic.eye.light import lights_of, seat_of
from engines.animatic.eye.likeness import Likeness, cost_of, likeness
from engines.animatic.eye.palette import Palette, group, palette, with_seat
from engines.animatic.eye.pixels import Array, Pixels, linear, sampled
from engines.animatic.eye.posture import unlike_posed
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
_ANOTHER = 0.9  # share of a picture that nobody covers newly without being another picture
_NO_RIVAL = 99.0
_AHEAD, _MOST_AHEAD = 0.8, 3.0  # what being more like than any other counts, a Lab unit of it
POSED, NOT_POSED = 10.3, 12.0  # Lab units a pixel from the posed view
LIKE, UNLIKE = 7.3, 7.7  # Lab units, from measured pictures, good and faulty


@dataclass(frozen=True)
class Seen:
    """What a presence is judged by: how unlike the right views the newcomer is, and how unlike
    those of the likeliest other."""

    own: Likeness
    palette: Palette
    rival: float


def presence(
    picture: Pixels, change: Change, pictures: Mapping[str, Pixels], question: Question
) -> Finding:
    """Pass, fail or unknown with the reason in words; without views only that someone came."""
    name = name_of(question.text, question.expects)
    plain = _plainly(change, name, question)
    if plain is not None:
        return plain
    posed = unlike_posed(picture, change, pictures, question)
    if posed is not None and posed <= POSED:
        return _finding(question, Answer.PASS, 0.98 - 0.1 * posed / POSED, f"unlike by {posed:.1f}")
    seen = compared(picture, change, pictures, question)
    if seen is None:
        return _finding(question, Answer.UNKNOWN, 0.3, f"It is too dark to tell {name}.")
    if posed is not None and posed >= NOT_POSED:
        reason = unlike(seen.own, seen.palette, name)
        return _finding(question, Answer.FAIL, min(0.97, 0.8 + posed / 200), reason)
    return _judged(seen, name, question)


def _plainly(change: Change, name: str, question: Question) -> Finding | None:
    """What needs no comparing: nobody, a speck, another picture, or no views; else None."""
    if change.solid < _NOBODY:
        return _finding(question, Answer.FAIL, 0.95, f"{name} is not to be seen.")
    if change.new.mean() > _ANOTHER:
        return _finding(question, Answer.FAIL, 0.8, "The whole picture is another one.")
    if change.solid < _FEW:
        return _finding(question, Answer.UNKNOWN, 0.4, f"{name} is too small to be told.")
    return None if question.views else _finding(question, Answer.PASS, 0.7, "")


def compared(
    picture: Pixels, change: Change, pictures: Mapping[str, Pixels], question: Question
) -> Seen | None:
    """The newcomer beside the views of the question; None when it is too dark, or no view shows
    anybody."""
    seat = seat_of(pictures, question.light)
    references = _crops(pictures, question.views, seat)
    seen = seen_palette(picture, change)
    if seen is None or not references:
        return None
    cut = change.box[1] >= len(picture) - 2
    own = likeness(seen, references, cut, lights_of(pictures, question.light))
    others = {key.rpartition("/")[0] for key in question.rivals}
    costs = [
        cost_of(seen, crops_, cut, own.lights)
        for other in sorted(others)
        if (crops_ := _crops(pictures, _of(other, question.rivals), seat))
    ]
    return Seen(own, seen, min(costs, default=_NO_RIVAL))


def _of(subject: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if key.rpartition("/")[0] == subject)


def _crops(
    pictures: Mapping[str, Pixels], keys: tuple[str, ...], seat: Palette | None
) -> list[Palette]:
    found = [crop for key in keys if key in pictures for crop in crops(pictures[key])]
    return [with_seat(crop, seat) for crop in found] if seat else found


def _judged(seen: Seen, name: str, question: Question) -> Finding:
    ahead = min(_MOST_AHEAD, seen.rival - seen.own.cost)
    cost = seen.own.cost - _AHEAD * ahead
    if cost <= LIKE:
        sure = 0.98 - 0.13 * cost / LIKE
        return _finding(question, Answer.PASS, sure, f"unlike by {cost:.1f}")
    reason = unlike(seen.own, seen.palette, name)
    if cost >= UNLIKE:
        return _finding(question, Answer.FAIL, min(0.95, 0.7 + (cost - UNLIKE) / 20), reason)
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
