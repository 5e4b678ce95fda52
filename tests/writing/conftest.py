"""A desk with nothing on it but an idea to come, on the real store, with a writer that is known."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from film.film import Film
from knowledge.archive import Archive
from knowledge.database import Database
from knowledge.files import FileStore
from knowledge.store import PostgresStore
from knowledge.timeline_book import TimelineBook
from tests.writing.scripted import Scripted
from tools.desk import Desk
from tools.registry import TOOLS
from tools.said import Said

IDEA = "A lighthouse keeper finds a letter from a man who drowned."
Do = Callable[..., Coroutine[Any, Any, Said]]


@pytest.fixture
def writer() -> Scripted:
    return Scripted()


@pytest_asyncio.fixture
async def desk(database: Database, writer: Scripted, tmp_path: Path) -> Desk:
    store = PostgresStore(database)
    project = (await store.create_project("Untitled", "Ann")).project
    renders: Any = None  # nothing is rendered here
    archive = Archive(database, FileStore(tmp_path))
    thread = str(uuid4())
    return Desk(
        store.for_thread(thread), project, thread, "Ann", tmp_path, renders,
        writer=writer, archive=archive, timelines=TimelineBook(store),
    )  # fmt: skip


@pytest.fixture
def do(desk: Desk) -> Do:
    """`await do("make_beats")`, as any face calls a verb."""

    async def call(verb: str, **arguments: str) -> Said:
        return await TOOLS[verb].call(desk, arguments)

    return call


@pytest.fixture
def film(desk: Desk) -> Callable[[], Coroutine[Any, Any, Film]]:
    """The film as it is now."""

    async def load() -> Film:
        return await desk.store.load(desk.project)

    return load
