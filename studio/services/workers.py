"""Render workers as processes of the house: any number, each started again when it dies."""

from __future__ import annotations

import signal

from studio.services.children import Child, Order, end_leftover
from studio.services.house import House

GRACE = 2.0  # s a worker may take to leave; what it renders is rendered again, never half kept

# As many workers as cores, so each counts on one; and memory that is free goes back, but not what
# the next picture of a clip asks for again (a layer at 720p has 3.7 MB): that took 4 % of the time.
SETTINGS = (
    "OPENBLAS_NUM_THREADS=1",
    "MALLOC_ARENA_MAX=1",
    f"MALLOC_MMAP_THRESHOLD_={4 * 2**20}",
    f"MALLOC_TRIM_THRESHOLD_={16 * 2**20}",
)


class Worker:
    """One worker process. `command` is the whole command line; secrets do not belong in it."""

    def __init__(self, house: House, number: int, command: tuple[str, ...]) -> None:
        self.name = f"worker-{number}"
        self.house, self.command = house, command

    def start(self) -> Child:
        """Starts it; it is at work as soon as it has read its orders."""
        places = self.house.places
        end_leftover(places.mark(self.name), grace=0.0)
        order = Order(
            name=self.name,
            command=self.command,
            log=places.log(self.name),
            mark=places.mark(self.name),
            on_leash=signal.SIGKILL,  # a polite signal would let it finish a render nobody wants
            clean=False,  # it is our own Python, found as we were
            settings=SETTINGS,
            stage=1,  # the services they work with outlive them
        )
        return self.house.children.start(order, grace=GRACE)


def start_workers(house: House, count: int, command: tuple[str, ...]) -> None:
    """Starts `count` workers; `studio.services.watchdog.watch` keeps them alive."""
    for number in range(1, count + 1):
        house.employ(Worker(house, number, command))
