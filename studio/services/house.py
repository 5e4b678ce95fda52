"""The house of one studio: starts what is missing, uses what is given, ends what it started."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Protocol

from film.errors import Unavailable
from studio.services.bible import Bible
from studio.services.children import Child, Children, end_leftover
from studio.services.given import GivenBible, GivenDatabase, GivenQueue
from studio.services.lock import StudioLock, find_holder
from studio.services.places import Places, prepare
from studio.services.postgres import Postgres
from studio.services.running import Running
from studio.services.valkey import Valkey
from studio.settings import Settings, keep_compiled

STARTING_LIMIT = 60.0  # s that a visitor waits for a studio that is just starting


class Starts(Protocol):
    """Something of ours that runs: `start` returns once it answers, and again after a death."""

    name: str

    def start(self) -> Child | None:
        """The process, or None for a server that is given."""


class Facility(Starts, Protocol):
    """The database, the story bible or the queue. Its addresses are known once it has started."""

    embedded: bool

    def addresses(self) -> dict[str, str]:
        """Its fields of `Running`."""


def facilities(asked: Settings, places: Places, children: Children) -> tuple[Facility, ...]:
    """What a studio needs: given where an address was set, embedded where not."""
    return (
        GivenDatabase(asked) if asked.database_url else Postgres(places, children),
        GivenBible(asked) if asked.neo4j_uri else Bible(places, children),
        GivenQueue(asked) if asked.redis_url else Valkey(places, children),
    )


class House:
    """The services of one home, while they run. Made by `open_house`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.places = prepare(settings.home)
        self.children = Children()
        self.staff: dict[str, tuple[Starts, Child]] = {}  # every process of ours, by its name
        self.running: Running
        self._lock = StudioLock(settings.home)

    def lock(self) -> None:
        """Makes the home ours alone; Refused when it is somebody else's now."""
        self._lock.take()

    def open(self) -> None:
        """Starts what is missing and asks what is given, all at once."""
        for mark in self.places.marks("worker-*"):  # of a studio with more workers, perhaps
            end_leftover(mark, grace=0.0)
        needed = facilities(self.settings, self.places, self.children)
        with ThreadPoolExecutor(max_workers=len(needed)) as pool:
            starts: list[Future[None]] = [pool.submit(self.employ, one) for one in needed]
            try:
                for done in wait(starts, return_when=FIRST_EXCEPTION).done:
                    done.result()
            except BaseException:
                self.children.close()  # or the pool would wait for a start that cannot end
                raise
        addresses = {key: value for one in needed for key, value in one.addresses().items()}
        embedded = [one.name for one in needed if one.embedded]
        self.running = Running.model_validate(addresses | {"embedded": embedded})
        self._lock.say(running=self.running)

    def employ(self, one: Starts) -> None:
        """Starts something and keeps its process; also used to start it again after a death."""
        child = one.start()
        if child is not None:
            self.staff[one.name] = (one, child)

    def announce(self, address: str) -> None:
        """Notes the address of the web server, for whoever tries to start a second studio."""
        self._lock.say(address=address)

    def close(self) -> None:
        """Ends every child, the workers first, and frees the home."""
        self.children.close()
        self.places.leave()
        self._lock.give_back()

    def __enter__(self) -> House:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_house(settings: Settings) -> House:
    """Starts the services of `settings.home`; close it, or use it in a `with`.

    Refused: another studio runs on this home. Unavailable: the disk, a service or a given server.
    """
    house = House(settings)
    house.lock()
    try:
        keep_compiled()
        house.open()
    except BaseException:
        house.close()
        raise
    return house


def begin_house(settings: Settings) -> Future[House]:
    """Opens the house in a thread, so that its programs start while the web side is imported."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="house")
    opening = pool.submit(open_house, settings)
    pool.shutdown(wait=False)
    return opening


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
