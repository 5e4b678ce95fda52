"""Drift between the last frame of one shot and the first of the next: light, clothes, positions.

A fair cut changes size and angle and nothing else: the place keeps the light of its hour, people
keep the colours of their clothes and their sides of the picture. A shot that goes on from the
last frame of another begins with that frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np

from engines.animatic.eye.hour import unfit
from engines.animatic.eye.light import gain_of
from engines.animatic.eye.pixels import Array, Pixels, highest, lab, linear, read_half, read_view
from engines.animatic.eye.references import crops
from engines.roles import Cut, Question
from film.verdicts import Answer, Finding, Verdict

SAME, PRINT = 0.003, 24  # share of two prints of one frame that may differ by so many codes
HOUR = 0.8  # Lab units by which another hour fits better
LEVEL = 3.4  # Lab units that a place is less like itself after a jump of light
_CLOTHES = (0.2, 0.8)  # heights of a figure that are clothes
_MUCH = 0.12  # share of a figure that makes a colour theirs
_LIKE = 12.0  # Lab units within which a colour is taken for theirs
_DEPTH = 0.6  # what lightness counts beside hue
_COMMON = 0.008  # share of the empty set that makes a colour nobody's
_SEEN, _GONE = 0.004, 0.0016  # shares of a picture in which a colour is there, and is not
_MOST = 0.5  # of someone's clothes, by which they can be told
_REST = 0.3  # of what should be there of it, which is too little
_APART = 0.08  # of the picture's width between two people who have a side
_SIZE = (320, 180)
_MIDDLE = "the others"  # where they are, when one alone of several can be told by colours
_Pair = tuple[tuple[float, float], tuple[float, float]]  # before and after: how much, and where


@dataclass(frozen=True)
class _Side:
    """One side of the boundary: its colours as under plain light, at a small size."""

    name: str
    picture: Pixels
    colours: Array


def drift(last: Path, first: Path, views: dict[str, Path], cut: Cut) -> Verdict:
    """One finding for each thing that must not jump. Raises `MediaFailed` for a file that is no
    picture."""
    pictures = {key: read_view(path) for key, path in views.items()}
    one, two = read_half(last), read_half(first)
    if cut.continuous:
        return Verdict(by="drift", findings=(_same(one, two),))
    gain = gain_of(*(pictures[key] for key in cut.light)) if cut.light else None
    sides = tuple(_side(name, picture, gain) for name, picture in (("before", one), ("after", two)))
    people = tuple(_people(sides, pictures, cut, gain))
    redressed = any(one.answer is Answer.FAIL for one in people)
    findings = (*_light(sides, pictures, cut, redressed), *people)
    return Verdict(by="drift", findings=findings)


def _side(name: str, picture: Pixels, gain: Array | None) -> _Side:
    small = np.asarray(cv2.resize(picture, _SIZE, interpolation=cv2.INTER_AREA), np.uint8)
    return _Side(name, picture, _plain(small, gain))


def _plain(small: Pixels, gain: Array | None) -> Array:
    light = linear(small)
    return lab(light / gain if gain is not None else light)


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
    sides: tuple[_Side, ...], pictures: Mapping[str, Pixels], cut: Cut, redressed: bool
) -> Iterator[Finding]:
    """Whether the light jumps. A plain difference is none of the light when people differ too."""
    if not cut.hours:
        return
    question = "Is the light on both sides of the cut the same?"
    asked = Question(about="time", text=question, expects="", views=cut.hours)
    fits = [unfit(side.picture, pictures, asked) for side in sides]
    nearest = [min(fit, key=lambda key: fit[key]) for fit in fits]
    if all(fit[other] - fit[own] > HOUR
           for fit, own, other in zip(fits, nearest, nearest[::-1], strict=True)):  # fmt: skip
        before, after = (key.rpartition("/")[0] for key in nearest)
        yield _finding(question, Answer.FAIL, 0.9, f"The light goes from {before} to {after}.")
        return
    jump = abs(min(fits[0].values()) - min(fits[1].values()))
    if jump > LEVEL and redressed:
        yield _finding(question, Answer.UNKNOWN, 0.5, "People differ, so the light cannot be told.")
        return
    if jump > LEVEL:
        yield _finding(question, Answer.FAIL, 0.8, "The light jumps between the shots.")
        return
    yield _finding(question, Answer.PASS, 0.9, "")


def _people(
    sides: tuple[_Side, ...], pictures: Mapping[str, Pixels], cut: Cut, gain: Array | None
) -> Iterator[Finding]:
    empty = _empty(pictures, cut, gain)
    own = {name: _own(pictures, keys, empty) for name, keys in cut.people}
    seen = {name: _seen(sides, colours) for name, (colours, _) in own.items()}
    where: dict[str, list[tuple[float, float]]] = {}
    for name, pairs in seen.items():
        others = [pair for other, found in seen.items() if other != name for pair in found]
        yield _dressed(name, pairs, _nearer(others), own[name][1])
        if pairs:
            where[name] = [max(side) for side in zip(*pairs, strict=True)]
    if cut.sides and len(where) == 1 and len(cut.people) > 1:
        where[_MIDDLE] = [(1.0, 0.5)] * 2
    if cut.sides:
        yield from _placed(where)


def _empty(pictures: Mapping[str, Pixels], cut: Cut, gain: Array | None) -> Array | None:
    if not cut.hours or cut.hours[0] not in pictures:
        return None
    small = cv2.resize(pictures[cut.hours[0]], _SIZE, interpolation=cv2.INTER_AREA)
    return _plain(np.asarray(small, np.uint8), gain)


def _own(
    pictures: Mapping[str, Pixels], keys: tuple[str, ...], empty: Array | None
) -> tuple[list[Array], float]:
    """The colours of someone's clothes that the empty set does not have, and how much of the
    clothes they are."""
    own: list[Array] = []
    mine = all_ = 1e-6
    for palette in (crops(pictures[key])[0] for key in keys[:1] if crops(pictures[key])):
        clothes = (palette.height > _CLOTHES[0]) & (palette.height < _CLOTHES[1])
        for at in np.flatnonzero(clothes & (palette.weight > _MUCH)):
            colour = lab(palette.light[at] / palette.scale)
            all_ += palette.weight[at]
            if empty is None or float(_near(empty, colour).mean()) < _COMMON:
                own.append(colour)
                mine += palette.weight[at]
    return own, float(mine / all_)


def _near(colours: Array, colour: Array) -> Array:
    scale = np.array([_DEPTH, 1, 1], np.float32)
    return np.asarray(np.linalg.norm((colours - colour) * scale, axis=-1) < _LIKE)


def _seen(sides: tuple[_Side, ...], colours: list[Array]) -> list[_Pair]:
    found = [tuple(_found(side, colour) for side in sides) for colour in colours]
    return [(before, after) for before, after in found]


def _nearer(others: list[_Pair]) -> float:
    """How many times as large as before the others are after the cut; 1 when none tells."""
    grown = [two / one for (one, _), (two, _) in others if min(one, two) > _GONE]
    return float(np.median(grown)) if grown else 1.0


def _found(side: _Side, colour: Array) -> tuple[float, float]:
    """How much of a picture has this colour, and how far to the right it is (0..1)."""
    there = _near(side.colours, colour)
    columns = np.nonzero(there)[1]
    return float(there.mean()), float(columns.mean()) / _SIZE[0] if columns.size else 0.5


def _dressed(name: str, pairs: list[_Pair], nearer: float, share: float) -> Finding:
    """Unknown when the set has the colours of much of someone's clothes, and the rest stays."""
    question = f"Does {name} wear the same on both sides of the cut?"
    for (one, _), (two, _) in pairs:
        if _is_gone(two, one, one * nearer) or _is_gone(one, two, two / nearer):
            reason = f"{name} wears something else after the cut."
            return _finding(question, Answer.FAIL, 0.8, reason)
    if not pairs or share < _MOST:
        reason = f"{name}'s clothes have the colours of the place."
        return _finding(question, Answer.UNKNOWN, 0.4, reason)
    return _finding(question, Answer.PASS, 0.85, "")


def _is_gone(share: float, other: float, expected: float) -> bool:
    """Whether a colour that is there on the other side of a cut is not on this one."""
    return max(other, expected) > _SEEN and share < min(_GONE, _REST * expected)


def _placed(where: dict[str, list[tuple[float, float]]]) -> Iterator[Finding]:
    for one, two in combinations(where, 2):
        seen = all(share > _GONE for share, _ in (*where[one], *where[two]))
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
