"""Clips as rows of numbered packets and pictures; foreign clips made into the film's stock."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TypeAlias

import av
import cv2
import numpy as np
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from film.errors import MediaFailed
from film.noun import Noun
from media.stock import Picture, colours_of, open_reel

Packets: TypeAlias = "list[Packet[VideoStream]]"


class Format(Noun):
    """Size in pixels and rate in pictures a second of the whole film."""

    width: int = 1280
    height: int = 720
    fps: int = 24


def fitting_packets(clip: Path, form: Format, frames: int) -> Packets:
    """The packets of a clip as the film needs them: copied if they fit, encoded again if not.

    Raises:
        MediaFailed: the clip cannot be read.
    """
    copied = find_copied(clip, form, frames)
    return encoded(_refitted(clip, form, frames), form) if copied is None else copied


def find_copied(clip: Path, form: Format, frames: int) -> Packets | None:
    """The packets of a clip that may go into the film as they are: of the film's stock, and
    exactly `frames` of them; else None. Raises MediaFailed when it cannot be read at all."""
    try:
        with av.open(str(clip)) as file:
            packets = _stock_packets(file, form)
    except (av.FFmpegError, OSError) as wrong:
        raise MediaFailed(f"{clip.name} cannot be read as a clip ({wrong}).") from wrong
    return packets if packets is not None and len(packets) == frames else None


def encoded(pictures: Iterable[Picture], form: Format) -> Packets:
    """Pictures (blue-green-red, of the film's size) as packets of the film's stock."""
    made = io.BytesIO()
    with open_reel(made, form.width, form.height, form.fps) as reel:
        for picture in pictures:
            reel.add(picture)
    made.seek(0)
    with av.open(made, "r") as file:
        return [packet for packet in file.demux(video=0) if packet.size]


def decoded(packets: Packets, form: Format) -> Iterator[Picture]:
    """The pictures of packets of the film's stock; the first packet must be a key frame."""
    decoder = av.CodecContext.create("h264", "r")
    decoder.extradata = header(form)
    for packet in (*packets, None):
        for frame in decoder.decode(packet):
            yield pixels(frame)


def last_of(packets: Packets, form: Format) -> Picture:
    """The last picture of packets of the film's stock."""
    keys = [n for n, packet in enumerate(packets) if packet.is_keyframe]
    *_, picture = decoded(packets[keys[-1] :], form)
    return picture


def pictures(clip: Path) -> Iterator[Picture]:
    """Every picture of any clip in order; raises MediaFailed when it cannot be read."""
    for _, frame in _timed(clip):
        yield pixels(frame)


def pixels(frame: VideoFrame) -> Picture:
    """A decoded frame as pixels, blue-green-red."""
    turned = frame.reformat(format="bgr24", src_colorspace=colours_of(frame))
    return turned.to_ndarray().astype(np.uint8, copy=False)


def fitted(picture: Picture, width: int, height: int) -> Picture:
    """The whole picture inside width x height pixels, with black bars where shapes differ."""
    if picture.shape[:2] == (height, width):
        return picture
    scale = min(width / picture.shape[1], height / picture.shape[0])
    inner = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    out = np.zeros((height, width, 3), np.uint8)
    top, left = (height - inner[1]) // 2, (width - inner[0]) // 2
    scaled = cv2.resize(picture, inner, interpolation=kind)
    out[top : top + inner[1], left : left + inner[0]] = scaled
    return out


@cache
def stock_sample(form: Format) -> bytes:
    """A one-picture clip on the film's stock: the pattern for its H.264 header."""
    sample = io.BytesIO()
    with open_reel(sample, form.width, form.height, form.fps) as reel:
        reel.add(np.zeros((form.height, form.width, 3), np.uint8))
    return sample.getvalue()


@cache
def header(form: Format) -> bytes:
    """The H.264 header (avcC, ISO 14496-15) of the film's stock."""
    with av.open(io.BytesIO(stock_sample(form))) as file:
        return file.streams.video[0].codec_context.extradata or b""


def _stock_packets(file: av.container.InputContainer, form: Format) -> Packets | None:
    """All packets if they are the film's stock: its header, picture n at n/fps, unreordered."""
    if not file.streams.video:
        raise MediaFailed(f"{Path(file.name).name} holds no picture, only sound.")
    stream = file.streams.video[0]
    if stream.codec_context.extradata != header(form):
        return None
    packets = [packet for packet in file.demux(stream) if packet.size]
    in_step = all(
        packet.pts is not None
        and packet.pts == packet.dts
        and packet.time_base * packet.pts == Fraction(number, form.fps)
        for number, packet in enumerate(packets)
    )
    return packets if in_step else None


def _refitted(clip: Path, form: Format, frames: int) -> Iterator[Picture]:
    """`frames` pictures of the film's size: number n is the one that the clip shows at n/fps.

    When the clip ends early its last picture stays.
    """
    made, shown = 0, None
    for time, frame in _timed(clip):
        while shown is not None and made < frames and _due(made, form) < time:
            yield shown
            made += 1
        if made >= frames:
            return
        shown = fitted(pixels(frame), form.width, form.height)
    if shown is None:
        raise MediaFailed(f"{clip.name} holds no picture that can be read; render it again.")
    for _ in range(frames - made):
        yield shown


def _due(number: int, form: Format) -> Fraction:
    """When picture `number` is shown, with a hair's breadth for rounded clocks."""
    return Fraction(number, form.fps) + Fraction(1, 2000)


def _timed(clip: Path) -> Iterator[tuple[Fraction, VideoFrame]]:
    """Frames with the seconds since the first."""
    first: Fraction | None = None
    try:
        with av.open(str(clip)) as file:
            file.streams.video[0].thread_type = "AUTO"
            for frame in file.decode(video=0):
                at = (frame.pts or 0) * (frame.time_base or Fraction(0))
                first = at if first is None else first
                yield at - first, frame
    except (av.FFmpegError, OSError) as wrong:
        raise MediaFailed(f"{clip.name} cannot be read as a clip ({wrong}).") from wrong
