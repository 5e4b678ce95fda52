"""The embedded story bible: its process, its password, its ports."""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
from contextlib import suppress

from film.errors import Unavailable
from studio.services.bible_server import DATABASE
from studio.services.children import Child, Children, Order, end_leftover, log_words
from studio.services.places import Places, disk_words
from studio.services.ports import LOOPBACK, free, two_free_ports

USER = "root"
START_LIMIT = 120.0  # s: a cold disk and two busy cores
TRIES = 3  # a free port may be taken between looking and listening


class Bible:
    """The embedded Bolt server of one home. Its ports are settled once it has answered."""

    name = "bible"
    embedded = True

    def __init__(self, places: Places, children: Children) -> None:
        self.places, self.children = places, children
        self.root = places.home / "bible"
        self._ports = (0, 0)  # Bolt, HTTP
        self._settled = False

    @property
    def password(self) -> str:
        """Made once; the server keeps the first it was ever given."""
        kept = self.root / "password"
        if not kept.exists():
            # The server's own copy is a hash: without ours it could never be opened again.
            (self.root / "config" / "server-users.jsonl").unlink(missing_ok=True)
            handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(24))
        return kept.read_text().strip()

    def addresses(self) -> dict[str, str]:
        return {
            "bolt_uri": f"bolt://{LOOPBACK}:{self._ports[0]}",
            "bolt_user": USER,
            "bolt_password": self.password,
            "bolt_database": DATABASE,
        }

    def start(self) -> Child:
        """A server that holds the database `bible`. Unavailable: with the server's reason."""
        end_leftover(self.places.mark(self.name))
        with disk_words(self.places.home):
            self.root.mkdir(mode=0o700, exist_ok=True)
            password = self.password
        reason = ""
        for _ in range(TRIES):
            if not self._settled:  # or the addresses that others hold would lead nowhere
                self._ports = self._find_ports()
            child = self._launch(password)
            if self._ready(child):
                self._settled = True
                return child
            reason = log_words(self.places.log(self.name))
            (self.root / "ports.json").unlink(missing_ok=True)
        raise Unavailable(f"The embedded story bible could not start: {reason}")

    def _launch(self, password: str) -> Child:
        (self.root / "ready").unlink(missing_ok=True)
        ports = (str(self._ports[0]), str(self._ports[1]))
        order = Order(
            name=self.name,
            command=(sys.executable, "-m", "studio.services.bible_server", str(self.root), *ports),
            log=self.places.log(self.name),
            mark=self.places.mark(self.name),
            clean=False,  # it is our own Python, found as we were
            on_leash=0,  # our death closes its stdin
            talks=True,
        )
        child = self.children.start(order)
        with suppress(BrokenPipeError):  # it died at once: `_ready` sees that
            assert child.process.stdin is not None
            child.process.stdin.write(password.encode() + b"\n")
            child.process.stdin.flush()
        return child

    def _ready(self, child: Child) -> bool:
        until = time.monotonic() + START_LIMIT
        ready = self.root / "ready"
        while child.alive() and time.monotonic() < until:
            if ready.exists() and ready.read_text() == str(child.process.pid):
                return True
            time.sleep(0.02)
        child.end()
        return False

    def _find_ports(self) -> tuple[int, int]:
        """The ports of last time while they are free, or two new ones; recorded either way."""
        record = self.root / "ports.json"
        with suppress(OSError, ValueError, KeyError, TypeError):
            said = json.loads(record.read_text())
            bolt, http = int(said["bolt"]), int(said["http"])
            if free(bolt) and free(http):
                return bolt, http
        bolt, http = two_free_ports()
        record.write_text(json.dumps({"bolt": bolt, "http": http}))
        return bolt, http
