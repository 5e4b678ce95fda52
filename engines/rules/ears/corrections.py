"""A message that corrects the change before it: "I meant 2C", "hm no, morning"."""

from __future__ import annotations

import re

from engines.rules.ears.chunks import stripped
from engines.rules.ears.echoes import find_echo, other_value
from engines.rules.ears.families import find_family
from engines.rules.ears.hear import hear
from engines.rules.ears.reel import Reel
from engines.rules.ears.refer import Refer
from engines.rules.ears.target import Focus
from engines.rules.ears.understood import Order, Understood, order_of

_MEANT = re.compile(
    r"(?:(?:hm+|oh|ah|ok|no|sorry|oops|wait|not that one|not that|wrong one|wrong shot|actually"
    r"|not \S+)\b"
    r"[, .]*)*"
    r"(?:i (?:meant|mean|said) |make that )?(.+?)(?:[, ]+(?:actually|then|i mean(?:t)?|sorry))?",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?:(?:hm+|oh|ah|ok)[, .]+)?"
    r"(?:no|sorry|oops|wait|not that|wrong|i (?:meant|mean|said)|make that|not \d\w*)\b"
    r"|.+, (?:actually|i mean|i meant|sorry)[ .!]*$",
    re.IGNORECASE,
)


def meant_instead(typed: str, reel: Reel, focus: Focus, last: Order | None) -> Understood | None:
    """ "I meant 2C", after a change: that is taken back, and done where it was meant."""
    family = find_family(last.tool) if last else None
    match = _MEANT.fullmatch(typed.strip(" .!"))
    if last is None or family is None or family.gate != "free" or not match:
        return None
    if last.tool in ("undo", "redo") or not _MARKED.match(typed.strip()):
        return None
    _, items = hear(match[1], reel)
    view = Refer(reel, focus).reduce(stripped(items))
    echo = find_echo(view, last, reel, bare=True) or other_value(view, last)
    if echo is None or echo.asks or echo.args == last.args:
        return None
    meant = order_of(family, echo.args)
    elsewhere = any(echo.args.get(arg) != last.args.get(arg) for arg in _PLACED)
    return Understood((Order("undo", {}), meant) if elsewhere else (meant,))


_PLACED = ("shots", "scenes", "who", "prop", "at")  # where a change stands
