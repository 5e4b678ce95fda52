"""Slots that take words of the lexicon: sizes, times, conditions, numbers."""

from __future__ import annotations

from engines.rules.ears.items import Item, place_of
from engines.rules.ears.seek import Found, Seek

_SECONDS = ("seconds", "second", "secs", "sec", "s")


def find_seconds(seek: Seek) -> Found | None:
    """ "5 seconds", "four secs", "6s", "a second and a half" is not understood."""
    free = [item for item in seek.free if not _is_old(seek, item)]
    for n, item in enumerate(free):
        if "SECS" in item.tags:
            return Found(f"{seek.take(item).first('SECS'):g}")
        unit = free[n + 1] if n + 1 < len(free) else None
        if "NUM" in item.tags and unit is not None and unit.text in _SECONDS:
            seek.take(unit)
            return Found(f"{seek.take(item).first('NUM'):g}")
    return _bare_seconds(seek)


def _is_old(seek: Seek, item: Item) -> bool:
    """ "Seven seconds, not six", "six seconds -> four": what it is now."""
    if not item.is_any(("SECS", "NUM")):
        return False
    items = list(seek.items)
    at = place_of(item, items)
    before = next((i for i in reversed(items[:at]) if i.text not in _SMALL), None)
    after = [i.text for i in items[at + 1 : at + 3] if i.text not in _SECONDS]
    old = before is not None and before.text in _NOT_NOW
    return old or (after[:1] == ["->"] and at + 2 < len(items))


_NOT_NOW = ("not", "instead of", "rather than", "from", "than", "no")
_SMALL = ("at", "the", "for", "its")


def _bare_seconds(seek: Seek) -> Found | None:
    """ "Trim 1C to 4": a number that can only be a length."""
    if not any("LENGTH" in i.tags for i in seek.items):
        return None
    for item in seek.free:
        if "NUM" in item.tags and seek.before(item) in ("to", "at", "down to", "for"):
            return Found(f"{seek.take(item).first('NUM'):g}")
    return None


def find_number(seek: Seek) -> Found | None:
    """A plain number."""
    for kind in ("NUM", "TIMES"):
        item = next((i for i in seek.free if kind in i.tags), None)
        if item is not None:
            return Found(f"{seek.take(item).first(kind):g}")
    if any(i.text == "twice" for i in seek.free):
        return Found("2")
    return None


def find_several(seek: Seek) -> Found | None:
    """All values of one type, as "edl,captions"."""
    values = [str(seek.take(i).first("FORMAT")) for i in seek.free if "FORMAT" in i.tags]
    return Found(",".join(dict.fromkeys(values))) if values else None


def find_lexical(seek: Seek) -> Found | None:
    """The value of a lexicon type; two different values are a question, or "from A to B"."""
    kind = seek.kind
    heard = [i for i in seek.free if kind in i.tags]
    heard = [i for i in heard if not _is_order(seek, i)]
    plain = [i for i in heard if not i.verbs & seek.family.verbs]
    got = plain or heard
    if not got:
        return None
    values = list(dict.fromkeys(str(i.first(kind)) for i in got))
    if len(values) == 1:
        for item in got:
            seek.take(item)
        return Found(values[0])
    felt = _felt(seek, got) if kind == "EMO" else None
    return (
        felt
        or _chosen(seek, got)
        or Found(ask=f"Which shall it be: {' or '.join(values)}?", options=tuple(values))
    )


def _is_order(seek: Seek, item: Item) -> bool:
    """ "Insert a reaction": here "insert" is what to do, not a size."""
    items = list(seek.items)
    at = place_of(item, items)
    return item.text == "insert" and at + 1 < len(items) and items[at + 1].text in ("a", "an")


def _felt(seek: Seek, got: list[Item]) -> Found | None:
    """ "Not angry, he is tender", "more tired than angry": what is left without the nots."""
    items = list(seek.items)
    nots: list[Item] = []
    for item in got:
        at = place_of(item, items) - 1
        while at >= 0 and (items[at].text in _BETWEEN or "DET" in items[at].tags):
            at -= 1
        nots += [item, items[at]] if at >= 0 and items[at].text in _NO_MORE else []
    left = [item for item in got if not any(item is other for other in nots)]
    if not nots or len({item.first("EMO") for item in left}) != 1:
        return None
    for item in nots:
        seek.take(item)
    return _take_all(seek, left, left[0])


_NO_MORE = ("not", "less", "than", "instead of", "rather than", "no", "no longer", "without")
_BETWEEN = ("so", "that", "very", "really", "quite", "as", "be", "just")


def _chosen(seek: Seek, got: list[Item]) -> Found | None:
    """ "from wide to close", "close rather than wide", "tighter, a close-up"."""
    items = list(seek.items)
    for item in got:
        n = place_of(item, items)
        at = n - 1
        while at > 0 and ("DET" in items[at].tags or items[at].text in ("at", "in", "during")):
            at -= 1
        word = items[at].text if at >= 0 else ""
        if word in ("be", "become", "becomes", "->") and item is not got[0]:
            return _take_all(seek, got, item)
        follows = at > 0 and any(items[at - 1] is other for other in got)
        if word in ("to", "into") and (follows or any(i.text == "from" for i in items[:n])):
            return _take_all(seek, got, item)
        rather = word in ("than", "of") and at and items[at - 1].text in ("rather", "instead")
        if rather or word in ("instead of", "rather than", "in place of", "not", "but not"):
            seek.take(items[at])
            return _take_all(seek, got, got[0]) if got[0] is not item else None
    if seek.kind == "SIZE":
        named = [i for i in got if i.first("SIZE") not in ("closer", "wider")]
        if len({i.first("SIZE") for i in named}) == 1:
            return _take_all(seek, got, named[0])
    return None


def _take_all(seek: Seek, got: list[Item], chosen: Item) -> Found:
    for item in got:
        seek.take(item)
    return Found(str(chosen.first(seek.kind)))
