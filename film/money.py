"""Quotes, approvals and what was spent: integers, never a float.

Prices are whole cents. What is bought by the token costs less than a cent a time; it is counted
in millionths of a cent (`micros`), so that nothing is lost between many small calls.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from film.noun import Noun

MICROS = 1_000_000  # in a cent
WARNS_AT = 0.8  # share of a budget


def whole_cents(micros: int) -> int:
    """Millionths of a cent as cents, rounded up: what was spent is never told too small."""
    return -(-micros // MICROS)


def dollars(micros: int) -> str:
    """ "$1.25"; below ten cents with as many digits as it takes: "$0.0031"."""
    if abs(micros) >= 10 * MICROS or micros == 0:
        return f"${whole_cents(micros) / 100:.2f}"
    return f"${micros / MICROS / 100:.2g}" if micros >= MICROS else f"${micros / MICROS / 100:.4f}"


class Budget(Noun):
    """What may be spent in a day, and what is gone of it; both in millionths of a cent."""

    most: int
    spent: int = 0

    def allows(self, more: int) -> bool:
        """Whether something of this price still fits: at 100 % nothing does."""
        return self.spent < self.most and self.spent + more <= self.most

    @property
    def warns(self) -> bool:
        """Whether 80 % of it is gone."""
        return self.spent >= self.most * WARNS_AT


class QuoteLine(Noun):
    """One line of a quote: what, how many, cents for all of them (None: the price is unknown)."""

    what: str
    count: int
    cents: int | None


class Quote(Noun):
    """The price before. `plan` is the digest of the recipes it pays for: good for these only."""

    project: str
    version: str  # film version the quote was made on
    plan: str
    verb: str
    arguments: dict[str, object] = Field(default_factory=dict)
    lines: tuple[QuoteLine, ...] = ()
    seconds: float = 0.0  # length of the film
    shots: int = 0
    to_render: int = 0
    ready: int = 0
    estimate_s: float = 0.0  # how long it will take on this computer
    warnings: tuple[str, ...] = ()

    @property
    def cents(self) -> int | None:
        """Total in cents; None when any price is unknown: unknown is not zero."""
        total = 0
        for line in self.lines:
            if line.cents is None:
                return None
            total += line.cents
        return total


class ApprovalState(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    CLAIMED = "claimed"  # approved, and its work was started once


class Approval(Noun):
    """One person's yes or no to one quote, good once and until it expires."""

    id: str
    quote: Quote
    thread: str
    state: ApprovalState
    asked_at: datetime
    expires_at: datetime
    decided_by: str = ""
    decided_at: datetime | None = None
    claimed_at: datetime | None = None


class Decision(Noun):
    """What came of pressing a button. `counted` is true for the one press that decided."""

    counted: bool
    text: str  # one plain sentence for whoever pressed
    approval: Approval | None = None  # None when nobody knows this approval


class LedgerEntry(Noun):
    """What was really spent: never changed, never removed; a refund is an entry below zero.

    `micros` come on top of the cents: of a call that costs 0.03 cents they are all there is.
    """

    project: str
    cents: int
    micros: int = 0
    what: str
    approval: str = ""
    recipe: str = ""  # hash of the recipe that it paid for
    shot: str = ""
    engine: str = ""
    model: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    at: datetime | None = None  # set by the ledger
