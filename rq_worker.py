"""The door of a render worker: takes orders from the queue until it is told to stop.

    python rq_worker.py --home DIR

It imports neither chat nor graph nor database: it reads and writes files by hash. The address of
the queue is REDIS_URL, or the embedded queue of the studio that runs on the home.
"""

from __future__ import annotations

import argparse
import gc
import logging
from pathlib import Path

from redis import Redis
from rq import Queue, SimpleWorker

from engines.registry import warm_up
from film.errors import Unavailable
from production.queue import CPU
from studio.services.lock import find_holder
from studio.settings import Settings

MANY_OBJECTS = 50_000  # made before Python looks for rings of them that nobody holds
MOST_JOBS = 400  # then a fresh process takes over, so that nothing can pile up in memory


class RenderWorker(SimpleWorker):
    """Comes back within seconds of a queue that was away."""

    max_connection_wait_time = 2.0


def queue_url(settings: Settings) -> str:
    """The address of the queue; Unavailable when no studio runs on this home."""
    if settings.redis_url:
        return settings.redis_url
    holder = find_holder(settings.home)
    if holder is None or holder.running is None:
        raise Unavailable(f"No studio runs on {settings.home}; start “auteur” first.")
    return holder.running.redis_url


def main() -> None:
    """Works on the queue of one studio."""
    parser = argparse.ArgumentParser(description="A render worker of Auteur.")
    parser.add_argument("--home", type=Path, default=None)
    settings = Settings.of_this_process(home=parser.parse_args().home)
    logging.basicConfig(level=logging.WARNING)
    connection = Redis.from_url(queue_url(settings))
    warm_up()
    gc.freeze()  # what was imported stays, and need not be looked through again and again
    gc.set_threshold(MANY_OBJECTS)
    worker = RenderWorker([Queue(CPU, connection=connection)], connection=connection)
    worker.work(max_jobs=MOST_JOBS, logging_level="WARNING")


if __name__ == "__main__":
    main()
