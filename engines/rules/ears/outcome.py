"""What becomes of all that was heard: which orders stay, and which clause needs a question."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from engines.rules.ears.asking import CONDITIONAL, DOUBTFUL, LIMITING
from engines.rules.ears.mood import CONDITION, HOLDING, LIMITED, NEGATED, NOT_A_CONDITION
from engines.rules.ears.plain import decided, without_polite
from engines.rules.ears.readings import Heard
from engines.rules.ears.remarks import only_tells
from engines.rules.ears.second import Whole
from engines.rules.ears.understood import Order
from engines.rules.ears.wary import loses_place

_ABOUT = ("shots", "scenes", "who", "prop")
_ABSOLUTE = {"time", "weather", "pacing", "place", "lighting", "emotion", "transition", "music",
             "style", "voice", "size", "angle", "movement"}  # fmt: skip


def last_word(orders: list[Order]) -> list[Order]:
    """ "She cries in 2E, make her angry": of two orders for the same field the last counts."""
    kept: list[Order] = []
    for order in orders:
        if order in kept and order.gate == "free" and _ABSOLUTE & order.args.keys():
            continue  # "fog!! scene 5 needs fog"
        if any(_has_it_all(before, order) for before in kept):
            continue  # "both tired in 1B, Ada and the doctor"
        kept = [o for o in kept if not _says_otherwise(o, order)]
        kept.append(order)
    return kept


def _has_it_all(before: Order, order: Order) -> bool:
    """Whether the order before was the same, of more people."""
    several = before.args.get("who", "").split(",")
    same = {**before.args, "who": order.args.get("who", "")} == order.args
    return before.tool == order.tool and same and len(several) > 1 and order.args["who"] in several


_OPPOSITES = (
    {"fast", "slow"},
    {"longer", "shorter"},
    {"closer", "wider"},
    {"brighter", "darker"},
)


def is_at_odds(orders: Sequence[Order]) -> bool:
    """ "Speed up scene 2, it feels breathless": two opposite changes of one thing; a shot that goes
    and is changed as well."""
    gone = {order.args.get("shots", "") for order in orders if order.tool == "delete_shots"}
    if any(o.args.get("shots") in gone for o in orders if o.tool != "delete_shots" and gone):
        return True
    for before, after in itertools.pairwise(orders):
        if _says_otherwise(before, after):
            both = {*before.args.values()} ^ {*after.args.values()}
            if both in _OPPOSITES:
                return True
    return False


def is_past(doubt: Heard, orders: Sequence[Order]) -> bool:
    """Whether an unclear clause needs no question: it is done already, or only tells why."""
    if _is_said(doubt, orders):
        return True
    free = bool(orders) and all(order.gate in ("free", "read") for order in orders)
    aimed = doubt.hearing is not None and bool({"shots", "scenes"} & doubt.hearing.heard)
    return free and not aimed and only_tells(doubt.said, doubt.hearing is None)


def _is_said(doubt: Heard, orders: Sequence[Order]) -> bool:
    """ "It's so dark, more light please": unclear, but what it would be is done already."""
    hearing = doubt.hearing
    if hearing is None or NEGATED.search(doubt.said.lower()) or hearing.asks:
        return False
    return any(o.tool == doubt.tool and o.args == hearing.args for o in orders)


_ADDS = {"set_condition", "set_look", "add_prop", "add_shot", "report_issue", "set_music"}


def _says_otherwise(before: Order, after: Order) -> bool:
    if (
        before.tool in _ADDS
        or before.tool != after.tool
        or before.gate != "free"
        or before.args == after.args
    ):
        return False
    about = [name for name in _ABOUT if name in before.args]
    same = all(before.args.get(name) == after.args.get(name) for name in _ABOUT)
    return bool(about) and same and before.args.keys() == after.args.keys()


def changed_first(orders: list[Order]) -> list[Order]:
    """ "2B again, but closer": it is changed before it is made again."""
    again = [o for o in orders if o.tool == "retry"]
    if not again or again[0] is not orders[0] or len(orders) == 1:
        return orders
    same = [o for o in orders[1:] if o.args.get("shots") == again[0].args.get("shots")]
    rest = [o for o in orders[1:] if o not in same]
    return [*same, again[0], *rest]


def why_first(
    whole: Whole, orders: Sequence[Order], doubt: Heard | None, said: Sequence[Order]
) -> str:
    """Why what was heard is asked about before it is done; "" when it is not. `said` is all that
    was heard, before the last word on each matter was taken."""
    if not any(order.gate != "read" for order in orders):
        return ""
    clear = whole.is_clear(orders)
    if has_condition(whole.said, orders) and not (clear and _only_when(whole.said)):
        return CONDITIONAL
    held = is_held(doubt, orders) and not clear
    if held or is_torn(whole.said, orders) or is_at_odds(said):
        return LIMITING
    if any(loses_place(order, whole.view) for order in orders):
        return DOUBTFUL
    return DOUBTFUL if whole.is_risky(orders, doubt.said if doubt else "") else ""


def _only_when(said: str) -> bool:
    """ "Stronger when 1E is filmed from below": no condition but a when."""
    return {match.group().lower() for match in CONDITION.finditer(said)} <= {"when"}


def is_held(doubt: Heard | None, orders: Sequence[Order]) -> bool:
    """A clause that was not understood and begins like a limit holds everything back."""
    if doubt is None or not any(order.gate != "read" for order in orders):
        return False
    said = doubt.said.strip(" ,.;").lower()
    return bool(HOLDING.match(said) or NEGATED.search(said))


_UNSURE = re.compile(
    r"[,.;!?–-]\s*(?:but |though |although )?(?:i'm|i am|we're|we are) not (?:so |really |too "
    r"|quite |that |entirely )*sure(?: (?:about|of) (?:it|that|this))?(?: yet| though)?[\s.!?]*$"
)
_TORN = re.compile(r"\bor (?:maybe|perhaps|even|should|rather maybe)\b[^.!]*\?")


def is_torn(typed: str, orders: Sequence[Order]) -> bool:
    """ "2B closer. Or maybe wider?", "2B closer, but I'm not sure about it"."""
    said = typed.lower().replace("’", "'")
    torn = bool(_TORN.search(said) or _UNSURE.search(said))
    return torn and any(order.gate != "read" for order in orders)


def has_condition(typed: str, orders: Sequence[Order]) -> bool:
    """An if outside quotes and free text, in a message that would change something."""
    changing = [order for order in orders if order.gate != "read"]
    if not changing:
        return False
    typed = decided(typed)
    words = re.sub(r'"[^"]*"|“[^”]*”', " ", typed)
    for order in changing:
        for value in order.args.values():
            words = words.replace(value, " ")
    words = without_polite(words)
    whole = [o for o in changing if o.args.get("shots", o.args.get("scenes", "")) == "all"]
    if whole and LIMITED.search(words):
        return True  # "everything but ..." something that was not understood
    return bool(CONDITION.search(words)) and not NOT_A_CONDITION.search(typed)
