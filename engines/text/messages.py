"""The talk in OpenAI's and Ollama's common form; Gemini has its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, ToolMessage

_ROLES = {"human": "user", "system": "system", "ai": "assistant", "tool": "tool"}


def as_rows(messages: Sequence[BaseMessage], arguments_as_text: bool) -> list[dict[str, Any]]:
    """One row a message; an answer with neither words nor calls is left out.

    OpenAI wants the arguments of a call as JSON text, Ollama as an object.
    """
    rows = [_row(message, arguments_as_text) for message in messages]
    return [row for row in rows if row["content"] or row.get("tool_calls")]


def _row(message: BaseMessage, as_text: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"role": _ROLES[message.type], "content": message.text}
    if isinstance(message, ToolMessage):
        row["content"] = message.text or "done"
        row["tool_call_id" if as_text else "tool_name"] = (
            message.tool_call_id if as_text else message.name or ""
        )
    if isinstance(message, AIMessage) and message.tool_calls:
        row["tool_calls"] = [_call(call, as_text) for call in message.tool_calls]
    return row


def _call(call: Any, as_text: bool) -> dict[str, Any]:
    arguments = json.dumps(call["args"], ensure_ascii=False) if as_text else call["args"]
    made: dict[str, Any] = {"function": {"name": call["name"], "arguments": arguments}}
    return {"id": call["id"], "type": "function", **made} if as_text else made


def arguments_of(text: str) -> dict[str, Any]:
    """The arguments of a call as they came; what is no JSON object is handed on as it is.

    The verb then refuses it by name, and the model can try again.
    """
    try:
        read = json.loads(text or "{}")
    except ValueError:
        return {"arguments": text}
    return read if isinstance(read, dict) else {"arguments": text}
