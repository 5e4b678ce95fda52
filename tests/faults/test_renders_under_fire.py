"""Killed in the middle of a render: afterwards the film completes and nothing is made twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from studio.services.lock import find_holder
from studio.services.ports import two_free_ports

pytestmark = [pytest.mark.faults, pytest.mark.timeout(900)]
ROOT = Path(__file__).resolve().parents[2]
DOOR = "import sys, auteur; sys.exit(auteur.main())"
SCRIPT = """Title: Under fire

INT. KITCHEN - DAY

ANNA (30), red coat, sits at the table. She holds a LETTER.

ANNA
He wrote to me.

EXT. STREET - NIGHT

Rain. Anna walks away with the letter.
"""


class Make:
    """`auteur make` in a process of its own, on a home that outlives it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.out = home.parent / "film.mp4"
        self.script = home.parent / "fire.fountain"
        self.script.write_text(SCRIPT)

    def start(self) -> subprocess.Popen[str]:
        words = ["make", str(self.script), "--out", str(self.out), "--home", str(self.home)]
        return subprocess.Popen(
            [sys.executable, "-c", DOOR, *words, "--yes", "--json"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )

    def finish(self) -> dict[str, object]:
        process = self.start()
        out, _ = process.communicate(timeout=600)
        assert process.returncode == 0, out
        answer: dict[str, object] = json.loads(out.splitlines()[-1])
        return answer

    def made(self) -> set[str]:
        files = self.home / "files"
        return {path.name for path in files.glob("[0-9a-f][0-9a-f]/*") if path.suffix != ".json"}

    def wait_for_files(self, process: subprocess.Popen[str], count: int) -> None:
        until = time.monotonic() + 240
        while len(self.made()) < count:
            assert process.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < until, f"only {len(self.made())} files"
            time.sleep(0.05)


@pytest.fixture
def make() -> Iterator[Make]:
    folder = Path(tempfile.mkdtemp(prefix="auteur-fire-"))
    yield Make(folder / "home")
    shutil.rmtree(folder, ignore_errors=True)


def stamps(make: Make) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in (make.home / "files").glob("??/*.*")}


def test_a_second_run_of_an_unchanged_film_renders_nothing(make: Make) -> None:
    first = make.finish()
    assert first["rendered"]
    second = make.finish()
    assert second["rendered"] == 0
    assert second["seconds"] == first["seconds"]


def test_kill_of_everything_at_any_moment_loses_no_finished_file(make: Make) -> None:
    for count in (3, 10, 20):
        process = make.start()
        make.wait_for_files(process, count)
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    before = stamps(make)
    answer = make.finish()
    after = stamps(make)
    assert int(str(answer["reused"])) >= 20
    assert {name: after[name] for name in before} == before
    assert make.out.stat().st_size > 10_000


def pids_of(make: Make, find: Callable[[list[str]], bool]) -> list[int]:
    return [
        process.pid
        for process in psutil.process_iter(["cmdline"])
        if str(make.home) in " ".join(process.info["cmdline"] or [])
        and find(process.info["cmdline"])
    ]


def test_a_killed_worker_is_replaced_and_its_file_is_made_after_all(make: Make) -> None:
    process = make.start()
    for count in (4, 9, 15):
        make.wait_for_files(process, count)
        workers = pids_of(make, lambda words: any("rq_worker.py" in word for word in words))
        assert workers
        os.kill(workers[0], signal.SIGKILL)
    out, _ = process.communicate(timeout=600)
    assert process.returncode == 0, out
    assert json.loads(out.splitlines()[-1])["shots"]


@pytest.mark.parametrize("service", ["postgres", "queue", "bible"])
def test_a_killed_service_comes_back_and_the_render_goes_on(make: Make, service: str) -> None:
    process = make.start()
    make.wait_for_files(process, 8)
    assert find_holder(make.home) is not None
    mark = make.home / "pids" / {"postgres": "database"}.get(service, service)
    pid = int(json.loads(next(p for p in mark.parent.glob(f"{mark.name}*")).read_text())["pid"])
    os.kill(pid, signal.SIGKILL)
    out, _ = process.communicate(timeout=600)
    assert process.returncode == 0, out
    assert json.loads(out.splitlines()[-1])["shots"]


def test_make_works_beside_a_running_server_and_leaves_it_running(make: Make) -> None:
    port, _ = two_free_ports()
    words = ["--home", str(make.home), "--port", str(port)]
    server = subprocess.Popen([sys.executable, "-c", DOOR, *words], stdout=subprocess.PIPE)
    try:
        assert server.stdout is not None
        assert b"Auteur is ready" in server.stdout.readline()
        assert make.finish()["rendered"]
        assert server.poll() is None
        assert make.finish()["rendered"] == 0
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)
