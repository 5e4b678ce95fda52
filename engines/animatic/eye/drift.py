"""Drift between the last frame of one shot and the first of the next: light, clothes, positions.

A fair cut changes size and angle and nothing else: the place keeps the light of its hour, people
keep the colours of their clothes and their sides of the picture. A shot that goes on from the
last frame of another begins with that frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np

from engines.animatic.eye.hour import unfit
from engines.animatic.eye.light import gain_of
from engines.animatic.eye.pixels import (
    Array,
    Pixels,
    highest,
    read_colours,
    read_half,
    read_view,
)
from engines.animatic.eye.sides import Clothes, Side, clothes_of, colours_of, place_of, side_of
from engines.roles import Cut, Question
from film.verdicts import Answer, Finding, Verdict

SAME, PRINT = 0.003, 24  # share of two prints of one frame that may differ by so many codes
HOUR = 0.8  # Lab units by which another hour fits better
JUMP = 3.0  # Lab units that most of a place differs from itself without people
LEVEL = 3.4  # Lab units that a place is less like itself after a jump of light
_SEEN, _GONE = 0.35, 0.12  # of what should be there of a colour: it is there, and it is not
_LESS = 0.25  # of it, where people wear what nobody is known to wear
_STRANGE, _STRANGE_AFAR = 0.12, 0.36  # share of people that is new on the nearer or wider side
_LITTLE = 0.0016  # share of a picture, or of the people in it, that shows nothing
_MOST = 0.5  # of someone's clothes, by which they can be told
_APART = 0.08  # of the picture's width between two people who have a side
_JUMPS = "The light jumps between the shots."
_MIDDLE = "the others"  # where they are, when one alone of several can be told by colours


def drift(last: Path, first: Path, views: dict[str, Path], cut: Cut) -> Verdict:
    """One finding for each thing that must not jump. Raises `MediaFailed` for a file that is no
    picture."""
    pictures = {key: read_view(path) for key, path in views.items() if key not in cut.hours[1:]}
    hours = {key: read_colours(views[key]) for key in cut.hours if key in views}
    one, two = read_half(last), read_half(first)
    if cut.continuous:
        return Verdict(by="drift", findings=(_same(one, two),))
    gain = gain_of(*(pictures[key] for key in cut.light)) if cut.light else None
    sides = (
        side_of(one, pictures.get("before/empty"), gain, cut.shown[0]),
        side_of(two, pictures.get("after/empty"), gain, cut.shown[1]),
    )
    people = tuple(_people(sides, pictures, cut, gain))
    redressed = any(one.answer is Answer.FAIL for one in people)
    findings = (*_light(sides, hours, cut, redressed), *people)
    return Verdict(by="drift", findings=findings)


def _same(one: Pixels, two: Pixels) -> Finding:
    question = "Does the shot go on from the frame before?"
    if one.shape != two.shape:
        return _finding(question, Answer.FAIL, 1.0, "The picture changes its size.")
    differs = cv2.blur(highest(np.asarray(cv2.absdiff(one, two), np.uint8)), (5, 5)) > PRINT
    apart = float(differs.mean())
    if apart > SAME:
        return _finding(question, Answer.FAIL, 0.95, "The picture jumps where the shot goes on.")
    return _finding(question, Answer.PASS, 0.97, "")


def _light(
    sides: tuple[Side, Side], hours: Mapping[str, Array], cut: Cut, redressed: bool
) -> Iterator[Finding]:
    """Whether the light jumps: beside the place without people, or else beside it at each hour. A
    plain difference of hours is none of the light when people differ too."""
    if not cut.hours:
        return
    question = "Is the light on both sides of the cut the same?"
    asked = Question(about="time", text=question, expects="", views=cut.hours)
    fits = [unfit(side.picture, hours, asked) for side in sides]
    nearest = [min(fit, key=lambda key: fit[key]) for fit in fits]
    before, after = (key.rpartition("/")[0] for key in nearest)
    told = all(fit[other] - fit[own] > HOUR
               for fit, own, other in zip(fits, nearest, nearest[::-1], strict=True))  # fmt: skip
    reason = f"The light goes from {before} to {after}." if told else _JUMPS
    if all(side.empty is not None for side in sides):
        yield _kept(question, [side.jump() for side in sides], reason)
        return
    jump = abs(min(fits[0].values()) - min(fits[1].values()))
    if jump > LEVEL and redressed and not told:
        yield _finding(question, Answer.UNKNOWN, 0.5, "People differ, so the light cannot be told.")
    elif jump > LEVEL or told:
        yield _finding(question, Answer.FAIL, 0.9 if told else 0.8, reason)
    else:
        yield _finding(question, Answer.PASS, 0.9, "")


def _kept(question: str, jumps: list[tuple[float, bool]], reason: str) -> Finding:
    """By the place without people, which was looked at before they came."""
    jump, alike = max(jumps)
    if jump > JUMP and alike:
        return _finding(question, Answer.FAIL, 0.9, reason)
    if jump > JUMP:
        return _finding(question, Answer.UNKNOWN, 0.5, "Too little of the place is to be seen.")
    return _finding(question, Answer.PASS, 0.95, "")


def _people(
    sides: tuple[Side, Side], pictures: Mapping[str, Pixels], cut: Cut, gain: Array | None
) -> Iterator[Finding]:
    hour = cut.hours[0] if cut.hours else ""
    place = place_of(pictures[hour], gain) if hour in pictures else None
    others = (colours_of(pictures, (key,)) for key in cut.others)
    known = {name: colours_of(pictures, keys) for name, keys in cut.people}
    new = _new(sides, np.concatenate([*known.values(), *others])) if known else False
    many = len(cut.people) + len(cut.others) // 2
    apart = all(side.people is not None for side in sides)
    where: dict[str, list[tuple[float, float]]] = {}
    for name, keys in cut.people:
        clothes = clothes_of(pictures, keys, sides, place)
        seen = [(sides[0].amount(colour), sides[1].amount(colour)) for colour in clothes.colours]
        yield _dressed(name, clothes, seen, many, new, apart)
        if seen:
            where[name] = [max(found) for found in zip(*seen, strict=True)]
    if cut.sides and all(side.people is not None for side in sides) and len(known) > 1:
        whose = [side.whose(list(known.values())) for side in sides]
        where = {name: [whose[0][n], whose[1][n]] for n, name in enumerate(known)}
    elif len(where) == 1 and len(cut.people) > 1:
        where[_MIDDLE] = [(1.0, 0.5)] * 2
    if cut.sides:
        yield from _placed(where)


def _new(sides: tuple[Side, Side], known: Array) -> bool:
    """Whether people on one side wear what is not on the other, and what nobody is known to wear.
    The wider side may show seats and things that the nearer one does not."""
    if any(side.people is None or not side.people.any() for side in sides):
        return False
    return any(
        side.strange(other, known) > (_STRANGE if side.shown <= other.shown else _STRANGE_AFAR)
        for side, other in (sides, sides[::-1])
    )


def _dressed(
    name: str,
    clothes: Clothes,
    seen: list[tuple[tuple[float, float], tuple[float, float]]],
    many: int,
    new: bool,
    apart: bool,
) -> Finding:
    """Fail when a colour of theirs is on one side of the cut only, or much of it is new where they
    are; unknown when the set has the colours of much of their clothes, and the rest stays. `apart`
    when people were told from the place on both sides, so that amounts are of people."""
    question = f"Does {name} wear the same on both sides of the cut?"
    for shares, found in zip(clothes.shares, seen, strict=True):
        one, two = (amount / max(1e-3, share / many)
                    for share, (amount, _) in zip(shares, found, strict=True))  # fmt: skip
        least = min(amount for amount, _ in found)
        if not apart and least > _LITTLE:
            continue  # of a whole picture, in which they may be small
        if max(one, two) > _SEEN and min(one, two) < (_LESS if new else _GONE):
            reason = f"{name} wears something else after the cut."
            return _finding(question, Answer.FAIL, 0.9 if new else 0.8, reason)
    if new and (many == 1 or not seen):
        reason = f"{name} wears something else after the cut."
        return _finding(question, Answer.FAIL, 0.8, reason)
    if not seen or clothes.told < _MOST:
        reason = f"Too little of {name}'s clothes is to be seen, or they are like the place."
        return _finding(question, Answer.UNKNOWN, 0.4, reason)
    return _finding(question, Answer.PASS, 0.85, "")


def _placed(where: dict[str, list[tuple[float, float]]]) -> Iterator[Finding]:
    for one, two in combinations(where, 2):
        seen = all(share > _LITTLE for share, _ in (*where[one], *where[two]))
        before, after = (a[1] - b[1] for a, b in zip(where[one], where[two], strict=True))
        if not seen or min(abs(before), abs(after)) < _APART:
            continue
        question = f"Do {one} and {two} keep to their sides?"
        if (before > 0) != (after > 0):
            reason = f"{one} and {two} change sides at the cut."
            yield _finding(question, Answer.FAIL, 0.85, reason)
        else:
            yield _finding(question, Answer.PASS, 0.9, "")


def _finding(question: str, answer: Answer, confidence: float, reason: str) -> Finding:
    return Finding(question=question, answer=answer, confidence=confidence, reason=reason)
