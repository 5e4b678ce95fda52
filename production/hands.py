"""Orders in workers' hands: put, begun, finished, failed, or lost with a worker that died."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import Any

import psutil

from film.errors import Unavailable
from knowledge.files import FileStore
from production.queue import Orders
from production.tasks import Task

MAX_PUTS = 4
DIED = "Its worker died four times; look at the log in the data directory, then retry."


@dataclass
class Held:
    """One order that a worker has or will have."""

    task: Task
    attempt: int
    pid: int = 0
    host: str = ""
    share: float = 0.0


@dataclass(frozen=True)
class Outcome:
    """How an order ended: made (perhaps by someone else before), or failed with a sentence."""

    task: Task
    error: str = ""
    reused: bool = False
    seconds: float = 0.0


class Hands:
    """All orders of one render that are out."""

    def __init__(self, orders: Orders, files: FileStore) -> None:
        self.orders, self.files = orders, files
        self.held: dict[str, Held] = {}
        self._puts: dict[str, int] = {}

    async def put(self, task: Task) -> Outcome | None:
        """Hands one order out; an outcome at once when it cannot be tried any more."""
        hash_ = task.recipe.hash
        attempt = self._puts.get(hash_, 0) + 1
        if attempt > MAX_PUTS:
            return Outcome(task, error=DIED)
        self.held[hash_] = Held(task, attempt)
        try:
            await self.orders.put(task.recipe, attempt)
            self._puts[hash_] = attempt
        except Unavailable:
            self.held.pop(hash_)  # the queue is away: it will be ready again in the next round
        return None

    def hear(self, event: dict[str, Any]) -> Outcome | None:
        """Takes in what a worker told; an outcome when that ends one of our orders."""
        held = self.held.get(event["hash"])
        if held is None:
            return None
        state = event["state"]
        if state == "started":
            held.pid, held.host = event["pid"], event["host"]
        elif state == "progress":
            held.share = event["share"]
        if state not in ("done", "failed"):
            return None
        self.held.pop(event["hash"])
        if state == "failed":
            return Outcome(held.task, error=event["error"])
        return Outcome(held.task, reused=event["reused"], seconds=event["seconds"])

    async def check(self) -> list[Outcome]:
        """After a quiet while: finds orders that are made, and lets go of those that are lost."""
        made = []
        for hash_, held in list(self.held.items()):
            if self.files.has(held.task.recipe.file_name):
                self.held.pop(hash_)
                made.append(Outcome(held.task))
            elif await self._lost(hash_, held):
                self.held.pop(hash_)
        return made

    def shares(self) -> dict[str, float]:
        """How far each order is, 0..1."""
        return {hash_: held.share for hash_, held in self.held.items()}

    async def take_back(self) -> None:
        """Takes back what no worker has begun."""
        for hash_, held in list(self.held.items()):
            if not held.pid:
                await self.orders.take_back(hash_, held.attempt)
                self.held.pop(hash_)

    async def _lost(self, hash_: str, held: Held) -> bool:
        """A begun order is lost when its process is gone, a waiting one when RQ forgot it."""
        if held.pid:
            here = held.host == socket.gethostname()
            return here and not psutil.pid_exists(held.pid)
        try:
            state = await self.orders.state(hash_, held.attempt)
        except Unavailable:
            return False
        return state in ("", "finished", "failed", "stopped", "canceled")
