"""The studio's bench: noise, filters, rooms and files. Sound is float32 in [-1, 1]."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from film.errors import MediaFailed

RATE = 48_000
Sound = NDArray[np.floating[Any]]  # (samples,) or (channels, samples)
Curve = NDArray[np.floating[Any]]


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


def equalised(sound: Sound, points: Sequence[tuple[float, float]]) -> Sound:
    """The sound with gains at frequencies, (hertz, decibels), joined on a log scale, without delay;
    it falls off beyond the first point and the last."""
    samples = sound.shape[-1]
    size = _fast(samples + RATE // 20)
    spectrum = np.fft.rfft(sound, size) * _gains(size, points)
    made: Sound = np.fft.irfft(spectrum, size)[..., :samples]
    return made


def noise(draw: np.random.Generator, samples: int, points: Sequence[tuple[float, float]]) -> Sound:
    """Noise of unit power whose spectrum follows `points`, (hertz, decibels)."""
    size = _fast(samples)
    spectrum = np.fft.rfft(draw.standard_normal(size, np.float32)) * _gains(size, points)
    made = np.fft.irfft(spectrum, size)[:samples]
    return cast(Sound, made / max(float(np.sqrt(np.mean(made**2))), 1e-9))


def drifting(draw: np.random.Generator, samples: int, every: float, low: float = 0.0) -> Curve:
    """A smooth random curve between `low` and 1 with a turn about every `every` seconds."""
    count = max(4, int(samples / RATE / every) + 4)
    points = low + (1 - low) * draw.random(count)
    place = np.linspace(0, count - 2.001, samples)
    before = place.astype(int)
    share = place - before
    share = share * share * (3 - 2 * share)
    return cast(Curve, points[before] * (1 - share) + points[before + 1] * share)


def room(
    draw: np.random.Generator, sound: Sound, seconds: float, wet: float, dark: float = 3500.0
) -> Sound:
    """(samples,) as heard in a room, in two channels of the same length.

    `seconds` is the time in which the echo falls by 60 dB, `wet` its share of the power, `dark`
    where it starts to lose its highs.
    """
    length = int(min(seconds, 3.0) * RATE)
    time = np.arange(length) / RATE
    fall = 10 ** (-3 * time / seconds) * np.minimum(1, time / 0.004)
    echo = np.stack([noise(draw, length, [(120, -9), (250, 0), (dark, 0), (4 * dark, -24)])
                     for _ in range(2)]) * fall  # fmt: skip
    echo /= np.sqrt((echo**2).sum(axis=1, keepdims=True))
    size = _fast(sound.shape[-1] + length)
    tail = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(echo, size), size)
    heard: Sound = sound * np.sqrt(1 - wet) + tail[:, : sound.shape[-1]] * np.sqrt(wet)
    return heard


def resampled(sound: Sound, rate: float) -> Sound:
    """(samples,) at `rate` a second as 48 kHz, band-limited."""
    padded = np.pad(sound, (0, int(rate // 10)))
    size = _fast(len(padded))
    target = round(size * RATE / rate)
    spectrum = np.fft.rfft(padded, size)
    wide = np.zeros(target // 2 + 1, complex)
    kept = min(len(spectrum), len(wide))
    wide[:kept] = spectrum[:kept]
    made = np.fft.irfft(wide, target)[: round(len(sound) * RATE / rate)]
    return cast(Sound, made * (target / size))


def _gains(size: int, points: Sequence[tuple[float, float]]) -> Curve:
    first, last = points[0], points[-1]
    ends = ((first[0] / 3, first[1] - 18), *points, (last[0] * 2.5, last[1] - 30))
    hertz, decibels = zip(*ends, strict=True)
    at = np.log2(np.maximum(np.fft.rfftfreq(size, 1 / RATE), 1.0))
    return np.asarray(10 ** (np.interp(at, np.log2(hertz), decibels) / 20), np.float32)


def _fast(samples: int) -> int:
    """The next length that an FFT likes: 2, 3 or 5 times a power of two."""
    power = 1 << max(4, (samples - 1).bit_length())
    return min(n for n in (power, power * 3 // 4, power * 5 // 8) if n >= samples)
