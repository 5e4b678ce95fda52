"""Runs the web application until Ctrl-C, on one address that is printed once it answers."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI


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


def run_server(app: FastAPI, host: str, port: int, ready: Callable[[], None]) -> None:
    """Serves until the process is told to stop; then the studio is closed with all it started."""
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", ws="websockets", timeout_graceful_shutdown=2
    )
    asyncio.run(Announcing(config, ready).serve())
