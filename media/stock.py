"""Film stock: the one kind of H.264 that the film is kept in, so that shots join by copying.

Closed groups of 24 pictures, no B-frames (the first picture is at 0 without an edit list, and
any group may be cut away), BT.709, one thread and no AVX-512 (the same pictures give the same
bytes).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from film.errors import MediaFailed

Picture = NDArray[np.uint8]  # (height, width, 3), blue green red
GROUP = 24
AVX512 = 13  # OpenCV's number of the instructions (CV_CPU_AVX_512F), which it does not name here
# With AVX-512, x264 gives other bytes for the same pictures about once in a hundred small clips,
# by what else lies in memory. With AVX2 no such case was found; it takes 4 % more time.
STEADY = {"x264-params": "asm=avx2"} if cv2.checkHardwareSupport(AVX512) else {}
OPTIONS = {
    "preset": "veryfast",
    "crf": "18",
    "g": str(GROUP),
    "bf": "0",
    "tune": "animation",
    **STEADY,
}
BT709, LIMITED = 1, 1  # codes of ITU-T H.273


class Reel:
    """A clip that is being written, picture by picture."""

    def __init__(self, file: Path | BinaryIO, width: int, height: int, fps: int) -> None:
        self._file = av.open(
            str(file) if isinstance(file, Path) else file,
            "w",
            format="mp4",
            options={"movflags": "+faststart"} if isinstance(file, Path) else {},
        )
        self._stream = film_stream(self._file, width, height, fps)
        self._reformatter = VideoReformatter()
        self._step = Fraction(1, fps)
        self.frames = 0

    def add(self, picture: Picture | VideoFrame) -> None:
        """Adds the next picture: pixels in blue-green-red, or a decoded frame of any kind."""
        frame = picture if isinstance(picture, VideoFrame) else bgr_frame(picture)
        frame = self._reformatter.reformat(
            frame,
            width=self._stream.width,
            height=self._stream.height,
            format="yuv420p",
            src_colorspace=colours_of(frame),
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        frame.pts, frame.time_base = self.frames, self._step
        self._file.mux(self._stream.encode(frame))
        self.frames += 1

    def close(self) -> None:
        """Writes what is still in the encoder and the index."""
        if self.frames:
            self._file.mux(self._stream.encode(None))
        self._file.close()


@contextmanager
def open_reel(file: Path | BinaryIO, width: int, height: int, fps: int) -> Iterator[Reel]:
    """A reel to add pictures to; closed at the end, whatever happens.

    Raises:
        MediaFailed: the encoder or the disk refuses.
    """
    try:
        reel = Reel(file, width, height, fps)
        try:
            yield reel
        finally:
            reel.close()
    except (av.FFmpegError, OSError) as wrong:
        raise MediaFailed(f"The clip could not be written ({wrong}).") from wrong


def film_stream(
    file: av.container.OutputContainer, width: int, height: int, fps: int
) -> VideoStream:
    """A new picture stream of the film's stock in `file`."""
    stream = file.add_stream("libx264", rate=fps, options=OPTIONS)
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    coder = stream.codec_context
    coder.time_base = Fraction(1, fps)
    coder.thread_count = 1
    coder.colorspace = coder.color_primaries = coder.color_trc = BT709
    coder.color_range = LIMITED
    return stream


def bgr_frame(picture: Picture) -> VideoFrame:
    """Pixels in blue-green-red, height by width by 3, as a frame."""
    return VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="bgr24")


def colours_of(frame: VideoFrame) -> Colorspace | None:
    """The matrix of a frame; untagged high-definition video is BT.709, as every player assumes."""
    untagged = frame.colorspace not in {1, 4, 5, 6, 7, 9}
    is_yuv = frame.format.name.startswith(("yuv", "nv"))
    return Colorspace.ITU709 if untagged and is_yuv and frame.height >= 720 else None
