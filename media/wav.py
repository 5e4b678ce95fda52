"""WAV files in and out: sound is float32 in [-1, 1], shaped (channels, samples)."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from film.errors import MediaFailed

Sound = NDArray[np.float32]
RATE = 48_000  # samples a second of everything that is heard here


def read_wav(path: Path) -> Sound:
    """The samples of a 16-bit PCM file at 48 kHz, shaped (channels, samples).

    Raises:
        MediaFailed: the file is missing, broken, or of another kind.
    """
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getframerate(), file.getsampwidth()) != (RATE, 2):
                raise MediaFailed(
                    f"{path.name} is not 16-bit sound at 48 kHz; convert it and try again."
                )
            channels = file.getnchannels()
            raw = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as wrong:
        raise MediaFailed(
            f"{path.name} cannot be read as sound ({wrong}); make it again."
        ) from wrong
    whole = len(raw) - len(raw) % (2 * channels)
    samples = np.frombuffer(raw[:whole], np.int16).reshape(-1, channels)
    return np.ascontiguousarray(samples.T, np.float32) / np.float32(32768)


def write_wav(path: Path, sound: Sound) -> None:
    """Writes 16-bit PCM at 48 kHz; samples beyond full scale are held there."""
    samples = np.clip(np.rint(np.atleast_2d(sound) * 32767), -32768, 32767).astype("<i2")
    try:
        with path.open("wb") as raw, wave.open(raw, "wb") as file:
            file.setnchannels(samples.shape[0])
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(np.ascontiguousarray(samples.T).tobytes())
    except OSError as wrong:
        raise MediaFailed(f"{path.name} cannot be written ({wrong.strerror}).") from wrong


def stereo(sound: Sound) -> Sound:
    """The sound in two channels: mono on both sides, more than two folded to the first two."""
    sound = np.atleast_2d(sound)
    return np.repeat(sound, 2, axis=0) if sound.shape[0] == 1 else sound[:2]
