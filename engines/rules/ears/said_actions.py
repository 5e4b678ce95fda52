"""Shots by what happens in them: "the shot where she reads the letter"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Target, trouble

_HEADS = {"shot", "shots", "one", "bit", "part", "moment", "clip", "frame", "point"}
_LINKS = {"where", "when", "in which", "of", "with"}
_ENDS = {
    "should", "needs", "need", "must", "could", "can", "to", "is", "feels", "looks", "seems", ",",
    ".", ";", "be", "from", "but", "then", "would", "for", "so", "a bit", "and", "at", "drags",
    "into", "before", "after",
}  # fmt: skip
_TYPES = ("SIZE", "ANGLE", "MOVE", "LENGTH", "LIGHT", "TRANS", "TARGET", "SHOT", "SECS")
_SMALL = {"the", "a", "an", "his", "her", "their", "its", "he", "she", "they", "it", "him", "them"}


def with_actions(items: list[Item], reel: Reel) -> list[Item]:
    """Items with "the shot where ..." replaced by its shot, when the action points at one."""
    for at in range(1, len(items) - 1):
        if items[at].text in ("where", "when", "in which") and items[at - 1].text in _HEADS:
            return _with_action(items, at, reel)
    return items


def _with_action(items: list[Item], at: int, reel: Reel) -> list[Item]:
    end = at + 1
    while end < len(items) and items[end].text not in _ENDS and not items[end].is_any(_TYPES):
        end += 1
    words = [word for item in items[at + 1 : end] for word in item.text.split()]
    target = _by_words(words, items[at + 1 : end], reel)
    if target is None:
        return items
    start = at - 1
    while start and items[start - 1].text in ("the", "that", "this"):
        start -= 1
    text = " ".join(item.text for item in items[start:end])
    item = Item(text, items[start].start, items[end - 1].end, {"TARGET": [target]})
    return [*items[:start], item, *items[end:]]


def _by_words(words: Sequence[str], items: Sequence[Item], reel: Reel) -> Target | None:
    people = {name for item in items for name in item.tags.get("WHO", ())}
    props = {name for item in items for name in item.tags.get("PROP", ())}
    named = {w for i in items if i.is_any(("WHO", "PROP")) for w in i.text.split()}
    wanted = {stem(w) for w in words if w not in _SMALL | named | _small_words()}
    if not wanted:
        return None
    found = {
        label: len(wanted & _words_of(reel, label)) / len(wanted)
        for label in reel.order
        if people <= set(reel.cast(label))
        and props <= reel.props(label) | _named(reel, label, props)
    }
    sure = [label for label, share in found.items() if share == 1.0]
    if len(sure) == 1:
        return Target((sure[0],))
    near = sure or [label for label, share in found.items() if share >= 0.5]
    if not near:
        return None
    listed = ", ".join(near[:4])
    return trouble(f"That could be {listed}. Which one?", "shot", near[:4], near)


def _named(reel: Reel, label: str, props: set[str]) -> set[str]:
    action = reel.shots[label].action.lower()
    return {prop for prop in props if prop.lower() in action}


def _words_of(reel: Reel, label: str) -> set[str]:
    shot = reel.shots[label]
    text = " ".join([shot.action, *(line.text for line in shot.lines)]).lower()
    return {stem(word) for word in re.findall(r"[a-z']+", text)}


def _small_words() -> set[str]:
    small = closed()
    return {*small["pronouns"], *small["determiners"], "up", "down", "out", "in", "on", "at", "and"}


def stem(word: str) -> str:
    """A word without its ending: reads, reading and read are one."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word.rstrip("ey") or word
