"""The house of one studio: starts what is missing, uses what is given, ends what it started."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, Protocol

from film.errors import Unavailable
from studio.services import given
from studio.services.bible import Bible
from studio.services.children import Child, Children
from studio.services.lock import StudioLock, find_holder
from studio.services.places import Places, prepare
from studio.services.postgres import Postgres
from studio.services.running import Running
from studio.services.valkey import Valkey
from studio.settings import Settings

STARTING_LIMIT = 60.0  # s that a visitor waits for a studio that is just starting


class Service(Protocol):
    """An embedded service: `start` returns when it answers, and starts it again after a death."""

    name: str

    def start(self) -> Child: ...


class House:
    """The services of one home, while they run. Made by `open_house`."""

    def __init__(self, settings: Settings, places: Places, lock: StudioLock) -> None:
        self.settings, self.places, self._lock = settings, places, lock
        self.children = Children()
        self.services: list[tuple[Service, Child]] = []
        self.running: Running

    def start(self) -> None:
        """Starts what is missing and asks what is given, all at once."""
        asked = self.settings
        database = None if asked.database_url else Postgres(self.places, self.children)
        bible = None if asked.neo4j_uri else Bible(self.places, self.children)
        queue = None if asked.redis_url else Valkey(self.places, self.children)
        embedded: list[Service] = [s for s in (database, bible, queue) if s is not None]
        checks: list[Callable[[], None]] = []
        if asked.database_url:
            checks.append(lambda: given.ask_database(asked.database_url))
        if asked.neo4j_uri:
            checks.append(lambda: given.ask_bible(asked))
        if asked.redis_url:
            checks.append(lambda: given.ask_queue(asked.redis_url))
        self.services = self._all_at_once(embedded, checks)
        dsn = database.dsn if database else given.psycopg_form(asked.database_url)
        self.running = Running(
            dsn=dsn,
            database_url=given.sqlalchemy_form(dsn),
            bolt_uri=bible.uri if bible else asked.neo4j_uri,
            bolt_user=bible.user if bible else asked.neo4j_user,
            bolt_password=bible.password if bible else asked.neo4j_password,
            bolt_database=bible.database if bible else asked.neo4j_database,
            redis_url=queue.url if queue else asked.redis_url,
            embedded=tuple(service.name for service in embedded),
        )
        self._lock.say(running=self.running)

    def _all_at_once(
        self, embedded: list[Service], checks: list[Callable[[], None]]
    ) -> list[tuple[Service, Child]]:
        with ThreadPoolExecutor(max_workers=3) as pool:
            starts = [pool.submit(service.start) for service in embedded]
            asks: list[Future[Any]] = [pool.submit(check) for check in checks]
            try:
                _first_failure(wait([*starts, *asks], return_when=FIRST_EXCEPTION).done)
            except BaseException:
                self.children.close()  # or the pool would wait for a start that cannot end
                raise
        return [(service, start.result()) for service, start in zip(embedded, starts, strict=True)]

    def announce(self, address: str) -> None:
        """Notes the address of the web server, for whoever tries to start a second studio."""
        self._lock.say(address=address)

    def close(self) -> None:
        """Ends every child, the last started first, and frees the home."""
        self.children.close()
        self.places.leave()
        self._lock.give_back()

    def __enter__(self) -> House:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _first_failure(done: Iterable[Future[Any]]) -> None:
    for one in done:
        one.result()


def open_house(settings: Settings) -> House:
    """Starts the services of `settings.home`; close it, or use it in a `with`.

    Refused: another studio runs on this home. Unavailable: the disk, a service or a given server.
    """
    places = prepare(settings.home)
    lock = StudioLock(settings.home)
    lock.take()
    house = House(settings, places, lock)
    try:
        house.start()
    except BaseException:
        house.close()
        raise
    return house


@contextmanager
def visit(settings: Settings) -> Iterator[Running]:
    """The services of a home for a short while: those that run there, or our own until we leave."""
    running = find_running(settings)
    if running is not None:
        yield running
        return
    with open_house(settings) as house:
        yield house.running


def find_running(settings: Settings) -> Running | None:
    """What runs on this home now; waits for a studio that is starting; None when there is none."""
    until = time.monotonic() + STARTING_LIMIT
    while holder := find_holder(settings.home):
        if holder.running is not None:
            return holder.running
        if time.monotonic() > until:
            raise Unavailable(
                f"The studio on {settings.home} (process {holder.pid}) has been starting for a "
                "minute; stop it and start again."
            )
        time.sleep(0.1)
    return None
