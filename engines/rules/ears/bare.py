"""Scenes by a bare number: "windy in 1", "4 faster", "the hut at night (4)"."""

from __future__ import annotations

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from engines.rules.ears.reel import Reel

_NEEDS = {"should", "needs", "must", "could", "wants", "feels", "looks"}
_IN_SCENE = {"in", "under", "over", "during", "throughout"}


def with_bare_scenes(items: list[Item], text: str, reel: Reel) -> list[Item]:
    """ "Windy in 1. Foggy in 3.", "the hut (4)", "4 is the showdown": a bare number after "in", in
    brackets or of which something is said, is a scene."""
    for n, item in enumerate(items):
        if item.text in reel.numbers and (_is_bracketed(item, text) or _is_told(items, n)):
            item.tags = {"SC": [item.text]}
        timed = "NUM" in item.tags and n + 1 < len(items) and items[n + 1].text in _SECONDS
        item.apart = item.apart or timed  # "the inserts in scene 2, 4 seconds each"
    for n in range(1, len(items)):
        item, after = items[n], items[n + 1] if n + 1 < len(items) else None
        ends = after is None or "JOIN" in after.tags
        before = items[n - 1]
        placed = before.text in _IN_SCENE or before.text in ("render", "play")
        first = n == 1 and item.text in _NEEDS and before.text in reel.numbers
        if first and before.text.isdigit():
            before.tags = {"SC": [before.text]}  # "3 should be rainy"
        if placed and item.text in reel.numbers and ends:
            item.tags = {"SC": [item.text]}
    return _valued_scenes(items, reel)


_OF_SCENES = ("TIME", "WEATHER", "PACE", "TRANS")
_BEFORE_SCENE = {
    "put", "make", "can", "could", "for", "in", "to", "between", "from", "let", "should", "into",
    "play", "cut", "edit", "start", "open", "begin", "end", "finish", "close", "over", "under",
    "and",
}  # fmt: skip
_COUNTED = ("NOUN", "PROP", "WHO", "SIZE", "MOVE", "NUM")
_UNITS = {"second", "seconds", "sec", "secs", "s", "beats", "beat", "more", "am", "pm", "cuts"}


def _valued_scenes(items: list[Item], reel: Reel) -> list[Item]:
    """ "4 faster", "1: blazing sun", "put 4 in the morning", "make one dusk": a bare number with
    what only scenes have is one of them."""
    for n, item in enumerate(items):
        number = _bare_number(items, n)
        if number not in reel.numbers:
            continue
        start = n
        while start and items[start - 1].text not in _ENDS:
            start -= 1
        end = next((k for k in range(n, len(items)) if items[k].text in _ENDS), len(items))
        clause, after = items[start:end], items[n + 1] if n + 1 < len(items) else None
        counted = after is not None and (after.text in _UNITS or after.is_any(_COUNTED))
        led = n == start or items[n - 1].text in _BEFORE_SCENE or "SC" in items[n - 2].tags
        if counted or not led or any(i.is_any(("SHOT", "SECS", "LENGTH")) for i in clause):
            continue
        if any(i.is_any(_OF_SCENES) or "music" in i.verbs for i in clause if i is not item):
            item.tags = {"SC": [number]}
            _listed(items, n, reel)
    return items


def _bare_number(items: list[Item], n: int) -> str:
    """The number that an item may be of a scene, "" for none."""
    item, before = items[n], items[n - 1].text if n else ""
    if item.text.isdigit() and "NUM" in item.tags:
        return item.text
    words = closed()["numbers"]
    led = before in _BEFORE_WORD and str(words.get(item.text, "")).isdigit()
    after = items[n + 1] if n + 1 < len(items) else None
    plain = item.text != "one" or (after is not None and after.is_any(("TIME", "WEATHER")))
    return str(words[item.text]) if led and plain else ""


def _listed(items: list[Item], n: int, reel: Reel) -> None:
    """ "2, 3 and 4 at night": the bare numbers before it are scenes, too."""
    while n > 1 and items[n - 1].text in (",", "and", "&", "+") and items[n - 2].text.isdigit():
        n -= 2
        if items[n].text not in reel.numbers:
            return
        items[n].tags = {"SC": [items[n].text]}


_BEFORE_WORD = {"make", "put", "let", "play", "in", "for", "set", "under", "over"}
_ENDS = {".", ";", "!", "?", ","}


def _is_bracketed(item: Item, text: str) -> bool:
    """ "The hut at night (4)"."""
    return text[: item.start].endswith("(") and text[item.end :].startswith(")")


def _is_told(items: list[Item], n: int) -> bool:
    """ "4 is the showdown", "everything in 4 longer", "the light of 3"."""
    if not items[n].text.isdigit():
        return False
    after, before = items[n + 1 : n + 3], items[n - 1].text if n else ""
    starts = not n or "JOIN" in items[n - 1].tags
    if starts and len(after) == 2 and after[0].text == "is" and after[1].text in _A_NAME:
        return True
    counted = bool(after) and (after[0].text in _UNITS or after[0].is_any(_WHAT_IS_COUNTED))
    head = items[n - 2].text if n > 1 else ""
    whole = before in ("in", "of", "from") and head in _WHOLE
    return whole and (not counted or head in _ALL)


_SECONDS = {"second", "seconds", "sec", "secs"}
_A_NAME = {"the", "my", "our", "a", "an", "where", "when"}
_ALL = {"everything", "all", "anything", "everyone", "everybody"}
_WHOLE = {
    *_ALL, "setting", "place", "light", "lighting", "pace", "weather", "mood", "music", "rest",
    "end", "start", "beginning", "shots",
}  # fmt: skip
_WHAT_IS_COUNTED = ("NOUN", "PROP", "WHO", "SIZE", "MOVE")
