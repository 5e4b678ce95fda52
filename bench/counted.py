"""Clips whose every picture carries its own number, painted as bits: 25 kinds that trip readers.

The number stands at the top and at the bottom, so that a half-decoded picture does not pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.stream import VideoStream

from media.stock import Picture
from media.wav import RATE

WIDTH, HEIGHT, BITS = 320, 180, 11
FILM, PAL, VIDEO = Fraction(24), Fraction(25), Fraction(30)


@dataclass(frozen=True)
class Recording:
    """How a clip is encoded; `sound` is how much longer the sound is, None for a silent clip."""

    rate: Fraction = FILM
    frames: int = 96
    suffix: str = ".mp4"
    codec: str = "libx264"
    pixels: str = "yuv420p"
    options: dict[str, str] = field(default_factory=lambda: {"preset": "ultrafast", "bf": "2"})
    sound: float | None = None
    steps: Sequence[int] = ()  # milliseconds between pictures, over and over: a variable rate
    container: dict[str, str] = field(default_factory=dict)
    cut: bool = False  # the file breaks off at 60 %


def numbered(number: int) -> Picture:
    """A picture that moves a little and says its number."""
    across = np.arange(WIDTH, dtype=np.int32)[None, :]
    down = np.arange(HEIGHT, dtype=np.int32)[:, None]
    grey = ((across + 3 * number) // 4 + down // 3) % 64 + 90
    picture = np.repeat(grey[..., None], 3, axis=2).astype(np.uint8)
    for bit in range(BITS):
        shade = 255 if number >> bit & 1 else 0
        for top in (8, HEIGHT - 32):
            picture[top : top + 24, 16 + bit * 28 : 40 + bit * 28] = shade
    return picture


def number_of(picture: Picture) -> int:
    """The number that a picture carries; -1 when its top and bottom disagree."""
    scaled = picture[:: max(1, picture.shape[0] // HEIGHT), :: max(1, picture.shape[1] // WIDTH)]
    read = []
    for top in (14, HEIGHT - 26):
        cells = [scaled[top : top + 12, 22 + b * 28 : 34 + b * 28].mean() for b in range(BITS)]
        read.append(sum(1 << bit for bit, shade in enumerate(cells) if shade > 127))
    return read[0] if read[0] == read[1] else -1


def record(out: Path, recording: Recording) -> int:
    """Writes the clip and returns the number of its last picture that is whole."""
    with av.open(str(out), "w", options=recording.container) as file:
        stream = file.add_stream(recording.codec, rate=recording.rate, options=recording.options)
        if not isinstance(stream, VideoStream):
            raise TypeError(f"{recording.codec} makes no pictures")
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, recording.pixels
        base = Fraction(1, 1000) if recording.steps else 1 / recording.rate
        stream.codec_context.time_base = base
        time = 0
        if recording.sound is not None:
            _add_tone(file, recording)
        for number in range(recording.frames):
            frame = av.VideoFrame.from_ndarray(numbered(number), format="bgr24")
            frame.pts, frame.time_base = time, base
            time += recording.steps[number % len(recording.steps)] if recording.steps else 1
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return _cut_off(out) if recording.cut else recording.frames - 1


def _add_tone(file: av.container.OutputContainer, recording: Recording) -> None:
    stream = file.add_stream("aac", rate=RATE, layout="mono")
    seconds = recording.frames / float(recording.rate) + (recording.sound or 0.0)
    tone = 0.2 * np.sin(np.arange(round(seconds * RATE)) * 2 * np.pi * 440 / RATE)
    for start in range(0, len(tone), 1024):
        part = np.ascontiguousarray(tone[None, start : start + 1024], np.float32)
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        file.mux(stream.encode(frame))
    file.mux(stream.encode(None))


def _cut_off(clip: Path) -> int:
    """Cuts a file off at 60 % and returns the last number that is whole in it."""
    data = clip.read_bytes()
    cut = int(len(data) * 0.6)
    with av.open(str(clip)) as file:
        packets = [(p.pts or 0, p.pos or 0, p.size) for p in file.demux(video=0) if p.size]
    shown = sorted(pts for pts, _, _ in packets)
    ends = [pos + size for _, pos, size in packets]
    if (
        clip.suffix == ".ts"
    ):  # packets are wrapped in 188-byte cells: one ends where the next begins
        ends = [*(pos for _, pos, _ in packets[1:]), len(data)]
    clip.write_bytes(data[:cut])
    return max(shown.index(p[0]) for p, end in zip(packets, ends, strict=True) if end <= cut)


def _x264(**options: str) -> dict[str, str]:
    return {"preset": "ultrafast", **options}


SHORT = _x264(g="24", bf="2")
FAST_START = {"movflags": "+faststart"}
FRAGMENTS = {"movflags": "frag_keyframe+empty_moov"}
KINDS: dict[str, Recording] = {
    "24 a second": Recording(),
    "25 a second": Recording(rate=PAL),
    "30 a second": Recording(rate=VIDEO),
    "60 a second": Recording(rate=Fraction(60)),
    "23.976 a second": Recording(rate=Fraction(24000, 1001)),
    "29.97 a second": Recording(rate=Fraction(30000, 1001)),
    "one group, 192 pictures": Recording(frames=192, options=_x264(g="999")),
    "groups of 12, no B": Recording(options=_x264(g="12", bf="0")),
    "8 B-frames": Recording(options={**_x264(bf="8"), "b-pyramid": "normal"}),
    "open groups": Recording(options={**_x264(g="20", bf="3"), "x264-params": "open-gop=1"}),
    "sound 0.05 s longer": Recording(sound=0.05),
    "sound 0.1 s longer": Recording(sound=0.1),
    "sound 1 s longer": Recording(sound=1.0),
    "sound 9 s longer": Recording(sound=9.0, options=SHORT),
    "variable rate": Recording(steps=(33, 41, 90, 20, 200)),
    "matroska": Recording(suffix=".mkv", options=SHORT),
    "matroska cut off": Recording(suffix=".mkv", options=SHORT, cut=True),
    "mp4 cut off": Recording(container=FAST_START, cut=True),
    "mp4 of groups cut off": Recording(container=FAST_START, options=SHORT, cut=True),
    "transport stream": Recording(suffix=".ts", sound=0.3),
    "transport stream cut off": Recording(suffix=".ts", options=SHORT, cut=True),
    "fragmented mp4": Recording(container=FRAGMENTS, options=SHORT),
    "VP9 webm": Recording(
        suffix=".webm", codec="libvpx-vp9", frames=40, options={"deadline": "realtime"}
    ),
    "ProRes mov": Recording(
        suffix=".mov", codec="prores_ks", pixels="yuv422p10le", frames=24, options={}
    ),
    "one picture": Recording(frames=1),
}
