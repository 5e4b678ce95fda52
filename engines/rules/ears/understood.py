"""What comes out of the ears: orders, at most one question, or a reply."""

from __future__ import annotations

from dataclasses import dataclass, field

from engines.rules.ears.families import Family


@dataclass(frozen=True)
class Order:
    """One tool call, with the names and string arguments that the verbs have."""

    tool: str
    args: dict[str, str]
    gate: str = "free"


def order_of(family: Family, args: dict[str, str]) -> Order:
    """The order of a family, its arguments in the order of the data file."""
    said = {name: args[name] for name in family.fill if name in args}
    return Order(family.tool, {**family.given, **said, **args}, family.gate)


@dataclass(frozen=True)
class Pending:
    """A question that waits: the call that was meant, and what a plain yes would add to it."""

    tool: str
    args: dict[str, str]
    guess: dict[str, str] = field(default_factory=dict)
    certain: bool = False  # a plain yes completes it
    options: tuple[str, ...] = ()  # candidates that were offered, in order
    arg: str = ""  # the argument that they are for
    others: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    # several calls that were offered, by the words of their buttons
    more: tuple[tuple[str, dict[str, str]], ...] = ()  # calls that a plain yes does after it


@dataclass(frozen=True)
class Question:
    """One question, what was understood first, with its answers as (label, message) buttons."""

    text: str
    choices: tuple[tuple[str, str], ...] = ()
    pending: Pending | None = None


@dataclass(frozen=True)
class Understood:
    """Orders in the order they were said, then one question; or else a reply.

    `corrected` are pairs of a word as typed and as read, to be marked in the answer.
    """

    orders: tuple[Order, ...] = ()
    question: Question | None = None
    reply: str = ""
    corrected: tuple[tuple[str, str], ...] = ()
