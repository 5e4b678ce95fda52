"""Orders in workers' hands: put, begun, finished, failed, or lost with a worker that died."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import psutil

from film.errors import Unavailable
from knowledge.files import FileStore
from production.queue import Orders, Whereabouts
from production.tasks import Task

MAX_DEATHS = 4
DIED = "Its worker died four times; look at the log in the data directory, then retry."
ENDED = ("finished", "failed", "stopped", "canceled")
WORKER_TTL_S = 500.0  # RQ forgets a worker of which it has not heard for so long
SILENT_S = 30.0  # a begun order of which neither worker nor queue have known for so long is lost


@dataclass
class Held:
    """One order that a worker has or will have, in the row that begins with the order `first`."""

    task: Task
    first: str
    attempt: int  # at the row
    pid: int = 0
    host: str = ""
    share: float = 0.0
    heard: float = field(default_factory=monotonic)


@dataclass(frozen=True)
class Outcome:
    """How an order ended: made (perhaps by someone else before), or failed with a sentence.

    `fatal`: what failed it would fail every other order too (the disk, the vendor).
    """

    task: Task
    error: str = ""
    fatal: bool = False
    reused: bool = False
    timings: dict[str, float] = field(default_factory=dict)


class Hands:
    """All orders of one render that are out."""

    def __init__(self, orders: Orders, files: FileStore) -> None:
        self.orders, self.files = orders, files
        self.held: dict[str, Held] = {}
        self._puts: dict[str, int] = {}
        self._deaths: dict[str, int] = {}

    def rows(self) -> int:
        """How many rows are out."""
        return len({held.first for held in self.held.values()})

    async def put(self, row: Sequence[Task]) -> None:
        """Hands a row of orders out; while the queue is away it stays with us."""
        first = row[0].recipe.hash
        attempt = self._puts.get(first, 0) + 1
        self.held |= {task.recipe.hash: Held(task, first, attempt) for task in row}
        try:
            put = await self.orders.put([task.recipe for task in row], attempt)
            self._puts[first] = attempt
            away = [] if put else row[1:]
        except Unavailable:
            away = row
        for task in away:
            self.held.pop(task.recipe.hash, None)

    def hear(self, event: dict[str, Any]) -> Outcome | None:
        """Takes in what a worker told; an outcome when that ends one of our orders."""
        held = self.held.get(event["hash"])
        if held is None:
            return None
        held.heard = monotonic()
        state = event["state"]
        if state == "started":
            held.pid, held.host = event["pid"], event["host"]
        elif state == "progress":
            held.share = event["share"]
        elif state == "left":
            self.held.pop(event["hash"])
        if state not in ("done", "failed"):
            return None
        self.held.pop(event["hash"])
        if state == "failed":
            return Outcome(held.task, error=event["error"], fatal=event["fatal"])
        timings = {"make": event["seconds"], "cpu": event["cpu"]}
        return Outcome(held.task, reused=event["reused"], timings=timings)

    async def check(self, quiet: bool) -> list[Outcome]:
        """Finds orders that are made, and lets go of those that are lost, to be put again.

        The queue is asked only in a `quiet` while: who hears of work need not ask for it.
        """
        outcomes = []
        for hash_, held in list(self.held.items()):
            if hash_ not in self.held:
                continue
            if self.files.has(held.task.recipe.file_name):
                self.held.pop(hash_)
                outcomes.append(Outcome(held.task))
            elif await self._lost(hash_, held, quiet):
                self._let_go(held.first)
                if self._deaths.get(hash_, 0) >= MAX_DEATHS:
                    outcomes.append(Outcome(held.task, error=DIED))
        return outcomes

    def _let_go(self, first: str) -> None:
        """A row that is lost will be put again, as far as it is not made."""
        for hash_ in [hash_ for hash_, held in self.held.items() if held.first == first]:
            self.held.pop(hash_)

    def shares(self) -> dict[str, float]:
        """How far each order is, 0..1."""
        return {hash_: held.share for hash_, held in self.held.items()}

    async def take_back(self) -> None:
        """Takes back what no worker has begun."""
        for hash_, held in list(self.held.items()):
            if not held.pid:
                with suppress(Unavailable):  # a queue that is away forgets them by itself
                    await self.orders.take_back(held.first, held.attempt)
                self.held.pop(hash_)

    async def _lost(self, hash_: str, held: Held, quiet: bool) -> bool:
        """A begun order is lost when its process is gone, a waiting one when RQ forgot it."""
        if not held.pid and quiet:
            found = await self._find(held)
            if found is None:
                return False
            if not found.pid:
                silent = monotonic() - held.heard > WORKER_TTL_S
                return silent or found.state in ("", *ENDED)
            held.pid, held.host = found.pid, found.host
        if not held.pid:
            return False
        if held.host == socket.gethostname() and not _lives(held.pid):
            self._deaths[hash_] = self._deaths.get(hash_, 0) + 1
            return True
        return quiet and await self._forgotten(held)

    async def _forgotten(self, held: Held) -> bool:
        """Its end was told while nobody could hear, and it has left no file."""
        if monotonic() - held.heard < SILENT_S:
            return False
        found = await self._find(held)
        return found is not None and found.state in ("", *ENDED)

    async def _find(self, held: Held) -> Whereabouts | None:
        try:
            return await self.orders.find(held.first, held.attempt)
        except Unavailable:
            return None


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


async def wait_a_moment(
    seconds: float, news: asyncio.Queue[dict[str, Any]]
) -> list[dict[str, Any]]:
    """What workers have told, all of it; nothing when nothing came within `seconds`."""
    try:
        async with asyncio.timeout(seconds):  # wait_for of Python 3.11 may swallow a cancellation
            heard = [await news.get()]
    except TimeoutError:
        return []
    while not news.empty():
        heard.append(news.get_nowait())
    return heard
