"""Small sounds put together from three kinds of part: bursts of noise, ringing modes, tones.

A recipe is a plain mapping (see effects.yaml): `burst` is a spectrum, `modes` are rows of hertz,
seconds to fade by 60 dB and strength, `tone` goes from one pitch to another. Times in seconds,
levels in decibels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engines.animatic.sound.waves import RATE, Curve, Sound, gain, noise

Part = Mapping[str, Any]


def made(draw: np.random.Generator, recipe: Mapping[str, Any]) -> Sound:
    """One sound, (samples,), as loud as its recipe's `level` says at its peak."""
    strokes = []
    count = int(recipe.get("count", 1))
    for number in range(count):
        start = number * float(recipe.get("every", 0.0))
        start *= 1 + float(recipe.get("uneven", 0.04)) * draw.normal() if number else 1
        soft = float(recipe.get("softer", 0.0)) * number
        strokes += [
            (start + float(part.get("at", 0.0)), _part(draw, part) * gain(-soft))
            for part in recipe["parts"]
        ]
    sound = _laid(strokes)
    peak = float(np.abs(sound).max(initial=0.0))
    return sound * (gain(float(recipe.get("level", -12.0))) / max(peak, 1e-9))


def _laid(strokes: Sequence[tuple[float, Sound]]) -> Sound:
    starts = [max(0, round(at * RATE)) for at, _ in strokes]
    track = np.zeros(max(s + len(sound) for s, (_, sound) in zip(starts, strokes, strict=True)))
    for start, (_, sound) in zip(starts, strokes, strict=True):
        track[start : start + len(sound)] += sound
    return track


def _part(draw: np.random.Generator, part: Part) -> Sound:
    if "burst" in part:
        sound = _burst(draw, part)
    elif "modes" in part:
        sound = _modes(draw, part)
    else:
        sound = _tone(draw, part)
    return sound * gain(float(part.get("gain", 0.0)))


def _burst(draw: np.random.Generator, part: Part) -> Sound:
    decay, attack = float(part["decay"]), float(part.get("attack", 0.001))
    samples = round((attack + decay) * RATE)
    return noise(draw, samples, part["burst"]) * _struck(samples, attack, decay)


def _modes(draw: np.random.Generator, part: Part) -> Sound:
    rows = np.array(part["modes"], float)
    samples = round((float(rows[:, 1].max()) + 0.01) * RATE)
    time = np.arange(samples) / RATE
    sound = np.zeros(samples)
    for hertz, decay, strength in rows:
        hertz *= 1 + 0.015 * draw.normal()
        sound += strength * np.sin(2 * np.pi * hertz * time) * 10 ** (-3 * time / decay)
    return sound * np.minimum(1, time / float(part.get("attack", 0.0008)))


def _tone(draw: np.random.Generator, part: Part) -> Sound:
    """A tone that glides, with harmonics, vibrato and tremolo."""
    seconds = float(part["seconds"]) * (1 + float(part.get("vary", 0.0)) * draw.normal())
    samples = max(64, round(seconds * RATE))
    share = np.linspace(0, 1, samples)
    low, high = part["tone"]
    bend = 1 + float(part.get("vary", 0.0)) * draw.normal()
    hertz = low * bend * (high / low) ** (share ** float(part.get("curve", 1.0)))
    wobble, depth = part.get("vibrato", (0, 0))
    time = np.arange(samples) / RATE
    hertz = hertz * (1 + depth * np.sin(2 * np.pi * wobble * time))
    phase = 2 * np.pi * np.cumsum(hertz) / RATE
    sound = np.zeros(samples)
    for number in range(1, int(part.get("harmonics", 1)) + 1):
        sound += np.sin(number * phase) / number ** float(part.get("slope", 1.2))
    rate, amount = part.get("tremolo", (0, 0))
    sound *= 1 - amount * (0.5 - 0.5 * np.cos(2 * np.pi * rate * time))
    attack, release = float(part.get("attack", 0.01)), float(part.get("release", 0.05))
    shape = np.minimum(1, time / attack) * np.clip((seconds - time) / release, 0, 1)
    return np.asarray(sound * shape)


def _struck(samples: int, attack: float, decay: float) -> Curve:
    time = np.arange(samples) / RATE
    fall = 10 ** (-3 * np.maximum(0, time - attack) / decay)
    return np.asarray(np.minimum(1, time / max(attack, 1e-6)) * fall)
