"""How fast a minute of film is put together: `python -m bench conform`.

Twelve shots of 5 s at 720p24 with speech-like, noisy sound; pictures carry their numbers, and
the film is read back to prove that every cut is on its frame and the first picture is at 0.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import av
import cv2
import numpy as np

from bench.counted import number_of, numbered
from bench.result import Result
from media.clips import Format, pixels
from media.conform import ClipPart, conform
from media.mix import Cue, mix
from media.stock import open_reel
from media.wav import RATE, write_wav

SHOTS, FRAMES, FORM = 12, 120, Format()


def run() -> Result:
    """Medians of five runs; targets: half a second, every picture on its frame, start at 0."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = [_shot(folder, number) for number in range(SHOTS)]
        cues = _cues(folder)
        seconds = SHOTS * FRAMES / FORM.fps
        track = mix(cues, seconds)
        joining, mixing = [], []
        for _ in range(5):
            begun = time.perf_counter()
            mix(cues, seconds)
            mixed = time.perf_counter()
            conform(parts, track, folder / "film.mp4")
            joining.append(time.perf_counter() - mixed)
            mixing.append(mixed - begun)
        exact, starts = _check(folder / "film.mp4")
    figures = {
        "seconds of film": seconds,
        "conform s": round(statistics.median(joining), 3),
        "mix s": round(statistics.median(mixing), 3),
        "pictures on their frames": exact,
        "start times": starts,
    }
    targets = {"conform s": 0.5, "pictures on their frames": SHOTS * FRAMES, "start times": [0, 0]}
    met = statistics.median(joining) <= 0.5 and exact == SHOTS * FRAMES and not any(starts)
    return Result(name="conform", figures=figures, targets=targets, met=met)


def _shot(folder: Path, number: int) -> ClipPart:
    clip = folder / f"{number}.mp4"
    with open_reel(clip, FORM.width, FORM.height, FORM.fps) as reel:
        for frame in range(FRAMES):
            small = numbered(number * FRAMES + frame)
            size = (FORM.width, FORM.height)
            reel.add(np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_NEAREST), np.uint8))
    return ClipPart(clip=clip, frames=FRAMES)


def _cues(folder: Path) -> list[Cue]:
    draw = np.random.default_rng(1)
    time_line = np.arange(3 * RATE) / RATE
    syllables = (np.sin(2 * np.pi * 3 * time_line) > -0.3) * np.sin(2 * np.pi * 140 * time_line)
    write_wav(folder / "voice.wav", (0.3 * syllables).astype(np.float32))
    write_wav(folder / "room.wav", (0.05 * draw.normal(size=(2, 5 * RATE))).astype(np.float32))
    bed = 0.2 * np.sin(2 * np.pi * 220 * np.arange(60 * RATE) / RATE)
    write_wav(folder / "bed.wav", np.stack([bed, bed]).astype(np.float32))
    cues = [Cue(path=folder / "bed.wav", stem="music")]
    for shot in range(SHOTS):
        cues.append(Cue(path=folder / "room.wav", stem="effects", at=5.0 * shot))
        cues.append(Cue(path=folder / "voice.wav", stem="dialogue", at=5.0 * shot + 1))
    return cues


def _check(film: Path) -> tuple[int, list[int]]:
    """How many pictures are on their frame, and where the streams start."""
    with av.open(str(film)) as file:
        starts = [int(stream.start_time or 0) for stream in file.streams]
        seen = [(frame.time, number_of(pixels(frame))) for frame in file.decode(video=0)]
    wanted = [(n / FORM.fps, n) for n in range(SHOTS * FRAMES)]
    exact = sum(
        abs(at - due) < 1e-6 and number == name
        for (at, number), (due, name) in zip(seen, wanted, strict=True)
    )
    return exact, starts
