"""The film's stock as this engine writes it: the same kind of H.264 that `media.stock` describes,
so that conforming copies the pictures (a test holds the two together)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import cv2
from av.video.stream import VideoStream

from engines.animatic.drawing.planes import Layers, sheet_of
from film.errors import MediaFailed

AVX512 = 13  # OpenCV's number of what x264 must not use: its bytes vary with it (`media.stock`)
STEADY = {"x264-params": "asm=avx2"} if cv2.checkHardwareSupport(AVX512) else {}
OPTIONS = {"preset": "veryfast", "crf": "18", "g": "24", "bf": "0", "tune": "animation", **STEADY}
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
        self._count = 0
        self._frame: av.VideoFrame | None = None
        self._picture: Layers | None = None

    def add(self, picture: Layers) -> None:
        """Adds the next picture, in layers of film; the same one again is not packed again."""
        if self._frame is None or picture is not self._picture:
            self._frame, self._picture = self._packed(picture), picture
        frame = self._frame
        frame.pts, frame.time_base = self._count, self._stream.codec_context.time_base
        self._file.mux(self._stream.encode(frame))
        self._count += 1

    def _packed(self, picture: Layers) -> av.VideoFrame:
        lines = sheet_of(picture)
        if len(lines) % 6:  # which taking the very bytes over gets wrong
            return av.VideoFrame.from_ndarray(lines, format="yuv420p")
        return av.VideoFrame.from_numpy_buffer(lines, format="yuv420p")

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
