"""A desk with a film on it, kept in memory the way the store keeps it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from film.errors import Refused
from film.film import Film
from film.money import Quote
from film.versions import Version
from tools.desk import Desk
from tools.registry import TOOLS
from tools.said import Said


class MemoryStore:
    """One project's versions in a list; the head moves on undo and redo."""

    def __init__(self, film: Film) -> None:
        self.films: list[Film] = []
        self.versions: list[Version] = []
        self.undone: list[int] = []
        self.path: list[int] = []
        self.asked: list[Quote] = []
        self._write(film, "open", "opened", "a person")

    def _write(self, film: Film, verb: str, reason: str, author: str) -> Version:
        place = len(self.versions)
        version = Version(
            id=f"ve{place}",
            project=film.id,
            timeline="main",
            parent=f"ve{self.path[-1]}" if self.path else "",
            seq=place,
            verb=verb,
            reason=reason,
            author=author,
            at=datetime.now(UTC),
        )
        self.versions.append(version)
        self.films.append(film.read_from(version.id))
        self.path.append(place)
        self.undone.clear()
        return version

    async def load(self, project: str, version: str = "") -> Film:
        return self.films[int(version[2:])] if version else self.films[self.path[-1]]

    async def save(self, film: Film, verb: str, reason: str, author: str) -> Version:
        if film == self.films[self.path[-1]]:
            return await self.head(film.id)
        return self._write(film, verb, reason, author)

    async def undo(self, project: str, author: str) -> Version:
        if len(self.path) == 1:
            raise Refused("There is nothing to undo: this is where the film began.")
        self.undone.append(self.path.pop())
        return self.versions[self.path[-1]]

    async def redo(self, project: str, author: str) -> Version:
        if not self.undone:
            raise Refused("There is nothing to redo: nothing was undone since the last change.")
        self.path.append(self.undone.pop())
        return self.versions[self.path[-1]]

    async def history(self, project: str, limit: int = 50) -> Sequence[Version]:
        return [self.versions[place] for place in reversed(self.path)][:limit]

    async def head(self, project: str) -> Version:
        return self.versions[self.path[-1]]

    async def timeline_of(self, project: str, version: str) -> str:
        return "main"

    async def ask_approval(self, quote: Quote, thread: str) -> str:
        self.asked.append(quote)
        return f"ap{len(self.asked)}"


@pytest.fixture(scope="session")
def last_light() -> Film:
    path = Path(__file__).parents[1] / "film" / "last_light.py"
    spec = importlib.util.spec_from_file_location("last_light", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    film: Film = module.the_last_light()
    return film


@pytest.fixture
def store(last_light: Film) -> MemoryStore:
    return MemoryStore(last_light)


@pytest.fixture
def desk(store: MemoryStore, tmp_path: Path) -> Desk:
    renders: Any = None  # the verbs tested here never render
    return Desk(store, "pj1", "th1", "Ann", tmp_path, renders)


Do = Callable[..., Coroutine[Any, Any, Said]]


@pytest.fixture
def do(desk: Desk) -> Do:
    """`await do("set_camera", shots="2B", size="closer")`, as any face calls a verb."""

    async def call(verb: str, **arguments: str) -> Said:
        return await TOOLS[verb].call(desk, arguments)

    return call
