"""A message of several orders that the grammar did not get whole: its parts, each read alone.

"Give Genzo a white beard and a deep voice" is parted where both halves mean something; all of the
parts must, or none is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engines.rules.ears.apart import clause_of
from engines.rules.ears.held import Held
from engines.rules.ears.readings import focus_of_remark, followed, moved
from engines.rules.ears.reel import Reel
from engines.rules.ears.second import TALK, Whole
from engines.rules.ears.target import Focus
from engines.rules.ears.taught import ANSWER
from engines.rules.ears.understood import Order, Understood, order_of

_JOINT = re.compile(
    r"(?<=[.!?])\s+|\s*[;:]\s+|,\s+(?:and|then|plus|also|but)\s+|\s+(?:and|then|plus|&)\s+|,\s+",
    re.IGNORECASE,
)
_JOINTS, _READ = 6, 24  # where a part may be parted, and parts that are read, at most
_NAMES = ("WHO", "TARGET", "PROP", "PLACE")


@dataclass(frozen=True)
class _Read:
    orders: tuple[Order, ...]
    focus: Focus


class Parts:
    """Reads the parts of a message, one after the other."""

    def __init__(self, reel: Reel) -> None:
        self.reel, self.left = reel, _READ

    def orders(self, said: str, focus: Focus) -> tuple[Order, ...]:
        """All orders in the order they were said; none where one part is unclear."""
        read = self._parted(said, focus)
        return read.orders if read else ()

    def _read(self, said: str, focus: Focus) -> _Read | None:
        self.left -= 1
        whole = clause_of(said, self.reel, focus)
        if not whole.items or _is_talk(whole):
            return _Read((), focus)
        if all(item.idle or item.is_any(_NAMES) for item in whole.items):
            return _Read((), focus_of_remark(self.reel, whole.view, focus))
        found = whole.meant([])
        if found is not None:
            order = order_of(found.family, found.args)
            return _Read((order,), followed(self.reel, focus, found))
        return self._parted(said, focus) or self._weighed(whole, focus)

    def _weighed(self, whole: Whole, focus: Focus) -> _Read | None:
        """What a part most likely means that means but one order."""
        order = Held(whole, (), Understood()).sure()
        if order is None or order.gate != "free":
            return None
        return _Read((order,), moved(self.reel, focus, order.args, order.tool))

    def _parted(self, said: str, focus: Focus) -> _Read | None:
        for first, rest in _halves(said):
            if self.left <= 0:
                return None
            one = self._read(first, focus)
            two = self._read(rest, one.focus) if one else None
            if one and two:
                return _Read((*one.orders, *two.orders), two.focus)
        return None


def _halves(said: str) -> Iterator[tuple[str, str]]:
    for joint in list(_JOINT.finditer(said))[:_JOINTS]:
        first, rest = said[: joint.start()], said[joint.end() :]
        if first.strip() and rest.strip():
            yield first, rest


def _is_talk(whole: Whole) -> bool:
    return whole.shares.of.get(ANSWER, 0.0) >= TALK
