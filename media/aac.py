"""One continuous AAC track, encoded in the background on two threads and joined without a seam.

An AAC packet holds 1024 new samples and overlaps its neighbours, so each half is encoded with a
run-up of packets that are thrown away; the encoder lets go of Python's lock while it works, so
that pictures can be copied meanwhile.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.audio.stream import AudioStream
from av.packet import Packet

from film.errors import MediaFailed
from media.wav import RATE, Sound

FRAME = 1024  # samples a packet
RUN_UP = 24  # packets encoded before the first one kept
BITS = 160_000
PIECE = 256 * FRAME  # shorter sound is encoded in one go
OPTIONS = {"aac_coder": "fast", "aac_tns": "0", "aac_pns": "0"}  # for lower rates than this

Packets: TypeAlias = "list[Packet[AudioStream]]"


class Tape(NamedTuple):
    """AAC-LC packets of a stereo track at 48 kHz; packet n holds samples from (n - 1) * 1024 on."""

    packets: Iterable[Packet[AudioStream]]


def encode_aac(sound: Sound) -> Tape:
    """A stereo track on tape. The encoding begins at once; taking the packets waits for it."""
    total = -(-sound.shape[1] // FRAME)
    pieces = 2 if sound.shape[1] > 2 * PIECE else 1
    bounds = [total * n // pieces for n in range(pieces + 1)]
    pool = ThreadPoolExecutor(pieces)
    parts = [pool.submit(_encode, sound, bounds[n], bounds[n + 1], total) for n in range(pieces)]
    pool.shutdown(wait=False)
    return Tape(_taken(parts))


def write_aac(tape: Tape, out: Path) -> None:
    """Writes a tape as an M4A file; MediaFailed when the disk refuses."""
    try:
        with (
            av.open(io.BytesIO(aac_sample())) as sample,
            av.open(str(out), "w", format="mp4") as file,
        ):
            stream = file.add_stream_from_template(sample.streams.audio[0])
            for packet in in_time(tape.packets):
                packet.stream = stream
                file.mux(packet)
    except (av.FFmpegError, OSError) as wrong:
        raise MediaFailed(f"The sound could not be written ({wrong}).") from wrong


def read_aac(path: Path) -> Tape:
    """A tape that `write_aac` has written; MediaFailed when it cannot be read."""
    try:
        with av.open(str(path), options={"ignore_editlist": "1"}) as file:
            return Tape([packet for packet in file.demux(audio=0) if packet.size])
    except (av.FFmpegError, OSError, IndexError) as wrong:
        raise MediaFailed(f"{path.name} cannot be read as sound ({wrong}).") from wrong


def in_time(packets: Iterable[Packet[AudioStream]]) -> Iterator[Packet[AudioStream]]:
    """The packets with their times; the first stands before 0: it only fills the decoder's
    overlap."""
    for number, packet in enumerate(packets):
        packet.time_base = Fraction(1, RATE)
        packet.pts = packet.dts = (number - 1) * FRAME
        packet.duration = FRAME
        yield packet


@cache
def aac_sample() -> bytes:
    """A fragment of silence as a file: the pattern for the header of the sound stream."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=RATE, layout="stereo", options=OPTIONS)
        stream.bit_rate = BITS
        container.mux(stream.encode(_frame(np.zeros((2, FRAME), np.float32))))
        container.mux(stream.encode(None))
    return file.getvalue()


def _taken(parts: list[Future[Packets]]) -> Iterator[Packet[AudioStream]]:
    for part in parts:
        yield from part.result()


def _encode(sound: Sound, first: int, last: int, total: int) -> Packets:
    """Packets `first` to `last`; the final piece also gives those that empty the encoder."""
    begin = max(0, first - RUN_UP)
    end = total if last == total else last + 2
    samples = np.zeros((2, (end - begin) * FRAME), np.float32)
    part = sound[:, begin * FRAME : end * FRAME]
    samples[:, : part.shape[1]] = part
    packets = _packets(samples)
    return packets[first - begin : None if last == total else last - begin]


def _packets(samples: Sound) -> Packets:
    coder = AudioCodecContext.create("aac", "w")
    coder.sample_rate, coder.layout, coder.format = RATE, "stereo", "fltp"
    coder.bit_rate, coder.time_base, coder.options = BITS, Fraction(1, RATE), OPTIONS
    return [packet for packet in coder.encode(_frame(samples)) + coder.encode(None) if packet.size]


def _frame(samples: Sound) -> av.AudioFrame:
    """All samples as one frame: the encoder cuts it into its own without asking Python."""
    frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
    return frame
