"""The door of the terminal: hands the command line over, and puts the faces on the server."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from studio.settings import Settings
from terminal.command_line import run

if TYPE_CHECKING:
    from concurrent.futures import Future

    from fastapi import FastAPI

    from studio.services.house import House


def main() -> int:
    """Entry point of the `auteur` command."""
    return run(sys.argv[1:], Settings.of_this_process, serve)


def serve(settings: Settings) -> None:
    """Opens the studio with its chat on one address, until Ctrl-C."""
    from studio.services.house import begin_house
    from studio.services.ports import choose_port

    port = choose_port(settings)
    opening = begin_house(settings)
    try:
        _serve(settings, port, opening)
    finally:
        if opening.exception() is None:
            opening.result().close()  # again where the studio closed it: nothing is left to end


def _serve(settings: Settings, port: int, opening: Future[House]) -> None:
    from api.app import create_app
    from api.serving import run_server
    from chat.mounting import mount_chat
    from studio.studio import open_studio

    origin = f"http://{settings.host}:{port}"
    hosts = [settings.host, "localhost", "127.0.0.1"]
    origins = [f"http://{host}:{port}" for host in hosts]

    def mount(app: FastAPI) -> None:
        tracing = settings.tracing
        mount_chat(app, settings.home, origins, lambda: getattr(app.state, "studio", None), tracing)

    run_server(
        lambda: create_app(hosts, origins, mount),
        lambda: open_studio(settings, opening),
        settings.host,
        port,
        lambda: print_address(origin),
    )


def print_address(origin: str) -> None:
    """Says where the chat is: the one line that a start prints."""
    sys.stdout.write(f"Auteur is ready: {origin}\n")
    sys.stdout.flush()
