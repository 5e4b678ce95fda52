"""Words as the pieces that a BERT model reads: the longest known beginning, then the longest
known rest (WordPiece)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from engines.rules.ears.lexicon import DATA

FIRST, LAST, UNKNOWN = 101, 102, 100
ASKED = 1029  # a question mark
_PART = re.compile(r"[^\W_]+|[^\s]")


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[int, ...]:
    """The numbers of the pieces of some words; accents and capitals do not count."""
    bare = unicodedata.normalize("NFD", text.lower())
    plain = "".join(c for c in bare if unicodedata.category(c) != "Mn")
    return tuple(piece for part in _PART.findall(plain) for piece in _pieces(part))


def _pieces(word: str) -> list[int]:
    known, found, at = _vocabulary(), list[int](), 0
    while at < len(word):
        lead = "##" if at else ""
        ends = (end for end in range(len(word), at, -1) if lead + word[at:end] in known)
        end = next(ends, 0)
        if not end:
            return [UNKNOWN]
        found.append(known[lead + word[at:end]])
        at = end
    return found


@lru_cache
def _vocabulary() -> dict[str, int]:
    lines = (DATA / "pieces.txt").read_text(encoding="utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}
