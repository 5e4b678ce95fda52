"""Servers that a person runs: their addresses in each client's form, asked at the start."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import neo4j
import psycopg
import redis
from neo4j.exceptions import DriverError, Neo4jError

from film.errors import Refused, Unavailable
from studio.settings import Settings

PATIENCE = 5  # s until a server that does not answer counts as away
LEAST_POSTGRES = 150_000  # server_version_num
LEAST_REDIS = 5


def psycopg_form(url: str) -> str:
    """A database address as psycopg takes it: `postgresql://`."""
    scheme, _, rest = url.partition("://")
    if scheme.partition("+")[0] not in {"postgres", "postgresql"} or not rest:
        raise Refused(
            "DATABASE_URL must look like postgresql://user:password@host:5432/database; "
            "unset it to use the embedded database."
        )
    return f"postgresql://{rest}"


def sqlalchemy_form(url: str) -> str:
    """A database address as SQLAlchemy takes it with asyncpg, which says `ssl`, not `sslmode`."""
    parts = urlsplit(psycopg_form(url))
    query = [("ssl" if k == "sslmode" else k, v) for k, v in parse_qsl(parts.query)]
    changed = parts._replace(scheme="postgresql+asyncpg", query=urlencode(query, safe="/"))
    return urlunsplit(changed)


def place_of(url: str) -> str:
    """Host and port of an address, without its password, to be shown."""
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2] or dict(parse_qsl(parts.query)).get("host", parts.path)


def ask_database(url: str) -> None:
    """Unavailable when DATABASE_URL does not answer, Refused when it is too old."""
    try:
        with psycopg.connect(psycopg_form(url), connect_timeout=PATIENCE) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise _away("database", "DATABASE_URL", url, error) from error
    if version < LEAST_POSTGRES:
        raise Refused(f"DATABASE_URL is PostgreSQL {version // 10_000}; Auteur needs 15 or later.")


def ask_bible(settings: Settings) -> None:
    """Unavailable when NEO4J_URI does not answer or does not let us in."""
    auth = (settings.neo4j_user, settings.neo4j_password)
    try:
        with neo4j.GraphDatabase.driver(
            settings.neo4j_uri, auth=auth, connection_timeout=PATIENCE
        ) as driver:
            driver.execute_query("RETURN 1", database_=settings.neo4j_database)
    except (DriverError, Neo4jError, ValueError) as error:
        raise _away("story bible", "NEO4J_URI", settings.neo4j_uri, error) from error


def ask_queue(url: str) -> None:
    """Unavailable when REDIS_URL does not answer, Refused when it is too old."""
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=PATIENCE) as client:
            version = str(client.info("server")["redis_version"])
    except (redis.RedisError, ValueError) as error:
        raise _away("queue", "REDIS_URL", url, error) from error
    if int(version.partition(".")[0]) < LEAST_REDIS:
        raise Refused(f"REDIS_URL is Redis {version}; Auteur needs {LEAST_REDIS} or later.")


def _away(what: str, env: str, url: str, error: Exception) -> Unavailable:
    reason = " ".join(str(error).split())
    return Unavailable(
        f"The {what} at {place_of(url)} ({env}) does not answer: {reason}; "
        f"check that address, or unset {env} to use the embedded one."
    )
