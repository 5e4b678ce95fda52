"""One clause of several, read alone by what was learnt: "2G tighter, sad face, and five secs"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.chunks import stripped
from engines.rules.ears.hear import hear
from engines.rules.ears.mood import COMPLAINT
from engines.rules.ears.readings import Heard
from engines.rules.ears.reel import Reel
from engines.rules.ears.refer import Refer
from engines.rules.ears.second import Whole
from engines.rules.ears.target import Focus
from engines.rules.ears.taught import MARKED, kind_of
from engines.rules.ears.understood import Order

LIKELY = 0.75  # how likely a change must be that the grammar did not get in a clause
MEANT = 0.5  # how likely an order must be by its own clause, to be one of several
_KEEPS = re.compile(r"\b(?:keep|leave|stays?|remains?)\b", re.IGNORECASE)
_WORDED = ("set_look", "set_voice", "set_music", "add_prop", "swap_prop", "set_place", "rename")
_WHERE = ("shots", "scenes", "at", "subject")


def clause_of(said: str, reel: Reel, focus: Focus) -> Whole:
    """A clause as if it were the whole message."""
    text, items = hear(said, reel)
    return Whole(said, text, stripped(items), Refer(reel, focus))


def understood_apart(heard: Heard, others: Sequence[Heard], reel: Reel, focus: Focus) -> Heard:
    """A clause that the grammar doubts, as the change that such a clause means when it is likely:
    one with a value of its own, that no other clause has."""
    clause = clause_of(heard.said, reel, focus)
    kind = kind_of(clause.shares.best)
    valued = bool(kind.args) or not kind.found.isdisjoint(MARKED) or kind.tool in _WORDED
    if not valued or _KEEPS.search(heard.said) or clause.shares.of[clause.shares.best] < LIKELY:
        return heard
    found = clause.meant([heard.hearing] if heard.hearing else [])
    if found is None or any(_says_the_same(h, found.family.tool, found.args) for h in others):
        return heard
    return replace(heard, hearing=found, sure=True)


def _says_the_same(heard: Heard, tool: str, args: dict[str, str]) -> bool:
    """ "Slower pace in 5, let people breathe": a value that is said elsewhere in the message."""
    if heard.hearing is None or not heard.sure or heard.tool != tool:
        return False
    values = {key: value for key, value in args.items() if key not in _WHERE}
    return values.items() <= heard.hearing.args.items()


def are_several(orders: Sequence[Order], heard: Sequence[Heard], reel: Reel) -> bool:
    """ "4A high, 4C low": whether each order is a change that its own clause means; or one of
    several that explain a clause together."""
    shared = [h.said for h in heard]
    return all(
        any(
            _is(order, h) and (_is_shared(order, h, shared) or _is_meant(order, h, reel))
            for h in heard
        )
        for order in orders
    )


def _is_shared(order: Order, heard: Heard, clauses: list[str]) -> bool:
    """ "1B low angle 4s": one of several orders of a clause; "she needs time to cry" tells."""
    return clauses.count(heard.said) > 1 and order.tool != "set_emotion"


def _is(order: Order, heard: Heard) -> bool:
    return heard.hearing is not None and (heard.tool, heard.hearing.args) == (
        order.tool,
        order.args,
    )


def _is_meant(order: Order, heard: Heard, reel: Reel) -> bool:
    if order.gate == "read" or order.tool in ("undo", "redo") or COMPLAINT.search(heard.said):
        return False
    shares = clause_of(heard.said, reel, Focus()).shares
    return shares.order(order.tool, order.args) >= MEANT
