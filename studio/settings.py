"""Every setting of the studio: one frozen value, one table, the only door to the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr

from film.errors import Refused
from film.noun import Noun
from studio.cores import usable_cores

DEFAULT_PORT = 8000
MOST_WORKERS = 8


class Setting(Noun):
    """One line of the settings table: what a person may set, how, and what it means."""

    field: str
    env: str
    also: str = ""  # another name of the same, that others use
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
    Setting(
        field="text",
        env="AUTEUR_TEXT",
        default="rules",
        meaning="Who writes new films: rules, gemini, openai or ollama. A key alone changes "
        "nothing; in the chat, “use gemini” asks for each film.",
    ),
    Setting(
        field="text_model",
        env="AUTEUR_TEXT_MODEL",
        default="the engine's own choice",
        meaning="The model of AUTEUR_TEXT.",
    ),
    Setting(
        field="text_budget",
        env="AUTEUR_TEXT_BUDGET",
        default="none: AUTEUR_TEXT=gemini or openai needs one",
        meaning="What AUTEUR_TEXT may spend for each film and day, in dollars.",
    ),
    Setting(
        field="gemini_key",
        env="GEMINI_API_KEY",
        also="GOOGLE_API_KEY",
        default="empty",
        meaning="A key of the Gemini API. It is used only where Gemini was chosen.",
        secret=True,
    ),
    Setting(
        field="gemini_url",
        env="GOOGLE_GEMINI_BASE_URL",
        default="Google's own",
        meaning="Another address of the Gemini API.",
    ),
    Setting(
        field="openai_key",
        env="OPENAI_API_KEY",
        default="empty",
        meaning="A key of OpenAI, or of the server at OPENAI_BASE_URL.",
        secret=True,
    ),
    Setting(
        field="openai_url",
        env="OPENAI_BASE_URL",
        default="OpenAI's own",
        meaning="Any server that speaks chat completions, such as one on this computer.",
    ),
    Setting(
        field="ollama_url",
        env="OLLAMA_HOST",
        default="http://127.0.0.1:11434",
        meaning="The Ollama server.",
    ),
    Setting(
        field="ollama_key",
        env="OLLAMA_API_KEY",
        default="empty",
        meaning="A key, for an Ollama server that wants one.",
        secret=True,
    ),
    Setting(
        field="tracing",
        env="AUTEUR_TRACING",
        default="none",
        meaning="Where traces of model calls are sent besides the log: langsmith (with its own "
        "LANGSMITH_API_KEY) or otel (to OTEL_EXPORTER_OTLP_ENDPOINT).",
    ),
)
TEXTS = ("rules", "gemini", "openai", "ollama")
BILLED = ("gemini", "openai")  # at their own addresses
TRACINGS = ("", "none", "langsmith", "otel")


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
    text: str = "rules"
    text_model: str = ""
    text_budget: int = 0  # cents for each film and day
    gemini_key: SecretStr = SecretStr("")
    gemini_url: str = ""
    openai_key: SecretStr = SecretStr("")
    openai_url: str = ""
    ollama_key: SecretStr = SecretStr("")
    ollama_url: str = ""
    tracing: str = ""

    @classmethod
    def read(cls, env: Mapping[str, str], **asked: str | int | Path | None) -> Settings:
        """Settings from an environment, overridden by what the command line asked for.

        `asked` uses the names of the fields; None means not asked. Refused: a number that is none,
        or a port outside 1-65535.
        """
        names = [(s.field, name) for s in SETTINGS for name in (s.also, s.env)]
        said = {field: env[name].strip() for field, name in names if env.get(name, "").strip()}
        said |= {field: str(value) for field, value in asked.items() if value is not None}
        home = Path(said.pop("home", "") or user_data_path("auteur", appauthor=False))
        port_asked = "port" in said
        port = _whole_number("port", said.pop("port", str(DEFAULT_PORT)), most=65_535)
        usual = str(usable_cores(MOST_WORKERS))
        workers = _whole_number("workers", said.pop("workers", usual), most=256)
        said |= {
            "text": _one_of("text", said, TEXTS),
            "tracing": _one_of("tracing", said, TRACINGS),
        }
        budget = _budget(said)
        return cls.model_validate(
            said
            | {
                "home": home.expanduser().absolute(),
                "port": port,
                "port_asked": port_asked,
                "workers": workers,
                "text_budget": budget,
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


def _one_of(field: str, said: Mapping[str, str], values: tuple[str, ...]) -> str:
    """One of these values, the first by default; a Refused that names the setting else."""
    setting = next(s for s in SETTINGS if s.field == field)
    value = said.get(field, values[0]).lower()
    if value not in values:
        known = ", ".join(filter(None, values))
        raise Refused(f"{setting.env} must be one of {known}, not {value!r}.")
    return value


def _budget(said: Mapping[str, str]) -> int:
    """The budget in cents. Whoever bills has none by default: the person must say it."""
    text = said.get("text_budget", "").lstrip("$")
    try:
        cents = round(float(text or 0) * 100)
    except (ValueError, OverflowError):
        cents = -1
    if cents < 0:
        raise Refused(f"AUTEUR_TEXT_BUDGET must be dollars such as 1.50, not {text!r}.")
    elsewhere = said["text"] == "openai" and said.get("openai_url")
    if said["text"] in BILLED and not cents and not elsewhere:
        raise Refused(
            f"AUTEUR_TEXT={said['text']} costs money: set AUTEUR_TEXT_BUDGET to dollars for each "
            f"film and day, or leave AUTEUR_TEXT out and say “use {said['text']}” in the chat."
        )
    return cents


def environment() -> dict[str, str]:
    """A copy of ours, for a child: one that a thread is adding to, the kernel refuses (EFAULT)."""
    return {name: value for name in os.environ if (value := os.environ.get(name)) is not None}


def keep_compiled() -> None:
    """Where no bytecode may lie beside the sources, the cache has it: no start compiles all."""
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(user_cache_path("auteur"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix  # for our own children


def tell_chat(root: Path, secret: str, tracing: str = "") -> None:
    """Tells Chainlit, which reads its environment when it is imported, its root and its secret.

    No telemetry, and tracing only where AUTEUR_TRACING says so: what LangSmith's own switch says,
    in an environment that other programs share, is not a person's word for this one.
    """
    traced = str(tracing == "langsmith").lower()
    os.environ["CHAINLIT_APP_ROOT"] = str(root)
    os.environ["CHAINLIT_AUTH_SECRET"] = secret
    os.environ["LANGSMITH_TRACING"] = traced
    os.environ["LANGCHAIN_TRACING_V2"] = traced
