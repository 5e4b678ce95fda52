"""Services that are killed come back with what they held; nothing is left running, or lost."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import neo4j
import psutil
import psycopg
import pytest
import redis

from film.errors import Unavailable
from studio.services.house import House, find_running, open_house
from studio.services.running import Running
from studio.services.watchdog import News, Watchdog
from studio.services.workers import start_workers
from studio.settings import Settings

pytestmark = pytest.mark.faults
SECONDS = 20.0


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home"
    mine = [p for p in psutil.process_iter() if _belongs(p, tmp_path)]
    left = psutil.wait_procs(mine, timeout=5)[1]
    for one in left:
        one.kill()
    assert left == [], "a process outlived its house"


def _belongs(process: psutil.Process, path: Path) -> bool:
    with suppress(psutil.Error, OSError):
        return process.status() != psutil.STATUS_ZOMBIE and (
            process.cwd().startswith(str(path)) or str(path) in " ".join(process.cmdline())
        )
    return False


@asynccontextmanager
async def watched(house: House) -> AsyncIterator[list[News]]:
    heard: list[News] = []
    task = asyncio.create_task(Watchdog(house, heard.append).watch())
    yield heard
    task.cancel()
    await asyncio.wait([task])


async def until_back(heard: list[News], name: str) -> None:
    async with asyncio.timeout(SECONDS):
        while not any(n.name == name and n.state == "back" for n in heard):
            await asyncio.sleep(0.05)


def remember(running: Running) -> None:
    """Writes one thing into each service."""
    with psycopg.connect(running.dsn) as database:
        database.execute("CREATE TABLE kept (what text)")
        database.execute("INSERT INTO kept VALUES ('lamp')")
    with neo4j.GraphDatabase.driver(running.bolt_uri, auth=running.bolt_auth) as bible:
        bible.execute_query("CREATE (:Prop {uid: 'lamp'})", database_=running.bolt_database)
    with redis.Redis.from_url(running.redis_url) as queue:
        queue.set("kept", "lamp")


def recall(running: Running) -> tuple[str, str, str]:
    """Reads them back."""
    with psycopg.connect(running.dsn) as database:
        row = database.execute("SELECT what FROM kept").fetchone()
    with neo4j.GraphDatabase.driver(running.bolt_uri, auth=running.bolt_auth) as bible:
        found = bible.execute_query("MATCH (p:Prop) RETURN p.uid", database_=running.bolt_database)
    with redis.Redis.from_url(running.redis_url) as queue:
        kept = queue.get("kept")
    assert row is not None
    return row[0], found.records[0][0], bytes(kept).decode()


async def test_each_killed_service_is_back_at_its_address_with_its_data(home: Path) -> None:
    with open_house(Settings(home=home)) as house:
        remember(house.running)
        async with watched(house) as heard:
            for name, (_, child) in list(house.staff.items()):
                os.kill(child.process.pid, signal.SIGKILL)
                await until_back(heard, name)
        assert [n.state for n in heard] == ["down", "back"] * 3
        assert recall(house.running) == ("lamp",) * 3


STUDIO = """
import sys, time
from pathlib import Path
from studio.services.house import open_house
from studio.services.workers import start_workers
from studio.settings import Settings
house = open_house(Settings(home=Path(sys.argv[1])))
start_workers(house, 2, (sys.executable, "-c", "import time; time.sleep(60)", sys.argv[1]))
try:
    print("open", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    house.close()
    print("closed", flush=True)
"""


def studio_process(home: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", STUDIO, str(home)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_a_killed_studio_leaves_nothing_running_and_nothing_lost(home: Path) -> None:
    first = studio_process(home)
    running = find_running(Settings(home=home))
    assert running is not None
    remember(running)
    first.kill()
    first.wait()
    with open_house(Settings(home=home)) as house:
        assert recall(house.running) == ("lamp",) * 3


def test_ctrl_c_ends_every_child(home: Path) -> None:
    process = studio_process(home)
    children = psutil.Process(process.pid).children(recursive=True)
    assert len(children) >= 5
    process.send_signal(signal.SIGINT)
    assert process.wait(SECONDS) == 0
    assert psutil.wait_procs(children, timeout=1)[1] == []


def test_services_that_outlived_their_studio_are_replaced(home: Path) -> None:
    """As where the kernel knows no leash: the death of the studio reaches none of them."""
    process = studio_process(home)
    children = psutil.Process(process.pid).children()
    assert len(children) == 5
    for child in children:
        child.suspend()
    process.kill()
    process.wait()
    with open_house(Settings(home=home)) as house:
        assert len(house.staff) == 3
    assert psutil.wait_procs(children, timeout=1)[1] == []


def test_of_many_studios_started_at_once_one_opens_and_the_others_say_who(home: Path) -> None:
    command = [sys.executable, "-c", STUDIO, str(home)]
    many = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    try:
        opened = [one for one in many if one.stdout and one.stdout.readline() == "open\n"]
        assert len(opened) == 1
        refusals = [one.communicate()[1] for one in many if one not in opened]
        assert all("is already at work on" in said for said in refusals)
    finally:
        for one in many:
            one.kill()
            one.communicate()


def test_lock_files_that_name_a_strangers_process_do_not_stop_the_database(home: Path) -> None:
    with open_house(Settings(home=home)) as house:
        pid_file = house.places.home / "postgres" / "postmaster.pid"
        text = pid_file.read_text().replace(pid_file.read_text().split()[0], str(os.getppid()))
    pid_file.write_text(text)
    with open_house(Settings(home=home)) as house:
        assert psycopg.connect(house.running.dsn).closed is False


def test_a_half_made_cluster_is_made_anew(home: Path) -> None:
    (home / "postgres.init").mkdir(parents=True)
    (home / "postgres.init" / "PG_VERSION").write_text("18\n")
    with open_house(Settings(home=home)) as house:
        assert (house.places.home / "postgres" / "base").exists()


def test_a_lost_password_of_the_story_bible_is_made_anew(home: Path) -> None:
    with open_house(Settings(home=home)) as house:
        remember(house.running)
    (home / "bible" / "password").unlink()
    with open_house(Settings(home=home)) as house:
        assert recall(house.running) == ("lamp",) * 3


async def test_a_dead_worker_is_started_again_and_one_that_keeps_dying_is_given_time(
    home: Path,
) -> None:
    sleeper = (sys.executable, "-c", "import time; time.sleep(60)")
    with open_house(Settings(home=home)) as house:
        start_workers(house, 2, sleeper)
        async with watched(house) as heard:
            os.kill(house.staff["worker-1"][1].process.pid, signal.SIGKILL)
            await until_back(heard, "worker-1")
            os.kill(house.staff["worker-1"][1].process.pid, signal.SIGKILL)
            began = time.monotonic()
            async with asyncio.timeout(SECONDS):
                while len(heard) < 4:
                    await asyncio.sleep(0.05)
            assert time.monotonic() - began >= 0.5
        assert {n.name for n in heard} == {"worker-1"}


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to mount a small disk")
def test_a_full_disk_is_said_plainly(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "auteur", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        with pytest.raises(Unavailable, match="has only 64 MB left; free at least"):
            open_house(Settings(home=disk / "home"))
        with (disk / "ballast").open("wb") as ballast, suppress(OSError):
            ballast.write(b"0" * 2**27)
        with pytest.raises(Unavailable, match="the disk is full"):
            open_house(Settings(home=disk / "home"))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(Unavailable, match="the disk is read-only"):
            open_house(Settings(home=disk / "home"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_home_that_is_a_file_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a letter")
    with pytest.raises(Unavailable, match=r"home cannot be used: it is a file; .* --home DIR"):
        open_house(Settings(home=tmp_path / "home"))


@pytest.mark.parametrize(
    ("field", "address", "env"),
    [
        ("database_url", "postgresql://u:hush@127.0.0.1:9/film", "DATABASE_URL"),
        ("neo4j_uri", "bolt://127.0.0.1:9", "NEO4J_URI"),
        ("redis_url", "redis://:hush@127.0.0.1:9/0", "REDIS_URL"),
    ],
)
def test_a_given_server_that_is_away_is_named_without_its_password(
    home: Path, field: str, address: str, env: str
) -> None:
    settings = Settings.model_validate({"home": home, field: address})
    with pytest.raises(Unavailable, match=rf"at 127\.0\.0\.1:9 \({env}\) does not answer") as said:
        open_house(settings)
    assert "hush" not in str(said.value)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a home nobody else may enter")
def test_root_may_keep_its_home_where_the_database_user_cannot_walk() -> None:
    shut = Path("/root/.auteur-test-home")
    shutil.rmtree(shut, ignore_errors=True)
    try:
        for _ in range(2):
            with open_house(Settings(home=shut / ("deep" * 30) / "er")) as house:
                assert psycopg.connect(house.running.dsn).closed is False
    finally:
        shutil.rmtree(shut)
