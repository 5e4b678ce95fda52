"""The embedded services run, keep what they are given, and let one studio in at a time."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import asyncpg
import neo4j
import psycopg
import pytest
import redis
import sqlalchemy
from sqlalchemy.ext.asyncio import create_async_engine

from film.errors import Refused
from studio.services.house import House, find_running, open_house, visit
from studio.services.running import Running
from studio.settings import Settings


async def test_the_database_answers_sqlalchemy_and_psycopg_alike(services: Running) -> None:
    engine = create_async_engine(services.database_url)
    async with engine.connect() as connection:
        name = await connection.scalar(sqlalchemy.text("SELECT current_database()"))
    await engine.dispose()
    with psycopg.connect(services.dsn) as plain:
        row = plain.execute("SELECT current_database(), current_setting('fsync')").fetchone()
    assert (name, row) == ("auteur", ("auteur", "on"))


async def test_the_story_bible_answers_the_neo4j_driver(services: Running) -> None:
    driver = neo4j.AsyncGraphDatabase.driver(services.bolt_uri, auth=services.bolt_auth)
    async with driver:
        found = await driver.execute_query(
            "RETURN $x + 1 AS y", {"x": 1}, database_=services.bolt_database
        )
    assert found.records[0]["y"] == 2


async def test_the_story_bible_lets_nobody_in_without_the_password(services: Running) -> None:
    async with neo4j.AsyncGraphDatabase.driver(services.bolt_uri, auth=("root", "guess")) as driver:
        with pytest.raises(neo4j.exceptions.AuthError):
            await driver.execute_query("RETURN 1", database_=services.bolt_database)


def test_the_queue_keeps_what_it_is_given(services: Running) -> None:
    with redis.Redis.from_url(services.redis_url) as client:
        assert client.config_get("appendonly") == {"appendonly": "yes"}
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_sockets_and_secrets_are_for_their_owner_only(house: House) -> None:
    sockets = psycopg.conninfo.conninfo_to_dict(house.running.dsn)["host"]
    secret = house.places.home / "bible" / "password"
    assert stat.S_IMODE(Path(str(sockets)).stat().st_mode) == 0o700
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(house.places.home.stat().st_mode) == 0o700


def test_no_password_is_on_a_command_line(house: House) -> None:
    lines = [Path(f"/proc/{child.process.pid}/cmdline") for _, child in house.staff.values()]
    assert all(house.running.bolt_password.encode() not in line.read_bytes() for line in lines)


def test_a_second_studio_on_the_home_is_told_where_the_first_one_is(house: House) -> None:
    house.announce("http://127.0.0.1:8000")
    with pytest.raises(Refused, match=rf"process {os.getpid()}\): open http://127.0.0.1:8000,"):
        open_house(house.settings)


def test_a_visitor_uses_the_services_that_run(house: House) -> None:
    assert find_running(house.settings) == house.running
    with visit(house.settings) as running:
        assert running == house.running


async def test_given_servers_are_used_and_nothing_is_started(
    services: Running, tmp_path: Path
) -> None:
    given = Settings(
        home=tmp_path / "home",
        database_url=services.dsn,
        neo4j_uri=services.bolt_uri,
        neo4j_user=services.bolt_user,
        neo4j_password=services.bolt_password,
        neo4j_database=services.bolt_database,
        redis_url=services.redis_url,
    )
    with open_house(given) as house:
        assert house.staff == {}
        assert house.running == services.model_copy(update={"embedded": ()})
        connection = await asyncpg.connect(house.running.dsn)
        await connection.close()
