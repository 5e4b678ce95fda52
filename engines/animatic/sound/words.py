"""When each word of a line is heard: from the speaker's own marks, gaps filled by letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SHORTEST = 0.04  # seconds


@dataclass(frozen=True)
class Clock:
    """From the speaker's milliseconds to seconds of the finished line: it is played `size` times as
    fast, `skipped` seconds of silence are cut off, and `seconds` remain."""

    size: float
    skipped: float
    seconds: float

    def at(self, milliseconds: float) -> float:
        """Seconds from the start of the line."""
        return round(max(0.0, milliseconds / 1000 / self.size - self.skipped), 3)


def timed_words(
    text: str, marks: Sequence[tuple[int, int]], clock: Clock
) -> tuple[tuple[float, float, str], ...]:
    """(start, end, word) for every word of the text, punctuation included.

    `marks` are (milliseconds, letter counted from 1) of the words that the speaker told. It says
    "of the" in one breath and tells one mark: the others lie between, by their letters.
    """
    found = [(match.start(), match.group()) for match in re.finditer(r"\S+", text)]
    starts: list[float | None] = [None] * len(found)
    for milliseconds, letter in marks:
        number = sum(at < letter for at, _ in found) - 1
        if 0 <= number < len(found) and starts[number] is None:
            starts[number] = clock.at(milliseconds)
    known = _filled(starts, [len(word) for _, word in found], clock.seconds)
    ends = [*known[1:], clock.seconds]
    return tuple(
        (round(start, 3), round(max(start + SHORTEST, end), 3), word)
        for start, end, (_, word) in zip(known, ends, found, strict=True)
    )


def _filled(starts: Sequence[float | None], letters: Sequence[int], seconds: float) -> list[float]:
    """Every start, those between two known ones laid out by letters; never going back."""
    known = [(0, starts[0] or 0.0)] if starts else []
    known += [(n, at) for n, at in enumerate(starts) if n and at is not None]
    known.append((len(starts), seconds))
    filled: list[float] = []
    for (first, begin), (after, end) in pairwise(known):
        whole = sum(letters[first:after]) or 1
        for number in range(first, after):
            share = sum(letters[first:number]) / whole
            filled.append(max([begin + (end - begin) * share, *filled[-1:]]))
    return filled
