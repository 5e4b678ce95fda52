"""Gemini by google-genai 3.x: streamed contents, function calls, thought signatures kept.

A call must come back with the signature that it was made with, or the next request is refused.
Calls that others made (the rules, another model) carry the word that the API takes in its place.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Any
from uuid import uuid4

import httpx2
from google import genai
from google.genai import errors, types
from langchain_core.messages import AIMessage, BaseMessage, SystemMessage, ToolMessage
from langchain_core.messages.tool import tool_call

from engines.text.access import Access
from engines.text.wire import (
    Fault,
    Finish,
    Piece,
    Request,
    Trouble,
    fault_of,
    seconds_of,
)

KEPT = "gemini_parts"
NOT_OURS = b"skip_thought_signature_validator"
_GOES_ON = {types.FinishReason.STOP, types.FinishReason.FINISH_REASON_UNSPECIFIED,
            types.FinishReason.MALFORMED_FUNCTION_CALL, types.FinishReason.OTHER,
            types.FinishReason.UNEXPECTED_TOOL_CALL, types.FinishReason.MALFORMED_RESPONSE,
            types.FinishReason.TOO_MANY_TOOL_CALLS}  # fmt: skip


class GeminiWire:
    """The Gemini API with a key."""

    def __init__(self, access: Access) -> None:
        self.access = access
        # Named, or the SDK takes whatever other client it finds installed, with other errors.
        self._http = httpx2.AsyncClient(timeout=None, follow_redirects=True)
        options = types.HttpOptions(base_url=access.url or None, httpx_async_client=self._http)
        self._client = genai.Client(
            # A server of one's own may need no key, but the SDK wants a word in its place.
            api_key=access.key.get_secret_value() or "none",
            vertexai=False,
            http_options=options,
        )

    async def stream(self, request: Request) -> AsyncGenerator[Piece, None]:
        """Pieces of one answer, and at its end the parts that must come back."""
        if request.vectors is not None:
            yield await self._vectors(request)
            return
        contents: Any = _contents(request.messages)
        stream = await self._client.aio.models.generate_content_stream(
            model=request.model, contents=contents, config=_config(request)
        )
        parts: list[types.Part] = []
        async for chunk in stream:
            new = _named(_parts(chunk))
            parts += new
            yield _piece(chunk, new)
        if any(part.thought_signature or part.function_call for part in parts):
            yield Piece(kept={KEPT: [_dump(part) for part in parts if not part.thought]})

    async def _vectors(self, request: Request) -> Piece:
        """One vector for each text: bare strings would be merged into a single one."""
        contents: Any = [types.Content(parts=[types.Part(text=m.text)]) for m in request.messages]
        made = await self._client.aio.models.embed_content(
            model=request.model,
            contents=contents,
            config=types.EmbedContentConfig(output_dimensionality=request.vectors or None),
        )
        usage = made.usage_metadata
        return Piece(
            vectors=tuple(tuple(one.values or ()) for one in made.embeddings or ()),
            tokens_in=(usage.prompt_token_count or 0) if usage else 0,
        )

    def trouble(self, error: Exception) -> Trouble | None:
        """Google's errors; a wrong key is a bad request there."""
        if isinstance(error, errors.APIError):
            words = error.message or ""
            fault = fault_of(error.code)
            if fault is Fault.REQUEST and "api key" in words.lower():
                fault = Fault.KEY
            return Trouble(fault, words, _wait(error))
        away = isinstance(error, httpx2.TransportError)
        return Trouble(Fault.AWAY, str(error)) if away else None

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aio.aclose()
        await self._http.aclose()


def _config(request: Request) -> types.GenerateContentConfig:
    system = [m.text for m in request.messages if isinstance(m, SystemMessage)]
    functions = [
        types.FunctionDeclaration(
            name=tool["function"]["name"],
            description=tool["function"]["description"],
            parameters_json_schema=tool["function"]["parameters"],
        )
        for tool in request.tools
    ]
    return types.GenerateContentConfig(
        system_instruction="\n\n".join(system) or None,
        max_output_tokens=request.most_tokens,
        tools=[types.Tool(function_declarations=functions)] if functions else None,
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
        response_mime_type="application/json" if request.schema else None,
        response_json_schema=request.schema,
    )


