"""One continuous AAC track, encoded on two threads and joined without a seam.

An AAC packet holds 1024 new samples and overlaps its neighbours, so each half is encoded with a
run-up of packets that are thrown away; the encoder lets go of Python's lock while it works.
"""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from functools import cache
from typing import TypeAlias

import av
import numpy as np
from av.audio.stream import AudioStream
from av.packet import Packet

from media.wav import RATE, Sound

FRAME = 1024  # samples a packet
RUN_UP = 24  # packets encoded before the first one kept
BITS = 160_000
PIECE = 256 * FRAME  # shorter sound is encoded in one go

Packets: TypeAlias = "list[Packet[AudioStream]]"


def encode_aac(sound: Sound) -> Packets:
    """AAC-LC packets of a stereo track at 48 kHz; packet n holds samples from (n - 1) * 1024 on."""
    total = -(-sound.shape[1] // FRAME)
    pieces = 2 if sound.shape[1] > 2 * PIECE else 1
    firsts = [total * n // pieces for n in range(pieces)]
    with ThreadPoolExecutor(pieces) as pool:
        lasts = [*firsts[1:], total]
        parts = pool.map(lambda n: _encode(sound, firsts[n], lasts[n], total), range(pieces))
        return [packet for part in parts for packet in part]


@cache
def aac_sample() -> bytes:
    """A fragment of silence as a file: the pattern for the header of the sound stream."""
    return _file(np.zeros((2, FRAME), np.float32)).getvalue()


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
    with av.open(_file(samples), "r") as container:
        return [packet for packet in container.demux(audio=0) if packet.size]


def _file(samples: Sound) -> io.BytesIO:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream(
            "aac", rate=RATE, layout="stereo", options={"aac_coder": "fast"}
        )
        stream.bit_rate = BITS
        for start in range(0, samples.shape[1], FRAME):
            piece = np.ascontiguousarray(samples[:, start : start + FRAME])
            frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    file.seek(0)
    return file
