"""From an idea to an approved script over a vendor's SDK; every call of the whole film is read."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest_asyncio

from bench.loopback import Answer, Loopback, loopback
from engines.roles import Wrote
from engines.text.access import Access
from engines.text.counting import count
from engines.text.model import TextModel
from engines.text.writer import ModelWriter
from engines.writers import TEXT_ENGINES
from film.film import Film
from film.writing.asks import Ask, D
from film.writing.calls import Trace
from film.writing.stages import locked
from film.writing.story import StageName
from prompts.loader import Prompt, read
from tests.writing.conftest import IDEA, Do
from tests.writing.scripted import Scripted

Load = Callable[[], Coroutine[Any, Any, Film]]


class Account:
    """Pays, and keeps every call."""

    def __init__(self) -> None:
        self.calls: list[Trace] = []

    async def allow(self, call: str, most: int | None) -> None:
        return None

    async def book(self, trace: Trace) -> None:
        self.calls.append(trace)


class OverTheWire:
    """What a scripted writer would hand in, sent by a server and read from its stream."""

    def __init__(self, server: Loopback) -> None:
        engine = TEXT_ENGINES["ollama"]
        self.wire = engine.make(Access(url=server.url))
        self.account, self.scripted, self.next = Account(), Scripted(), ""
        sheet = engine.catalogue().sheet("")
        self.model = TextModel("ollama", engine.title, self.wire, sheet, self.account)
        server.script = lambda request: Answer(text=[self.next[n : n + 40] for n in self._steps()])

    def _steps(self) -> range:
        return range(0, len(self.next), 40)

    async def write(self, ask: Ask[D], heard: Callable[[str], None] | None = None) -> Wrote[D]:
        drafted = await self.scripted.write(ask)
        assert drafted.draft is not None
        self.next = drafted.draft.model_dump_json()
        return await ModelWriter(self.model, self).write(ask, heard)

    async def of(self, name: str) -> Prompt:
        return read(name)


@pytest_asyncio.fixture
async def writer() -> AsyncIterator[OverTheWire]:
    async with loopback([]) as server:
        over = OverTheWire(server)
        yield over
        await over.wire.close()


async def test_a_film_is_written_and_no_call_about_a_scene_has_the_script_of_another(
    do: Do, film: Load, writer: OverTheWire
) -> None:
    await do("new_film", idea=IDEA)
    await do("pick_treatment", which="2")
    await do("make_beats")
    await do("confirm_beats")
    await do("write_script")
    await do("approve_script")
    made = await film()
    assert locked(made, StageName.SCRIPT)
    calls = writer.account.calls
    scenes = [call for call in calls if call.prompt == "scene"]
    assert len(scenes) >= len(made.scenes) > 1
    assert not any(call.repair for call in calls)
    texts = {call.facts["number"]: json.loads(call.answer)["fountain"] for call in scenes}
    for call in calls:
        own = call.facts.get("number", "") if call.prompt == "scene" else ""
        for number, text in texts.items():
            if number != own:
                assert not [line for line in lines(text) if line in call.sent], call.prompt
    assert all(count(call.sent) < writer.model.sheet.context / 2 for call in calls)
    assert all(call.digest == read(call.prompt).digest for call in calls)


def lines(fountain: str) -> list[str]:
    """The sentences of a script: what is said and done, without headings and names."""
    return [line for line in fountain.splitlines() if len(line) > 25 and line != line.upper()]
