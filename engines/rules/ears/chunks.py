"""A message in the parts that are read one by one, and their ends without marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.items import Item

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_MANY_WORDS = 40


def chunks(typed: str) -> list[str]:
    """The message at once, or its sentences when it is long or has several lines."""
    if len(typed.split()) <= _MANY_WORDS and "\n" not in typed.strip():
        return [typed]
    return [part for part in _SENTENCE.split(typed) if part.strip()]


def stripped(items: Sequence[Item]) -> list[Item]:
    """The items without the marks and small words around them."""
    marks = (".", "!", ",", "please", ";", "...")
    kept = list(items)
    while kept and kept[-1].text in (*marks, "?"):
        kept.pop()
    while len(kept) > 1 and _is_opener(kept[0].text, kept[1].text):
        kept.pop(0)
    return kept


def _is_opener(word: str, following: str) -> bool:
    """ "And make...", "no, make...", but not "no rain"."""
    if word in ("yes", "yeah", "yep", "no", "nope"):
        return following == ","
    return word in (".", "!", ",", ";", "...", "and", "but", "then", "so", "or", "please")
