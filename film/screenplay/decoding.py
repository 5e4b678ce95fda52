"""From bytes to text, and what bytes are when they are no text at all."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (rb"\xff\xd8\xff", "a JPEG picture"),
    (rb"\x89PNG", "a PNG picture"),
    (rb"GIF8[79]a", "a GIF picture"),
    (rb"(?:II\*\x00|MM\x00\*)", "a TIFF picture"),
    (rb"RIFF....WEBP", "a WebP picture"),
    (rb"RIFF....(?:WAVE|AVI )", "a sound or video file"),
    (rb"....ftyp", "a video, sound or HEIC file"),
    (rb"(?:ID3|OggS|fLaC|\xff\xfb|\x1aE\xdf\xa3)", "a sound or video file"),
    (rb"PK(?:\x03\x04|\x05\x06|\x07\x08)", "a Word document or a zip archive"),
    (rb"(?:\x1f\x8b|7z\xbc\xaf|Rar!|BZh[1-9]1AY|\xfd7zXZ|\x28\xb5\x2f\xfd)", "an archive"),
    (rb"\xd0\xcf\x11\xe0", "an old Word document"),
    (rb"\{\\rtf", "an RTF document"),
    (rb"%!PS", "a PostScript file"),
    (rb"\s*<(?i:!doctype html|html)", "a web page"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
MOST_CONTROL = 0.01  # the share of such characters above which text is none
PROBE = 65_536


class Decoded(NamedTuple):
    """Text, and whether its encoding had to be guessed."""

    text: str
    guessed: bool = False


def find_signature(data: bytes) -> str:
    """What a file of another kind is, in words; "" when it may be a screenplay."""
    head = data[:256]
    for pattern, words in SIGNATURES:
        if re.match(pattern, head, re.DOTALL):
            return words
    return ""


def decoded(data: bytes) -> Decoded | None:
    """Text from UTF-8, UTF-16 or UTF-32, else Windows-1252; `None` when it is binary."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :].decode(encoding, "replace"))
    if b"\x00" in data[:PROBE]:
        return _unmarked_utf16(data)
    try:
        return _text(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _text(data.decode("cp1252", "replace"), guessed=True)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark has its zero bytes nearly all on one side."""
    probe = data[:PROBE]
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd) or max(even, odd) * 4 < len(probe):
        return None
    return _text(data.decode("utf-16-be" if even > odd else "utf-16-le", "replace"))


def _text(text: str, *, guessed: bool = False) -> Decoded | None:
    probe = text[:PROBE] + text[-PROBE:]
    if len(CONTROL.findall(probe)) > MOST_CONTROL * len(probe):
        return None
    return Decoded(text, guessed)
