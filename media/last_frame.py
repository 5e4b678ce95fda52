"""The exact last frame of a clip, whoever made it: it opens the next shot. And the first one.

The frame is the one shown last, not the one stored last, and never an estimate from a duration:
sound may outlast the picture, the rate may vary, the index may lie, the file may be cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from film.errors import MediaFailed
from film.png import packed
from media.stock import colours_of


def extract_last_frame(clip: Path, out: Path) -> None:
    """Writes the last frame of `clip` that can be shown whole as an 8-bit RGB PNG.

    A damaged picture at the end of a cut file does not count; the last whole one does.

    Raises:
        MediaFailed: the clip cannot be opened or holds no whole picture.
    """
    write_picture(last_picture(clip), out)


def extract_first_frame(clip: Path, out: Path) -> None:
    """Writes the first whole frame of `clip` as an 8-bit RGB PNG; raises MediaFailed as above."""
    write_picture(_pixels(_find_first(clip), clip), out)


def last_picture(clip: Path) -> NDArray[np.uint8]:
    """The last frame of `clip` as pixels, red-green-blue; raises MediaFailed as above."""
    return _pixels(_find_last(clip), clip)


def _pixels(frame: VideoFrame | None, clip: Path) -> NDArray[np.uint8]:
    if frame is None:
        raise MediaFailed(f"{clip.name} holds no picture that can be read; render it again.")
    return (
        frame.reformat(format="rgb24", src_colorspace=colours_of(frame))
        .to_ndarray()
        .astype(np.uint8, copy=False)
    )


def write_picture(picture: NDArray[np.uint8], out: Path) -> None:
    """Writes pixels in red-green-blue as a PNG file, whatever the name ends with."""
    out.write_bytes(packed(picture))


def _find_first(clip: Path) -> VideoFrame | None:
    try:
        with av.open(str(clip)) as file:
            if not file.streams.video:
                raise MediaFailed(f"{clip.name} holds no picture, only sound.")
            stream = file.streams.video[0]
            return next(_whole_frames(stream, _packets(file, stream)), None)
    except (av.FFmpegError, OSError) as wrong:
        raise MediaFailed(f"{clip.name} cannot be read as a clip ({wrong}).") from wrong


def _find_last(clip: Path) -> VideoFrame | None:
    try:
        with av.open(str(clip)) as file:
            if not file.streams.video:
                raise MediaFailed(f"{clip.name} holds no picture, only sound.")
            stream = file.streams.video[0]
            packets = list(_packets(file, stream))
            keys = [n for n, p in enumerate(packets) if p.is_keyframe and not p.is_corrupt]
            for first in (*keys[-1:-3:-1], 0):
                last = _last_shown(_whole_frames(stream, packets[first:]))
                if last is not None:
                    return last
                stream.codec_context.flush_buffers()
    except (av.FFmpegError, OSError) as wrong:
        raise MediaFailed(f"{clip.name} cannot be read as a clip ({wrong}).") from wrong
    return None


def _last_shown(frames: Iterable[VideoFrame]) -> VideoFrame | None:
    last = None
    for frame in frames:
        if last is None or frame.pts is None or last.pts is None or frame.pts >= last.pts:
            last = frame
    return last


def _whole_frames(
    stream: VideoStream, packets: Iterable[Packet[VideoStream]]
) -> Iterator[VideoFrame]:
    """Every undamaged frame, those that the decoder holds back at the end too."""
    for packet in chain(packets, (None,)):
        if packet is None or not packet.is_corrupt:
            try:
                frames = stream.codec_context.decode(packet)
            except (av.error.InvalidDataError, av.error.EOFError):
                continue  # a damaged picture is passed over, the next ones are tried
            yield from (frame for frame in frames if not frame.is_corrupt)


def _packets(file: InputContainer, stream: VideoStream) -> Iterator[Packet[VideoStream]]:
    """The packets of a stream up to the end, or to where the file is broken off."""
    packets = file.demux(stream)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.error.InvalidDataError, av.error.EOFError, OSError):
            return
        if packet.size:
            yield packet
