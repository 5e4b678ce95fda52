"""What several clauses of one message are about: "1F 3 sec, 1G 4 sec, and Rudi grumpy in both"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.items import Item
from engines.rules.ears.readings import Reading
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Target, expand

_BOTH = {"both": 2, "each": 2, "all three": 3, "all of them": 2, "both of them": 2}


def with_both(part: Sequence[Item], reading: Reading, reel: Reel) -> Sequence[Item]:
    """The clause with "both" as the shots that the clauses before it were about."""
    if len(reading.heard) < 2 or any(item.is_any(("TARGET", "SHOT")) for item in part):
        return part
    for n, item in enumerate(part):
        after = part[n + 1] if n + 1 < len(part) else None
        led = after is None or after.is_any(("NUM", "SECS", "JOIN", "FILL", "LENGTH", "SIZE"))
        if item.text not in _BOTH or not led:
            continue
        shots = _shots_before(reading, reel)
        if len(shots) == _BOTH[item.text]:
            both = replace(item, tags={"TARGET": [Target(shots)]})
            return [*part[:n], both, *part[n + 1 :]]
    return part


def _shots_before(reading: Reading, reel: Reel) -> tuple[str, ...]:
    heard = [h.hearing.args.get("shots", "") for h in reading.heard if h.hearing]
    return tuple(dict.fromkeys(label for shots in heard for label in expand(reel, shots)))


_LISTED = {"also", "too", "as well", "please", "then", "the", "shot", "plus"}


def is_list(part: Sequence[Item]) -> bool:
    """A clause that only names more of the same: enough to borrow "delete" or "render"."""
    rest = [i for i in part if not i.is_any(("TARGET", "ENGINE", "JOIN", "DET"))]
    return all(i.text in _LISTED or i.text in ("with", "in", "on", "using") for i in rest)
