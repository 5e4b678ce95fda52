"""The embedded composer: a bed for a scene, written bar by bar from the film's theme, then played.

The tempo gives way a little, so that whole bars fill the scene: the last chord is the tonic, struck
where it has time to ring, and nothing is faded out in the middle of a bar.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from engines.animatic.sound.instruments import (
    HALF,
    INSTRUMENTS,
    hertz_of,
    pad_table,
    turned,
)
from engines.animatic.sound.theme import Note, theme_of, varied
from engines.animatic.sound.waves import RATE, Sound, gain, resampled, room, write
from engines.roles import MusicOrder
from film.noun import Noun, digest
from film.tables import read_table

DETUNE = 0.0023  # the two sides of the pad are 8 cents apart
OVERLAP = 1.2  # seconds in which one chord melts into the next
RING = 3.0  # seconds that the last chord has to die away
PEAK = -9.0  # decibels of the loudest moment
COLOUR = ((30, -12), (60, 0), (300, -1), (6000, -2), (12000, -10), (20000, -20))


class Mood(Noun):
    """One row of moods.yaml."""

    key: int
    scale: tuple[int, ...]
    bpm: float
    beats: int
    chords: tuple[tuple[int, ...], ...]
    cadence: tuple[int, ...]
    lead: str
    octave: int
    density: float
    every: int
    bass: tuple[tuple[float, int, float], ...]
    pad: float
    melody: float
    low: float
    drone: float
    dark: float


@dataclass
class Score:
    """A bed as it is played: when each bar begins (the last is the ringing chord's), which chord
    stands in it, and two tracks at half the studio's rate."""

    mood: Mood
    key: int
    starts: list[float]
    chords: list[tuple[int, ...]]
    seconds: float
    draw: np.random.Generator
    tracks: Sound
    notes: dict[tuple[str, int, int], Sound] = field(default_factory=dict)

    @property
    def beat(self) -> float:
        """Seconds a beat."""
        return (self.starts[-1] - self.starts[0]) / max(1, len(self.starts) - 1) / self.mood.beats

    def strike(self, instrument: str, note: int, at: float, held: float, level: float) -> None:
        """Adds a note to both sides; each is made once and used again."""
        name = (instrument, note, round(held * 10))
        if name not in self.notes:
            self.notes[name] = INSTRUMENTS[instrument](hertz_of(note), held)
        sound, start = self.notes[name], max(0, round(at * HALF))
        length = min(len(sound), self.tracks.shape[1] - start)
        if length > 0:
            self.tracks[:, start : start + length] += np.float32(level) * sound[:length]


class AnimaticComposer:
    """The role Composer of the animatic engine."""

    def moods(self) -> tuple[str, ...]:
        """The moods it can write; any other word is played as calm."""
        return tuple(_moods())

    def compose(self, order: MusicOrder, out: Path) -> None:
        """Writes a bed of `order.seconds` (WAV, 48 kHz, stereo); the same order, the same notes.

        Raises MediaFailed when `out` cannot be written.
        """
        score = _score(order)
        _melody(score, theme_of(order.theme))
        _bass(score)
        wet = room(score.draw, score.tracks[0], 1.1, 0.4, dark=8000)  # at half rate: 2.2 s
        score.tracks = np.asarray(wet, np.float32)
        _pad(score)
        _drone(score)
        write(out, _finished(score, max(RATE // 10, round(order.seconds * RATE))))


def _score(order: MusicOrder) -> Score:
    """Bars, tempo and chords: as many whole bars as bring the last chord to its place."""
    mood = _moods().get(order.mood, _moods()["calm"])
    draw = np.random.default_rng(int(digest(order.model_dump(mode="json"))[:12], 16))
    seconds = max(0.1, order.seconds)
    sung = seconds - min(RING, seconds / 3)
    bar = mood.beats * 60 / mood.bpm
    count = max(1, round(sung / bar)) if seconds > bar else 0
    starts = [sung * n / count for n in range(count + 1)] if count else [0.0]
    chords = [mood.chords[n % len(mood.chords)] for n in range(count)]
    if count > 1:
        chords[-1] = mood.cadence
    key = mood.key + int(np.random.default_rng(int(digest(order.theme)[:8], 16)).integers(-2, 3))
    tracks = np.zeros((2, round(seconds * HALF) + 1), np.float32)
    return Score(mood, key, starts, [*chords, mood.chords[0]], seconds, draw, tracks)


def _melody(score: Score, theme: tuple[Note, ...]) -> None:
    """The theme every few bars, thinned to the mood, its strong notes moved onto the chord."""
    mood, level = score.mood, gain(score.mood.melody) * 0.5
    first = 1 if len(score.starts) > 4 else 0
    statements = range(first, max(first + 1, len(score.starts) - 2), mood.every + (mood.every < 3))
    for number, bar in enumerate(statements):
        for place, note in enumerate(varied(theme, number)):
            at = score.starts[0] + (bar * mood.beats + note.beat) * score.beat
            kept = place in (0, len(theme) - 1) or score.draw.random() < mood.density
            if not kept or at >= score.starts[-1] - 0.05:
                continue
            pitch = score.key + 12 * mood.octave + _pitch(score, note, at)
            score.strike(mood.lead, pitch, at, note.beats * score.beat, level * _accent(note))
    last = score.key + 12 * mood.octave
    score.strike(mood.lead, last, score.starts[-1], score.seconds - score.starts[-1], level * 0.8)


def _accent(note: Note) -> float:
    return 1.0 if note.beat % 2 == 0 else 0.75


def _pitch(score: Score, note: Note, at: float) -> int:
    """Semitones from the key; a note on a strong beat goes to the nearest note of its chord."""
    octave, step = divmod(note.step, len(score.mood.scale))
    semitones = score.mood.scale[step] + 12 * octave
    if note.beat % 2:
        return semitones
    bar = int(np.searchsorted(score.starts, at + 1e-6)) - 1
    classes = {tone % 12 for tone in score.chords[bar]}
    near = [semitones + move for move in (0, -1, 1, -2, 2) if (semitones + move) % 12 in classes]
    return near[0] if near else semitones


def _bass(score: Score) -> None:
    """The mood's figure under every chord, and the root under the last."""
    level = gain(score.mood.low)
    for start, chord in zip(score.starts[:-1], score.chords, strict=False):
        for beat, above, strength in score.mood.bass:
            note = score.key + chord[0] + above - 12
            score.strike("bass", note, start + beat * score.beat, 1.0, level * strength)
    score.strike("bass", score.key - 12, score.starts[-1], 1.0, level)


def _pad(score: Score) -> None:
    """Held chords, each swelling over the end of the one before; left and right out of tune."""
    table = pad_table(score.mood.dark / hertz_of(score.key + 12))
    ends = [*score.starts[1:], score.seconds]
    for number, (begin, end) in enumerate(zip(score.starts, ends, strict=True)):
        last = number == len(score.chords) - 1
        start = max(0, round((begin - OVERLAP / 2) * HALF))
        stop = min(score.tracks.shape[1], round((end + (0 if last else OVERLAP / 2)) * HALF))
        if stop <= start:
            continue
        swell = _swell(stop - start, number == 0, last) * np.float32(gain(score.mood.pad) / 4)
        for place, note in enumerate(score.chords[number]):
            hertz, level = hertz_of(score.key + note), np.float32(0.9 - 0.12 * place)
            for side, off in enumerate((1 - DETUNE / 2, 1 + DETUNE / 2)):
                wave = turned(table, hertz * off, float(score.draw.random()), stop - start)
                score.tracks[side, start:stop] += wave * (swell * level)


def _swell(length: int, first: bool, last: bool) -> Sound:
    time = np.arange(length, dtype=np.float32) / HALF
    come = min(0.7 if first else OVERLAP, length / HALF / 2)
    go = length / HALF * 0.9 if last else OVERLAP
    share = np.clip(np.minimum(time / come, (length / HALF - time) / go), 0, 1)
    return np.asarray(np.sin(share * np.float32(np.pi / 2)) ** 2)


def _drone(score: Score) -> None:
    """The root an octave down, breathing slowly, where the mood has one."""
    if score.mood.drone <= -40:
        return
    time = np.arange(score.tracks.shape[1], dtype=np.float32) / HALF
    turn = np.float32(2 * np.pi * hertz_of(score.key - 12))
    low = np.sin(turn * time) + np.float32(0.35) * np.sin(2 * turn * time + 1)
    breath = 0.75 + 0.25 * np.sin(np.float32(2 * np.pi / 7.3) * time)
    edges = np.clip(np.minimum(time / 1.5, (score.seconds - time) / 2.0), 0, 1)
    score.tracks += low * breath * edges * np.float32(gain(score.mood.drone))


def _finished(score: Score, samples: int) -> Sound:
    """Both sides at the studio's rate and an even level; silence at the first and last sample."""
    wide = np.stack([resampled(side, HALF, COLOUR) for side in score.tracks])[:, :samples]
    played = np.pad(wide, ((0, 0), (0, samples - wide.shape[1])))
    played *= np.float32(gain(PEAK) / max(float(np.abs(played).max()), 1e-9))
    time = np.arange(samples, dtype=np.float32) / RATE
    come, go = min(0.25, score.seconds / 4), min(1.2, score.seconds / 3)
    edge = np.clip(np.minimum(time / come, (score.seconds - time) / go), 0, 1)
    return np.asarray(played * np.sin(edge * np.float32(np.pi / 2)))


@cache
def _moods() -> dict[str, Mood]:
    table = read_table(Path(__file__).parent / "moods.yaml")
    return {name: Mood(**row) for name, row in table.items()}
