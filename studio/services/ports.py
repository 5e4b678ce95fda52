"""Ports on this machine: which are free, and which one the web server takes."""

from __future__ import annotations

import socket
from contextlib import suppress

from film.errors import Refused, Unavailable
from studio.settings import Settings

LOOPBACK = "127.0.0.1"
NEIGHBOURS = 100  # ports tried after the default one


def free(port: int, host: str = LOOPBACK) -> bool:
    """True when we could listen on this port now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe, suppress(OSError):
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return True
    return False


def two_free_ports() -> tuple[int, int]:
    """Two different loopback ports that nobody listens on at this moment."""
    with socket.socket() as one, socket.socket() as other:
        one.bind((LOOPBACK, 0))
        other.bind((LOOPBACK, 0))
        return one.getsockname()[1], other.getsockname()[1]


def choose_port(settings: Settings) -> int:
    """The port to serve on: the one asked for, or the first free one from the default on."""
    if free(settings.port, settings.host):
        return settings.port
    if settings.port_asked:
        raise Refused(
            f"Port {settings.port} is taken by another program; "
            "stop that one, name another with --port, or leave --port out."
        )
    for port in range(settings.port + 1, min(settings.port + NEIGHBOURS, 65_536)):
        if free(port, settings.host):
            return port
    raise Unavailable(
        f"No port from {settings.port} to {settings.port + NEIGHBOURS - 1} is free; "
        "name one with --port."
    )
