"""Settings come from the command line before the environment, and say what is wrong with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from film.errors import Refused
from studio.settings import SETTINGS, Settings


def test_nothing_said_means_everything_embedded_on_the_loopback() -> None:
    settings = Settings.read({})
    assert (settings.host, settings.port, settings.port_asked) == ("127.0.0.1", 8000, False)
    assert (settings.database_url, settings.neo4j_uri, settings.redis_url) == ("", "", "")
    assert settings.home.is_absolute()
    assert settings.workers >= 1


def test_the_command_line_wins_over_the_environment() -> None:
    env = {"AUTEUR_HOME": "/from/env", "AUTEUR_PORT": "9000"}
    assert Settings.read(env).home == Path("/from/env")
    assert Settings.read(env, home="/asked", port=9001, workers=None).home == Path("/asked")
    assert Settings.read(env, port=9001).port == 9001


@pytest.mark.parametrize(("env", "asked"), [({"AUTEUR_PORT": "8000"}, {}), ({}, {"port": 8000})])
def test_a_port_that_was_named_counts_as_asked_for(
    env: dict[str, str], asked: dict[str, int]
) -> None:
    assert Settings.read(env, **asked).port_asked


@pytest.mark.parametrize("wrong", ["eighty", "0", "-1", "70000", "8_0", "²"])
def test_a_port_that_is_none_is_refused_with_the_setting_named(wrong: str) -> None:
    with pytest.raises(Refused, match=r"--port \(or AUTEUR_PORT\) must be a whole number"):
        Settings.read({"AUTEUR_PORT": wrong})


def test_an_empty_variable_counts_as_unset() -> None:
    settings = Settings.read({"DATABASE_URL": "", "AUTEUR_HOME": " ", "AUTEUR_PORT": ""})
    assert settings.database_url == ""
    assert not settings.port_asked
    assert settings.home.name == "auteur"


def test_a_home_in_the_users_directory_is_spelled_out() -> None:
    assert Settings.read({}, home="~/films").home == Path.home() / "films"


def test_secrets_do_not_show_in_a_printed_settings_value() -> None:
    env = {"DATABASE_URL": "postgresql://u:hush@h/d", "NEO4J_PASSWORD": "hush", "REDIS_URL": "hush"}
    assert "hush" not in repr(Settings.read(env))


def test_the_table_names_every_setting_once() -> None:
    fields = {setting.field for setting in SETTINGS}
    assert fields == set(Settings.model_fields) - {"port_asked"}
    assert len({setting.env for setting in SETTINGS}) == len(SETTINGS)


def test_a_key_alone_chooses_no_model() -> None:
    settings = Settings.read({"GEMINI_API_KEY": "hush", "OPENAI_API_KEY": "hush"})
    assert settings.text == "rules"
    assert "hush" not in repr(settings) + settings.model_dump_json()


def test_the_other_name_of_a_key_is_known_and_the_first_wins() -> None:
    assert Settings.read({"GOOGLE_API_KEY": "b"}).gemini_key.get_secret_value() == "b"
    both = Settings.read({"GEMINI_API_KEY": "a", "GOOGLE_API_KEY": "b"})
    assert both.gemini_key.get_secret_value() == "a"


def test_a_paid_model_by_default_needs_a_budget() -> None:
    with pytest.raises(Refused, match="set AUTEUR_TEXT_BUDGET"):
        Settings.read({"AUTEUR_TEXT": "gemini"})
    settings = Settings.read({"AUTEUR_TEXT": "Gemini", "AUTEUR_TEXT_BUDGET": "$1.50"})
    assert (settings.text, settings.text_budget) == ("gemini", 150)
    assert Settings.read({"AUTEUR_TEXT": "ollama"}).text_budget == 0


@pytest.mark.parametrize(
    "env",
    [
        {"AUTEUR_TEXT": "claude"},
        {"AUTEUR_TEXT_BUDGET": "lots"},
        {"AUTEUR_TEXT_BUDGET": "-1"},
        {"AUTEUR_TEXT_BUDGET": "inf"},
        {"AUTEUR_TRACING": "everywhere"},
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(env: dict[str, str]) -> None:
    with pytest.raises(Refused, match=next(iter(env))):
        Settings.read(env)


def test_where_no_bytecode_may_lie_beside_the_sources_the_cache_has_it(tmp_path: Path) -> None:
    script = (
        "import sys; from studio.settings import keep_compiled; keep_compiled();"
        "import film.texts; print(sys.pycache_prefix)"
    )
    env = {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path), "PATH": ""}
    run = [sys.executable, "-B", "-c", script]
    done = subprocess.run(run, env=env, capture_output=True, text=True, check=True)
    kept = Path(done.stdout.strip())
    assert list(kept.rglob("texts/__init__*.pyc"))
