"""The crew's chat model over any vendor: LangChain's interface, tool calls, words as they come."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel, agenerate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.utils.function_calling import convert_to_openai_tool

from engines.text.counting import count_all, fitting
from engines.text.model import About, TextModel
from engines.text.wire import Piece, Request

MOST_TOKENS = 6_000  # of one answer, thoughts included
DECLINED = "{title} will not answer that: {why}"


class ModelChat(BaseChatModel):
    """A vendor's model in the crew's loop; to be awaited, there is no synchronous side."""

    model: Any  # a TextModel; pydantic need not look into it
    tools: tuple[dict[str, Any], ...] = ()

    @property
    def _llm_type(self) -> str:
        return str(self.model.engine)

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> ModelChat:
        """A copy that may call these tools."""
        return self.model_copy(update={"tools": tuple(map(convert_to_openai_tool, tools))})

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        raise NotImplementedError("a vendor's model is awaited: ainvoke or astream")

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return await agenerate_from_stream(self._astream(messages))

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        model: TextModel = self.model
        room = model.sheet.context - MOST_TOKENS - count_all((), self.tools)
        request = Request("", tuple(fitting(messages, room)), MOST_TOKENS, tools=self.tools)
        calls = 0
        async for piece in model.say(request, About()):
            chunk = self._chunk(piece, calls)
            calls += len(piece.calls)
            if run_manager:
                await run_manager.on_llm_new_token(chunk.text, chunk=chunk)
            yield chunk

    def _chunk(self, piece: Piece, calls: int) -> ChatGenerationChunk:
        text = piece.text
        if piece.refusal:
            text = DECLINED.format(title=self.model.title, why=piece.refusal)
        usage = UsageMetadata(
            input_tokens=piece.tokens_in,
            output_tokens=piece.tokens_out,
            total_tokens=piece.tokens_in + piece.tokens_out,
        )
        chunks = [
            tool_call_chunk(name=c["name"], args=json.dumps(c["args"]), id=c["id"], index=calls + n)
            for n, c in enumerate(piece.calls)
        ]
        message = AIMessageChunk(
            content=text,
            tool_call_chunks=chunks,
            additional_kwargs=piece.kept,
            usage_metadata=usage if piece.tokens_in or piece.tokens_out else None,
        )
        return ChatGenerationChunk(message=message)
