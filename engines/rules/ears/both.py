"""What several clauses of one message are about: "1F 3 sec, 1G 4 sec, and Rudi grumpy in both"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.items import Item
from engines.rules.ears.readings import Reading
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Target, expand
from engines.rules.ears.understood import Order

_BOTH = {"both": 2, "each": 2, "all three": 3, "all of them": 2, "both of them": 2}


_AFTER = (
    "NUM", "SECS", "JOIN", "FILL", "LENGTH", "SIZE", "ANGLE", "MOVE", "LIGHT", "TRANS", "TIME",
    "WEATHER", "PACE",
)  # fmt: skip


def with_both(
    part: Sequence[Item], reading: Reading, reel: Reel, last: Order | None
) -> Sequence[Item]:
    """The clause with "both" as the shots or scenes that the clauses before it were about, after
    "1I too" with the one before the message."""
    if not reading.heard or any(item.is_any(("TARGET", "SHOT")) for item in part):
        return part
    for n, item in enumerate(part):
        after = part[n + 1] if n + 1 < len(part) else None
        if item.text not in _BOTH or not (after is None or after.is_any(_AFTER)):
            continue
        target = _named_before(reading, reel, last, _BOTH[item.text])
        if target is not None:
            both = replace(item, tags={"TARGET": [target]})
            return [*part[:n], both, *part[n + 1 :]]
    return part


def _named_before(reading: Reading, reel: Reel, last: Order | None, many: int) -> Target | None:
    """So many shots, or else so many scenes."""
    args = [h.hearing.args for h in reading.heard if h.hearing]
    args = [last.args, *args] if last and len(args) == 1 else args
    shots = list(dict.fromkeys(x for given in args for x in expand(reel, given.get("shots", ""))))
    if len(shots) == many:
        return Target(tuple(shots))
    named = (n.strip() for given in args for n in given.get("scenes", "").split(","))
    scenes = tuple(dict.fromkeys(n for n in named if n in reel.scenes))
    inside = tuple(label for n in scenes for label in reel.of_scene(n))
    return Target(inside, scenes, "scene") if len(scenes) == many and not shots else None


_LISTED = {"also", "too", "as well", "please", "then", "the", "shot", "plus"}


def is_list(part: Sequence[Item]) -> bool:
    """A clause that only names more of the same: enough to borrow "delete" or "render"."""
    rest = [i for i in part if not i.is_any(("TARGET", "ENGINE", "JOIN", "DET"))]
    return all(i.text in _LISTED or i.text in ("with", "in", "on", "using") for i in rest)
