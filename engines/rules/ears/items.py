"""An item is a word or a phrase of what was typed, with every type that it may have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Tags = dict[str, list[Any]]


@dataclass
class Item:
    """One word or phrase. `start` and `end` are offsets in the text, for quoting it verbatim.

    `tags` maps a type (WHO, SIZE, V...) to its values: "cut" is a verb and a transition; nothing
    is decided here. `typed` is the original spelling when it was corrected.
    """

    text: str
    start: int
    end: int
    tags: Tags = field(default_factory=dict)
    typed: str = ""
    apart: bool = False  # a joint that ends the clause, even between two shots

    def first(self, kind: str) -> Any:
        """The first value of a type that the item has."""
        return self.tags[kind][0]

    def is_any(self, kinds: Iterable[str]) -> bool:
        """Whether the item has one of these types."""
        return not self.tags.keys().isdisjoint(kinds)

    @property
    def verbs(self) -> set[str]:
        """The verb classes that the item belongs to."""
        return set(self.tags.get("V", ()))

    @property
    def idle(self) -> bool:
        """Whether the item carries no meaning of its own."""
        return "FILL" in self.tags or "JOIN" in self.tags or self.text in _MARKS


_MARKS = {"->", "?", ".", "!", ",", "'s", "s"}


def place_of(item: Item, items: Sequence[Item]) -> int:
    """Where this very item stands; another one may be equal to it."""
    return next(n for n, other in enumerate(items) if other is item)


def spoken(items: Iterable[Item]) -> str:
    """The items as one string of normalised words."""
    return " ".join(item.text for item in items)
