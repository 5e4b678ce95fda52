"""Measuring what nobody here can hear: pitch, timbre, onsets, tempo and keys of sounds.

Pitch is that of YIN (de Cheveigné and Kawahara, 2002): the first deep dip of the difference of a
piece and itself, moved. Timbre is the outline of the long-term spectrum of the loud parts, in
ten bands, its mean taken off: what is left when pitch and loudness do not count.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from media.wav import RATE

Curve = NDArray[np.floating[Any]]
LOW, HIGH = 60, 560  # hertz of the pitches looked for
PIECE = 2048
STEP = RATE // 200  # samples of 5 ms
CLEAR = 0.36  # a dip as deep as this is a voice
ROUGH = 0.55
BANDS = np.geomspace(250, 5000, 11)


def pitches(sound: Curve) -> Curve:
    """Pitch in hertz of every loud piece (of 85 ms, every 43), 0 where there is none."""
    if len(sound) <= 2 * PIECE:
        return np.zeros(0)
    pieces = np.lib.stride_tricks.sliding_window_view(sound, 2 * PIECE)[::PIECE]
    highest = np.abs(pieces).max(axis=1)
    return _yin(pieces[highest > 0.12 * float(highest.max(initial=0.0))])


def pitch_of(sound: Curve) -> float:
    """Median pitch in hertz; 0 when little is voiced."""
    found = pitches(sound)
    voiced = found[found > 0]
    return float(np.median(voiced)) if 3 * len(voiced) > len(found) else 0.0


def brightness(sound: Curve) -> float:
    """Centre of the spectrum in hertz."""
    power = np.abs(np.fft.rfft(sound))
    return float((power * np.fft.rfftfreq(len(sound), 1 / RATE)).sum() / power.sum())


def timbre(sound: Curve) -> Curve:
    """Decibels in ten bands from 250 Hz to 5 kHz of the louder half, around their mean."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, PIECE)[:: PIECE // 2]
    power = np.abs(np.fft.rfft(frames * np.hanning(PIECE))) ** 2
    total = power.sum(axis=1)
    mean = power[total > np.median(total)].mean(axis=0)
    hertz = np.fft.rfftfreq(PIECE, 1 / RATE)
    edges = np.searchsorted(hertz, BANDS)
    bands = [mean[a:b].mean() for a, b in pairwise(edges)]
    decibels = 10 * np.log10(np.maximum(bands, 1e-12))
    return np.asarray(decibels - decibels.mean())


def apart(one: Curve, other: Curve) -> float:
    """Decibels, root mean square over the bands, between two timbres."""
    return float(np.sqrt(np.mean((np.asarray(one) - np.asarray(other)) ** 2)))


def _yin(pieces: Curve) -> Curve:
    """The pitch of each row; 0 when it has none."""
    longest, shortest = RATE // LOW, RATE // HIGH
    spectrum = np.fft.rfft(pieces, 2 * PIECE)
    part = np.fft.rfft(pieces[:, :PIECE], 2 * PIECE)
    likeness = np.fft.irfft(spectrum * np.conj(part))[:, :longest]
    energy = np.pad(np.cumsum(pieces**2, axis=1), ((0, 0), (1, 0)))
    moved = energy[:, PIECE : PIECE + longest] - energy[:, :longest]
    difference = np.maximum(moved[:, :1] + moved - 2 * likeness, 0.0)[:, 1:]
    normal = difference * np.arange(1, longest) / np.maximum(difference.cumsum(axis=1), 1e-12)
    return np.array([_dip(row, shortest) for row in normal])


def _dip(row: Curve, shortest: int) -> float:
    below = np.flatnonzero(row[shortest:] < CLEAR)
    if not len(below):  # a rough voice: its one best dip, if that is a dip at all
        lag = shortest + int(np.argmin(row[shortest:]))
        return float(RATE / (lag + 1)) if row[lag] < ROUGH else 0.0
    lag = shortest + int(below[0])
    lag += int(np.argmin(row[lag : lag + lag // 2]))
    return float(RATE / (lag + 1))


def onset(sound: Curve) -> float:
    """When a sound begins, in seconds: its first 5 ms within 30 dB of the loudest."""
    level = _envelope(sound)
    return float(np.argmax(level > level.max() - 30)) * STEP / RATE


def onsets(sound: Curve) -> Curve:
    """When the energy rises, in seconds: 4 dB and more within 30 ms, the steepest point of each."""
    level = np.maximum(_envelope(sound), _envelope(sound).max() - 40)
    rise = level[6:] - level[:-6]
    peaks: list[int] = [
        n for n in range(len(rise)) if rise[n] >= 4 and rise[n] == rise[max(0, n - 8) : n + 9].max()
    ]
    return np.asarray((np.array(peaks, float) + 3) * STEP / RATE)


def chroma(sound: Curve, highest: float = 2000.0) -> Curve:
    """Energy of the twelve pitch classes (C first) below `highest` hertz, sharpened to peaks."""
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    band = (hertz > 40) & (hertz < highest)
    classes = np.rint(12 * np.log2(hertz[band] / 440) + 69).astype(int) % 12
    return np.asarray(np.bincount(classes, power[band], 12), float)


def _envelope(sound: Curve) -> Curve:
    """Decibels of every 5 ms."""
    whole = sound[: len(sound) // STEP * STEP].reshape(-1, STEP)
    return np.asarray(10 * np.log10(np.maximum((whole**2).mean(axis=1), 1e-12)))
