"""Verbs as LangChain tools: what a model is bound to, and how one call is run."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from langchain_core.messages import ToolCall
from langchain_core.tools import StructuredTool
from pydantic import BaseModel, Field, create_model

from film.errors import AuteurError
from tools.desk import Desk
from tools.said import Choice, Said


class Verb(Protocol):
    """A verb as the registry has it (`tools.registry.Verb`)."""

    @property
    def name(self) -> str: ...

    @property
    def speaker(self) -> str: ...

    @property
    def description(self) -> str: ...

    @property
    def arguments(self) -> dict[str, str]: ...

    def call(self, desk: Desk, arguments: Mapping[str, object]) -> Awaitable[Said]: ...


def as_langchain_tools(verbs: Iterable[Verb], desk: Desk | None = None) -> list[StructuredTool]:
    """One tool for each verb, with its description and string arguments.

    Without a desk they can be shown to a model but not run.
    """
    return [_tool(verb, desk) for verb in verbs]


def _tool(verb: Verb, desk: Desk | None) -> StructuredTool:
    async def call(**arguments: str) -> tuple[str, Said]:
        if desk is None:
            raise RuntimeError(f"{verb.name} was called without a desk")
        said = await verb.call(desk, arguments)
        return said.text, said

    return StructuredTool(
        name=verb.name,
        description=verb.description,
        args_schema=_schema(verb.name, tuple(verb.arguments.items())),
        coroutine=call,
        response_format="content_and_artifact",
    )


@lru_cache(maxsize=256)
def _schema(name: str, arguments: tuple[tuple[str, str], ...]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        argument: (str, Field(default="", description=meaning)) for argument, meaning in arguments
    }
    model: type[BaseModel] = create_model(f"{name}_arguments", **fields)
    return model


async def run_call(verb: Verb | None, call: ToolCall, desk: Desk) -> tuple[Said, bool]:
    """The result of one call, and whether it failed; the film's refusals are results too."""
    if verb is None:
        return Said(text=f"There is no tool called {call['name']}."), True
    try:
        return await verb.call(desk, call["args"]), False
    except AuteurError as refused:
        return refusal(refused, verb.speaker), True


def refusal(refused: AuteurError, speaker: str = "Producer") -> Said:
    """An error of the film's own, with the answers that would be understood as buttons."""
    choices = tuple(Choice(label=c, say=c) for c in refused.candidates)
    return Said(text=str(refused), speaker=speaker, choices=choices)