def _contents(messages: Sequence[BaseMessage]) -> list[types.Content]:
    """The talk; results that follow one another answer the calls of one message together."""
    contents: list[types.Content] = []
    for message in messages:
        parts = _parts_of(message)
        role = "model" if isinstance(message, AIMessage) else "user"
        last = contents[-1] if contents else None
        if last is not None and last.role == role == "user" and last.parts is not None:
            last.parts.extend(parts)
        elif parts:
            contents.append(types.Content(role=role, parts=parts))
    return contents


def _parts_of(message: BaseMessage) -> list[types.Part]:
    if isinstance(message, SystemMessage):
        return []
    if isinstance(message, ToolMessage):
        said = types.FunctionResponse(
            id=message.tool_call_id, name=message.name, response={"result": message.text}
        )
        return [types.Part(function_response=said)]
    if isinstance(message, AIMessage):
        return _parts_of_answer(message)
    return [types.Part(text=message.text)]


def _parts_of_answer(message: AIMessage) -> list[types.Part]:
    kept = message.additional_kwargs.get(KEPT)
    if kept:
        return [types.Part.model_validate(part) for part in kept]
    parts = [types.Part(text=message.text)] if message.text else []
    for number, call in enumerate(message.tool_calls):
        made = types.FunctionCall(id=call["id"], name=call["name"], args=call["args"])
        parts.append(types.Part(function_call=made, thought_signature=None if number else NOT_OURS))
    return parts


def _parts(chunk: types.GenerateContentResponse) -> list[types.Part]:
    first = chunk.candidates[0] if chunk.candidates else None
    return list(first.content.parts or ()) if first and first.content else []


def _named(parts: list[types.Part]) -> list[types.Part]:
    """Every call has an id, so that its result can name it."""
    for part in parts:
        if part.function_call is not None and not part.function_call.id:
            part.function_call.id = f"g-{uuid4().hex[:12]}"
    return parts


def _piece(chunk: types.GenerateContentResponse, parts: list[types.Part]) -> Piece:
    usage = chunk.usage_metadata
    finish, refusal = _finish(chunk)
    calls = [part.function_call for part in parts if part.function_call is not None]
    return Piece(
        text="".join(part.text or "" for part in parts if not part.thought),
        calls=tuple(tool_call(name=c.name or "", args=c.args or {}, id=c.id) for c in calls),
        tokens_in=(usage.prompt_token_count or 0) if usage else 0,
        tokens_out=(
            (usage.candidates_token_count or 0) + (usage.thoughts_token_count or 0) if usage else 0
        ),
        finish=finish,
        refusal=refusal,
    )


def _finish(chunk: types.GenerateContentResponse) -> tuple[Finish | None, str]:
    """How it ended, and the reason of a block in words: "prohibited content"."""
    feedback = chunk.prompt_feedback
    if feedback is not None and feedback.block_reason:
        return Finish.REFUSED, f"the request was blocked ({_words(feedback.block_reason)})"
    first = chunk.candidates[0] if chunk.candidates else None
    reason = first.finish_reason if first else None
    if reason is None:
        return None, ""
    if reason is types.FinishReason.MAX_TOKENS:
        return Finish.LENGTH, ""
    if reason in _GOES_ON:
        return Finish.STOP, ""
    said = (first.finish_message if first else "") or f"the answer was stopped ({_words(reason)})"
    return Finish.REFUSED, said


def _words(reason: Any) -> str:
    return str(reason.value).lower().replace("_", " ")


def _dump(part: types.Part) -> dict[str, Any]:
    return part.model_dump(mode="json", exclude_none=True)


def _wait(error: errors.APIError) -> float | None:
    """What the header or RetryInfo asks for, in seconds."""
    headers = getattr(error.response, "headers", None) or {}
    told = seconds_of(headers.get("retry-after"))
    if told is not None or not isinstance(error.details, dict):
        return told
    details = error.details.get("error", {}).get("details", [])
    delays = [detail.get("retryDelay") for detail in details if isinstance(detail, dict)]
    return next((seconds_of(delay) for delay in delays if delay), None)
