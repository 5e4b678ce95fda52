"""The line to the speaker program: one per process, started when first needed, kept warm."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import threading
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from film.errors import MediaFailed
from film.noun import Noun

PATIENCE = 20.0  # seconds for one line of dialogue; it usually takes a hundredth of one


class Asked(Noun):
    """What the speaker is told: eSpeak's own voice name, words a minute, pitch and range 0-99."""

    text: str
    voice: str
    rate: float
    pitch: float
    range: float


class Said(Noun):
    """What comes back: samples a second, (milliseconds, phoneme) and (milliseconds, letter) of the
    words in order."""

    rate: int
    phonemes: tuple[tuple[int, str], ...]
    words: tuple[tuple[int, int], ...] = ()


class Talk:
    """A running speaker program. It ends with this process, since its input closes then."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._lock = threading.Lock()
        self._program = subprocess.Popen(
            [sys.executable, "-m", "engines.animatic.sound.speaker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )

    def alive(self) -> bool:
        """Whether it runs and belongs to this process (a forked child needs its own)."""
        return self.owner == os.getpid() and self._program.poll() is None

    def say(self, asked: Asked) -> tuple[NDArray[np.float64], Said]:
        """Samples in [-1, 1] and what was said.

        Raises:
            MediaFailed: the speaker refuses, breaks or hangs; it is ended in the last two cases.
        """
        with self._lock:
            try:
                return self._ask(asked)
            except (OSError, EOFError, json.JSONDecodeError) as wrong:
                self.close()
                raise MediaFailed(
                    f"The voice broke off at “{asked.text[:40]}” ({wrong}); try again."
                ) from wrong

    def close(self) -> None:
        """Ends the program."""
        self._program.kill()
        self._program.wait()
        for pipe in (self._program.stdin, self._program.stdout):
            if pipe:
                pipe.close()

    def _ask(self, asked: Asked) -> tuple[NDArray[np.float64], Said]:
        sink, source = self._program.stdin, self._program.stdout
        if sink is None or source is None:
            raise EOFError("no pipe")
        sink.write(json.dumps(asked.model_dump()).encode() + b"\n")
        sink.flush()
        until = time.monotonic() + PATIENCE
        data = b""
        while b"\n" not in data:
            data += _read(source, until)
        line, _, raw = data.partition(b"\n")
        head: dict[str, Any] = json.loads(line)
        pieces = [raw]
        missing = head["bytes"] - len(raw)
        while missing > 0:
            pieces.append(_read(source, until))
            missing -= len(pieces[-1])
        if "error" in head:
            raise MediaFailed(f"The voice could not speak: {head['error']}.")
        samples = np.frombuffer(b"".join(pieces), np.int16).astype(np.float64) / 32768
        return samples, Said(rate=head["rate"], phonemes=head["phonemes"], words=head["words"])


def talk() -> Talk:
    """The speaker of this process, started if there is none or it has died."""
    running = _RUNNING.get(os.getpid())
    if running is None or not running.alive():
        running = _RUNNING[os.getpid()] = Talk()
    return running


def _read(source: Any, until: float) -> bytes:
    with selectors.DefaultSelector() as ready:
        ready.register(source, selectors.EVENT_READ)
        if not ready.select(max(0.0, until - time.monotonic())):
            raise OSError("no answer")
    data: bytes = os.read(source.fileno(), 1 << 20)
    if not data:
        raise EOFError("it ended")
    return data


_RUNNING: dict[int, Talk] = {}  # by process id: a forked worker starts its own
