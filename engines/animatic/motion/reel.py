"""The film's stock as this engine writes it: the same kind of H.264 that `media.stock` describes,
so that conforming copies the pictures (a test holds the two together)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from film.errors import MediaFailed

Picture = NDArray[np.uint8]  # (height, width, 3), red green blue
OPTIONS = {"preset": "veryfast", "crf": "18", "g": "24", "bf": "0", "tune": "animation"}
BT709, LIMITED = 1, 1  # codes of ITU-T H.273


class Reel:
    """A clip that is being written, picture by picture: closed groups of 24, BT.709, one thread."""

    def __init__(self, out: Path, width: int, height: int, fps: int) -> None:
        self._file = av.open(str(out), "w", format="mp4", options={"movflags": "+faststart"})
        self._stream: VideoStream = self._file.add_stream("libx264", rate=fps, options=OPTIONS)
        self._stream.width, self._stream.height = width, height
        self._stream.pix_fmt = "yuv420p"
        coder = self._stream.codec_context
        coder.time_base = Fraction(1, fps)
        coder.thread_count = 1
        coder.colorspace = coder.color_primaries = coder.color_trc = BT709
        coder.color_range = LIMITED
        self._reformatter = VideoReformatter()
        self._count = 0
        self._frame: av.VideoFrame | None = None
        self._picture: Picture | None = None

    def add(self, picture: Picture) -> None:
        """Adds the next picture, red green blue; the same array again is not converted again."""
        if self._frame is None or picture is not self._picture:
            self._frame, self._picture = self._converted(picture), picture
        frame = self._frame
        frame.pts, frame.time_base = self._count, self._stream.codec_context.time_base
        self._file.mux(self._stream.encode(frame))
        self._count += 1

    def _converted(self, picture: Picture) -> av.VideoFrame:
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        return self._reformatter.reformat(
            frame,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )

    def close(self) -> None:
        """Empties the encoder and writes the index."""
        if self._count:
            self._file.mux(self._stream.encode(None))
        self._file.close()


@contextmanager
def open_reel(out: Path, width: int, height: int, fps: int) -> Iterator[Reel]:
    """A reel to add pictures to; raises MediaFailed when the encoder or the disk refuses."""
    try:
        reel = Reel(out, width, height, fps)
        try:
            yield reel
        finally:
            reel.close()
    except (av.FFmpegError, OSError) as wrong:
        raise MediaFailed(f"The clip could not be written ({wrong}); try again.") from wrong
