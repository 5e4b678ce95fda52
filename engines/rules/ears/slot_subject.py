"""The slot for what a frame is on: a person, a part of one, a prop, or several people."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from engines.rules.ears.beside import begins_moment
from engines.rules.ears.items import Item, place_of
from engines.rules.ears.lexicon import closed
from engines.rules.ears.seek import Found, Seek, who_question

_TOWARDS = frozenset(closed()["subject_led"])
_PLACED = frozenset(closed()["subject_placed"])
_PARTS = frozenset(closed()["subject_parts"])
_NEEDS = frozenset(closed()["subject_needs"])
_ONLY = frozenset(closed()["subject_only"])
_RATHER = {"not", "not on", "but not", "and not", "instead of", "rather than", "than"}
_INTO = ("into", "in")  # of a move or a size: "zoom into the letter", but not "down into the pot"
_SEEN = ("MOVE", "SIZE")
_SEEN_FROM = ("height", "level", "side", "eyes", "eyeline", "place", "seat")  # "from her height"


def find_subject(seek: Seek) -> Found | None:
    """What a frame is on: "on her hands", "of the letter", "Nell single"."""
    for n, item in enumerate(seek.items[:-1]):
        if not _leads(seek, n) or _is_whose(seek, n):
            continue
        found = _subject_in(seek, item, seek.items[n + 1 : n + 6])
        if found:
            return found
    return _alone(seek) or _needing(seek) or _of_new_shot(seek)


def _leads(seek: Seek, n: int) -> bool:
    """Whether a word says that what follows is in the frame: not "till we see his arm"."""
    items, item = seek.items, seek.items[n]
    follows = "MOVE" in item.tags and item.text.startswith(("track", "follow"))
    follows = follows or ("MOVE" in item.tags and "follow" in item.text.split())
    follows = follows or item.text.endswith(" see")  # "let us see"
    if not follows and (item.text not in _TOWARDS or id(item) in seek.used):
        return False
    if any(begins_moment(items, k) for k in range(max(0, n - 2), n)):
        return False
    before = items[n - 1] if n else None
    if item.text == "into" and (before is None or not before.is_any(_SEEN)):
        return False
    rest = items[n + 1 : n + 6]
    if item.text == "from":
        goes_on = any(i.text in ("to", "onto", "over to") for i in rest)
        theirs = any(i.text in _SEEN_FROM for i in rest)
        return not goes_on and not theirs and rest[0].text not in _PLACED
    starts = item.text in ("to", "onto") and any(i.text == "from" for i in items[:n])
    return not (starts or (before is not None and before.text in _RATHER))


def _is_whose(seek: Seek, n: int) -> bool:
    """ "Over the shoulder of Ren", "more air around Bruno": whose, and around whom."""
    item, after = seek.items[n], seek.items[n + 1]
    before = seek.items[n - 1].tags.get("SIZE", [""])[0] if n else ""
    of = item.text == "of" and before in ("over shoulder", "point of view")
    around = item.text == "around" and before == "wider"
    if (of or around) and "WHO" in after.tags:
        seek.take(item), seek.take(after)
    return (of or around) and "WHO" in after.tags


def _needing(seek: Seek) -> Found | None:
    """ "Argus needs a close-up in 3B": who it is of."""
    sized = any("SIZE" in item.tags for item in seek.items)
    for item, after in zip(seek.free, seek.free[1:], strict=False):
        if sized and "WHO" in item.tags and after.text in _NEEDS:
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
    """ "Ada alone in 1B", "2F but just the mug", "June single": nobody and nothing else."""
    for n, item in enumerate(seek.items):
        if not item.is_any(("WHO", "PROP")) or id(item) in seek.used:
            continue
        after = next((i for i in seek.items[n + 1 :] if "TARGET" not in i.tags), None)
        before = {i.text for i in seek.items[max(0, n - 2) : n] if "TARGET" not in i.tags}
        if (after is not None and after.text in _ONLY) or before & {"just", "only"}:
            kind = "WHO" if "WHO" in item.tags else "PROP"
            return Found(str(seek.take(item).first(kind)))
    return None


def _subject_in(seek: Seek, word: Item, rest: Sequence[Item]) -> Found | None:
    """The subject right after the word that leads to it."""
    rest = [i for i in rest if id(i) not in seek.used]
    end = next((n for n, i in enumerate(rest) if i.text in _RATHER or begins_moment(rest, n)), 9)
    rest = rest[:end]
    body = next((i for i in rest if "BODY" in i.tags), None)
    if body is not None:
        return _part_of(seek, body, rest)
    at = next((n for n, i in enumerate(rest) if set(i.tags) - {"FILL", "DET"}), -1)
    if at < 0 or "TARGET" in rest[at].tags:
        return None
    if "WHO" in rest[at].tags:
        return _people(seek, rest[at:])
    if "PROP" in rest[at].tags:
        return Found(str(seek.take(rest[at]).first("PROP")))
    if word.text in ("on", "to", "onto", "back on", "of") and rest[at].text in ("her", "him"):
        fits = seek.refer.people(rest[at], seek.here)
        if len(fits) == 1:
            seek.take(rest[at])
            return Found(fits[0])
    return None


def _people(seek: Seek, rest: Sequence[Item]) -> Found:
    """ "Of Rudi and Hanne": both of them."""
    names = [str(seek.take(rest[0]).first("WHO"))]
    for joint, item in itertools.pairwise(rest[1:]):
        if joint.text not in ("and", "&", "plus") or len(item.tags.get("WHO", ())) != 1:
            break
        names.append(str(seek.take(item).first("WHO")))
    return Found(",".join(dict.fromkeys(names)))


def _part_of(seek: Seek, body: Item, rest: Sequence[Item]) -> Found | None:
    """ "Her hands" are a part that can be shown; of a face or a cheek the person is meant."""
    part = str(body.first("BODY"))
    part = part if part in _PARTS else ""
    owner = next(
        (i for i in rest if "WHO" in i.tags or i.tags.get("PRON", ["-"])[0] in ("m", "f")), None
    )
    if owner is None:
        return _of_anyone(seek, body, part)
    names = owner.tags.get("WHO") or seek.refer.people(owner, seek.here)
    if len(names) > 1:
        return who_question(names, f"Whose {body.text}")
    seek.take(owner), seek.take(body)
    for item in rest[: place_of(body, rest)]:
        if not item.is_any(("V", "TARGET", "JOIN")):
            seek.take(item)  # "the scar on her cheek"
    said = f"{names[0]} {part}".strip() if names else part
    return Found(said) if said else None


def _of_anyone(seek: Seek, body: Item, part: str) -> Found | None:
    """ "On the hands", "on that straight face": of the only person there is."""
    seek.take(body)
    cast = seek.refer.reel.cast(seek.here) if seek.here else ()
    said = part or (str(cast[0]) if len(cast) == 1 else "")
    return Found(said) if said else None
