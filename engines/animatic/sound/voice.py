"""The embedded voices: eSpeak NG's speech, given a body, a room and a manner of saying."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from engines.animatic.sound.talk import Asked, Said, talk
from engines.animatic.sound.waves import RATE, Sound, equalised, gain, resampled, room, write
from engines.roles import VoiceOrder
from film.errors import MediaFailed
from film.noun import Noun, digest
from film.speech import Delivery, delivery, spoken_text

HERE = Path(__file__).parent
LEVEL = 0.09  # root mean square of the loud parts at rest
SEMITONE = 50 / 12  # steps of eSpeak's pitch scale, which is an octave in 50
HASTE = 1.25  # as much faster as a line may be said to fit its shot
LEAD, TRAIL = 0.02, 0.06  # seconds kept before the first sound and after the last
WARMTH = ((60, -12), (90, -3), (5200, 0), (7500, -4), (11000, -8), (20000, -12))

log = logging.getLogger(__name__)


class VoiceSettings(Noun):
    """One row of voices.yaml."""

    speaker: str
    rate: float
    pitch: float
    range: float
    size: float = 1.0
    low: float = 0.0
    high: float = 0.0


class AnimaticVoice:
    """The role Voice of the animatic engine."""

    def voices(self) -> tuple[str, ...]:
        """Ids of all voices, the same as in `film/data/voices.yaml`."""
        return tuple(_table())

    def speak(self, order: VoiceOrder, out: Path) -> tuple[tuple[float, str], ...]:
        """Writes the line (WAV, 48 kHz, mono) and returns its mouth shapes.

        A line that is longer than `order.seconds` is said up to a quarter faster. The last shape
        is "rest" at the length of the line, so that a line which still does not fit can be seen.

        Raises:
            MediaFailed: the voice is unknown or cannot speak.
        """
        settings = _table().get(order.voice)
        if settings is None:
            known = ", ".join(_table())
            raise MediaFailed(f"There is no voice “{order.voice}”; choose one of {known}.")
        text = spoken_text(order.text)
        manner = delivery(order.emotion, order.parenthetical)
        sound, mouths = _said(text, settings, manner, 1.0)
        if 0 < order.seconds < len(sound) / RATE:
            haste = min(HASTE, len(sound) / RATE / order.seconds * 1.02)
            sound, mouths = _said(text, settings, manner, haste)
        if 0 < order.seconds < len(sound) / RATE:
            log.warning("“%s” takes %.1f s of %.1f", text, len(sound) / RATE, order.seconds)
        write(out, _finished(sound, settings, manner, order))
        return mouths


def _said(
    text: str, settings: VoiceSettings, manner: Delivery, haste: float
) -> tuple[Sound, tuple[tuple[float, str], ...]]:
    """The bare words at 48 kHz without silence around them, and their mouth shapes."""
    asked = Asked(
        text=text,
        voice=settings.speaker,
        rate=np.clip(settings.rate * manner.rate * haste / settings.size, 80, 450),
        pitch=np.clip(settings.pitch + manner.pitch * SEMITONE, 0, 99),
        range=np.clip(settings.range * manner.range, 0, 99),
    )
    samples, said = talk().say(asked)
    sound = resampled(samples, said.rate * settings.size) if len(samples) else np.zeros(0)
    loud = np.flatnonzero(np.abs(sound) > 0.004)
    if not len(loud):
        return np.zeros(round(LEAD * RATE)), ((0.0, "rest"), (LEAD, "rest"))
    first = max(0, int(loud[0]) - round(LEAD * RATE))
    last = int(loud[-1]) + round(TRAIL * RATE)
    sound = np.pad(sound, (0, max(0, last - len(sound))))[first:last]
    return sound, _mouths(said, settings.size, first / RATE, len(sound) / RATE)


def _mouths(
    said: Said, size: float, skipped: float, seconds: float
) -> tuple[tuple[float, str], ...]:
    shapes: list[tuple[float, str]] = []
    for milliseconds, phoneme in said.phonemes:
        at = max(0.0, milliseconds / 1000 / size - skipped)
        shape = mouth_shape(phoneme)
        if at < seconds and (not shapes or shapes[-1][1] != shape):
            shapes.append((round(at, 3), shape))
    return (*shapes, (round(seconds, 3), "rest"))


def mouth_shape(phoneme: str) -> str:
    """closed, small, open, wide, round, teeth, tongue or rest, for one of eSpeak's phonemes."""
    bare = phoneme.lstrip("',%=-")
    return _shapes().get(bare) or _shapes().get(bare[:1]) or "small"


def _finished(sound: Sound, settings: VoiceSettings, manner: Delivery, order: VoiceOrder) -> Sound:
    """The words with breath, colour, level and a little room, still mono."""
    draw = np.random.default_rng(int(digest(order.model_dump(mode="json"))[:12], 16))
    if manner.breath:
        sound = sound * (1 - manner.breath) + _whispered(sound, draw) * manner.breath
    low, high = settings.low, settings.high
    colour = ((20, low), (140, low), (500, 0), (1500, 0), (3000, high), (5000, 0), (20000, 0))
    sound = equalised(equalised(sound, WARMTH), colour)
    loud = np.abs(sound) > 0.05 * np.abs(sound).max(initial=0.0)
    power = float(np.sqrt(np.mean(sound[loud] ** 2))) if loud.any() else 1.0
    sound = np.tanh(sound / power * LEVEL * 1.5) / 1.5  # rounds the peaks, as a tape does
    placed: Sound = room(draw, sound, 0.28, 0.05).mean(axis=0) * gain(manner.volume)
    return placed * min(1.0, 0.98 / max(float(np.abs(placed).max(initial=0.0)), 1e-9))


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


@cache
def _table() -> dict[str, VoiceSettings]:
    rows = yaml.safe_load((HERE / "voices.yaml").read_text(encoding="utf-8"))
    return {voice: VoiceSettings(**row) for voice, row in rows.items()}


@cache
def _shapes() -> dict[str, str]:
    rows = yaml.safe_load((HERE / "mouths.yaml").read_text(encoding="utf-8"))
    return {str(phoneme): shape for shape, phonemes in rows.items() for phoneme in phonemes}
