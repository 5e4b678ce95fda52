"""A second reading, for what the grammar did not get: the order that most such messages meant.

The kind of order is what was learnt from many requests (`taught`); its arguments are looked for as
ever, in the whole message. It is done only when the kind is likely enough, everything it
needs was found, it can be undone, and nothing in the message takes something back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.families import Family, families
from engines.rules.ears.frames import fill, has_needed
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.mood import CONDITION, NEGATED
from engines.rules.ears.refer import Refer
from engines.rules.ears.signs import signs
from engines.rules.ears.slots import FREE_TEXT
from engines.rules.ears.taught import MARKED, Kind, likely, settled

SURE = 0.6  # a change
SURE_READ = 0.5  # an answer


def second_reading(
    said: str, items: Sequence[Item], heard: Sequence[Hearing], refer: Refer
) -> Hearing | None:
    """The order that a message meant, or None. `heard` is what the grammar was not sure of."""
    reduced = refer.reduce(items)
    best = likely(signs(reduced, said.rstrip().endswith("?")), 1)[0]
    found = _heard_so(best, heard) or _filled(best, items, refer)
    if found is None or found.family.gate not in ("read", "free"):
        return None
    if best.share < (SURE if found.family.changes else SURE_READ):
        return None
    if found.family.changes and (NEGATED.search(said.lower()) or CONDITION.search(said)):
        return None
    return replace(found, asks=[], unknown=[], danger=[])


def _heard_so(kind: Kind, heard: Sequence[Hearing]) -> Hearing | None:
    """What the grammar heard, where it heard just this kind and asked for nothing."""
    for hearing in heard:
        same = (
            hearing.family.tool == kind.tool
            and not hearing.asks
            and kind.found <= hearing.args.keys()
        )
        if same and all(hearing.args.get(arg) == value for arg, value in kind.args.items()):
            return hearing
    return None


def _filled(kind: Kind, items: Sequence[Item], refer: Refer) -> Hearing | None:
    """The kind with its other arguments, found in the whole message; the fullest one."""
    found = [
        hearing
        for family in families()
        if family.tool == kind.tool and not _is_worded(family)
        for kept in (False, True)
        if (hearing := _in_family(family, kind, items, refer, kept))
    ]
    return max(found, key=lambda h: len(h.heard), default=None)


def _is_worded(family: Family) -> bool:
    """Whether it takes the person's own words, whose ends only a pattern can know."""
    return any(slot in FREE_TEXT or slot == "QUOTE" for slot in family.fill.values())


def _in_family(
    family: Family, kind: Kind, items: Sequence[Item], refer: Refer, anchored: bool
) -> Hearing | None:
    hearing = Hearing(family, {})
    fill(hearing, refer.reduce(items, keep_after=anchored), set(), refer)
    known = settled(kind.tool)
    answered = {family.ask[arg] for arg in known if arg in family.ask}
    for arg in {*known, *MARKED} - kind.found:
        hearing.args.pop(arg, None)
    hearing.args |= kind.args
    open_still = [f for f in hearing.asks if f.arg not in known and f.ask not in answered]
    lacking = {*family.ask, *kind.found} - hearing.args.keys()
    if open_still or lacking or not has_needed(hearing, family.verbs):
        return None
    return hearing
