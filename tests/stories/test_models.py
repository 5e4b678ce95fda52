"""A film with a model of one's own: chosen with a yes, paid by the token, left again at any time."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pydantic import SecretStr

from bench.loopback import Answer, Loopback, loopback
from film.errors import Refused
from film.money import MICROS
from film.writing.asks import PassageAsk
from film.writing.brief import Brief
from film.writing.choice import TextChoice
from graph.events import Called, Finished, GateRaised, Heard, Spoke
from graph.nodes import MAX_STEPS
from studio.services.running import Running
from studio.settings import Settings
from studio.studio import Studio
from studio.turns import Upload

SECRET = "AIza-very-secret-0123456789"
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "lighthouse.fountain"
ASK = PassageAsk(
    brief=Brief(), kind="treatment", before="", selected="Night.", after="", instruction="longer"
)


class Evening:
    """A studio with a key of Gemini, whose Gemini is this computer."""

    def __init__(self, studio: Studio, model: Loopback) -> None:
        self.studio, self.model, self.thread = studio, model, str(uuid4())

    async def say(self, words: str, *files: Upload) -> list[Any]:
        turn = self.studio.turns.take_turn(self.thread, words, files, "Ann")
        return [event async for event in turn]

    async def press(self, approval: str, yes: bool = True) -> list[Any]:
        return [e async for e in self.studio.turns.decide(self.thread, approval, yes, "Ann")]

    async def use(self, words: str = "use gemini for the writing, at most $1 a day") -> list[Any]:
        raised = next(e for e in await self.say(words) if isinstance(e, GateRaised))
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


@pytest.fixture
async def evening(services: Running, tmp_path: Path) -> AsyncIterator[Evening]:
    async with loopback([Answer(text=["I am ", "here."], tokens=(1000, 10))]) as model:
        settings = Settings(
            home=tmp_path, gemini_key=SecretStr(SECRET), gemini_url=f"{model.url}", workers=1
        )
        studio = Studio(settings, services, None)
        from knowledge.migrate import migrate

        await migrate(services.database_url)
        await studio.open()
        yield Evening(studio, model)
        await studio.close()


async def test_a_key_alone_sends_nothing(evening: Evening) -> None:
    await evening.say("", Upload(name="a.fountain", data=SAMPLE.read_bytes()))
    await evening.say("make 1A closer")
    assert "Nothing leaves this computer" in said(await evening.say("which model?"))
    assert evening.model.requests == []
    assert await evening.spent() == 0
