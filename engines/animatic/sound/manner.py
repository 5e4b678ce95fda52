"""How bare words become a voice in a room: breath, shaking, colour, level, a little echo."""

from __future__ import annotations

import numpy as np

from engines.animatic.sound.waves import RATE, Sound, equalised, gain, room
from engines.roles import VoiceOrder
from film.noun import Noun, digest
from film.speech import Delivery

LEVEL = 0.09  # root mean square of the loud parts at rest
WARMTH = ((60, -12), (90, -3), (5200, 0), (7500, -4), (11000, -8), (20000, -12))
TELEPHONE = ((150, -40), (300, 0), (900, 2), (2400, 4), (3400, 0), (4500, -40))
SHAKES, PULSES = 6.1, 4.8  # times a second that a voice shakes, and that laughter chops it
BENDS = 0.0009  # seconds that a fully shaking voice is early or late: a third of a semitone


class VoiceSettings(Noun):
    """One row of voices.yaml."""

    speaker: str
    rate: float
    pitch: float
    range: float
    size: float = 1.0
    low: float = 0.0
    high: float = 0.0
    shake: float = 0.0


def finished(sound: Sound, settings: VoiceSettings, manner: Delivery, order: VoiceOrder) -> Sound:
    """The words as this voice says them in this manner, mono."""
    draw = np.random.default_rng(int(digest(order.model_dump(mode="json"))[:12], 16))
    if manner.breath:
        sound = sound * (1 - manner.breath) + _whispered(sound, draw) * manner.breath
    sound = _unsteady(sound, max(manner.shake, settings.shake), manner.pulse)
    sound = equalised(equalised(sound, WARMTH), _colour(settings, manner))
    if manner.band:
        sound = equalised(sound, TELEPHONE)
    loud = np.abs(sound) > 0.05 * np.abs(sound).max(initial=0.0)
    power = float(np.sqrt(np.mean(sound[loud] ** 2))) if loud.any() else 1.0
    sound = np.tanh(sound / power * LEVEL * 1.5) / 1.5  # rounds the peaks, as a tape does
    placed: Sound = room(draw, sound, 0.28, 0.05).mean(axis=0) * gain(manner.volume)
    return placed * min(1.0, 0.98 / max(float(np.abs(placed).max(initial=0.0)), 1e-9))


def _colour(settings: VoiceSettings, manner: Delivery) -> tuple[tuple[float, float], ...]:
    """Decibels over the spectrum: the voice's own, and the effort that goes into the words."""
    low, high = settings.low - manner.effort / 3, settings.high + manner.effort
    return ((20, low), (140, low), (500, 0), (1500, high / 3), (3000, high), (5000, high / 2),
            (20000, 0))  # fmt: skip


def _unsteady(sound: Sound, shake: float, pulse: float) -> Sound:
    """A voice whose pitch and level shake, or that laughter chops."""
    if not shake and not pulse:
        return sound
    time = np.arange(len(sound)) / RATE
    wave = np.sin(2 * np.pi * SHAKES * time + 0.7 * np.sin(2 * np.pi * 0.9 * time))
    if shake:
        bent = time + BENDS * shake * (wave - wave[0])
        sound = np.interp(bent, time, sound) * (1 - 0.3 * shake * (0.5 + 0.5 * wave))
    if pulse:
        sound = sound * (1 - pulse * (0.5 - 0.5 * np.cos(2 * np.pi * PULSES * time)) ** 2)
    return sound


def _whispered(sound: Sound, draw: np.random.Generator) -> Sound:
    """The same mouth without the voice: the spectrum's outline, filled with noise."""
    size, step = 1024, 256
    window = np.hanning(size)
    padded = np.pad(sound, (size, size))
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::step] * window
    outline = np.abs(np.fft.rfft(frames))
    smooth = np.ones(15) / 15
    outline = np.apply_along_axis(np.convolve, 1, outline, smooth, "same")
    turned = outline * np.exp(2j * np.pi * draw.random(outline.shape))
    made = np.zeros(len(padded))
    for number, frame in enumerate(np.fft.irfft(turned, size) * window):
        made[number * step : number * step + size] += frame
    whisper = equalised(
        made[size : size + len(sound)], ((150, -18), (500, -6), (1200, 0), (12000, 0))
    )
    level = float(np.sqrt(np.mean(sound**2))) / max(float(np.sqrt(np.mean(whisper**2))), 1e-9)
    return whisper * level
