"""One question to each service: what are you, and how long does an answer take."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

import neo4j
import psycopg
import redis
from neo4j.exceptions import DriverError, Neo4jError
from rq import Worker

from film.errors import Unavailable
from film.noun import Noun
from studio.services.given import PATIENCE, place_of

ASKED = 5  # times; the median counts


class Answer(Noun):
    """What a service said: product and version, where it is, a round trip in milliseconds."""

    version: str
    where: str
    round_trip_ms: float


def ask(name: str, addresses: Mapping[str, str]) -> Answer:
    """Asks the service `name` at its addresses (fields of `Running`); Unavailable if it is mute."""
    try:
        return PROBES[name](addresses)
    except (psycopg.Error, DriverError, Neo4jError, redis.RedisError, OSError) as error:
        raise Unavailable(
            f"The {name} does not answer ({' '.join(str(error).split())}); stop Auteur and start "
            "it again."
        ) from error


def _database(addresses: Mapping[str, str]) -> Answer:
    with psycopg.connect(addresses["dsn"], connect_timeout=PATIENCE, autocommit=True) as database:
        return Answer(
            version=f"PostgreSQL {database.info.parameter_status('server_version')}",
            where=place_of(addresses["dsn"]),
            round_trip_ms=_median_ms(lambda: database.execute("SELECT 1").fetchone()),
        )


def _bible(addresses: Mapping[str, str]) -> Answer:
    auth = (addresses["bolt_user"], addresses["bolt_password"])
    with (
        neo4j.GraphDatabase.driver(
            addresses["bolt_uri"], auth=auth, connection_timeout=PATIENCE
        ) as driver,
        driver.session(database=addresses["bolt_database"]) as session,
    ):
        agent = session.run("RETURN 1").consume().server.agent
        return Answer(
            version=agent,
            where=place_of(addresses["bolt_uri"]),
            round_trip_ms=_median_ms(lambda: session.run("RETURN 1").consume()),
        )


def _queue(addresses: Mapping[str, str]) -> Answer:
    url = addresses["redis_url"]
    with redis.Redis.from_url(url, socket_connect_timeout=PATIENCE) as queue:
        said = queue.info("server")
        valkey = said.get("valkey_version")
        return Answer(
            version=f"Valkey {valkey}" if valkey else f"Redis {said['redis_version']}",
            where=place_of(url),
            round_trip_ms=_median_ms(queue.ping),
        )


def count_workers(redis_url: str) -> int:
    """How many render workers say that they are there."""
    with redis.Redis.from_url(redis_url, socket_connect_timeout=PATIENCE) as queue:
        return int(Worker.count(connection=queue))


def _median_ms(question: Callable[[], object]) -> float:
    took = []
    for _ in range(ASKED):
        began = time.perf_counter()
        question()
        took.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(took), 2)


PROBES: dict[str, Callable[[Mapping[str, str]], Answer]] = {
    "database": _database,
    "bible": _bible,
    "queue": _queue,
}
