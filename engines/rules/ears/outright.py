"""What is told by a message as a whole, before anything is looked for in it."""

from __future__ import annotations

from engines.rules.ears.complete import is_no, is_yes
from engines.rules.ears.glossary import explained
from engines.rules.ears.mistakes import find_mistake
from engines.rules.ears.musings import musing
from engines.rules.ears.reel import Reel
from engines.rules.ears.remarks import regrets_an_undo, wants_back
from engines.rules.ears.smalltalk import REPLIES
from engines.rules.ears.understood import Order, Understood

_NOTHING_WAITS = "Nothing is waiting for a yes or no just now."


def outright(typed: str, reel: Reel, last: Order | None) -> Understood | None:
    """What is told by a message as a whole: a fault, a thought, a yes to nothing."""
    if is_yes(typed) or is_no(typed):
        return Understood(reply=_NOTHING_WAITS)
    back = last is not None and last.tool == "undo" and wants_back(typed)
    if back or regrets_an_undo(typed):
        return Understood((Order("redo", {}),))
    if fault := find_mistake(typed, reel):
        return Understood((fault,))
    reply = explained(typed) or REPLIES.get(musing(typed), "")
    return Understood(reply=reply) if reply else None
