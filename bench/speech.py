"""How well the length of speech is known beforehand, and how the voices differ.

`python -m bench.speech` prints each voice's measured pitch (hertz), pace (against the estimate)
and timbre, and the error of the estimate over the lines of `bench/lines.txt`.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.listening import brightness, pitch_of
from engines.animatic.sound.voice import AnimaticVoice
from engines.roles import VoiceOrder
from film.speech import speaking_seconds, words_seconds
from film.voices import voices
from media.wav import RATE, read_wav

LINES = tuple((Path(__file__).parent / "lines.txt").read_text(encoding="utf-8").splitlines())


def main() -> None:
    """Prints one line for each voice, then the error of all."""
    errors, totals = [], []
    with tempfile.TemporaryDirectory() as folder:
        for voice in voices():
            found = [spoken(line, voice.id, Path(folder)) for line in LINES]
            lengths = [len(sound) / RATE for sound in found]
            told = [speaking_seconds(line, voice.id) for line in LINES]
            pace = sum(words_seconds(line) for line in LINES) / sum(lengths)
            errors += [abs(t - s) / s for t, s in zip(told, lengths, strict=True)]
            totals.append(abs(sum(told) / sum(lengths) - 1))
            pitch = statistics.median(filter(None, (pitch_of(sound) for sound in found)))
            bright = statistics.median(brightness(sound) for sound in found)
            print(
                f"{voice.id:8} {voice.sex:8}{voice.age:6} f0 {pitch:4.0f} (told {voice.f0:.0f}) "
                f"pace {pace:.3f} (told {voice.pace}) centroid {bright:.0f} Hz"
            )
    print(f"a line: {100 * statistics.mean(errors):.1f} % off on average, ", end="")
    print(f"{len(LINES)} lines together: at most {100 * max(totals):.1f} % off")


def spoken(line: str, voice: str, folder: Path) -> NDArray[np.float32]:
    """The samples of one line."""
    out = folder / "line.wav"
    AnimaticVoice().speak(VoiceOrder(text=line, voice=voice), out)
    sound: NDArray[np.float32] = read_wav(out)[0]
    return sound


if __name__ == "__main__":
    main()
