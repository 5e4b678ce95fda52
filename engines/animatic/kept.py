"""What was drawn and may be shown again: kept by name up to so many bytes, the oldest go first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar, cast


class Weighed(Protocol):
    """Anything that says how much memory it takes."""

    @property
    def nbytes(self) -> int: ...


_T = TypeVar("_T", bound=Weighed)


class Kept:
    """A memory of drawings with room for so many bytes. A name always stands for one type."""

    def __init__(self, room: int) -> None:
        self._room, self._used = room, 0
        self._all: OrderedDict[Hashable, Weighed] = OrderedDict()

    def find(self, name: Hashable, kind: type[_T]) -> _T | None:
        """What is kept under a name, as it is; None when it is not there."""
        found = self._all.get(name)
        return found if isinstance(found, kind) else None

    def get(self, name: Hashable, draw: Callable[[], _T]) -> _T:
        """What is kept under a name; drawn when it is not there."""
        found = self._all.get(name)
        if found is not None:
            self._all.move_to_end(name)
            return cast("_T", found)
        drawn = draw()
        self._all[name] = drawn
        self._used += drawn.nbytes
        while self._used > self._room and len(self._all) > 1:
            _, oldest = self._all.popitem(last=False)
            self._used -= oldest.nbytes
        return drawn
