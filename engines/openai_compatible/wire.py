"""Chat completions, by OpenAI's own SDK: at OpenAI or at any server that speaks them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any
from uuid import uuid4

import openai
from langchain_core.messages import AIMessage
from langchain_core.messages.tool import tool_call
from openai.types.chat import ChatCompletionChunk

from engines.text.access import Access
from engines.text.messages import arguments_of, as_rows
from engines.text.wire import (
    Fault,
    Finish,
    Piece,
    Request,
    Trouble,
    fault_of,
    seconds_of,
)

OPENAI = "https://api.openai.com/v1"
_FINISH = {"length": Finish.LENGTH, "content_filter": Finish.REFUSED}
_FILTERED = "its filter stopped the answer"


class OpenAIWire:
    """One server. A local one needs no key, but the SDK wants a word in its place."""

    def __init__(self, access: Access) -> None:
        self.access = access
        key = access.key.get_secret_value() or "none"
        url = access.url or OPENAI
        self._official = url.rstrip("/") == OPENAI
        self._client = openai.AsyncOpenAI(api_key=key, base_url=url, max_retries=0)

    async def stream(self, request: Request) -> AsyncGenerator[Piece, None]:
        """Pieces of one answer; calls come whole, when their last part is there."""
        if request.vectors is not None:
            yield await self._vectors(request)
            return
        chunks: Any = await self._client.chat.completions.create(**self._body(request))
        calls: dict[int, dict[str, str]] = {}
        async with chunks:
            async for chunk in chunks:
                _gather(calls, chunk)
                yield _piece(chunk)
        if calls:
            taken = _ids(request)
            yield Piece(calls=tuple(_call(calls[n], taken) for n in sorted(calls)))

    async def _vectors(self, request: Request) -> Piece:
        """As numbers and not as base64, which not every server knows."""
        made = await self._client.embeddings.create(
            model=request.model,
            input=[message.text for message in request.messages],
            dimensions=request.vectors or openai.omit,
            encoding_format="float",
        )
        rows = sorted(made.data, key=lambda row: row.index)
        tokens = made.usage.prompt_tokens if made.usage else 0
        return Piece(vectors=tuple(tuple(row.embedding) for row in rows), tokens_in=tokens)

    def _body(self, request: Request) -> dict[str, Any]:
        bound = "max_completion_tokens" if self._official else "max_tokens"
        body: dict[str, Any] = {
            "model": request.model,
            "messages": as_rows(request.messages, arguments_as_text=True),
            "stream": True,
            "stream_options": {"include_usage": True},
            bound: request.most_tokens,
        }
        if request.tools:
            body["tools"] = list(request.tools)
        if request.schema is not None:
            shape = {"name": "draft", "schema": request.schema, "strict": True}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
        return body

    def trouble(self, error: Exception) -> Trouble | None:
        """OpenAI's errors; a quota that is used up is not worth waiting for."""
        if isinstance(error, openai.APIStatusError):
            fault = fault_of(error.status_code)
            if error.code == "insufficient_quota":
                fault = Fault.REQUEST
            wait = seconds_of(error.response.headers.get("retry-after"))
            return Trouble(fault, error.message, wait)
        if isinstance(error, openai.APIConnectionError):
            return Trouble(Fault.AWAY, str(error))
        return Trouble(Fault.BUSY, str(error)) if isinstance(error, openai.OpenAIError) else None

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.close()


def _piece(chunk: ChatCompletionChunk) -> Piece:
    usage, choice = chunk.usage, chunk.choices[0] if chunk.choices else None
    refusal = (choice.delta.refusal if choice else "") or ""
    finish = None
    if choice and choice.finish_reason:
        finish = _FINISH.get(choice.finish_reason, Finish.STOP)
    if finish is Finish.REFUSED:
        refusal = refusal or _FILTERED
    return Piece(
        text=(choice.delta.content if choice else "") or "",
        tokens_in=usage.prompt_tokens if usage else 0,
        tokens_out=usage.completion_tokens if usage else 0,
        finish=Finish.REFUSED if refusal else finish,
        refusal=refusal,
    )


def _gather(calls: dict[int, dict[str, str]], chunk: ChatCompletionChunk) -> None:
    """Adds the parts of calls in this chunk to the parts before."""
    for part in (chunk.choices[0].delta.tool_calls or ()) if chunk.choices else ():
        call = calls.setdefault(part.index, {"id": "", "name": "", "arguments": ""})
        call["id"] = part.id or call["id"]
        if part.function:
            call["name"] += part.function.name or ""
            call["arguments"] += part.function.arguments or ""


def _ids(request: Request) -> set[str]:
    """The calls of a talk; some servers count theirs anew in every answer."""
    answers = (m for m in request.messages if isinstance(m, AIMessage))
    return {str(call["id"]) for answer in answers for call in answer.tool_calls}


def _call(parts: dict[str, str], taken: set[str]) -> Any:
    given = parts["id"]
    name = given if given and given not in taken else f"c-{uuid4().hex[:12]}"
    return tool_call(name=parts["name"], args=arguments_of(parts["arguments"]), id=name)
