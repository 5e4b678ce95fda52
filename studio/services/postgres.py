"""PostgreSQL from wheel binaries, under our own supervisor: sure rather than clever.

Only the programs of the wheel are used; its own wrapper opens parent directories to everybody,
locks globally and trusts process numbers. A cluster is made under another name and renamed, so that
a half-made one is never taken for a good one; whether it lives is asked by connecting.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg

from film.errors import Refused, Unavailable
from studio.services.children import Child, Children, Order, end_leftover, log_words
from studio.services.given import sqlalchemy_form
from studio.services.places import Places, disk_words
from studio.services.postgres_programs import MAJOR, Who, reachable_programs, unprivileged

DATABASE = "auteur"
SUPERUSER = "postgres"
START_LIMIT = 120.0  # s: after a crash it reads its log again, which may be long
LOCKED_OUT = ("already exists", "still in use")  # backends of a killed server need a moment to go
LOCKED_OUT_LIMIT = 20.0  # s


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
        programs = reachable_programs(self.who)
        with disk_words(self.places.home):
            self._make_cluster(programs)
        began = time.monotonic()
        while True:
            self._forget_the_dead()
            child = self._launch(programs)
            if self._answers(child):
                self._make_database()
                return child
            reason = log_words(self.places.log(self.name))
            if not any(words in reason for words in LOCKED_OUT):
                raise Unavailable(f"The embedded database could not start: {reason}")
            if time.monotonic() - began > LOCKED_OUT_LIMIT:
                raise Unavailable(f"Another program holds the database in {self.data}: {reason}")
            time.sleep(0.2)

    def _make_cluster(self, programs: Path) -> None:
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
            programs / "initdb",
            *("--auth=trust", "--encoding=UTF8", "--username=" + SUPERUSER, "--no-instructions"),
            *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        )
        code = self.children.start(made).process.wait()
        if code:
            raise Unavailable(
                f"The embedded database could not be made: {log_words(self.places.log(self.name))}"
            )
        unfinished.rename(self.data)

    def _launch(self, programs: Path) -> Child:
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
        order = self._order(self.data, programs / "postgres", *flags)
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
