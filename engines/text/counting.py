"""How much fits: tokens counted before they are sent, and a talk cut to what a model can hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, SystemMessage

BYTES_A_TOKEN = 3  # English has four to five, other scripts about three: rather too many than few
_PER_MESSAGE = 4  # tokens of its wrapping


def count(text: str) -> int:
    """About how many tokens a text is; on the safe side, for every vendor alike."""
    return -(-len(text.encode()) // BYTES_A_TOKEN)


def count_all(messages: Sequence[BaseMessage], tools: Sequence[dict[str, Any]] = ()) -> int:
    """The tokens of a whole request."""
    return sum(map(_count_one, messages)) + sum(count(json.dumps(tool)) for tool in tools)


def fitting(messages: Sequence[BaseMessage], room: int) -> list[BaseMessage]:
    """The talk without its oldest turns, so that it fits; what was said last always stays.

    The system message stays too, and what is left begins with a person's words: a result without
    its call would be refused.
    """
    system = [m for m in messages if isinstance(m, SystemMessage)]
    talk = [m for m in messages if not isinstance(m, SystemMessage)]
    begins = [n for n, message in enumerate(talk) if message.type == "human"] or [0]
    for start in begins:
        kept = [*system, *talk[start:]]
        if count_all(kept) <= room:
            return kept
    return [*system, *talk[begins[-1] :]]


def _count_one(message: BaseMessage) -> int:
    calls = json.dumps(message.tool_calls) if isinstance(message, AIMessage) else ""
    return _PER_MESSAGE + count(message.text) + (count(calls) if calls != "[]" else 0)
