"""The small signs of life: blinks, breath, eyes that wander, a head that moves with the words.

All of it follows from the person's id, starts at rest at second 0, and is cut into steps, so that
drawn heads can be used again.
"""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_right
from collections.abc import Sequence

from film.setup import Speech

BREATH = 3.8  # seconds a breath
BLINK = (0.5, 1.0, 1.0, 0.5)  # how closed the lids are, frame by frame at 24 a second
NOD = 1.6  # degrees a step of the head
STEPS = 2  # steps down (up half as many)
NOD_EVERY = 0.42  # seconds between two points of the head's path
GAZE_EVERY = 2.3


class Life:
    """What one person does without being told, and how their mouth goes when they speak."""

    def __init__(self, who: str, speech: Sequence[Speech], seconds: float) -> None:
        self._who = who
        self._speech = tuple(line for line in speech if line.who == who)
        self._turns = {line.at: [at for at, _ in line.mouth] for line in self._speech}
        self._chances: dict[str, float] = {}
        self._blinks = self._blink_times(seconds)

    def breath(self, seconds: float) -> float:
        """-1..1, at rest at 0; in steps of an eighth."""
        wave = math.sin(2 * math.pi * seconds / (BREATH * (0.9 + 0.2 * self._chance("breath"))))
        return round(wave * 8) / 8

    def blink(self, seconds: float) -> float:
        """How closed the lids are, 0..1."""
        number = bisect_right(self._blinks, seconds + 1e-9) - 1
        if number < 0:
            return 0.0
        frame = int((seconds - self._blinks[number]) * 24 + 1e-6)
        return BLINK[frame] if frame < len(BLINK) else 0.0

    def mouth(self, seconds: float) -> str:
        """The named shape of the mouth, "" when it is at rest."""
        line = self._line(seconds)
        if line is None:
            return ""
        number = bisect_right(self._turns[line.at], seconds - line.at + 1e-9) - 1
        shape = line.mouth[number][1] if number >= 0 else "rest"
        return "" if shape == "rest" else shape

    def speaks(self, seconds: float) -> bool:
        """Whether a line of theirs is heard at this second."""
        return self._line(seconds) is not None

    def nod(self, seconds: float) -> float:
        """Degrees that the head is lowered (negative) or raised while speaking, in steps."""
        line = self._line(seconds)
        if line is None:
            return 0.0
        place = (seconds - line.at) / NOD_EVERY
        before, share = int(place), place - int(place)
        share = share * share * (3 - 2 * share)
        low, high = (
            self._chance(f"nod {line.at:.2f} {n}") if n else 0.5 for n in (before, before + 1)
        )
        fade = min(1.0, (line.until - seconds) / 0.3)
        value = ((low * (1 - share) + high * share) * 1.5 - 1.0) * fade if fade > 0 else 0.0
        return NOD * round(value * STEPS) if value < 0 else NOD * round(value)

    def gaze(self, seconds: float) -> tuple[float, float]:
        """Eyes that leave and come back, in a few steps; straight for the first two seconds."""
        place = int(seconds / GAZE_EVERY)
        within = seconds / GAZE_EVERY - place
        if place == 0 or self.speaks(seconds) or within > 0.35:
            return (0.0, 0.0)
        side = self._chance(f"gaze {place}")
        return (round((side - 0.5) * 3) / 2.5, 0.0)

    def _line(self, seconds: float) -> Speech | None:
        return next((s for s in self._speech if s.at <= seconds + 1e-9 < s.until), None)

    def _blink_times(self, seconds: float) -> list[float]:
        times, at, number = [], 0.7 + 1.6 * self._chance("first blink"), 0
        while at < seconds:
            times.append(round(at * 24) / 24)
            number += 1
            at += 2.0 + 2.8 * self._chance(f"blink {number}")
        return times

    def _chance(self, question: str) -> float:
        """0..1, the same for the same person and question, and asked in every picture."""
        if question not in self._chances:
            digest = hashlib.sha256(f"{self._who}|{question}".encode()).digest()
            self._chances[question] = int.from_bytes(digest[:4], "big") / 2**32
        return self._chances[question]
