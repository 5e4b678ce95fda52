"""Slots that take words of the lexicon: sizes, times, conditions, numbers, subjects of a frame."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.seek import Found, Seek, who_question

_SECONDS = ("seconds", "second", "secs", "sec", "s")
_STUFF = {"blood", "mud", "dust", "soot", "dirt", "grease", "sweat"}
_TOWARDS = (
    "on", "of", "to", "at", "see", "onto", "around", "towards", "toward", "show", "into",
    "shoot", "frame", "film", "follow", "from",
)  # fmt: skip


def find_condition(seek: Seek) -> Found | None:
    """ "torn coat": a condition with what it is on."""
    item = next((i for i in seek.free if "COND" in i.tags), None)
    if item is None:
        return None
    value = str(seek.take(item).first("COND"))
    for again in [i for i in seek.free if value in i.tags.get("COND", ())]:
        seek.take(again)
    what = item.text.removeprefix("a ").removeprefix("an ")
    what = (
        value if what in _STUFF or what.startswith(("covered", "caked", "in ", "coated")) else what
    )
    for kind in ("WEAR", "BODY"):
        near = next((i for i in seek.free if kind in i.tags and _near(seek, i)), None)
        if near is not None:
            return Found(f"{what} {seek.take(near).text}")
    return Found(what)


def _near(seek: Seek, item: Item) -> bool:
    """Not what a frame or a place is on."""
    return seek.before(item) not in ("on", "onto")


def find_subject(seek: Seek) -> Found | None:
    """What a frame is on: "on her hands", "of the letter"."""
    for n, item in enumerate(seek.items[:-1]):
        follows = "MOVE" in item.tags and item.text.startswith(("track", "follow"))
        follows = follows or ("MOVE" in item.tags and "follow" in item.text.split())
        follows = follows or item.text.endswith(" see")  # "let us see"
        if not follows and (item.text not in _TOWARDS or id(item) in seek.used):
            continue
        if _is_whose(seek, n):
            continue
        found = _subject_in(seek, item, seek.items[n + 1 : n + 5])
        if found:
            return found
    return _alone(seek) or _needing(seek) or _of_new_shot(seek)


def _is_whose(seek: Seek, n: int) -> bool:
    """ "Over the shoulder of Ren", "more air around Bruno": whose, and around whom."""
    item, after = seek.items[n], seek.items[n + 1]
    before = seek.items[n - 1].tags.get("SIZE", [""])[0] if n else ""
    of = item.text == "of" and before in ("over shoulder", "point of view")
    around = item.text == "around" and before == "wider"
    if (of or around) and "WHO" in after.tags:
        seek.take(item), seek.take(after)
    return of or around


_NEEDS = {"needs", "need", "deserves", "gets", "wants", "should have", "has to have", "must have"}


def _needing(seek: Seek) -> Found | None:
    """ "Argus needs a close-up in 3B": who it is of."""
    for item, after in zip(seek.free, seek.free[1:], strict=False):
        if (
            "WHO" in item.tags
            and after.text in _NEEDS
            and any("SIZE" in i.tags for i in seek.items)
        ):
            return Found(str(seek.take(item).first("WHO")))
    return None


def _of_new_shot(seek: Seek) -> Found | None:
    """ "New shot after 4D: the record": the only thing that is named."""
    named = [i for i in seek.free if i.is_any(("WHO", "PROP"))]
    shot = any("SIZE" in i.tags or i.text in ("shot", "another shot") for i in seek.items)
    if seek.family.tool != "add_shot" or len(named) != 1 or not shot:
        return None
    if seek.before_small(named[0]) in ("in", "from", "without", "not", "no", "near", "behind"):
        return None
    return Found(str(seek.take(named[0]).first("WHO" if "WHO" in named[0].tags else "PROP")))


def _alone(seek: Seek) -> Found | None:
    """ "Ada alone in 1B", "2F but just the mug": nobody and nothing else."""
    for n, item in enumerate(seek.items):
        if not item.is_any(("WHO", "PROP")) or id(item) in seek.used:
            continue
        after = seek.items[n + 1].text if n + 1 < len(seek.items) else ""
        before = {i.text for i in seek.items[max(0, n - 2) : n] if "TARGET" not in i.tags}
        if after in ("alone", "only", "by herself", "by himself") or before & {"just", "only"}:
            kind = "WHO" if "WHO" in item.tags else "PROP"
            return Found(str(seek.take(item).first(kind)))
    return None


def _subject_in(seek: Seek, word: Item, rest: Sequence[Item]) -> Found | None:
    rest = [i for i in rest if id(i) not in seek.used]
    body = next((i for i in rest if "BODY" in i.tags), None)
    if body is not None:
        return _part_of(seek, body, rest)
    first = next((i for i in rest if set(i.tags) - {"FILL", "DET"}), None)
    if first is None or "TARGET" in first.tags:
        return None
    for kind in ("WHO", "PROP"):
        if kind in first.tags:
            return Found(str(seek.take(first).first(kind)))
    if word.text in ("on", "to") and first.text in ("her", "him"):
        fits = seek.refer.people(first, seek.here)
        if len(fits) == 1:
            seek.take(first)
            return Found(fits[0])
    return None


def _part_of(seek: Seek, body: Item, rest: Sequence[Item]) -> Found:
    owner = next(
        (i for i in rest if "WHO" in i.tags or i.tags.get("PRON", ["-"])[0] in ("m", "f")), None
    )
    if owner is None:
        return Found(str(seek.take(body).first("BODY")))
    names = owner.tags.get("WHO") or seek.refer.people(owner, seek.here)
    if len(names) > 1:
        return who_question(names, f"Whose {body.text}")
    seek.take(owner)
    part = seek.take(body).first("BODY")
    return Found(f"{names[0]} {part}" if names else str(part))


def find_seconds(seek: Seek) -> Found | None:
    """ "5 seconds", "four secs", "6s", "a second and a half" is not understood."""
    free = seek.free
    for n, item in enumerate(free):
        if "SECS" in item.tags:
            return Found(f"{seek.take(item).first('SECS'):g}")
        unit = free[n + 1] if n + 1 < len(free) else None
        if "NUM" in item.tags and unit is not None and unit.text in _SECONDS:
            seek.take(unit)
            return Found(f"{seek.take(item).first('NUM'):g}")
    return _bare_seconds(seek)


def _bare_seconds(seek: Seek) -> Found | None:
    """ "Trim 1C to 4": a number that can only be a length."""
    if not any("LENGTH" in i.tags for i in seek.items):
        return None
    for item in seek.free:
        if "NUM" in item.tags and seek.before(item) in ("to", "at", "down to"):
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
    return _chosen(seek, got) or Found(ask=f"{' or '.join(values)}?", options=tuple(values))


def _is_order(seek: Seek, item: Item) -> bool:
    """ "Insert a reaction": here "insert" is what to do, not a size."""
    items = list(seek.items)
    at = _index(items, item)
    return item.text == "insert" and at + 1 < len(items) and items[at + 1].text in ("a", "an")


def _chosen(seek: Seek, got: list[Item]) -> Found | None:
    """ "from wide to close", "close rather than wide", "tighter, a close-up"."""
    items = list(seek.items)
    for item in got:
        n = _index(items, item)
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


def _index(items: list[Item], item: Item) -> int:
    return next(k for k, other in enumerate(items) if other is item)


def _take_all(seek: Seek, got: list[Item], chosen: Item) -> Found:
    for item in got:
        seek.take(item)
    return Found(str(chosen.first(seek.kind)))
