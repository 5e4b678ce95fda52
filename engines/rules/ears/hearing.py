"""One clause understood: what would be done, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from engines.rules.ears.families import Family
from engines.rules.ears.items import Item
from engines.rules.ears.refer import Refer
from engines.rules.ears.seek import Found
from engines.rules.ears.target import Target


@dataclass
class Hearing:
    """A family with its arguments. `heard` are those that were said, not taken from the focus.

    `unknown` are words that nothing explains; `danger` are words that could turn the meaning.
    """

    family: Family
    args: dict[str, str]
    asks: list[Found] = field(default_factory=list)
    heard: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    danger: list[str] = field(default_factory=list)
    targets: dict[str, Target] = field(default_factory=dict)
    doubted: set[str] = field(default_factory=set)  # arguments that a question is about
    score: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether it may be done without asking: the coverage guard."""
        if self.asks or self.danger:
            return False
        return len(self.unknown) <= self._room()

    def _room(self) -> int:
        return 3 if self.family.gate == "read" else 0

    def target(self) -> Target | None:
        """The shots or scenes that it is about."""
        return self.targets.get("shots") or self.targets.get("scenes") or self.targets.get("at")


@dataclass(frozen=True)
class Clause:
    """The clause a hearing was made from."""

    view: Sequence[Item]
    said: str
    verbs: frozenset[str]
    refer: Refer

    @cached_property
    def texts(self) -> frozenset[str]:
        """The words and phrases of its items."""
        return frozenset(item.text for item in self.view)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The words, the phrases and the types of its items."""
        return self.texts.union(*(item.tags for item in self.view))

    @property
    def heard_words(self) -> set[str]:
        """All its words."""
        return set(self.said.split())
