"""Pictures as PNG files, packed quickly: a step or a last frame is written for every shot.

Every row is kept as what changed since the row above (filter 2 of the W3C's PNG, third edition),
which suits painted and filmed pictures alike, and packed by ISA-L: four times as quickly as zlib.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import cast

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER = 33  # bytes of the signature and IHDR
_UP = 2
_LEVEL = 1
_EIGHT_BITS, _RGB = 8, 2
_BROKEN = cast("type[Exception]", isal_zlib.error)  # which its stub declares as an instance


def packed(rgb: NDArray[np.uint8], author: bytes = b"") -> bytes:
    """RGB (height, width, 3) as a whole PNG file; `author` is what its text "Software" says."""
    height, width = rgb.shape[:2]
    rows = rgb.reshape(height, width * 3)
    changes = np.empty((height, 1 + width * 3), np.uint8)
    changes[:, 0] = _UP
    changes[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=changes[1:, 1:])
    parts = [SIGNATURE, _chunk(b"IHDR", _size(width, height))]
    if author:
        parts.append(_chunk(b"tEXt", b"Software\0" + author))
    parts += [_chunk(b"IDAT", isal_zlib.compress(changes, _LEVEL)), _chunk(b"IEND", b"")]
    return b"".join(parts)


def unpacked(data: bytes) -> NDArray[np.uint8] | None:
    """A picture that `packed` made, RGB (height, width, 3); None for any other file, which may be
    a picture all the same."""
    if data[:HEADER] != SIGNATURE + _chunk(b"IHDR", _size(*_size_of(data))):
        return None
    width, height = _size_of(data)
    packed_rows = [part for name, part in _chunks(data) if name == b"IDAT"]
    try:
        rows = np.frombuffer(isal_zlib.decompress(b"".join(packed_rows)), np.uint8)
    except _BROKEN:
        return None
    if rows.size != height * (1 + width * 3) or not height:
        return None
    changes = rows.reshape(height, 1 + width * 3)
    if (changes[:, 0] != _UP).any():
        return None
    found = np.add.accumulate(changes[:, 1:], axis=0, dtype=np.uint8)
    return found.reshape(height, width, 3)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at + 8 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : end]
        at = end + 4


def author_of(head: bytes) -> tuple[bytes, int, int]:
    """Whose text "Software" the beginning of a PNG file bears first (b"" when it has none), and
    the picture's width and height."""
    width, height = _size_of(head)
    length, name, begun = head[HEADER : HEADER + 4], head[HEADER + 4 : HEADER + 8], HEADER + 8
    if name != b"tEXt":
        return b"", width, height
    text = head[begun : begun + int.from_bytes(length)]
    return text.removeprefix(b"Software\0"), width, height


def _size(width: int, height: int) -> bytes:
    return struct.pack(">IIBBBBB", width, height, _EIGHT_BITS, _RGB, 0, 0, 0)


def _size_of(head: bytes) -> tuple[int, int]:
    return struct.unpack(">II", head[16:24]) if len(head) >= HEADER else (0, 0)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", _sum(name, data))


def _sum(name: bytes, data: bytes) -> int:
    return isal_zlib.crc32(data, isal_zlib.crc32(name))
