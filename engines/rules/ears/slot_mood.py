"""The slot that takes the mood of music, in whatever words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from engines.rules.ears.seek import Found, Seek

_NO_MOOD = frozenset(closed()["no_moods"])
_STUFF = frozenset(closed()["music_stuff"])
_BENEATH = frozenset(closed()["music_beneath"])
_QUIET = frozenset(closed()["music_quiet"])
_FOR = ("for", "there")  # "something sad for scene 3", but not "something soft": that is light
_NOT_OF = ("no", "not", "less", "without", "any", "of", "fewer", "instead of", "than")


def find_mood(seek: Seek) -> Found | None:
    """ "Slow sad music", "the music should be tense", "something eerie under"."""
    items = list(seek.items)
    at = next((n for n, item in enumerate(items) if "music" in item.verbs), -1)
    words = _around(items, at) if at >= 0 else []
    if not words:
        at, words = _of_stuff(items)
    if not words:
        return None
    for item in [items[at], *words]:
        seek.take(item)
    _take_rest(seek, items, at, words)
    return Found(mood_of(" ".join(item.typed or item.text for item in words).lower()))


def mood_of(said: str) -> str:
    """The one mood that these words name, since a score has a mood; else the words themselves.
    "Sad but quiet" is sad: how loud it is comes second."""
    words = [word for word in said.lower().replace(",", " ").split() if word in _moods()]
    named = {_moods()[word] for word in words} or {said}
    named = named if len(named) == 1 else {_moods()[w] for w in words if w not in _QUIET} or named
    return named.pop() if len(named) == 1 else said


@lru_cache
def _moods() -> dict[str, str]:
    """Word -> mood."""
    ways: dict[str, list[str]] = closed()["music_moods"]
    return {word: mood for mood, words in ways.items() for word in (mood, *words)}


def names_mood(word: str) -> bool:
    """Whether a word is the name of a mood."""
    return word in _moods()


def _around(items: Sequence[Item], at: int) -> list[Item]:
    """What is said right before "music", or of it afterwards."""
    first = at
    while first and _is_mood(items[first - 1]):
        first -= 1
    if first and items[first - 1].text in _NOT_OF:
        return []
    return list(items[first:at]) or _said_of(items[at + 1 :])


def _of_stuff(items: Sequence[Item]) -> tuple[int, list[Item]]:
    """ "Something tense under it", "sad strings beneath": a mood of what is no word for music."""
    beneath = any(item.text in _BENEATH for item in items)
    for n, item in enumerate(items):
        tune = "TUNE" in item.tags
        if item.text not in _STUFF and not tune:
            continue
        near = [i for i in items[max(0, n - 3) : n + 4] if i.text in _moods()]
        before = items[max(0, n - 4) : n]
        led = any(i.text in _FOR for i in items) and not any("LIGHT" in i.tags for i in near)
        if near and (beneath or tune or led) and not any(i.text in _NOT_OF for i in before):
            return n, near
    return -1, []


def _take_rest(seek: Seek, items: Sequence[Item], at: int, words: Sequence[Item]) -> None:
    """Instruments and further words of the same mood are told by it."""
    mood = mood_of(" ".join(item.text for item in words))
    for item in items:
        same = item.text in _moods() and _moods()[item.text] == mood
        if same or item.text in _STUFF or ("TUNE" in item.tags and mood in _moods().values()):
            seek.take(item)


def _is_mood(item: Item) -> bool:
    """An adjective of any sort: a feeling, or a word that the film does not know."""
    other = set(item.tags) - {"EMO", "LIGHT", "PACE", "TUNE", "WEATHER", "LOOK"}
    return not other and item.text.isalpha() and item.text not in _NO_MOOD


def _said_of(after: Sequence[Item]) -> list[Item]:
    """What follows "should be" or "make it", or stands right behind."""
    at = next((n for n, item in enumerate(after) if item.text in ("be", "become", ":", "to")), -1)
    words: list[Item] = []
    if at < 0 and all(_is_small(item) for item in after):
        return [item for item in after if item.text in _moods()]
    for item in after[at + 1 :] if at >= 0 else after[:1] if _names_mood(after[:1]) else []:
        if not words and item.idle:
            continue
        if not _is_mood(item):
            break
        words.append(item)
    return words


def _is_small(item: Item) -> bool:
    """ "Music for scene 3: warm": nothing but where it plays, and the mood."""
    return item.text in _moods() or "TARGET" in item.tags or item.idle or item.text in _WHERE


_WHERE = (
    "for",
    "in",
    "under",
    "over",
    "on",
    "at",
    "during",
    "throughout",
    ":",
    "with",
    "something",
)


def _names_mood(items: Sequence[Item]) -> bool:
    return any(item.text in _moods() for item in items)
