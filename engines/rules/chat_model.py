"""The crew without a model: a chat model whose answers are worked out, not generated."""

from __future__ import annotations

import json
import uuid
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from langchain_core.callbacks import (
    AsyncCallbackManagerForLLMRun,
    CallbackManagerForLLMRun,
)
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, ToolMessage
from langchain_core.messages.tool import tool_call, tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.utils.function_calling import convert_to_openai_tool

from engines.rules.conversation import focus_of, last_order, pending_of, was_typed
from engines.rules.ears.listen import listen
from engines.rules.ears.reel import reel_of
from engines.rules.ears.understood import Question, Understood
from film.film import Film

_ONLY_TYPED = "I take orders only from what you type yourself."


class RulesChatModel(BaseChatModel):
    """Messages and bound tools in; real tool calls, one question, or a closing answer out.

    `film` gives the film as it is now, so that names and shots are current. Only messages that a
    person typed are listened to (see `engines.rules.conversation.typed`).
    """

    film: Callable[[], Film]
    tool_names: tuple[str, ...] = ()

    @property
    def _llm_type(self) -> str:
        return "rules"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> RulesChatModel:
        """A copy that may call these tools."""
        names = tuple(convert_to_openai_tool(tool)["function"]["name"] for tool in tools)
        return self.model_copy(update={"tool_names": names})

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self.reply(messages))])

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return self._generate(messages)

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        for chunk in _pieces(self.reply(messages)):
            if run_manager:
                run_manager.on_llm_new_token(chunk.text, chunk=chunk)
            yield chunk

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        for chunk in _pieces(self.reply(messages)):
            if run_manager:
                await run_manager.on_llm_new_token(chunk.text, chunk=chunk)
            yield chunk

    def reply(self, messages: Sequence[BaseMessage]) -> AIMessage:
        """The next message of the conversation."""
        last = messages[-1]
        if isinstance(last, ToolMessage):
            return _closing(messages)
        if not was_typed(last):
            return AIMessage(_ONLY_TYPED)
        film, before = self.film(), messages[:-1]
        focus = focus_of(before, reel_of(film))
        heard = listen(last.text, film, focus, pending_of(before), last_order(before))
        return self._answer(heard)

    def _answer(self, heard: Understood) -> AIMessage:
        calls = [o for o in heard.orders if o.tool in self.tool_names]
        absent = [o.tool for o in heard.orders if o.tool not in self.tool_names]
        words = [f"I read “{typed}” as {read}." for typed, read in heard.corrected]
        words += [_not_here(tool) for tool in absent]
        words += [heard.question.text] if heard.question else []
        words += [heard.reply] if heard.reply else []
        made = [tool_call(name=o.tool, args=dict(o.args), id=_new_id()) for o in calls]
        extra = _extra(heard.question) if heard.question else {}
        extra |= {"later": True} if made else {}
        return AIMessage(" ".join(words), tool_calls=made, additional_kwargs=extra)


def _not_here(tool: str) -> str:
    return f"I know what you want ({tool.replace('_', ' ')}), but that is not possible here."


def _extra(question: Question) -> dict[str, Any]:
    extra: dict[str, Any] = {"choices": [list(choice) for choice in question.choices]}
    if question.pending is not None:
        extra["pending"] = asdict(question.pending)
    return extra


def _new_id() -> str:
    return "r-" + uuid.uuid4().hex[:12]


def _closing(messages: Sequence[BaseMessage]) -> AIMessage:
    """After the tools: what they said, and again the question that was still open.

    `fresh` is the part that nobody has read yet; the results were shown when they came.
    """
    asked = next(m for m in reversed(messages) if isinstance(m, AIMessage))
    done: list[str] = []
    for message in reversed(messages):
        if not isinstance(message, ToolMessage):
            break
        done.insert(0, message.text)
    kept = {k: v for k, v in asked.additional_kwargs.items() if k != "later"}
    extra = {**kept, "fresh": asked.text}
    return AIMessage(" ".join(filter(None, [*done, asked.text])), additional_kwargs=extra)


def _pieces(message: AIMessage) -> Iterator[ChatGenerationChunk]:
    """The words one by one, then the calls."""
    words = message.text.split(" ") if message.text else []
    for n, word in enumerate(words):
        end = " " if n < len(words) - 1 else ""
        yield ChatGenerationChunk(message=AIMessageChunk(content=word + end))
    chunks = [
        tool_call_chunk(
            name=c["name"], args=json.dumps(c["args"], ensure_ascii=False), id=c["id"], index=n
        )
        for n, c in enumerate(message.tool_calls)
    ]
    last = AIMessageChunk(
        content="", tool_call_chunks=chunks, additional_kwargs=message.additional_kwargs
    )
    yield ChatGenerationChunk(message=last)
