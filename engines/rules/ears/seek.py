"""Looking for one argument of one family among the items of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engines.rules.ears.families import Family
from engines.rules.ears.items import Item, place_of
from engines.rules.ears.refer import Refer
from engines.rules.ears.target import Target


@dataclass(frozen=True)
class Found:
    """What was found for an argument: a value, or a question with its answers.

    `guess` are arguments that a plain "yes" to the question would set. `target` is what a
    reference stands for; `heard` is false when the value came from the focus.
    """

    value: str = ""
    ask: str = ""
    options: tuple[str, ...] = ()
    guess: tuple[tuple[str, str], ...] = ()
    target: Target | None = None
    heard: bool = True
    arg: str = ""  # the argument that a question is about
    open: bool = False  # asked in the words of the family


@dataclass
class Seek:
    """The search: the items of the clause, those used already, and whom to ask about pronouns."""

    refer: Refer
    items: Sequence[Item]
    family: Family
    arg: str
    kind: str
    used: set[int] = field(default_factory=set)
    here: str = ""  # label of the only shot named in the clause

    @property
    def free(self) -> list[Item]:
        """Items that no other argument has taken."""
        return [item for item in self.items if id(item) not in self.used]

    def take(self, item: Item) -> Item:
        """Marks an item as explained."""
        self.used.add(id(item))
        return item

    def before(self, item: Item) -> str:
        """The word before an item, or ""."""
        at = place_of(item, self.items)
        return self.items[at - 1].text if at else ""

    def before_small(self, item: Item) -> str:
        """The word before an item and its article."""
        at = place_of(item, self.items)
        while at and "DET" in self.items[at - 1].tags:
            at -= 1
        return self.items[at - 1].text if at else ""

    def pronoun(self, *words: str) -> Item | None:
        """The first free pronoun among these words."""
        return next((i for i in self.free if i.text in words and "PRON" in i.tags), None)

    def pronoun_of_person(self) -> Item | None:
        """The first free "he", "her"..."""
        return next((i for i in self.free if i.tags.get("PRON", ["-"])[0] in ("m", "f")), None)


def who_question(names: Sequence[str], about: str = "") -> Found:
    """Which of these people is meant; `about` is the question, else that of the family."""
    if not about:
        return Found(ask="Who?", options=tuple(names), open=True)
    return Found(ask=f"{about}: {' or '.join(names)}?", options=tuple(names))


def lacking(family: Family, arg: str) -> Found:
    """The family's question for an argument of which nothing was said."""
    return Found(ask=family.ask[arg], arg=arg, open=True)
