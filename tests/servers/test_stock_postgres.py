"""A stock PostgreSQL 15 without any extension serves as well as the embedded one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from film.film import Film
from film.money import Quote
from film.shots import Shot
from knowledge.approvals import Approvals
from knowledge.database import Database
from knowledge.migrate import migrate
from knowledge.store import PostgresStore

pytestmark = pytest.mark.servers
BINARIES = Path("/usr/lib/postgresql/15/bin")


@pytest.fixture
def stock_url() -> Iterator[str]:
    """Its address: POSTGRES_TEST_URL, or a cluster of Debian's binaries, if they are there."""
    if given := os.environ.get("POSTGRES_TEST_URL"):
        yield given
        return
    if not BINARIES.is_dir():
        pytest.skip("no PostgreSQL 15 here: set POSTGRES_TEST_URL, or install postgresql-15")
    home = Path(tempfile.mkdtemp(prefix="pg15-", dir="/tmp"))
    who: dict[str, Any] = {}
    if os.geteuid() == 0:  # it refuses to run as root
        shutil.chown(home, "nobody")
        who = {"user": "nobody", "extra_groups": []}
    options = f"-c listen_addresses='' -c unix_socket_directories='{home}'"
    for command in (
        ["initdb", "-A", "trust", "-U", "postgres", "-D", f"{home}/data"],
        ["pg_ctl", "start", "-w", "-D", f"{home}/data", "-l", f"{home}/log", "-o", options],
    ):
        _run(command, who)
    yield f"postgresql://postgres@/postgres?host={home}"
    _run(["pg_ctl", "stop", "-m", "immediate", "-D", f"{home}/data"], who)
    shutil.rmtree(home)


def _run(command: list[str], who: dict[str, Any]) -> None:
    quiet = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run([str(BINARIES / command[0]), *command[1:]], check=True, **quiet, **who)


async def test_a_film_and_its_approval_live_on_a_stock_server(stock_url: str) -> None:
    await migrate(stock_url)
    await migrate(stock_url)
    database = Database(stock_url)
    store, approvals = PostgresStore(database), Approvals(database)
    begun = await store.create_project("Harbour", "Ana")
    shot = Shot(id="sh1A", scene="sc1", label="1A", order=0, frames=96)
    film = Film(id=begun.project, title="Harbour", shots=(shot,))
    await store.save(film, "make_film", "", "Ana")
    await store.undo(begun.project, "Ana")
    await store.redo(begun.project, "Ana")
    assert await PostgresStore(database).load(begun.project) == film
    quote = Quote(project=begun.project, version=begun.id, plan="00", verb="render")
    asked = await store.ask_approval(quote, "thread")
    assert (await approvals.decide(asked, "Ana", approved=True)).counted
    assert (await approvals.claim(asked)).quote == quote
    await database.close()
