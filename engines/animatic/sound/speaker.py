"""A small program of its own that lends its voice: `python -m engines.animatic.sound.speaker`.

It is the only code that loads eSpeak NG (GPL-3.0), in a process apart, and it knows nothing of
films: one JSON request a line on standard input, one JSON line and raw samples on standard
output. It ends when its input does. Struct and constants are those of espeak-ng's speak_lib.h.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from typing import Any, BinaryIO

import espeakng_loader

SYNCHRONOUS, PHONEME_EVENTS, UTF8 = 2, 1, 1
RATE, VOLUME, PITCH, RANGE = 1, 2, 3, 4
LIST_END, WORD, PHONEME = 0, 1, 7


class _Name(ctypes.Union):
    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    )


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Name),
    )


Listener = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Speaker:
    """The synthesiser: samples, (milliseconds, phoneme) and (milliseconds, letter) of each word of
    what it was last told to say; letters of the text are counted from 1."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_Initialize.argtypes = [
            ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int,
        ]  # fmt: skip
        data = espeakng_loader.get_data_path().encode()
        self.rate = self._library.espeak_Initialize(SYNCHRONOUS, 0, data, PHONEME_EVENTS)
        if self.rate <= 0:
            raise RuntimeError("eSpeak NG could not be started")
        self._listener = Listener(self._listen)
        self._library.espeak_SetSynthCallback(self._listener)
        self._samples = bytearray()
        self._phonemes: list[tuple[int, str]] = []
        self._words: list[tuple[int, int]] = []

    def say(self, asked: dict[str, Any]) -> tuple[bytes, dict[str, Any]]:
        """16-bit mono samples, and when which phoneme and word of `asked` is heard; it holds text,
        voice, rate, pitch, range."""
        self._samples.clear()
        self._phonemes.clear()
        self._words.clear()
        if self._library.espeak_SetVoiceByName(asked["voice"].encode()) != 0:
            raise ValueError(f"no voice “{asked['voice']}”")
        for parameter, name in ((RATE, "rate"), (PITCH, "pitch"), (RANGE, "range")):
            self._library.espeak_SetParameter(parameter, round(asked[name]), 0)
        text = asked["text"].encode()
        self._library.espeak_Synth(
            ctypes.c_char_p(text), ctypes.c_size_t(len(text) + 1), 0, 1, 0, UTF8, None, None
        )
        self._library.espeak_Synchronize()
        return bytes(self._samples), {"phonemes": self._phonemes, "words": self._words}

    def _listen(self, samples: Any, count: int, events: Any) -> int:
        number = 0
        while events[number].type != LIST_END:
            if events[number].type == PHONEME:
                name = events[number].id.string.decode("utf-8", "ignore")
                self._phonemes.append((events[number].audio_position, name))
            if events[number].type == WORD:
                self._words.append((events[number].audio_position, events[number].text_position))
            number += 1
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, 2 * count)
        return 0


def answer(speaker: Speaker, line: bytes, out: BinaryIO) -> None:
    """Writes the answer to one request: a JSON line, then as many bytes as it announces."""
    try:
        samples, heard = speaker.say(json.loads(line))
        head = {"bytes": len(samples), "rate": speaker.rate, **heard}
    except (ValueError, KeyError, AttributeError, TypeError) as wrong:
        samples, head = b"", {"bytes": 0, "error": str(wrong)}
    out.write(json.dumps(head).encode() + b"\n" + samples)
    out.flush()


def main() -> None:
    """Answers until standard input is closed.

    Each line is spoken by a fork of the synthesiser in its first state: what was said before
    leaves traces in it, and the same line must always give the same samples.
    """
    speaker = Speaker()
    for line in sys.stdin.buffer:
        child = os.fork()
        if child == 0:
            answer(speaker, line, sys.stdout.buffer)
            os._exit(0)
        if os.waitpid(child, 0)[1] != 0:
            sys.exit(1)


if __name__ == "__main__":
    main()
