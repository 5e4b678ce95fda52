"""Pictures as PNG files, packed quickly: a step or a last frame is written for every shot.

Every row is kept as what changed since the row above (filter 2 of the W3C's PNG, third edition),
which suits painted and filmed pictures alike, and packed by ISA-L: four times as quickly as zlib.
"""

from __future__ import annotations

import struct

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER = 33  # bytes of the signature and IHDR
_UP = 2
_LEVEL = 1
_EIGHT_BITS, _RGB = 8, 2


def packed(rgb: NDArray[np.uint8], author: bytes = b"") -> bytes:
    """RGB (height, width, 3) as a whole PNG file; `author` is what its text "Software" says."""
    height, width = rgb.shape[:2]
    rows = rgb.reshape(height, width * 3)
    changes = np.empty((height, 1 + width * 3), np.uint8)
    changes[:, 0] = _UP
    changes[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=changes[1:, 1:])
    size = struct.pack(">IIBBBBB", width, height, _EIGHT_BITS, _RGB, 0, 0, 0)
    parts = [SIGNATURE, _chunk(b"IHDR", size)]
    if author:
        parts.append(_chunk(b"tEXt", b"Software\0" + author))
    parts += [_chunk(b"IDAT", isal_zlib.compress(changes, _LEVEL)), _chunk(b"IEND", b"")]
    return b"".join(parts)


def author_of(head: bytes) -> tuple[bytes, int, int]:
    """Whose text "Software" the beginning of a PNG file bears first (b"" when it has none), and
    the picture's width and height."""
    width, height = struct.unpack(">II", head[16:24]) if len(head) >= HEADER else (0, 0)
    length, name, begun = head[HEADER : HEADER + 4], head[HEADER + 4 : HEADER + 8], HEADER + 8
    if name != b"tEXt":
        return b"", width, height
    text = head[begun : begun + int.from_bytes(length)]
    return text.removeprefix(b"Software\0"), width, height


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", _sum(name, data))


def _sum(name: bytes, data: bytes) -> int:
    return isal_zlib.crc32(data, isal_zlib.crc32(name))
