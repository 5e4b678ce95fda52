"""Given addresses reach each client in its own form, and are shown without their secrets."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import make_url

from film.errors import Refused
from studio.services.given import place_of, psycopg_form, sqlalchemy_form


@pytest.mark.parametrize(
    "scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg"]
)
def test_any_spelling_of_a_database_address_serves_both_clients(scheme: str) -> None:
    url = f"{scheme}://ann:p%40ss@db.example:5433/film?sslmode=require"
    assert psycopg_form(url) == "postgresql://ann:p%40ss@db.example:5433/film?sslmode=require"
    read = make_url(sqlalchemy_form(url))
    assert (read.drivername, read.username, read.password) == ("postgresql+asyncpg", "ann", "p@ss")
    assert (read.host, read.port, read.database) == ("db.example", 5433, "film")
    assert dict(read.query) == {"ssl": "require"}


def test_options_that_only_libpq_knows_do_not_reach_asyncpg() -> None:
    url = "postgresql://h/film?channel_binding=require&application_name=x&host=/run/pg"
    assert dict(make_url(sqlalchemy_form(url)).query) == {"host": "/run/pg"}


@pytest.mark.parametrize("wrong", ["mysql://h/d", "film", "postgresql://", "/tmp/socket"])
def test_an_address_that_is_no_postgres_is_refused_with_an_example(wrong: str) -> None:
    with pytest.raises(Refused, match="DATABASE_URL must look like postgresql://user"):
        psycopg_form(wrong)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("postgresql://ann:hush@db:5433/film", "db:5433"),
        ("postgresql://postgres@/auteur?host=/tmp/sockets", "/tmp/sockets"),
        ("redis://:hush@cache:6379/0", "cache:6379"),
        ("unix:///tmp/queue.sock?db=0", "/tmp/queue.sock"),
        ("neo4j+s://graph.example", "graph.example"),
    ],
)
def test_the_place_of_an_address_is_shown_without_its_password(url: str, place: str) -> None:
    assert place_of(url) == place
