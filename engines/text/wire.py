"""The seam to a vendor of text: a request in, pieces of an answer out, errors in three kinds."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from langchain_core.messages import BaseMessage, ToolCall

from engines.text.access import Access


class Finish(StrEnum):
    STOP = "stop"
    LENGTH = "length"  # the bound was reached
    REFUSED = "refused"


@dataclass(frozen=True)
class Request:
    """One request. `tools` are in OpenAI's form, `schema` is the JSON Schema of the answer."""

    model: str
    messages: tuple[BaseMessage, ...]
    most_tokens: int
    tokens: int = 0  # of the messages and tools, counted by us
    tools: tuple[dict[str, Any], ...] = ()
    schema: dict[str, Any] | None = None
    vectors: int | None = None  # each message as a vector of so many numbers; 0: as many as it has


@dataclass(frozen=True)
class Piece:
    """A part of an answer; tokens and finish come with the last ones.

    `kept` goes back to the vendor unchanged with the next request (`additional_kwargs` of the
    message). `refusal` is the model's own word for why it will not.
    """

    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    finish: Finish | None = None
    refusal: str = ""
    kept: dict[str, Any] = field(default_factory=dict)
    vectors: tuple[tuple[float, ...], ...] = ()  # one for each message, where they were asked for


class Fault(StrEnum):
    KEY = "key"  # not let in
    MODEL = "model"  # no such model there
    BUSY = "busy"  # too many requests, or broken for now: again later
    AWAY = "away"  # not reached: again later
    REQUEST = "request"  # not understood


@dataclass(frozen=True)
class Trouble:
    """What a vendor's error means. `wait_s` is how long it asks us to wait, if it says so."""

    fault: Fault
    words: str = ""
    wait_s: float | None = None

    @property
    def again(self) -> bool:
        """Whether it is worth another try."""
        return self.fault in (Fault.BUSY, Fault.AWAY)


class Wire(Protocol):
    """One vendor's SDK. Its own retries are off: `engines.text.model` waits and tries again."""

    access: Access

    def stream(self, request: Request) -> AsyncGenerator[Piece, None]: ...

    def trouble(self, error: Exception) -> Trouble | None:
        """What an error of this vendor means; None for one that is not its own."""

    async def close(self) -> None: ...


def fault_of(status: int) -> Fault:
    """What an HTTP status means, at every vendor."""
    if status in (401, 403):
        return Fault.KEY
    if status == 404:
        return Fault.MODEL
    return Fault.BUSY if status in (408, 409, 425, 429) or status >= 500 else Fault.REQUEST


def seconds_of(retry_after: str | None) -> float | None:
    """A Retry-After header or a "2.5s", in seconds; None for a date or for nothing."""
    said = (retry_after or "").strip().removesuffix("s")
    try:
        return max(0.0, float(said))
    except ValueError:
        return None
