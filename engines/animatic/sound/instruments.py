"""The composer's instruments: one note each, at half the studio's rate (music has few highs)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engines.animatic.sound.waves import RATE, Sound

HALF = RATE // 2
TABLE = 8192
RISE = 0.004  # seconds in which a struck note comes, so that it does not click

Instrument = Callable[[float, float], Sound]  # hertz, seconds held -> samples


def keys(hertz: float, seconds: float) -> Sound:
    """A struck string: harmonics that fade the faster the higher they are."""
    return _struck(hertz, [(n, n**-1.4, 1.5 + 1.3 * n) for n in range(1, 7)], 2.4)


def bell(hertz: float, seconds: float) -> Sound:
    """A struck bar of metal: partials that are no harmonics, and ring long."""
    rows = [(1.0, 1.0, 1.4), (2.76, 0.45, 2.2), (5.40, 0.2, 4.0), (8.93, 0.08, 7.0)]
    return _struck(hertz, rows, 3.2)


def bass(hertz: float, seconds: float) -> Sound:
    """A low plucked string, short."""
    return _struck(hertz, [(n, n**-1.5, 3.0 + 1.5 * n) for n in range(1, 6)], 1.1)


def bowed(hertz: float, seconds: float) -> Sound:
    """A bowed string: it swells, trembles, and lets go."""
    return _held(hertz, seconds, [n**-1.8 for n in range(1, 9)], 0.16, 0.0035)


def flute(hertz: float, seconds: float) -> Sound:
    """A blown pipe: nearly pure, a little tremble."""
    return _held(hertz, seconds, [1.0, 0.22, 0.1, 0.03], 0.07, 0.0025)


INSTRUMENTS: dict[str, Instrument] = {
    "keys": keys, "bell": bell, "bass": bass, "bowed": bowed, "flute": flute,
}  # fmt: skip


def hertz_of(note: float) -> float:
    """The pitch of a MIDI note."""
    return float(440 * 2 ** ((note - 69) / 12))


def pad_table(highest: float) -> Sound:
    """One turn of the pad's wave: harmonics softened above `highest` times the root."""
    turn = 2 * np.pi * np.arange(TABLE) / TABLE
    wave = np.zeros(TABLE)
    for number in range(1, 12):
        wave += np.sin(number * turn + number) / number**1.5 / (1 + (number / highest) ** 3)
    return np.asarray(wave / float(np.abs(wave).max()), np.float32)


def turned(table: Sound, hertz: float, start: float, samples: int) -> Sound:
    """A table read at a pitch; the phase is a whole number that wraps by itself."""
    step = round(hertz / HALF * 2**32)
    phase = np.arange(samples, dtype=np.uint32) * np.uint32(step) + np.uint32(start * 2**32)
    read: Sound = table[phase >> np.uint32(19)]
    return read


def _struck(hertz: float, rows: list[tuple[float, float, float]], seconds: float) -> Sound:
    time = np.arange(round(seconds * HALF), dtype=np.float32) / HALF
    sound = np.zeros(len(time), np.float32)
    for times, strength, fall in rows:
        if times * hertz < 0.45 * HALF:
            wave = np.sin(np.float32(2 * np.pi * times * hertz) * time)
            sound += np.float32(strength) * wave * np.exp(np.float32(-fall) * time)
    sound *= np.minimum(1, time / RISE)
    sound[-480:] *= np.linspace(1, 0, 480, dtype=np.float32)
    return sound


def _held(
    hertz: float, seconds: float, harmonics: list[float], come: float, tremble: float
) -> Sound:
    go = 0.25
    time = np.arange(round((seconds + go) * HALF), dtype=np.float32) / HALF
    late = np.minimum(1, time / 0.6)  # a tremble comes after the note has
    bend = tremble * late * np.sin(np.float32(2 * np.pi * 5.3) * time)
    phase = np.cumsum((1 + bend) * (2 * np.pi * hertz / HALF))
    sound = np.zeros(len(time), np.float32)
    for number, strength in enumerate(harmonics, 1):
        if number * hertz < 0.45 * HALF:
            sound += np.float32(strength) * np.sin(number * phase).astype(np.float32)
    shape = np.clip(np.minimum(time / come, (seconds + go - time) / go), 0, 1)
    return np.asarray(sound * np.sin(shape * np.pi / 2) * 0.6)
