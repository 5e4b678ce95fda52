"""The studio: its rooms and its conversation, opened together, closed together."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import Any

from knowledge.migrate import migrate
from studio.doctor import ask_running
from studio.rooms import Rooms
from studio.services.house import House, find_running, open_house
from studio.services.running import Running
from studio.settings import Settings
from studio.turns import Turns


class Studio(Rooms):
    """All of it, while it is open. Made by `open_studio`, or `visit_studio` for a short while."""

    def __init__(self, settings: Settings, running: Running, house: House | None) -> None:
        super().__init__(settings, running, house)
        self.turns = Turns(self)

    async def open(self) -> None:
        """Starts what runs beside the conversation, then the conversation."""
        await super().open()
        await self.turns.open()

    async def health(self) -> dict[str, Any]:
        """Whether every service answers: {"ok", "services": {name: {"ok", "round_trip_ms"}}}."""
        checks = await asyncio.to_thread(ask_running, self.running)
        services = {
            check.name: {"ok": check.ok, "round_trip_ms": check.round_trip_ms} for check in checks
        }
        return {"ok": all(check.ok for check in checks), "services": services}

    async def close(self) -> None:
        """Closes the conversation, then everything else."""
        await self.turns.close()
        await super().close()


async def open_studio(settings: Settings, opening: Future[House] | None = None) -> Studio:
    """Starts the services of a home and everything on them; close it when done.

    `opening` is its house when that was begun already (`begin_house`).
    Refused: another studio runs there. Unavailable: a service, the disk or a given server.
    """
    if opening is None:
        house = await asyncio.to_thread(open_house, settings)
    else:
        house = await asyncio.wrap_future(opening)
    try:
        await migrate(house.running.database_url)
        studio = Studio(settings, house.running, house)
        await studio.open()
    except BaseException:
        await asyncio.to_thread(house.close)
        raise
    return studio


async def visit_studio(settings: Settings) -> Rooms | None:
    """The rooms of the studio that runs on this home, to work in beside it; None when none runs.

    A visitor has no conversation and starts nothing: services, workers and watchdog are the host's.
    """
    running = await asyncio.to_thread(find_running, settings)
    if running is None:
        return None
    return Rooms(settings, running, None)
