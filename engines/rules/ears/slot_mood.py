"""The slot that takes the mood of music, in whatever words."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from engines.rules.ears.seek import Found, Seek

_NO_MOOD = frozenset(closed()["no_moods"])


def find_mood(seek: Seek) -> Found | None:
    """ "Slow sad music", "the music should be tense": said before it, or of it."""
    items = list(seek.items)
    at = next((n for n, item in enumerate(items) if "music" in item.verbs), -1)
    if at < 0:
        return None
    first = at
    while first and _is_mood(items[first - 1]):
        first -= 1
    if first and items[first - 1].text in ("no", "not", "less", "without", "any", "of"):
        return None
    words = items[first:at] or _said_of(items[at + 1 :])
    if not words:
        return None
    for item in [items[at], *words]:
        seek.take(item)
    return Found(" ".join(item.typed or item.text for item in words).lower())


def _is_mood(item: Item) -> bool:
    """An adjective of any sort: a feeling, or a word that the film does not know."""
    other = set(item.tags) - {"EMO", "LIGHT", "PACE", "TUNE", "WEATHER", "LOOK"}
    return not other and item.text.isalpha() and item.text not in _NO_MOOD


def _said_of(after: Sequence[Item]) -> list[Item]:
    """What follows "should be" or "make it"."""
    at = next((n for n, item in enumerate(after) if item.text in ("be", "become", ":", "to")), -1)
    words: list[Item] = []
    for item in after[at + 1 :] if at >= 0 else []:
        if not words and item.idle:
            continue
        if not _is_mood(item):
            break
        words.append(item)
    return words
