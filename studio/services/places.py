"""Where the embedded services live: data under the home, sockets in a short private directory."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from film.errors import Unavailable

SOCKETS = Path("/tmp")  # not TMPDIR or XDG_RUNTIME_DIR: every start on a home must find the same
LEAST_FREE = 200 * 1024 * 1024  # bytes: a new database cluster is 40 MB, its log grows by 16 MB


@dataclass(frozen=True)
class Places:
    """Directories of one home. `home` is absolute; everything in it belongs to who runs us."""

    home: Path

    @property
    def key(self) -> str:
        """Ten digits that name this home wherever its own path would be too long."""
        return hashlib.sha256(os.fsencode(self.home.resolve())).hexdigest()[:10]

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    def log(self, name: str) -> Path:
        """The log file of one service."""
        return self.logs / f"{name}.log"

    def mark(self, name: str) -> Path:
        """The file that says which process is the service `name`."""
        return self.home / "pids" / f"{name}.json"

    def marks(self, pattern: str) -> list[Path]:
        """The marks of all services whose name fits."""
        return sorted(self.mark("").parent.glob(f"{pattern}.json"))

    def leave(self) -> None:
        """Removes the socket directories that are empty now."""
        for left in SOCKETS.glob(f"auteur-*-{self.key}-*"):
            with suppress(OSError):  # a server that still runs keeps its own
                left.rmdir()

    def sockets(self, name: str, uid: int, gid: int = -1) -> Path:
        """A directory only `uid` may enter, short enough for a Unix socket (107 bytes)."""
        return private_dir(SOCKETS / f"auteur-{uid}-{self.key}-{name}", uid, gid)


def prepare(home: Path) -> Places:
    """Makes the home and checks that it can be written and has room; Unavailable if not."""
    places = Places(home)
    with disk_words(home):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (places.logs, home / "pids"):
            folder.mkdir(mode=0o700, exist_ok=True)
        probe = home / f".probe-{os.getpid()}"
        probe.write_bytes(b"0" * 4096)
        probe.unlink()
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE:
        raise Unavailable(
            f"The disk that holds {home} has only {free // 2**20} MB left; "
            f"free at least {LEAST_FREE // 2**20} MB, or choose another place with --home DIR."
        )
    return places


@contextmanager
def disk_words(home: Path) -> Iterator[None]:
    """Turns what the disk says into a sentence for a person."""
    try:
        yield
    except OSError as error:
        raise Unavailable(
            f"The data directory {home} cannot be used: {reason_of(error)}; "
            "put that right, or choose another place with --home DIR."
        ) from error


def reason_of(error: OSError) -> str:
    """Why the disk said no, in words."""
    known = {
        errno.EACCES: "you may not write there",
        errno.EPERM: "you may not write there",
        errno.EROFS: "the disk is read-only",
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your disk quota is used up",
        errno.ENOTDIR: "part of its path is a file",
        errno.EEXIST: "it is a file",
    }
    return known.get(error.errno or 0, (error.strerror or str(error)).lower())


def private_dir(path: Path, uid: int, gid: int = -1) -> Path:
    """A 0700 directory of `uid`, made if missing; Unavailable when somebody else holds the name.

    A socket inside means full power over its service, so a link or another owner is not accepted.
    """
    try:
        path.mkdir(mode=0o700)
        if uid != os.geteuid():
            os.chown(path, uid, gid)
    except FileExistsError:
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid:
            raise Unavailable(
                f"{path} belongs to somebody else; remove it and start again."
            ) from None
        path.chmod(0o700)
    except OSError as error:
        raise Unavailable(
            f"The directory {path} for sockets cannot be made: {reason_of(error)}."
        ) from error
    return path
