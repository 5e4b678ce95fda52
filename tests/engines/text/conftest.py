"""Each vendor's own SDK on a loopback model, with an account that notes what it was told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from pydantic import SecretStr

from bench.loopback import Answer, Loopback, loopback
from engines.text.access import Access
from engines.text.model import Patience, TextModel
from engines.text.sheets import own_price
from engines.text.writer import ModelWriter
from engines.writers import TEXT_ENGINES
from film.errors import Refused
from film.writing.calls import Trace
from prompts.loader import Prompt, read

KEY = "sk-very-secret-0123456789"


@dataclass
class Notebook:
    """An account that pays everything, and writes it down."""

    told: list[Trace] = field(default_factory=list)
    allowed: list[int | None] = field(default_factory=list)
    closed: str = ""

    async def allow(self, call: str, most: int | None) -> None:
        if self.closed:
            raise Refused(self.closed)
        self.allowed.append(most)

    async def book(self, trace: Trace) -> None:
        self.told.append(trace)


class Files:
    """The prompts as the house has them."""

    async def of(self, name: str) -> Prompt:
        return read(name)


@dataclass
class Bench:
    """One vendor at work."""

    server: Loopback
    model: TextModel
    account: Notebook
    slept: list[float]

    @property
    def writer(self) -> ModelWriter:
        return ModelWriter(self.model, Files())


Opened = Callable[..., Any]


@pytest.fixture(params=sorted(TEXT_ENGINES))
def vendor(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def opened(vendor: str) -> Opened:
    """Opens this vendor's SDK on a model that answers by a script."""

    @asynccontextmanager
    async def open_one(
        *answers: Answer, script: Any = None, patience: Patience | None = None, url: str = ""
    ) -> AsyncIterator[Bench]:
        async with loopback(script or list(answers)) as server:
            engine = TEXT_ENGINES[vendor]
            wire = engine.make(Access(url=url or server.url, key=SecretStr(KEY)))
            sheet = engine.catalogue().sheet("").but(prices=own_price("0.75", "3.75"))
            account, slept = Notebook(), []

            async def sleep(seconds: float) -> None:
                slept.append(seconds)

            model = TextModel(
                vendor, engine.title, wire, sheet, account, patience or Patience(), sleep
            )
            yield Bench(server, model, account, slept)
            await wire.close()

    return open_one
