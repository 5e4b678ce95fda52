"""The embedded composer: quiet beds for a scene, by mood; written note by note, then played."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import yaml

from engines.animatic.sound.waves import (
    RATE,
    Sound,
    drifting,
    equalised,
    gain,
    resampled,
    room,
    write,
)
from engines.roles import MusicOrder
from film.noun import Noun, digest

HALF = RATE // 2  # the pad has no highs: it is played at half the rate
TABLE = 8192
DETUNE = 0.0023  # the two sides of the pad are 8 cents apart
OVERLAP = 1.6  # seconds in which one chord melts into the next


class Mood(Noun):
    """One row of moods.yaml."""

    key: int
    bar: float
    dark: float
    pad: float
    pluck: float
    drone: float
    notes: int
    octave: int
    scale: tuple[int, ...]
    chords: tuple[tuple[int, ...], ...]
    pulse: float = 0.0  # seconds between two beats of a low pulse, 0 for none


class AnimaticComposer:
    """The role Composer of the animatic engine."""

    def moods(self) -> tuple[str, ...]:
        """The moods it can write; any other word is played as calm."""
        return tuple(_moods())

    def compose(self, order: MusicOrder, out: Path) -> None:
        """Writes a bed of `order.seconds` (WAV, 48 kHz, stereo); the same order, the same notes.

        Raises MediaFailed when `out` cannot be written.
        """
        mood = _moods().get(order.mood, _moods()["calm"])
        draw = np.random.default_rng(int(digest(order.model_dump(mode="json"))[:12], 16))
        samples = max(RATE // 10, round(order.seconds * RATE))
        key = mood.key + int(draw.integers(-2, 3))
        turn = int(draw.integers(len(mood.chords))) if order.seed else 0
        chords = mood.chords[turn:] + mood.chords[:turn]
        played = _pad(draw, mood, key, chords, samples) * gain(mood.pad)
        played += _drone(draw, mood, key, samples) * gain(mood.drone)
        played += _plucked(draw, mood, key, chords, samples) * gain(mood.pluck)
        write(out, _ended(played, samples))


def _pad(
    draw: np.random.Generator,
    mood: Mood,
    key: int,
    chords: tuple[tuple[int, ...], ...],
    samples: int,
) -> Sound:
    """Held chords, each swelling over the end of the one before; left and right out of tune."""
    length = samples // 2 + 1
    track = np.zeros((2, length))
    table = _wave(mood.dark / _hertz(key + 12))
    for number in range(int(length / HALF / mood.bar) + 1):
        start = max(0, round((number * mood.bar - OVERLAP / 2) * HALF))
        end = min(length, round(((number + 1) * mood.bar + OVERLAP) * HALF))
        if end - start < HALF // 4:
            continue
        swell = _swell(end - start, number == 0)
        for place, note in enumerate(chords[number % len(chords)]):
            level = swell * (0.9 - 0.12 * place) * drifting(draw, end - start, 2.3, 0.6)
            for side, detune in enumerate((1 - DETUNE / 2, 1 + DETUNE / 2)):
                phase = draw.random() + _hertz(key + note) * detune / HALF * np.arange(end - start)
                track[side, start:end] += table[(phase * TABLE).astype(int) % TABLE] * level
    wide = np.stack([resampled(side, HALF)[:samples] for side in track])
    return np.pad(wide, ((0, 0), (0, samples - wide.shape[1]))) / 4


def _drone(draw: np.random.Generator, mood: Mood, key: int, samples: int) -> Sound:
    """The root an octave down; a pulse beats in it if the mood has one."""
    time = np.arange(samples) / RATE
    root = _hertz(key - 12)
    low = np.sin(2 * np.pi * root * time) + 0.35 * np.sin(4 * np.pi * root * time + 1)
    low *= drifting(draw, samples, 4.0, 0.7) * np.minimum(1, time / 2)
    if mood.pulse:
        since = time % mood.pulse
        low *= 0.45 + 0.9 * np.exp(-since * 7) * np.minimum(1, since / 0.015)
    return np.stack([low, low])


def _plucked(
    draw: np.random.Generator,
    mood: Mood,
    key: int,
    chords: tuple[tuple[int, ...], ...],
    samples: int,
) -> Sound:
    """A few notes a bar on a grid of eighths, walking by steps of the scale, in a big room."""
    track = np.zeros(samples)
    step = int(draw.integers(len(mood.scale)))
    for bar in range(int(samples / RATE / mood.bar) + 1):
        chord = {note % 12 for note in chords[bar % len(chords)]}
        beats = np.sort(draw.choice(8, size=min(8, mood.notes), replace=False))
        for beat in beats:
            step = int(np.clip(step + draw.integers(-2, 3), 0, len(mood.scale) - 1))
            note = mood.scale[step]
            if beat % 4 == 0 and note % 12 not in chord:  # strong beats rest on the chord
                note = min(mood.scale, key=lambda n: min(abs(n - c) for c in chord))
            at = (bar + beat / 8) * mood.bar + 0.012 * draw.normal()
            _pluck(track, _hertz(key + 12 * mood.octave + note), at, 0.55 + 0.45 * draw.random())
    return room(draw, track, 2.6, 0.45, dark=4000)


def _pluck(track: Sound, hertz: float, at: float, strength: float) -> None:
    """A struck bar or string: harmonics that fade the faster the higher they are."""
    start = max(0, round(at * RATE))
    length = min(round(2.4 * RATE), len(track) - start)
    if length <= 0:
        return
    time = np.arange(length) / RATE
    for number in range(1, 6):
        fall = np.exp(-time * (1.5 + 1.3 * number))
        track[start : start + length] += (
            strength / number**1.9 * np.sin(2 * np.pi * number * hertz * time) * fall
        )
    track[start : start + min(length, 96)] *= np.linspace(0, 1, 96)[: min(length, 96)] ** 0.5


def _ended(played: Sound, samples: int) -> Sound:
    """The whole bed at an even level, with a soft beginning and end."""
    played = equalised(
        played, ((30, -12), (60, 0), (300, -1), (6000, -2), (12000, -10), (20000, -20))
    )
    played = played / max(float(np.abs(played).max()), 1e-9) * gain(-9)
    seconds = samples / RATE
    time = np.arange(samples) / RATE
    come, go = min(1.5, seconds / 4), min(2.5, seconds / 3)
    envelope = np.clip(np.minimum(time / come, (seconds - time) / go), 0, 1)
    return np.asarray(played * np.sin(envelope * np.pi / 2))


def _swell(length: int, first: bool) -> Sound:
    time = np.arange(length) / HALF
    come = 0.8 if first else OVERLAP
    share = np.clip(np.minimum(time / come, (length / HALF - time) / OVERLAP), 0, 1)
    return np.asarray(np.sin(share * np.pi / 2) ** 2)


def _wave(highest: float) -> Sound:
    """One turn of the pad's wave: harmonics softened above `highest` times the root."""
    turn = 2 * np.pi * np.arange(TABLE) / TABLE
    wave = np.zeros(TABLE)
    for number in range(1, 12):
        wave += np.sin(number * turn + number) / number**1.5 / (1 + (number / highest) ** 3)
    return wave / float(np.abs(wave).max())


def _hertz(note: float) -> float:
    return float(440 * 2 ** ((note - 69) / 12))


@cache
def _moods() -> dict[str, Mood]:
    table = yaml.safe_load((Path(__file__).parent / "moods.yaml").read_text(encoding="utf-8"))
    return {name: Mood(**row) for name, row in table.items()}
