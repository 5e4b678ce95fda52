"""The watchdog: what dies while the studio runs is started again, and somebody is told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Literal

from film.errors import AuteurError
from film.noun import Noun
from studio.services.house import House

PAUSE = 0.3  # s between looks
LONGEST_WAIT = 30.0  # s before a new try for what keeps dying
STEADY = 60.0  # s: what ran this long has not "kept dying"


class News(Noun):
    """What happened to one process: `down`, then `back`, or `failed` and tried again later."""

    name: str
    state: Literal["down", "back", "failed"]
    text: str


class Watchdog:
    """Looks after the staff of a house. `tell` hears of every death and return."""

    def __init__(self, house: House, tell: Callable[[News], None]) -> None:
        self.house, self.tell = house, tell
        self._wait: dict[str, float] = {}  # s before the next start of what died lately
        self._began: dict[str, float] = {}
        self._reviving: set[asyncio.Task[None]] = set()

    async def watch(self) -> None:
        """Runs until it is cancelled."""
        while True:
            await asyncio.sleep(PAUSE)
            busy = {task.get_name() for task in self._reviving}
            for name, (_, child) in list(self.house.staff.items()):
                if name not in busy and not child.alive():
                    task = asyncio.create_task(self._revive(name), name=name)
                    self._reviving.add(task)
                    task.add_done_callback(self._reviving.discard)

    async def _revive(self, name: str) -> None:
        self.tell(News(name=name, state="down", text=f"The {name} ended; it is started again."))
        await asyncio.sleep(self._patience(name))
        one, _ = self.house.staff[name]
        try:
            await asyncio.to_thread(self.house.employ, one)
        except AuteurError as error:
            self.tell(News(name=name, state="failed", text=str(error)))
        else:
            self.tell(News(name=name, state="back", text=f"The {name} is back."))

    def _patience(self, name: str) -> float:
        """Seconds to wait: none the first time, then doubling for what dies again and again."""
        now = time.monotonic()
        steady = now - self._began.get(name, now - STEADY) >= STEADY
        wait = 0.0 if steady else self._wait.get(name, 0.0)
        self._wait[name] = min(LONGEST_WAIT, max(0.5, wait * 2))
        self._began[name] = now + wait
        return wait
