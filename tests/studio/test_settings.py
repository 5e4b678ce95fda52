"""Settings come from the command line before the environment, and say what is wrong with them."""

from __future__ import annotations

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
