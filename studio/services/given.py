"""Servers that a person runs: their addresses in each client's form, asked at the start."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from film.errors import Refused, Unavailable
from studio.settings import Settings

PATIENCE = 5  # s until a server that does not answer counts as away
LEAST_POSTGRES = 150_000  # server_version_num
LEAST_REDIS = 5
ASYNCPG = {
    "host": "host",
    "port": "port",
    "ssl": "ssl",
    "sslmode": "ssl",
    "target_session_attrs": "target_session_attrs",
}

# The drivers are imported where they are used: together they take longer than an embedded start.


class GivenDatabase:
    """A PostgreSQL named by DATABASE_URL."""

    name = "database"
    embedded = False

    def __init__(self, settings: Settings) -> None:
        self.dsn = psycopg_form(settings.database_url)

    def start(self) -> None:
        """Unavailable when it does not answer, Refused when it is too old."""
        import psycopg

        try:
            with psycopg.connect(self.dsn, connect_timeout=PATIENCE) as connection:
                version = connection.info.server_version
        except psycopg.OperationalError as error:
            raise _away("database", "DATABASE_URL", self.dsn, error) from error
        if version < LEAST_POSTGRES:
            raise Refused(
                f"DATABASE_URL is PostgreSQL {version // 10_000} and Auteur needs 15 or later; "
                "name a newer one, or unset DATABASE_URL to use the embedded one."
            )

    def addresses(self) -> dict[str, str]:
        return {"dsn": self.dsn, "database_url": sqlalchemy_form(self.dsn)}


class GivenBible:
    """A Neo4j named by NEO4J_URI."""

    name = "bible"
    embedded = False

    def __init__(self, settings: Settings) -> None:
        self.asked = settings

    def start(self) -> None:
        """Unavailable when it does not answer or does not let us in."""
        import neo4j
        from neo4j.exceptions import DriverError, Neo4jError

        auth = (self.asked.neo4j_user, self.asked.neo4j_password)
        try:
            with (
                neo4j.GraphDatabase.driver(
                    self.asked.neo4j_uri, auth=auth, connection_timeout=PATIENCE
                ) as driver,
                driver.session(database=self.asked.neo4j_database) as session,
            ):
                session.run("RETURN 1").consume()  # not execute_query: that tries for a minute
        except (DriverError, Neo4jError, ValueError) as error:
            raise _away("story bible", "NEO4J_URI", self.asked.neo4j_uri, error) from error

    def addresses(self) -> dict[str, str]:
        return {
            "bolt_uri": self.asked.neo4j_uri,
            "bolt_user": self.asked.neo4j_user,
            "bolt_password": self.asked.neo4j_password,
            "bolt_database": self.asked.neo4j_database,
        }


class GivenQueue:
    """A Redis or Valkey named by REDIS_URL."""

    name = "queue"
    embedded = False

    def __init__(self, settings: Settings) -> None:
        self.url = settings.redis_url

    def start(self) -> None:
        """Unavailable when it does not answer, Refused when it is too old."""
        import redis

        try:
            with redis.Redis.from_url(self.url, socket_connect_timeout=PATIENCE) as client:
                version = str(client.info("server")["redis_version"])
        except (redis.RedisError, ValueError) as error:
            raise _away("queue", "REDIS_URL", self.url, error) from error
        if int(version.partition(".")[0]) < LEAST_REDIS:
            raise Refused(
                f"REDIS_URL is Redis {version} and Auteur needs {LEAST_REDIS} or later; "
                "name a newer one, or unset REDIS_URL to use the embedded one."
            )

    def addresses(self) -> dict[str, str]:
        return {"redis_url": self.url}


def psycopg_form(url: str) -> str:
    """A database address as psycopg takes it: `postgresql://`. Refused: another kind of address."""
    scheme, _, rest = url.partition("://")
    if scheme.partition("+")[0] not in {"postgres", "postgresql"} or not rest:
        raise Refused(
            "DATABASE_URL must look like postgresql://user:password@host:5432/database; "
            "unset it to use the embedded database."
        )
    return f"postgresql://{rest}"


def sqlalchemy_form(url: str) -> str:
    """A database address as SQLAlchemy takes it with asyncpg.

    asyncpg calls libpq's `sslmode` `ssl` and fails on options that are libpq's own
    (`channel_binding`, `application_name`, ...): those are left out.
    """
    parts = urlsplit(psycopg_form(url))
    query = [(ASYNCPG[k], v) for k, v in parse_qsl(parts.query) if k in ASYNCPG]
    changed = parts._replace(scheme="postgresql+asyncpg", query=urlencode(query, safe="/"))
    return urlunsplit(changed)


def place_of(url: str) -> str:
    """Host and port of an address, or its socket, to be shown: never its password."""
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2] or dict(parse_qsl(parts.query)).get("host", parts.path)


def _away(what: str, env: str, url: str, error: Exception) -> Unavailable:
    reason = " ".join(str(error).split()).rstrip(".")
    return Unavailable(
        f"The {what} at {place_of(url)} ({env}) does not answer ({reason}); "
        f"check that address, or unset {env} to use the embedded one."
    )
