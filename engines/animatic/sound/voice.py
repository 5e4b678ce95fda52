"""The embedded voices: eSpeak NG's speech, given a body, a room and a manner of saying."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

import numpy as np

from engines.animatic.sound.manner import VoiceSettings, finished
from engines.animatic.sound.talk import Asked, Said, talk
from engines.animatic.sound.waves import RATE, Sound, resampled, write
from engines.animatic.sound.words import Clock, timed_words
from engines.roles import Spoken, VoiceOrder
from film.errors import MediaFailed
from film.speech import Delivery, delivery, spoken_text
from film.tables import read_table

HERE = Path(__file__).parent
SEMITONE = 50 / 12  # steps of eSpeak's pitch scale, which is an octave in 50
HASTE = 1.25  # as much faster as a line may be said to fit its shot
LEAD, TRAIL = 0.02, 0.06  # seconds kept before the first sound and after the last

log = logging.getLogger(__name__)


class AnimaticVoice:
    """The role Voice of the animatic engine."""

    def voices(self) -> tuple[str, ...]:
        """Ids of all voices, the same as in `film/data/voices.yaml`."""
        return tuple(_table())

    def speak(self, order: VoiceOrder, out: Path) -> Spoken:
        """Writes the line (WAV, 48 kHz, mono) and tells how mouth and words lie in it.

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
        sound, spoken = _said(text, settings, manner, 1.0)
        if 0 < order.seconds < len(sound) / RATE:
            haste = min(HASTE, len(sound) / RATE / order.seconds * 1.02)
            sound, spoken = _said(text, settings, manner, haste)
        if 0 < order.seconds < len(sound) / RATE:
            log.warning("“%s” takes %.1f s of %.1f", text, len(sound) / RATE, order.seconds)
        write(out, finished(sound, settings, manner, order))
        return spoken


def _said(
    text: str, settings: VoiceSettings, manner: Delivery, haste: float
) -> tuple[Sound, Spoken]:
    """The bare words at 48 kHz without silence around them, and how they lie in it."""
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
        return np.zeros(round(LEAD * RATE)), Spoken(mouth=((0.0, "rest"), (LEAD, "rest")))
    first = max(0, int(loud[0]) - round(LEAD * RATE))
    last = int(loud[-1]) + round(TRAIL * RATE)
    sound = np.pad(sound, (0, max(0, last - len(sound))))[first:last]
    clock = Clock(settings.size, first / RATE, len(sound) / RATE)
    return sound, Spoken(mouth=_mouths(said, clock), words=timed_words(text, said.words, clock))


def _mouths(said: Said, clock: Clock) -> tuple[tuple[float, str], ...]:
    shapes: list[tuple[float, str]] = []
    for milliseconds, phoneme in said.phonemes:
        at, shape = clock.at(milliseconds), mouth_shape(phoneme)
        if at < clock.seconds and (not shapes or shapes[-1][1] != shape):
            shapes.append((at, shape))
    return (*shapes, (round(clock.seconds, 3), "rest"))


def mouth_shape(phoneme: str) -> str:
    """closed, small, open, wide, round, teeth, tongue or rest, for one of eSpeak's phonemes."""
    bare = phoneme.lstrip("',%=-")
    return _shapes().get(bare) or _shapes().get(bare[:1]) or "small"


@cache
def _table() -> dict[str, VoiceSettings]:
    rows = read_table(HERE / "voices.yaml")
    return {voice: VoiceSettings(**row) for voice, row in rows.items()}


@cache
def _shapes() -> dict[str, str]:
    rows = read_table(HERE / "mouths.yaml")
    return {str(phoneme): shape for shape, phonemes in rows.items() for phoneme in phonemes}
