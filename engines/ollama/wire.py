"""Ollama's native chat: the shape of an answer as a schema, tools, and a window that is asked for.

Without `num_ctx` Ollama takes a small window and silently forgets what does not fit.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any
from uuid import uuid4

import httpx
import ollama
from langchain_core.messages.tool import tool_call

from engines.text.access import Access
from engines.text.messages import as_rows
from engines.text.wire import Fault, Finish, Piece, Request, Trouble, fault_of

HERE = "http://127.0.0.1:11434"
_WINDOW_STEP = 4_096  # a window that changes with every request would load the model anew


class OllamaWire:
    """One Ollama server."""

    def __init__(self, access: Access) -> None:
        self.access = access
        key = access.key.get_secret_value()
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        client = ollama.AsyncClient(host=access.url or HERE, headers=headers, timeout=None)
        self._client: Any = client  # parts of it are untyped

    async def stream(self, request: Request) -> AsyncGenerator[Piece, None]:
        """Pieces of one answer; its last one has the tokens."""
        if request.vectors is not None:
            yield await self._vectors(request)
            return
        window = -(-(request.tokens + request.most_tokens) // _WINDOW_STEP) * _WINDOW_STEP
        rows: Any = as_rows(request.messages, arguments_as_text=False)
        parts = await self._client.chat(
            model=request.model,
            messages=rows,
            tools=list(request.tools) or None,
            stream=True,
            format=request.schema,
            options={"num_ctx": window, "num_predict": request.most_tokens},
        )
        async for part in parts:
            yield _piece(part)

    async def _vectors(self, request: Request) -> Piece:
        made = await self._client.embed(
            model=request.model,
            input=[message.text for message in request.messages],
            dimensions=request.vectors or None,
        )
        vectors = tuple(tuple(vector) for vector in made.embeddings)
        return Piece(vectors=vectors, tokens_in=made.prompt_eval_count or 0)

    def trouble(self, error: Exception) -> Trouble | None:
        """Ollama's errors; a model that is not there must be pulled first."""
        if isinstance(error, ollama.ResponseError):
            fault = fault_of(error.status_code) if error.status_code > 0 else Fault.BUSY
            return Trouble(fault, str(error.error))
        away = isinstance(error, ConnectionError | httpx.TransportError)
        return Trouble(Fault.AWAY, str(error)) if away else None

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.close()


def _piece(part: ollama.ChatResponse) -> Piece:
    calls = tuple(
        tool_call(
            name=call.function.name, args=dict(call.function.arguments), id=f"o-{uuid4().hex[:12]}"
        )
        for call in part.message.tool_calls or ()
    )
    finish = None
    if part.done:
        finish = Finish.LENGTH if part.done_reason == "length" else Finish.STOP
    return Piece(
        text=part.message.content or "",
        calls=calls,
        tokens_in=part.prompt_eval_count or 0,
        tokens_out=part.eval_count or 0,
        finish=finish,
    )
