"""The studio's bench: noise, filters, rooms and files. Sound is float32 in [-1, 1]."""

from __future__ import annotations

import math
import wave
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from film.errors import MediaFailed

RATE = 48_000
LOOP = 196_608  # samples of a loop of noise
LONGEST = 2**29  # samples that are ever transformed at once
CONTROL = 480  # samples between two points of a slow curve
Sound = NDArray[np.floating[Any]]  # (samples,) or (channels, samples)
Curve = NDArray[np.floating[Any]]
Points = tuple[tuple[float, float], ...]


def write(path: Path, sound: Sound) -> None:
    """Writes (samples,) or (channels, samples) as 16-bit PCM at 48 kHz."""
    samples = np.atleast_2d(np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2"))
    try:
        with path.open("wb") as raw, wave.open(raw, "wb") as file:
            file.setnchannels(samples.shape[0])
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(np.ascontiguousarray(samples.T).tobytes())
    except OSError as wrong:
        raise MediaFailed(f"The sound could not be written ({wrong.strerror}).") from wrong


def gain(decibels: float) -> float:
    """The factor of a level change in decibels."""
    return float(10 ** (decibels / 20))


def equalised(sound: Sound, points: Sequence[Sequence[float]], rate: int = RATE) -> Sound:
    """The sound with gains at frequencies, (hertz, decibels), joined on a log scale, without delay;
    it falls off beyond the first point and the last."""
    samples = sound.shape[-1]
    size = fast(samples + rate // 20)
    spectrum = np.fft.rfft(sound.astype(np.float32), size) * _gains(size, frozen(points), rate)
    made: Sound = np.fft.irfft(spectrum, size)[..., :samples]
    return made


def noise(
    draw: np.random.Generator, samples: int, points: Sequence[Sequence[float]], rate: int = RATE
) -> Sound:
    """Noise of unit power whose spectrum follows `points`, (hertz, decibels): drawn as a spectrum,
    so that one transform makes it."""
    size = fast(samples)
    spectrum = np.empty(size // 2 + 1, np.complex64)
    spectrum.real = draw.standard_normal(len(spectrum), np.float32)
    spectrum.imag = draw.standard_normal(len(spectrum), np.float32)
    spectrum *= _gains(size, frozen(points), rate)
    made: Sound = np.fft.irfft(spectrum, size)[:samples]
    power = float(np.sqrt(np.mean(np.square(made))))
    made *= np.float32(1 / max(power, 1e-9))
    return made


def looped(draw: np.random.Generator, samples: int, points: Sequence[Sequence[float]]) -> Sound:
    """Noise as `noise` makes it, from a loop of four seconds that is made once and begins anywhere:
    the drawn spectrum closes without a seam."""
    loop = _loop(int(draw.integers(4)), frozen(points))
    start = int(draw.integers(len(loop)))
    turns = -(-(start + samples) // len(loop))
    return np.tile(loop, turns)[start : start + samples]


def drifting(draw: np.random.Generator, samples: int, every: float, low: float = 0.0) -> Curve:
    """A smooth random curve between `low` and 1 with a turn about every `every` seconds."""
    count = max(4, int(samples / RATE / every) + 4)
    points = low + (1 - low) * draw.random(count)
    place = np.linspace(0, count - 2.001, samples // CONTROL + 2)
    before = place.astype(int)
    share = place - before
    share = share * share * (3 - 2 * share)
    return slow(points[before] * (1 - share) + points[before + 1] * share, samples)


def slow(points: Curve, samples: int) -> Curve:
    """A curve given every 480 samples, joined by lines."""
    steps = np.arange(CONTROL, dtype=np.float32) / CONTROL
    lines = points[:-1, None] + np.diff(points)[:, None] * steps
    return np.asarray(lines.astype(np.float32).ravel()[:samples])


def room(
    draw: np.random.Generator,
    sound: Sound,
    seconds: float,
    wet: float,
    dark: float = 3500.0,
) -> Sound:
    """(samples,) as heard in a room, in two channels of the same length.

    `seconds` is the time in which the echo falls by 60 dB, `wet` its share of the power, `dark`
    where it starts to lose its highs.
    """
    echo = _echo(int(draw.integers(4)), seconds, dark)
    size = fast(sound.shape[-1] + echo.shape[1])
    spectrum = np.fft.rfft(sound.astype(np.float32), size) * np.fft.rfft(echo, size)
    tail = np.fft.irfft(spectrum, size)[:, : sound.shape[-1]]
    heard: Sound = sound * np.float32(np.sqrt(1 - wet)) + tail * np.float32(np.sqrt(wet))
    return heard


def resampled(sound: Sound, rate: float, points: Sequence[Sequence[float]] = ()) -> Sound:
    """(samples,) at `rate` a second as 48 kHz, band-limited, and equalised by `points` at once."""
    padded = np.pad(sound.astype(np.float32), (0, int(rate // 10)))
    size, target = _lengths(len(padded), RATE / rate)
    spectrum = np.fft.rfft(padded, size)
    if points:
        spectrum *= _gains(size, frozen(points), round(rate))
    wide = np.zeros(target // 2 + 1, np.complex64)
    kept = min(len(spectrum), len(wide))
    wide[:kept] = spectrum[:kept]
    made: Sound = np.fft.irfft(wide, target)[: round(len(sound) * RATE / rate)]
    return made * np.float32(target / size)


def frozen(points: Sequence[Sequence[float]]) -> Points:
    """Points as they can be remembered by."""
    return tuple((float(hertz), float(decibels)) for hertz, decibels in points)


def fast(samples: int) -> int:
    """The next length that an FFT likes: 2, 3 or 5 times a power of two."""
    power = 1 << max(4, (samples - 1).bit_length())
    return min(n for n in (power, power * 3 // 4, power * 5 // 8) if n >= samples)


@lru_cache(maxsize=64)
def _lengths(samples: int, larger: float) -> tuple[int, int]:
    """Two even lengths that an FFT likes, the first for so many samples and the second `larger`
    times as long, as nearly as can be: within a few ten-thousandths, which no ear tells."""
    likes = _liked()
    sizes = likes[(likes >= samples) & (likes <= samples * 3 // 2 + 16)]
    wanted = sizes * larger
    after = np.searchsorted(likes, wanted)
    above, below = likes[after], likes[np.maximum(after - 1, 0)]
    targets = np.where(wanted - below < above - wanted, below, above)
    best = int(np.argmin(np.abs(targets / wanted - 1)))
    return int(sizes[best]), int(targets[best])


@lru_cache(maxsize=1)
def _liked() -> NDArray[np.int64]:
    """Even numbers of small prime factors, up to more than an hour of sound."""
    made = np.array([2], np.int64)
    for prime in (2, 3, 5, 7, 11, 13):
        powers = prime ** np.arange(int(math.log(LONGEST, prime)) + 1, dtype=np.int64)
        made = np.outer(made, powers).ravel()
        made = made[made <= LONGEST]
    return np.sort(made)


@lru_cache(maxsize=24)
def _loop(which: int, points: Points) -> Sound:
    draw = np.random.default_rng((which, zlib.crc32(repr(points).encode())))
    return noise(draw, LOOP, points)


@lru_cache(maxsize=64)
def _echo(which: int, seconds: float, dark: float) -> Sound:
    """One of four echoes of a room, in two channels of unit power."""
    draw = np.random.default_rng((which, round(seconds * 1000), round(dark)))
    length = int(min(seconds, 3.0) * RATE)
    time = np.arange(length) / RATE
    fall = 10 ** (-3 * time / seconds) * np.minimum(1, time / 0.004)
    spectrum = ((120, -9), (250, 0), (dark, 0), (4 * dark, -24))
    echo = np.stack([noise(draw, length, spectrum) for _ in range(2)]) * fall
    echo /= np.sqrt((echo**2).sum(axis=1, keepdims=True))
    return np.asarray(echo, np.float32)


@lru_cache(maxsize=48)
def _gains(size: int, points: Points, rate: int) -> NDArray[np.float32]:
    first, last = points[0], points[-1]
    ends = ((first[0] / 3, first[1] - 18), *points, (last[0] * 2.5, last[1] - 30))
    hertz, decibels = zip(*ends, strict=True)
    at = np.log2(np.maximum(np.fft.rfftfreq(size, 1 / rate), 1.0))
    return np.asarray(10 ** (np.interp(at, np.log2(hertz), decibels) / 20), np.float32)
