"""One answer of a chat model: the rules', or that of the model which the person chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    message_chunk_to_message,
)
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from film.errors import AuteurError
from graph.context import TurnContext
from graph.events import Called, Event, Heard, Spoke

NOTHING = "The model answered with nothing. Nothing was done; say it again, or in other words."
_RULES = [["Use the rules", "use the rules for the writing"]]

Write = Callable[[Event], None]


@dataclass
class Words:
    """Words as they come: each goes out at once. `key` is "" until the first."""

    speaker: str
    write: Write
    key: str = ""

    def take(self, text: str) -> None:
        """The next words."""
        if text:
            self.key = self.key or uuid4().hex
            self.write(Heard(speaker=self.speaker, key=self.key, text=text))


async def answer(
    rules: Runnable[Any, BaseMessage],
    tools: Sequence[BaseTool],
    messages: list[BaseMessage],
    context: TurnContext,
    words: Words,
) -> AIMessage:
    """The next message. What the model or its account refuses is said in one sentence."""
    try:
        model = await context.model()
        if model is None:
            return _checked(await rules.ainvoke(messages))
        return await _streamed(model, tools, messages, words)
    except AuteurError as error:
        choices = [[said.capitalize(), said] for said in error.candidates] or _RULES
        return AIMessage(str(error), additional_kwargs={"choices": choices})


async def _streamed(
    model: BaseChatModel, tools: Sequence[BaseTool], messages: list[BaseMessage], words: Words
) -> AIMessage:
    whole: AIMessageChunk | None = None
    async for chunk in model.bind_tools(tools).astream(messages):
        if not isinstance(chunk, AIMessageChunk):
            raise TypeError("a chat model streams AIMessageChunks")
        words.take(chunk.text)
        whole = chunk if whole is None else whole + chunk
    if whole is None or not (whole.text.strip() or whole.tool_calls):
        return AIMessage(NOTHING)
    return _checked(message_chunk_to_message(whole))


def _checked(reply: BaseMessage) -> AIMessage:
    if not isinstance(reply, AIMessage):
        raise TypeError("a chat model answers with an AIMessage")
    return reply


def tell_traces(context: TurnContext, write: Write) -> None:
    """Tells the calls of models that are over, and a budget that nears its end."""
    while context.traces:
        trace = context.traces.pop(0)
        write(Called(trace=trace))
        if trace.warning:
            write(Spoke(speaker="Producer", text=trace.warning))
