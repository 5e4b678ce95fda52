"""Verbs as LangChain tools: what a model is bound to, and how one call is run."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Protocol

from langchain_core.messages import ToolCall
from langchain_core.tools import StructuredTool
from pydantic import BaseModel, ValidationError, create_model

from film.errors import AuteurError
from tools.desk import Desk
from tools.said import Choice, Said


class Verb(Protocol):
    """A verb as the registry has it (`tools.registry`)."""

    @property
    def name(self) -> str: ...

    @property
    def function(self) -> Callable[..., Awaitable[Said]]: ...


def as_langchain_tools(verbs: Iterable[Verb], desk: Desk | None = None) -> list[StructuredTool]:
    """One tool for each verb, with the verb's docstring and string arguments.

    Without a desk they can be shown to a model but not run.
    """
    return [_tool(verb, desk) for verb in verbs]


def _tool(verb: Verb, desk: Desk | None) -> StructuredTool:
    async def call(**arguments: str) -> tuple[str, Said]:
        if desk is None:
            raise RuntimeError(f"{verb.name} was called without a desk")
        said = await verb.function(desk, **arguments)
        return said.text, said

    return StructuredTool(
        name=verb.name,
        description=inspect.getdoc(verb.function) or verb.name,
        args_schema=_arguments(verb),
        coroutine=call,
        response_format="content_and_artifact",
    )


def _arguments(verb: Verb) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for name, parameter in inspect.signature(verb.function).parameters.items():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            default = parameter.default
            fields[name] = (str, ... if default is inspect.Parameter.empty else default)
    model: type[BaseModel] = create_model(f"{verb.name}_arguments", **fields)
    return model


async def run_call(verb: Verb | None, call: ToolCall, desk: Desk) -> tuple[Said, bool]:
    """The result of one call, and whether it failed; the film's refusals are results too."""
    if verb is None:
        return Said(text=f"There is no tool called {call['name']}."), True
    try:
        given = _arguments_of(verb)(**call["args"]).model_dump()
        return await verb.function(desk, **given), False
    except ValidationError as wrong:
        fields = ", ".join(str(error["loc"][-1]) for error in wrong.errors())
        return Said(text=f"{call['name']} needs other arguments: {fields}."), True
    except AuteurError as refused:
        choices = tuple(Choice(label=c, say=c) for c in refused.candidates)
        return Said(text=str(refused), choices=choices), True


_schemas: dict[str, type[BaseModel]] = {}


def _arguments_of(verb: Verb) -> type[BaseModel]:
    if verb.name not in _schemas:
        _schemas[verb.name] = _arguments(verb)
    return _schemas[verb.name]
