"""What a conversation keeps: messages and ids, plain JSON; never the film, never bytes."""

from __future__ import annotations

from typing import Annotated, TypedDict

from langchain_core.messages import (
    AIMessage,
    AnyMessage,
    BaseMessage,
    RemoveMessage,
    ToolCall,
    ToolMessage,
)
from langgraph.graph.message import add_messages

KEPT = 60  # messages; older ones are dropped at the start of a turn
SLACK = 20  # messages over that before any are dropped


class State(TypedDict, total=False):
    """The state of one thread.

    approval: the approval that waits for a person, "" for none. held: the tool call that asked
    for it and has no result yet, "" when it was answered with "still waiting".
    """

    messages: Annotated[list[AnyMessage], add_messages]
    project: str
    thread: str
    who: str
    steps: int
    approval: str
    held: str


def open_calls(messages: list[AnyMessage]) -> list[ToolCall]:
    """Calls without a result, in the order in which they were said."""
    answered = {m.tool_call_id for m in messages if isinstance(m, ToolMessage)}
    calls = [c for m in messages if isinstance(m, AIMessage) for c in m.tool_calls]
    return [call for call in calls if call["id"] not in answered]


def surplus(messages: list[AnyMessage]) -> list[RemoveMessage]:
    """Removals that leave about the last 60 messages, beginning with a person's."""
    if len(messages) <= KEPT + SLACK:
        return []
    start = len(messages) - KEPT
    while start < len(messages) - 1 and messages[start].type != "human":
        start += 1
    return [RemoveMessage(id=str(m.id)) for m in messages[:start]]


def recent(messages: list[AnyMessage]) -> list[BaseMessage]:
    """The messages a model is shown."""
    return list(messages[-(KEPT + SLACK) :])
