"""Runs the web application until Ctrl-C, on one address that is told once it answers."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from typing import Any

import uvicorn
from fastapi import FastAPI

from studio.studio import Studio


class Announcing(uvicorn.Server):
    """A uvicorn server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then calls `ready` when the socket is open."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def run_server(
    make_app: Callable[[], FastAPI],
    open_studio: Callable[[], Coroutine[Any, Any, Studio]],
    host: str,
    port: int,
    ready: Callable[[], None],
) -> None:
    """Serves until the process is told to stop; then the studio closes with all it started.

    The services start while the web side is imported. Errors of the start are raised as they are.
    """
    asyncio.run(_serve(make_app, open_studio, host, port, ready))


async def _serve(
    make_app: Callable[[], FastAPI],
    open_studio: Callable[[], Coroutine[Any, Any, Studio]],
    host: str,
    port: int,
    ready: Callable[[], None],
) -> None:
    opening = asyncio.create_task(open_studio())
    making = asyncio.create_task(asyncio.to_thread(make_app))
    try:
        studio = await opening
    except BaseException:
        await making
        raise
    try:
        app = await making
        app.state.studio = studio
        config = uvicorn.Config(
            app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=2
        )
        await Announcing(config, ready).serve()
    finally:
        await studio.close()
