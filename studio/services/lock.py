"""One studio per home: a lock that the kernel gives back, and a note of who holds it."""

from __future__ import annotations

import fcntl
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from film.errors import Refused
from film.noun import Noun
from studio.services.places import disk_words
from studio.services.running import Running

FILE = "studio.lock"


class Holder(Noun):
    """Who runs the studio of a home; `address` is empty when it serves no pages."""

    pid: int
    since: str  # local time, ISO 8601
    address: str = ""
    running: Running | None = None  # None while it starts


class StudioLock:
    """Held for as long as the studio runs; a killed studio gives it back by dying."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._file: IO[str] | None = None
        self._holder = Holder(pid=os.getpid(), since=time.strftime("%Y-%m-%dT%H:%M:%S"))

    def take(self) -> None:
        """Takes the lock, or Refused with who has it and where."""
        with disk_words(self.home):
            handle = os.open(self.home / FILE, os.O_RDWR | os.O_CREAT, 0o600)
        file = os.fdopen(handle, "r+")
        while not _locked(file):
            holder = find_holder(self.home)
            if holder is not None:
                file.close()
                raise Refused(_taken(self.home, holder))
            time.sleep(0.01)  # nobody runs a studio here: somebody only looked who does
        self._file = file
        self.say()

    def say(self, address: str | None = None, running: Running | None = None) -> None:
        """Writes down where we can be reached."""
        assert self._file is not None, "say() belongs between take() and give_back()"
        news = {"address": address, "running": running}
        self._holder = self._holder.model_copy(
            update={key: value for key, value in news.items() if value is not None}
        )
        self._file.seek(0)
        self._file.truncate()
        self._file.write(self._holder.model_dump_json())
        self._file.flush()

    def give_back(self) -> None:
        """Lets another studio open this home."""
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None


def find_holder(home: Path) -> Holder | None:
    """Who runs the studio of this home now; None when nobody does."""
    with suppress(OSError), (home / FILE).open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _read(file)
    return None


def _read(file: IO[str]) -> Holder:
    """The note of the holder; it may just be writing it."""
    for _ in range(50):
        file.seek(0)
        with suppress(ValueError):
            return Holder.model_validate(json.loads(file.read()))
        time.sleep(0.02)
    return Holder(pid=0, since="")


def _locked(file: IO[str]) -> bool:
    """Takes the lock for us alone; False when anybody else has it."""
    with suppress(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _taken(home: Path, holder: Holder) -> str:
    if holder.address:
        return (
            f"Auteur already runs on {home} (process {holder.pid}): open {holder.address}, "
            "or start a second studio with --home DIR."
        )
    return (
        f"Auteur is already at work on {home} (process {holder.pid}, since {holder.since}): "
        "wait until it is done, or use another data directory with --home DIR."
    )
