"""Words around a complete order that tell who, where and when, and change nothing of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import read_yaml
from engines.rules.ears.mood import TURNERS
from engines.rules.ears.reel import Reel

_FRAMED = {"set_camera", "set_lighting", "set_duration", "set_transition"}
_TIMED = {*_FRAMED, "set_emotion", "set_weather", "set_time", "set_pacing"}
_LINKS = {
    "when",
    "while",
    "as",
    "till",
    "until",
    "so",
    "so that",
    "since",
    "where",
    "before",
    "after",
}
_DOERS = {
    "he", "she", "they", "it", "we", "you", "her", "his", "their", "the", "that", "people", "one",
    "nobody", "everybody", "somebody", "there", "i",
}  # fmt: skip
_VALUES = (
    "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "LIGHT", "TRANS", "PACE", "LENGTH", "EMO", "SECS",
    "TARGET", "SHOT", "NUM", "NEG", "QUOTE", "COND",
)  # fmt: skip
_FIRM = tuple(kind for kind in _VALUES if kind not in ("WEATHER", "TIME", "EMO", "COND"))
_WHERE = {
    "from", "to", "along", "across", "over", "onto", "into", "through", "down to", "up to",
    "behind", "at", "on", "towards", "toward", "past", "outside", "inside", "around", "by",
    "with", "near", "of", "in", "out of", "down", "up",
}  # fmt: skip
_OUTSIDE = {"outside", "over", "behind", "against", "around", "on", "through", "at"}
_WAYS = {
    "set_camera": ("MOVE", "ANGLE"), "set_lighting": ("LIGHT",), "set_weather": ("WEATHER",),
}  # fmt: skip
_SMALL = {"poor", "old", "little", "dear", "young", "big", "good", "lovely", "mr", "mrs"}
_HEADS = {"shot", "bit", "part", "moment", "one", "scene", "point", "clip"}
_SIDES = {"left", "right", "up", "down", "in", "out"}


def beside(hearing: Hearing, view: Sequence[Item], used: set[int], reel: Reel) -> set[int]:
    """Items that a complete order needs no account of: `used` are those that it was made from."""
    tool = hearing.family.tool
    if tool not in _TIMED or hearing.asks:
        return set()
    values = _FIRM if tool in _FRAMED else _VALUES
    found = _moment(view, used, values) | _other_side(view, used)
    if tool in _FRAMED:
        found |= _in_shot(hearing, view, used, reel)
    found |= _way(view, used | found, _WAYS.get(tool, ()))
    return found | _picture(hearing, view, used | found)


def _picture(hearing: Hearing, view: Sequence[Item], used: set[int]) -> set[int]:
    """ "5A extreme wide, sun huge": a word or two of what is seen, beside a shot and a value that
    were both said."""
    target = hearing.targets.get("shots")
    if "shots" not in hearing.heard or not hearing.heard & _SAID or target is None:
        return set()
    if target.level == "film" or (target.level == "scene" and "lighting" not in hearing.args):
        return set()
    joined = next((n for n, i in enumerate(view) if i.text in ("and", "plus", "also")), len(view))
    odd = [i for i in view if id(i) not in used and not i.tags and i.text.isalpha()]
    plain = [i for i in odd if i.text not in _TURNING and i.text not in TURNERS]
    plain = [i for i in plain if not any(i is other for other in view[joined:])]
    verbs = {
        id(a if "TARGET" in b.tags else b)
        for a, b in itertools.pairwise(view)
        if (a.text.endswith("ing") and "TARGET" in b.tags) or a.text in ("should", "must", "shall")
    }
    complains = any(id(i) in used and "not" in i.text.split() for i in view)
    complains = complains or any(i.text in ("had", "was", "were") for i in view)
    fits = len(odd) == len(plain) <= _FEW and not complains
    return {id(i) for i in odd} if fits and not verbs & {id(i) for i in odd} else set()


_TURNING = frozenset(read_yaml("asides.yaml")["turning"])
_FEW = 2
_SAID = {"size", "angle", "movement", "seconds", "change", "lighting"}


def _moment(view: Sequence[Item], used: set[int], values: Sequence[str]) -> set[int]:
    """ "When she drinks", "so she towers", "while they talk": when, in the shot that is named."""
    for n, item in enumerate(view[:-1]):
        if not begins_moment(view, n) or id(item) in used:
            continue
        end = next((k for k in range(n + 1, len(view)) if id(view[k]) in used), len(view))
        rest = view[n + 1 : end]
        told = len(rest) > 1 and not any(i.is_any(values) or _is_order(i) for i in rest)
        if told and any(id(i) in used for i in view):
            return {id(i) for i in (item, *rest)}
    return set()


def begins_moment(view: Sequence[Item], n: int) -> bool:
    """ "When she", "till we", "as the door": from here on it is told when."""
    if n + 1 >= len(view) or view[n].text not in _LINKS or (n and view[n - 1].text in _HEADS):
        return False
    after = view[n + 1]
    return after.text in _DOERS or after.is_any(("WHO", "PROP", "DET"))


def _is_order(item: Item) -> bool:
    return item.text in ("make", "should", "not", "only", "unless", "if", "never", "no")


def _other_side(view: Sequence[Item], used: set[int]) -> set[int]:
    """ "Pan right, not left", "dolly out instead of in"."""
    moves = any("MOVE" in item.tags and id(item) in used for item in view)
    for item, after in itertools.pairwise(view):
        rather = item.text in ("not", "instead of", "rather than", "and not")
        if rather and moves and after.text in _SIDES:
            return {id(item), id(after)}
    return set()


def _in_shot(hearing: Hearing, view: Sequence[Item], used: set[int], reel: Reel) -> set[int]:
    """Who is in the shot that is named anyway: "Pia close-up, 3C"."""
    target = hearing.targets.get("shots")
    if target is None or target.problem or "shots" not in hearing.heard:
        return set()
    if any(i.text in ("not", "no", "without", "only", "than", "instead of") for i in view):
        return set()
    cast = {name for label in target.shots for name in reel.cast(label)}
    named = [i for i in view if "WHO" in i.tags and id(i) not in used]
    pairs = zip(view, view[1:], view[2:], strict=False)
    parts = {id(a) for a, b, c in pairs if "POSS" in b.tags and c.is_any(("BODY", "WEAR", "PROP"))}
    named = [i for i in named if id(i) not in parts]
    here = [i for i in named if set(i.tags["WHO"]) & cast and i.first("WHO") in cast]
    if len(here) != len(named) or len({i.first("WHO") for i in here}) != 1:
        return set()
    found = {id(i) for i in here}
    for before, item, after in zip([None, *view], view, [*view[1:], None], strict=False):
        if id(item) not in found:
            continue
        if before is not None and (before.text in _SMALL or before.text == "on"):
            found.add(id(before))
        if after is not None and "POSS" in after.tags:
            found.add(id(after))
    return found


def _way(view: Sequence[Item], used: set[int], kinds: tuple[str, ...]) -> set[int]:
    """ "Crane down from the ropes", "hard light through the window": where something goes."""
    found: set[int] = set()
    for n, item in enumerate(view):
        if id(item) not in used or not item.is_any(kinds) or n + 2 > len(view) - 1:
            continue
        at = n + 1
        while at < len(view) and _is_between(view, at, used):
            at += 1
        weather = "WEATHER" in item.tags and at < len(view) and view[at].text not in _OUTSIDE
        if at >= len(view) or view[at].text not in _WHERE or id(view[at]) in used or weather:
            continue
        end = at + 1
        while end < len(view) and not _stops(view[end], used) and end - at < 5:
            end += 1
        if end > at + 1:
            found |= {id(i) for i in view[at:end]}
    return found


def _is_between(view: Sequence[Item], at: int, used: set[int]) -> bool:
    """ "Crane down in 1A from the ropes": the shot itself, and words that say nothing."""
    if "TARGET" in view[at].tags and id(view[at]) in used:
        return True
    after = view[at + 1] if at + 1 < len(view) else None
    if view[at].text in ("in", "on", "at", "for") and after is not None and "TARGET" in after.tags:
        return id(after) in used
    return view[at].idle and view[at].text not in _WHERE


def _stops(item: Item, used: set[int]) -> bool:
    free = id(item) in used or item.is_any((*_VALUES, "WHO", "V")) or "JOIN" in item.tags
    return free or item.text in ("only", "not", "no", "if", "but") or item.text.endswith("ing")
