"""How far the reading of a long file is, told at the desk while a thread reads it."""

from __future__ import annotations

import asyncio

from film.screenplay.seen import Seen
from tools.desk import Desk

EVERY = 10  # pages


def pages_told(desk: Desk, what: str = "page") -> Seen:
    """Tells the desk every tenth page that a thread has read; call it in the turn's own task."""
    loop = asyncio.get_running_loop()

    def seen(page: int, of: int) -> None:
        if page % EVERY == 0 and of > EVERY:
            loop.call_soon_threadsafe(desk.doing, f"{what} {page} of {of}")

    return seen
