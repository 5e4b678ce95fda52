"""Which function finds which kind of slot."""

from __future__ import annotations

from collections.abc import Callable

from engines.rules.ears.seek import Found, Seek
from engines.rules.ears.slot_anchors import find_anchor
from engines.rules.ears.slot_assets import (
    find_cast,
    find_people,
    find_prop,
    find_someone,
    find_thing,
    find_who,
)
from engines.rules.ears.slot_condition import find_condition
from engines.rules.ears.slot_mood import find_mood
from engines.rules.ears.slot_subject import find_subject
from engines.rules.ears.slot_targets import find_target
from engines.rules.ears.slot_words import (
    find_lexical,
    find_number,
    find_seconds,
    find_several,
)

Finder = Callable[[Seek], "Found | None"]

TARGETS = (
    "shots", "scenes", "range", "named", "many", "single", "pair",
    "scenes_ask", "shots_all", "shots_opt", "scenes_opt", "at_opt",
)  # fmt: skip
SLOTS: dict[str, Finder] = {
    **dict.fromkeys(TARGETS, find_target),
    "anchor": find_anchor,
    **dict.fromkeys(("who", "who_opt", "who2", "asset"), find_who),
    "people": find_people,
    "cast": find_cast,
    "someone": find_someone,
    "prop": find_prop,
    **dict.fromkeys(("thing", "name", "thing_or_shots"), find_thing),
    "cond": find_condition,
    "subject": find_subject,
    "SECS": find_seconds,
    "mood": find_mood,
    "NUM": find_number,
    "FORMATS": find_several,
}
FREE_TEXT = ("text", "title", "story", "film", "thing_new", "tune", "flaw", "told")
_FIRST = {"mood": 0, "anchor": 0, "cond": 1, "subject": 2, "SECS": 2}


def find(seek: Seek) -> Found | None:
    """What the clause says for one argument; None when it says nothing."""
    return SLOTS.get(seek.kind, find_lexical)(seek)


def in_order(fill: dict[str, str]) -> list[tuple[str, str]]:
    """The arguments of a family in the order in which they are looked for."""
    wanted = [(arg, kind) for arg, kind in fill.items() if kind not in FREE_TEXT and arg[0] != "_"]
    return sorted(wanted, key=lambda pair: _FIRST.get(pair[1], 3))
