"""A text model on this computer that speaks three vendors' wire formats, and answers by script.

Gemini's streamGenerateContent, chat completions and Ollama's chat, each with its streaming, and
what turns texts into vectors there. The vendors' own SDKs talk to it. For tests and benches; it
knows nothing and costs nothing.
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import uvicorn

SIGNATURE = base64.b64encode(b"a thought").decode()
_STATUS = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 404: "NOT_FOUND",
           429: "RESOURCE_EXHAUSTED", 503: "UNAVAILABLE"}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What the model does with one request."""

    text: Sequence[str] = ()  # as it is streamed
    calls: Sequence[tuple[str, dict[str, Any]]] = ()
    refusal: str = ""
    cut: bool = False
    status: int = 200
    retry_after: str = ""
    error: str = "nothing doing"
    pause_s: float = 0.0  # before each piece
    stalls_s: float = 0.0  # in the middle
    breaks: bool = False  # the connection goes in the middle
    tokens: tuple[int, int] = (100, 20)
    vectors: Sequence[Sequence[float]] = ()  # of the texts of one request


@dataclass
class Loopback:
    """The server. `script` gives the answer to each request, or there is a list of them."""

    script: Callable[[dict[str, Any]], Answer] | list[Answer]
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)  # as they came in the headers
    url: str = ""
    arrived: float = 0.0  # when the last request was there, by the clock of `perf_counter`
    sent: list[float] = field(default_factory=list)  # when pieces went out

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """The ASGI application."""
        if scope["type"] != "http":
            return
        body = await _body(receive)
        self.arrived = perf_counter()
        headers = {k.decode(): v.decode() for k, v in scope["headers"]}
        self.keys.append(headers.get("x-goog-api-key", headers.get("authorization", "")))
        self.requests.append(json.loads(body or b"{}"))
        answer = self._next(self.requests[-1])
        if answer.status != 200:
            await _refuse(send, answer)
            return
        measure = next((made for part, made in _MEASURERS if part in scope["path"]), None)
        if measure is not None:
            await _send(send, 200, measure(answer))
            return
        speak = next(speak for part, speak in _SPEAKERS if part in scope["path"])
        await self._speak(speak, answer, send)

    async def _speak(self, speak: Callable[[Answer], Any], answer: Answer, send: Any) -> None:
        kind = b"application/x-ndjson" if speak is _ollama else b"text/event-stream"
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]}
        )
        pieces = list(speak(answer))
        for number, piece in enumerate(pieces):
            middle = number == len(pieces) // 2
            await asyncio.sleep(answer.pause_s + answer.stalls_s * middle)
            if answer.breaks and middle:
                raise ConnectionAbortedError
            self.sent.append(perf_counter())
            data = json.dumps(piece) if isinstance(piece, dict) else piece
            line = f"{data}\n" if speak is _ollama else f"data: {data}\r\n\r\n"
            await send({"type": "http.response.body", "body": line.encode(), "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    def _next(self, request: dict[str, Any]) -> Answer:
        if callable(self.script):
            return self.script(request)
        return self.script[min(len(self.requests), len(self.script)) - 1]


@asynccontextmanager
async def loopback(
    script: Callable[[dict[str, Any]], Answer] | list[Answer],
) -> AsyncIterator[Loopback]:
    """The server, while it runs, on a free port of this computer."""
    model = Loopback(script)
    config = uvicorn.Config(model, port=0, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.005)
    model.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield model
    finally:
        server.should_exit = server.force_exit = True
        await running


def _gemini(answer: Answer) -> Any:
    usage = {
        "promptTokenCount": answer.tokens[0],
        "candidatesTokenCount": answer.tokens[1],
        "totalTokenCount": sum(answer.tokens),
    }
    if answer.refusal:
        yield {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": usage}
        return
    for text in answer.text:
        yield {
            "candidates": [{"index": 0, "content": {"role": "model", "parts": [{"text": text}]}}]
        }
    parts: list[dict[str, Any]] = [
        {"functionCall": {"name": name, "args": args}} for name, args in answer.calls
    ]
    if parts:
        parts[0] = {**parts[0], "thoughtSignature": SIGNATURE}
    last = {"role": "model", "parts": parts or [{"text": ""}]}
    finish = "MAX_TOKENS" if answer.cut else "STOP"
    yield {
        "candidates": [{"index": 0, "content": last, "finishReason": finish}],
        "usageMetadata": usage,
    }


def _openai(answer: Answer) -> Any:
    base = {"id": "c1", "object": "chat.completion.chunk", "created": 0, "model": "m"}

    def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        return {**base, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}

    if answer.refusal:
        yield chunk({"role": "assistant", "refusal": answer.refusal})
    for text in answer.text:
        yield chunk({"content": text})
    for n, (name, args) in enumerate(answer.calls):
        said = json.dumps(args)
        head = {"index": n, "id": f"call_{n}", "type": "function"}
        yield chunk({"tool_calls": [{**head, "function": {"name": name, "arguments": said[:4]}}]})
        yield chunk({"tool_calls": [{"index": n, "function": {"arguments": said[4:]}}]})
    yield chunk({}, "length" if answer.cut else "tool_calls" if answer.calls else "stop")
    usage = {
        "prompt_tokens": answer.tokens[0],
        "completion_tokens": answer.tokens[1],
        "total_tokens": sum(answer.tokens),
    }
    yield {**base, "choices": [], "usage": usage}
    yield "[DONE]"


def _ollama(answer: Answer) -> Any:
    base = {"model": "m", "created_at": "2026-11-21T00:00:00Z"}
    for text in answer.text:
        yield {**base, "message": {"role": "assistant", "content": text}, "done": False}
    if answer.calls:
        calls = [{"function": {"name": name, "arguments": args}} for name, args in answer.calls]
        message = {"role": "assistant", "content": "", "tool_calls": calls}
        yield {**base, "message": message, "done": False}
    yield {
        **base,
        "message": {"role": "assistant", "content": ""},
        "done": True,
        "done_reason": "length" if answer.cut else "stop",
        "prompt_eval_count": answer.tokens[0],
        "eval_count": answer.tokens[1],
    }


_SPEAKERS: tuple[tuple[str, Callable[[Answer], Any]], ...] = (
    ("streamGenerateContent", _gemini),
    ("chat/completions", _openai),
    ("api/chat", _ollama),
)


def _gemini_vectors(answer: Answer) -> dict[str, Any]:
    made = [{"values": list(vector)} for vector in answer.vectors]
    return {"embeddings": made, "usageMetadata": {"promptTokenCount": answer.tokens[0]}}


def _openai_vectors(answer: Answer) -> dict[str, Any]:
    rows = [
        {"object": "embedding", "index": n, "embedding": list(vector)}
        for n, vector in enumerate(answer.vectors)
    ]
    usage = {"prompt_tokens": answer.tokens[0], "total_tokens": answer.tokens[0]}
    return {"object": "list", "model": "m", "data": rows, "usage": usage}


def _ollama_vectors(answer: Answer) -> dict[str, Any]:
    made = [list(vector) for vector in answer.vectors]
    return {"model": "m", "embeddings": made, "prompt_eval_count": answer.tokens[0]}


_MEASURERS: tuple[tuple[str, Callable[[Answer], dict[str, Any]]], ...] = (
    ("batchEmbedContents", _gemini_vectors),
    ("api/embed", _ollama_vectors),
    ("/embeddings", _openai_vectors),
)


async def _body(receive: Any) -> bytes:
    body, more = b"", True
    while more:
        part = await receive()
        body, more = body + part.get("body", b""), part.get("more_body", False)
    return body


async def _refuse(send: Any, answer: Answer) -> None:
    error = {
        "code": answer.status,
        "message": answer.error,
        "status": _STATUS.get(answer.status, "INTERNAL"),
    }
    await _send(send, answer.status, {"error": error}, answer.retry_after)


async def _send(send: Any, status: int, body: dict[str, Any], retry_after: str = "") -> None:
    headers = [(b"content-type", b"application/json")]
    if retry_after:
        headers.append((b"retry-after", retry_after.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})
