"""Every setting of the studio: one frozen value, one table, the only door to the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field

from film.errors import Refused
from film.noun import Noun

DEFAULT_PORT = 8000
MOST_WORKERS = 8


class Setting(Noun):
    """One line of the settings table: what a person may set, how, and what it means."""

    field: str
    env: str
    flag: str = ""
    default: str
    meaning: str
    secret: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting(
        field="home",
        env="AUTEUR_HOME",
        flag="--home",
        default="the platform's user data directory",
        meaning="Where films, files and the embedded services keep their data.",
    ),
    Setting(
        field="host",
        env="AUTEUR_HOST",
        flag="--host",
        default="127.0.0.1",
        meaning="The address the web server listens on.",
    ),
    Setting(
        field="port",
        env="AUTEUR_PORT",
        flag="--port",
        default=f"{DEFAULT_PORT}, or the next free one",
        meaning="The port of the web server; one that is asked for is never replaced.",
    ),
    Setting(
        field="workers",
        env="AUTEUR_WORKERS",
        flag="--workers",
        default=f"one per core, at most {MOST_WORKERS}",
        meaning="How many render workers run.",
    ),
    Setting(
        field="database_url",
        env="DATABASE_URL",
        default="an embedded PostgreSQL",
        meaning="A PostgreSQL server (15 or later) to use instead of the embedded one.",
        secret=True,
    ),
    Setting(
        field="neo4j_uri",
        env="NEO4J_URI",
        default="an embedded Bolt server",
        meaning="A Neo4j 5 server for the story bible, as bolt:// or neo4j://.",
    ),
    Setting(
        field="neo4j_user",
        env="NEO4J_USER",
        default="neo4j",
        meaning="The user at NEO4J_URI.",
    ),
    Setting(
        field="neo4j_password",
        env="NEO4J_PASSWORD",
        default="empty",
        meaning="The password at NEO4J_URI.",
        secret=True,
    ),
    Setting(
        field="neo4j_database",
        env="NEO4J_DATABASE",
        default="neo4j",
        meaning="The database at NEO4J_URI.",
    ),
    Setting(
        field="redis_url",
        env="REDIS_URL",
        default="an embedded Valkey",
        meaning="A Redis (5 or later) or Valkey server for the render queues.",
        secret=True,
    ),
)


class Settings(Noun):
    """What the studio was told. An empty address means: run the embedded service.

    `port_asked` is true when a person named the port, so that it must not be replaced.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    port_asked: bool = False
    workers: int = 1
    database_url: str = Field("", repr=False)
    neo4j_uri: str = ""
    neo4j_user: str = "neo4j"
    neo4j_password: str = Field("", repr=False)
    neo4j_database: str = "neo4j"
    redis_url: str = Field("", repr=False)

    @classmethod
    def read(cls, env: Mapping[str, str], **asked: str | int | Path | None) -> Settings:
        """Settings from an environment, overridden by what the command line asked for.

        `asked` uses the names of the fields; None means not asked. Refused: a number that is none,
        or a port outside 1-65535.
        """
        said = {s.field: env[s.env].strip() for s in SETTINGS if env.get(s.env, "").strip()}
        said |= {field: str(value) for field, value in asked.items() if value is not None}
        home = Path(said.pop("home", "") or user_data_path("auteur", appauthor=False))
        port_asked = "port" in said
        port = _whole_number("port", said.pop("port", str(DEFAULT_PORT)), most=65_535)
        workers = _whole_number("workers", said.pop("workers", str(_usable_cores())), most=256)
        return cls.model_validate(
            said
            | {
                "home": home.expanduser().absolute(),
                "port": port,
                "port_asked": port_asked,
                "workers": workers,
            }
        )

    @classmethod
    def of_this_process(cls, **asked: str | int | Path | None) -> Settings:
        """Settings from the real environment; nothing else in the house reads it."""
        return cls.read(os.environ, **asked)


def _whole_number(field: str, text: str, most: int) -> int:
    """A number between 1 and `most`, or a Refused that names the setting."""
    setting = next(s for s in SETTINGS if s.field == field)
    if not text.strip().isdecimal() or not 1 <= int(text) <= most:
        raise Refused(
            f"{setting.flag} (or {setting.env}) must be a whole number from 1 to {most}, "
            f"not {text!r}; leave it out for {setting.default}."
        )
    return int(text)


def _usable_cores() -> int:
    """Cores this process may use, at most MOST_WORKERS."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(MOST_WORKERS, cores)


def tell_chat(root: Path, secret: str) -> None:
    """Tells Chainlit, which reads its environment when it is imported, its root and its secret.

    No tracing, no telemetry: nothing leaves this computer that a person did not send.
    """
    os.environ["CHAINLIT_APP_ROOT"] = str(root)
    os.environ["CHAINLIT_AUTH_SECRET"] = secret
    os.environ["LANGSMITH_TRACING"] = "false"
    os.environ["LANGCHAIN_TRACING_V2"] = "false"
