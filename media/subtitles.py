"""Captions as a subtitle track inside an MP4 (mov_text, 3GPP TS 26.245)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import av
from av.packet import Packet

from media.captions import Caption, in_order, lines

FIELDS = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, "
    "Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, "
    "Alignment, MarginL, MarginR, MarginV, Encoding"
)
STYLE = "Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0"
HEADER = "\r\n".join(
    (
        "[Script Info]",
        "ScriptType: v4.00+",
        "PlayResX: 384",
        "PlayResY: 288",
        "",
        "[V4+ Styles]",
        f"Format: {FIELDS}",
        f"Style: {STYLE}",
        "",
        "[Events]",
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
        "",
    )
)  # the encoder asks for the style as an ASS header before it writes a sample description
MILLISECOND = Fraction(1, 1000)


def add_subtitles(film: av.container.OutputContainer) -> Any:
    """A new subtitle stream of the film, to be fed with `subtitle_packets`."""
    stream: Any = film.add_stream("mov_text")
    stream.codec_context.subtitle_header = HEADER.encode()
    stream.codec_context.time_base = MILLISECOND
    stream.metadata["language"] = "eng"
    return stream


def subtitle_packets(captions: Sequence[Caption]) -> Iterator[tuple[float, Packet[Any]]]:
    """(seconds, packet) in order; empty samples fill the gaps, since a text sample lasts until
    the next one begins."""
    end = 0.0
    for caption in in_order(captions):
        if caption.start > end:
            yield end, _packet("", end, caption.start)
        yield caption.start, _packet("\n".join(lines(caption)), caption.start, caption.end)
        end = caption.end


def _packet(words: str, start: float, end: float) -> Packet[Any]:
    """A text sample: two bytes of length, then UTF-8."""
    text = words.encode()
    packet: Packet[Any] = av.Packet(len(text).to_bytes(2, "big") + text)
    packet.time_base = MILLISECOND
    packet.pts = packet.dts = round(start * 1000)
    packet.duration = round(end * 1000) - round(start * 1000)
    return packet
