"""Quotes, approvals and what was spent: integer cents, never a float."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from film.noun import Noun


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
    """What was really spent: never changed, never removed; a refund is an entry below zero."""

    project: str
    cents: int
    what: str
    approval: str = ""
    recipe: str = ""  # hash of the recipe that it paid for
    shot: str = ""
    engine: str = ""
    at: datetime | None = None  # set by the ledger
