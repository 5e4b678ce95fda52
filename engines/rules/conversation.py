"""What a conversation is about and what it waits for, read from its messages."""

from __future__ import annotations

from collections.abc import Sequence

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage

from engines.rules.ears.readings import moved
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Focus
from engines.rules.ears.understood import Order, Pending

TYPED = "typed"  # marks a message that a person typed; nothing else is ever taken for an order


def typed(text: str) -> HumanMessage:
    """What a person typed, marked so that the crew listens to it."""
    return HumanMessage(text, additional_kwargs={TYPED: True})


def was_typed(message: BaseMessage) -> bool:
    """Whether a person typed this message; an uploaded text never counts."""
    return isinstance(message, HumanMessage) and message.additional_kwargs.get(TYPED) is True


def focus_of(messages: Sequence[BaseMessage], reel: Reel) -> Focus:
    """What was talked about last: from the calls, whoever made them (rules, a model, a button)."""
    focus = Focus()
    for message in messages:
        if not isinstance(message, AIMessage):
            continue
        for call in message.tool_calls:
            args = {key: str(value) for key, value in call["args"].items()}
            focus = moved(reel, focus, args, call["name"])
        waiting = pending_in(message)
        if waiting is not None:
            focus = moved(reel, focus, waiting.args)
    return focus


def last_order(messages: Sequence[BaseMessage]) -> Order | None:
    """The last call that was made, for "the same for 3E"."""
    failed = {
        m.tool_call_id for m in messages if isinstance(m, ToolMessage) and m.status == "error"
    }
    for message in reversed(messages):
        if isinstance(message, AIMessage) and message.tool_calls:
            call = message.tool_calls[-1]
            if call["id"] in failed:
                return None
            return Order(call["name"], {k: str(v) for k, v in call["args"].items()})
    return None


def pending_of(messages: Sequence[BaseMessage]) -> Pending | None:
    """The question that the last answer left open."""
    last = next((m for m in reversed(messages) if isinstance(m, AIMessage)), None)
    return pending_in(last) if last is not None else None


def pending_in(message: AIMessage) -> Pending | None:
    """The question that a message asks."""
    kept = message.additional_kwargs.get("pending")
    return Pending(**kept) if isinstance(kept, dict) else None
