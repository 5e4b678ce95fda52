"""What the whole suite shares: one set of real embedded services, in a home of its own.

Each process of a parallel run starts its own set, so that no two of them share a table.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from knowledge.database import Database
from knowledge.migrate import migrate
from studio.services.house import House, open_house
from studio.services.running import Running
from studio.settings import Settings


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """The open house of this test session; started by the first test that asks for it."""
    home = Path(tempfile.mkdtemp(prefix="auteur-tests-"))
    with open_house(Settings(home=home)) as opened:
        yield opened
    shutil.rmtree(home)


@pytest.fixture(scope="session")
def services(house: House) -> Running:
    """The addresses of the embedded services: database, story bible, queue."""
    return house.running


@pytest_asyncio.fixture(scope="session")
async def database(services: Running) -> AsyncIterator[Database]:
    """The suite's database with every table; tests keep apart by making projects of their own."""
    await migrate(services.database_url)
    opened = Database(services.database_url)
    yield opened
    await opened.close()
