"""Evenings with a model: a studio with one vendor's key, whose server is this computer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from bench.loopback import Answer, Loopback
from engines.writers import TEXT_ENGINES
from graph.events import Finished, GateRaised, Spoke
from studio.studio import Studio
from studio.turns import Upload

SECRET = "AIza-very-secret-0123456789"
every_vendor = pytest.mark.parametrize("evening", sorted(TEXT_ENGINES), indirect=True)


class Evening:
    """One thread of a conversation in that studio."""

    def __init__(self, studio: Studio, model: Loopback, vendor: str = "gemini") -> None:
        self.studio, self.model, self.vendor = studio, model, vendor
        self.thread = str(uuid4())

    async def say(self, words: str, *files: Upload) -> list[Any]:
        turn = self.studio.turns.take_turn(self.thread, words, files, "Ann")
        return [event async for event in turn]

    async def press(self, approval: str, yes: bool = True) -> list[Any]:
        return [e async for e in self.studio.turns.decide(self.thread, approval, yes, "Ann")]

    async def use(self, words: str = "") -> list[Any]:
        """Chooses the model, at a price: another address than the vendor's own has none."""
        priced = f"use {self.vendor}, at most $1 a day, at 0.75 in, 3.75 out"
        raised = next(e for e in await self.say(words or priced) if isinstance(e, GateRaised))
        return await self.press(raised.approval)

    async def project(self) -> str:
        return (await self.studio.desk(self.thread, "Ann")).project

    async def spent(self) -> int:
        return await self.studio.writing.books.ledger.spent_micros(await self.project())

    def answers(self, script: Callable[[dict[str, Any]], Answer]) -> None:
        self.model.script = script


def said(events: list[Any]) -> str:
    spoken = [e.text for e in events if isinstance(e, Spoke)]
    return " ".join([*spoken, *(e.said.text for e in events if isinstance(e, Finished))])


def answered(request: dict[str, Any]) -> bool:
    """Whether the newest message of a request, of any vendor, is the result of a call."""
    newest = (request.get("contents") or request["messages"])[-1]
    return newest.get("role") == "tool" or "functionResponse" in json.dumps(newest)


def signed(part: dict[str, Any]) -> bool:
    return part["functionCall"]["name"] == "set_camera"
