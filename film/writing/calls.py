"""What one call of a text model was: what was sent, what came back, what it took and cost."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from film.noun import Noun


class Outcome(StrEnum):
    ANSWERED = "answered"
    REFUSED = "refused"  # the model will not, in its own words
    CUT = "cut"  # it went on for longer than was asked for
    FAILED = "failed"  # it did not answer, or broke off


class Trace(Noun):
    """One call, as it is logged and shown. Keys and other secrets are never part of it."""

    call: str  # id
    engine: str
    model: str
    prompt: str = ""  # name of the prompt file; "" for the talk of the crew
    digest: str = ""  # of the prompt's text: which prompt made what
    facts: dict[str, Any] = Field(default_factory=dict)  # what the prompt was filled with
    sent: str = ""
    answer: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    counted: bool = True  # False: the vendor did not say, so the tokens are our estimate
    micros: int | None = 0  # millionths of a cent; None is an unknown price, which is not zero
    seconds: float = 0.0
    first_s: float = 0.0  # until the first words
    tries: int = 1
    repair: bool = False  # the answer before was malformed and was asked for again
    outcome: Outcome = Outcome.ANSWERED
    why: str = ""
    warning: str = ""  # for the person: how much of the budget is gone
