"""Slots for the place where something is put: after a shot, between two, at an end."""

from __future__ import annotations

from engines.rules.ears.seek import Found, Seek
from engines.rules.ears.target import Target

_BEFORE = {"before", "front of", "in front of", "ahead of", "of"}
_AFTER = {"after", "behind", "following"}
_BEFORE_END = ("the", "very", "to", "at", "in")
_STARTS = {"start", "beginning", "front", "top", "very start", "very beginning"}


def find_anchor(seek: Seek) -> Found | None:
    """ "after 2B", "before scene 3", "between 2B and 2C", "to the end"."""
    return _by_word(seek) or _between(seek) or _by_end(seek)


def _by_word(seek: Seek) -> Found | None:
    words = _AFTER if seek.arg == "after" else _BEFORE
    for n, item in enumerate(seek.items[:-1]):
        place = seek.items[n + 1]
        if item.text not in words:
            continue
        if item.text == "of" and (not n or seek.items[n - 1].text not in ("front", "ahead")):
            continue
        if item.text == seek.arg and place.text in ("it", "that", "this") and seek.refer.focus.shot:
            seek.take(item), seek.take(place)
            return Found(seek.refer.focus.shot)
        if "TARGET" in place.tags:
            seek.take(item)
            return _edge(seek, seek.take(place).first("TARGET"))
    return None


def _edge(seek: Seek, target: Target) -> Found:
    if target.problem:
        return Found(ask=target.problem, options=target.options)
    return Found(target.shots[-1] if seek.arg == "after" else target.shots[0])


def _between(seek: Seek) -> Found | None:
    if seek.arg != "after":
        return None
    for word, place in zip(seek.items, seek.items[1:], strict=False):
        if word.text == "between" and "TARGET" in place.tags:
            shots = place.first("TARGET").shots
            if len(shots) == 2:
                seek.take(word), seek.take(place)
                return Found(shots[0])
    return None


def _by_end(seek: Seek) -> Found | None:
    wanted = {"end", "very end"} if seek.arg == "after" else _STARTS
    place = seek.items[-1]
    if place.text == ("last" if seek.arg == "after" else "first") and "move" in seek.family.verbs:
        seek.take(place)
        return _outermost(seek)
    ends = [i for i in seek.free if i.text in wanted and seek.before(i) in _BEFORE_END]
    if not ends or not ({"move", "add"} & seek.family.verbs):
        return None
    scope = next(
        (i for i in seek.free if "TARGET" in i.tags and i.first("TARGET").level != "shot"), None
    )
    for item in ends:
        seek.take(item)
    if scope is not None:
        return _edge(seek, seek.take(scope).first("TARGET"))
    return _outermost(seek)


def _outermost(seek: Seek) -> Found:
    """The last shot of the film for what comes after it, the first for what comes before."""
    order = seek.refer.reel.order
    if not order:
        return Found(ask="There are no shots yet.")
    return Found(order[-1] if seek.arg == "after" else order[0])
