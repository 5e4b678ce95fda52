"""Shots by what happens in them: "the shot where she reads the letter", "as the scanner beeps",
"Yusuf saying "I vote salad"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.known import known_of, small_words, stem
from engines.rules.ears.lexicon import read_yaml
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Target, trouble

_DATA: dict[str, list[str]] = read_yaml("moments.yaml")
_HEADS, _LINKS, _ENDS = (frozenset(_DATA[name]) for name in ("heads", "links", "ends"))
_WHENS = frozenset(_DATA["whens"])
_TYPES = ("SIZE", "ANGLE", "MOVE", "LENGTH", "LIGHT", "TRANS", "TARGET", "SHOT", "SECS", "PACE")
_VALUES = (*_TYPES, "EMO", "TIME", "WEATHER")
_THINGS = ("WHO", "PROP", "TARGET")
_NAMED = ("SHOT", "SC", "TARGET")
_CLEARLY = 1.4  # times as much in common as with any other shot


def with_actions(items: list[Item], reel: Reel) -> list[Item]:
    """Items with what happens in a shot replaced by that shot, when it points at one."""
    for at in range(1, len(items) - 1):
        plain = items[at].text != "with" or not any(i.is_any(_THINGS) for i in items[at + 1 :])
        if items[at].text in _LINKS and items[at - 1].text in _HEADS and plain:
            return _with_action(items, at, reel)
    if any(item.is_any(_NAMED) for item in items) or _scene_by_number(items):
        return items
    anchored = _beside(items, reel)
    if anchored or not any(item.is_any(_VALUES) for item in items):
        return anchored or items
    return _said(items, reel) or _when(items, reel) or items


def _beside(items: list[Item], reel: Reel) -> list[Item] | None:
    """ "Before Yusuf votes", in an order to put something there: before which shot."""
    if not any({"add", "move"} & item.verbs for item in items):
        return None
    for at in range(len(items) - 2):
        if items[at].text not in ("before", "after") or "WHO" not in items[at + 1].tags:
            continue
        target = _by_words(items[at + 1 : _end(items, at + 1)], reel)
        if target is not None and not target.problem:
            return _replaced(items, at + 1, _end(items, at + 1), target)
    return None


def _scene_by_number(items: Sequence[Item]) -> bool:
    pairs = itertools.pairwise(items)
    return any(a.is_any(("NOUN", "ORD")) and b.is_any(("NUM", "NOUN")) for a, b in pairs)


def _with_action(items: list[Item], at: int, reel: Reel) -> list[Item]:
    end = _end(items, at + 1)
    target = _by_words(items[at + 1 : end], reel)
    if target is None:
        return items
    start = at - 1
    while start and items[start - 1].text in ("the", "that", "this"):
        start -= 1
    return _replaced(items, start, end, target)


def _end(items: Sequence[Item], at: int) -> int:
    """Where what happens ends: at a word of what is wanted."""
    while at < len(items) and items[at].text not in _ENDS and not items[at].is_any(_TYPES):
        at += 1
    return at


def _replaced(items: list[Item], start: int, end: int, target: Target) -> list[Item]:
    text = " ".join(item.text for item in items[start:end])
    item = Item(text, items[start].start, items[end - 1].end, {"TARGET": [target]})
    return [*items[:start], item, *items[end:]]


def _said(items: list[Item], reel: Reel) -> list[Item] | None:
    """ "Yusuf saying "I vote salad.": where a line is spoken."""
    for n in range(1, len(items)):
        if "QUOTE" not in items[n].tags or items[n - 1].text not in _DATA["saying"]:
            continue
        words = {stem(word) for word in re.findall(r"[a-z']+", items[n].text.lower())}
        shots = known_of(reel).shots
        found = [s for s in reel.order if words and words <= shots[s].spoken]
        if len(found) == 1:
            start = n - 1
            while start and (items[start - 1].is_any(("WHO", "PRON")) or _leads(items[start - 1])):
                start -= 1
            return _replaced(items, start, n + 1, Target((found[0],), loose=True))
    return None


def _leads(item: Item) -> bool:
    return item.text in _WHENS or item.text in ("is", "the")


def _when(items: list[Item], reel: Reel) -> list[Item] | None:
    """ "As the scanner beeps", "while they search the hold": in the shot where that happens."""
    for at in range(len(items) - 2):
        if items[at].text not in _WHENS:
            continue
        end = _end(items, at + 1)
        rest = items[at + 1 : end]
        about = [i for i in rest if i.is_any(("WHO", "PROP", "DET", "PRON"))]
        if len(rest) < 2 or not about:
            continue
        target = _by_words(rest, reel)
        if target is not None and not target.problem:
            return _replaced(items, at, end, target)
    return None


def _by_words(items: Sequence[Item], reel: Reel) -> Target | None:
    """The shot that has most in common with what was said, when one clearly has."""
    people = {name for item in items for name in item.tags.get("WHO", ())[:1]}
    named = {word for i in items if "WHO" in i.tags for word in i.text.split()}
    words = [word for item in items for word in re.findall(r"[a-z']+", item.text.lower())]
    wanted = {stem(w) for w in words if w not in small_words() and w not in named}
    known_film = known_of(reel)
    shots, weights = known_film.shots, known_film.telling
    pool = [label for label in reel.order if people <= shots[label].present]
    known = {word for word in wanted if word in weights}
    if not known:
        return None
    found = {s: sum(weights[w] for w in known & shots[s].words) for s in pool}
    best = max(found.values(), default=0.0)
    top = [label for label, score in found.items() if score and score > best / _CLEARLY]
    matched = known & shots[top[0]].words if top else set()
    if not top or len(matched) * 2 < len(known) or len(matched) * 3 < len(wanted):
        return None
    if len(top) == 1:
        return Target((top[0],), loose=True)
    listed = ", ".join(top[:4])
    return trouble(f"That could be {listed}. Which one?", "shot", top[:4], top)
