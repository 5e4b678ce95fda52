"""Conform: the shots of a film joined into one file, with one continuous sound track.

Pictures are copied, not encoded again, except where a transition changes them or a clip is
foreign. Times come from counting pictures (n/fps), never from a container's duration.
"""

from __future__ import annotations

import heapq
import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import av
import numpy as np
from av.packet import Packet

from film.errors import MediaFailed
from media.aac import FRAME, Tape, aac_sample, encode_aac, in_time
from media.captions import Caption
from media.clips import Format, Packets, stock_sample
from media.joints import ClipPart, stretches
from media.subtitles import add_subtitles, subtitle_packets
from media.wav import RATE, Sound, read_wav, stereo

__all__ = ["Caption", "ClipPart", "Format", "conform"]

Timed: TypeAlias = "tuple[float, int, Packet[Any], Any]"  # seconds, order, packet, stream
HD = Format()


def conform(
    shots: Sequence[ClipPart],
    track: Path | Sound | Tape,
    out: Path,
    captions: Sequence[Caption] = (),
    form: Format = HD,
) -> None:
    """Joins the shots' clips and the finished mix into an MP4 that starts playing at once.

    Args:
        shots: in film order; a clip of another length, size, rate or codec is fitted first.
        track: the mix, a WAV file or samples (channels, samples) at 48 kHz, which are cut or
            filled with silence to the length of the pictures; or as long as these, and encoded.
        out: where the file goes; the name may end in anything.
        captions: written as a subtitle track (mov_text) that players leave off until asked.
        form: size and rate of the film.

    Raises:
        MediaFailed: a clip or the track cannot be read, or the disk refuses.
    """
    if not shots:
        raise MediaFailed("There is no shot to put into the film; render one first.")
    frames = sum(part.frames for part in shots)
    tape = track if isinstance(track, Tape) else encode_aac(of_length(track, frames, form.fps))
    try:
        _join(stretches(shots, form), tape.packets, captions, form, out)
    except (av.FFmpegError, OSError) as wrong:
        raise MediaFailed(f"The film could not be put together ({wrong}).") from wrong


def of_length(track: Path | Sound, frames: int, fps: int) -> Sound:
    """The sound in stereo, cut or filled with silence to the length of so many pictures."""
    sound = stereo(read_wav(track) if isinstance(track, Path) else track)
    samples = round(Fraction(frames * RATE, fps))
    if sound.shape[1] == samples:
        return sound
    return np.pad(sound[:, :samples], ((0, 0), (0, max(0, samples - sound.shape[1]))))


def _join(
    shown: Iterable[Packets],
    heard: Iterable[Packet[Any]],
    captions: Sequence[Caption],
    form: Format,
    out: Path,
) -> None:
    """Writes the streams interleaved by time, their headers taken from samples of each kind."""
    with (
        av.open(io.BytesIO(stock_sample(form))) as film_stock,
        av.open(io.BytesIO(aac_sample())) as tape,
        av.open(str(out), "w", format="mp4", options={"movflags": "+faststart"}) as film,
    ):
        picture = film.add_stream_from_template(film_stock.streams.video[0])
        sound = film.add_stream_from_template(tape.streams.audio[0])
        tracks: list[Iterable[Timed]] = [
            _shown(shown, picture, form.fps),
            _sounding(heard, sound),
        ]
        if captions:
            tracks.append(_written(captions, add_subtitles(film)))
        for _, _, packet, stream in heapq.merge(*tracks, key=lambda timed: timed[:2]):
            packet.stream = stream
            film.mux(packet)


def _shown(shots: Iterable[Packets], stream: Any, fps: int) -> Iterator[Timed]:
    number = 0
    for packets in shots:
        for packet in packets:
            packet.time_base = Fraction(1, fps)
            packet.pts = packet.dts = number
            packet.duration = 1
            yield number / fps, 0, packet, stream
            number += 1


def _sounding(packets: Iterable[Packet[Any]], stream: Any) -> Iterator[Timed]:
    for number, packet in enumerate(in_time(packets)):
        yield (number - 1) * FRAME / RATE, 1, packet, stream


def _written(captions: Sequence[Caption], stream: Any) -> Iterator[Timed]:
    for at, packet in subtitle_packets(captions):
        yield at, 2, packet, stream
