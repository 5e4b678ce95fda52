"""Words as a person selects or quotes them, found in a text as it is written."""

from __future__ import annotations

import re

_QUOTES = "\"'“”‘’«»"


def find_words(text: str, said: str) -> tuple[int, int] | None:
    """Where quoted words stand; white space, kinds of quotes and emphasis marks do not matter."""
    words = said.strip().strip(_QUOTES[:1] + "“”").split()
    if not words:
        return None
    gap = r"[*_]*\s+[*_]*"
    match = re.search(gap.join(_loose(word) for word in words), text)
    return match.span() if match else None


def _loose(word: str) -> str:
    parts = (f"[{_QUOTES}]" if c in _QUOTES else "…|\\.\\.\\." if c == "…" else re.escape(c)
             for c in word)  # fmt: skip
    return "".join(f"(?:{part})" if "|" in part else part for part in parts)
