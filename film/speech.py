"""How long a line takes to say and how it is said, known from its text alone.

The estimate counts syllables, the letters beside them, and the pauses of punctuation; its
coefficients were fitted to the embedded voices at their own pace (`bench/speech.py` fits them
again) and are also a fair length for a human reading of about 170 words a minute.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from film.noun import Noun
from film.tables import read_table
from film.voices import find_voice
from film.words import Emotion

SYLLABLE = 0.074  # seconds each, measured; so are all that follow
LETTER = 0.052  # a letter that is not counted as a syllable
DIGIT = 0.41
IDEOGRAPH = 0.26
COMMA = 0.31  # comma, semicolon, colon, dash
STOP = 0.43  # a full stop, question or exclamation inside the line
LEAST = 0.2  # what even the shortest line takes

_MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|\[\[.*?\]\]|\(.*?\)")
_VOWELS = re.compile(r"[aeiouy]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PAUSE = re.compile(r"[,;:，、；：]+|--+|\s*[—–]\s*|\s-\s")
_END = re.compile(r"[.!?…。！？]+(?=\s|$)|[。！？]")


class Delivery(Noun):
    """How a line is said, relative to the voice at rest.

    `rate` and `range` are factors, `pitch` is in semitones, `volume` in decibels, `breath` goes
    from 0 (voiced) to 1 (whispered); the rest is explained in `data/delivery.yaml`.
    """

    rate: float = 1.0
    pitch: float = 0.0
    range: float = 1.0
    volume: float = 0.0
    breath: float = 0.0
    effort: float = 0.0
    shake: float = 0.0
    pulse: float = 0.0
    band: bool = False

    def with_direction(self, said: Delivery) -> Delivery:
        """This feeling, said as a direction asks."""
        return Delivery(
            rate=self.rate * said.rate,
            pitch=self.pitch + said.pitch,
            range=self.range * said.range,
            volume=self.volume + said.volume,
            breath=max(self.breath, said.breath),
            effort=self.effort + said.effort,
            shake=max(self.shake, said.shake),
            pulse=max(self.pulse, said.pulse),
            band=self.band or said.band,
        )


def delivery(emotion: str = Emotion.NEUTRAL, parenthetical: str = "") -> Delivery:
    """How `emotion` and a parenthetical ("(whispering)") change a line; unknown words do not."""
    manner = _manners()["emotions"].get(str(emotion), Delivery())
    said = parenthetical.lower()
    for stem, change in _manners()["parentheticals"].items():
        if re.search(stem, said):
            return manner.with_direction(change)
    return manner


def spoken_text(text: str) -> str:
    """The words that are heard: without emphasis marks, notes and directions in brackets."""
    return " ".join(_MARKS.sub(" ", text).split())


def syllables(word: str) -> int:
    """Syllables of an English word by its spelling, at least 1: runs of vowels, silent e off."""
    plain = _plain(word)
    count = len(_VOWELS.findall(plain))
    silent = (
        (plain.endswith("e") and not plain.endswith(("le", "ee", "oe", "ye")))
        or re.search(r"[^td]ed$", plain)
        or re.search(r"[^scxzgh]es$", plain)
    )
    return max(1, count - 1 if silent and count > 1 else count)


def words_seconds(text: str) -> float:
    """Seconds that `text` takes at the reference pace; 0 when nothing is heard."""
    heard = spoken_text(text)
    ideographs = len(_IDEOGRAPH.findall(heard))
    words = _WORD.findall(_IDEOGRAPH.sub(" ", heard))
    digits = sum(letter.isdigit() for letter in heard)
    if not words and not ideographs and not digits:
        return 0.0
    beats = sum(syllables(word) for word in words)
    letters = sum(len(_plain(word)) or len(word) for word in words)
    inner = heard.rstrip(" .,;:!?…—–-\"'”’。！？")
    return (
        LEAST
        + SYLLABLE * beats
        + LETTER * max(0, letters - beats)
        + DIGIT * digits
        + IDEOGRAPH * ideographs
        + COMMA * len(_PAUSE.findall(inner))
        + STOP * len(_END.findall(inner))
    )


def speaking_seconds(
    text: str, voice: str = "", emotion: str = Emotion.NEUTRAL, parenthetical: str = ""
) -> float:
    """Seconds that `voice` takes to say `text` in this feeling, before anything is rendered.

    Args:
        text: the line, with or without emphasis marks.
        voice: an id of `film/data/voices.yaml`; "" or an unknown one speaks at the usual pace.
        emotion: a word of `Emotion`.
        parenthetical: the direction over the line, with or without brackets.
    """
    chosen = find_voice(voice)
    pace = chosen.pace if chosen else 1.0
    return words_seconds(text) / (pace * delivery(emotion, parenthetical).rate)


def _plain(word: str) -> str:
    flat = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in flat if "a" <= letter <= "z")


@cache
def _manners() -> dict[str, dict[str, Delivery]]:
    table: dict[str, dict[str, Any]] = read_table(Path(__file__).parent / "data" / "delivery.yaml")
    return {
        kind: {word: Delivery(**change) for word, change in changes.items()}
        for kind, changes in table.items()
    }
