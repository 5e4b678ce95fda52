"""The processes of one studio: started on a leash, marked on disk, ended in order."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from film.errors import Unavailable
from studio.services import leash
from studio.settings import environment

DISK_FULL = "No space left on device"

# The kernel ties a leashed child to the thread that forked it, so one thread that lives as long as
# the process forks them all, whoever asks.
SPAWNER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="spawner")


@dataclass(frozen=True)
class Order:
    """How one process is to be started.

    `log` takes its output; `uid`/`gid` are who it runs as (-1: as we do); `on_leash` is the signal
    it gets when we die (0: none); `clean` gives it an environment of its own, else `settings`
    (NAME=value) are added to ours; `talks` keeps its stdin open until it shall end. At the close a
    later stage ends before an earlier one, each stage together.
    """

    name: str
    command: tuple[str, ...]
    log: Path
    mark: Path
    cwd: Path | None = None
    uid: int = -1
    gid: int = -1
    on_leash: int = signal.SIGTERM
    clean: bool = True
    settings: tuple[str, ...] = ()
    talks: bool = False
    stage: int = 0


@dataclass(frozen=True)
class Child:
    """A process we started, how to ask it to end, and how long (s) it may take about it."""

    name: str
    process: subprocess.Popen[bytes]
    mark: Path
    ask: signal.Signals = signal.SIGTERM
    grace: float = 10.0
    stage: int = 0

    def alive(self) -> bool:
        """True until it has ended; reaps it when it has."""
        return self.process.poll() is None

    def end(self) -> None:
        """Asks it to end, and ends it by force when it takes too long."""
        if self.alive():
            self._ask_to_end()
            try:
                self.process.wait(self.grace)
            except subprocess.TimeoutExpired:
                kill_with_descendants(self.process.pid)
                self.process.wait()
        self.mark.unlink(missing_ok=True)

    def _ask_to_end(self) -> None:
        if self.process.stdin is None:
            self.process.send_signal(self.ask)
            return
        with suppress(BrokenPipeError):  # one that we talk to ends when we stop talking
            self.process.stdin.close()


class Children:
    """The children of one house. After `close` nothing more is started."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._open = True
        self._all: list[Child] = []

    def start(
        self, order: Order, ask: signal.Signals = signal.SIGTERM, grace: float = 10.0
    ) -> Child:
        """Starts a process; Unavailable when the house is closing."""
        with self._turn:
            if not self._open:
                raise Unavailable("The studio is closing; start it again.")
            process = SPAWNER.submit(_spawn, order).result()
            child = Child(order.name, process, order.mark, ask, grace, order.stage)
            self._all = [c for c in self._all if c.alive()] + [child]
        _write_mark(order.mark, process.pid)
        return child

    def close(self) -> None:
        """Ends all children, stage by stage."""
        with self._turn:
            self._open = False
        for stage in sorted({child.stage for child in self._all}, reverse=True):
            together = [child for child in self._all if child.stage == stage]
            with ThreadPoolExecutor(max_workers=len(together)) as pool:
                for ending in [pool.submit(child.end) for child in together]:
                    ending.result()


def _spawn(order: Order) -> subprocess.Popen[bytes]:
    leashed = [
        sys.executable, "-I", "-S", str(Path(leash.__file__)),
        str(os.getpid()), str(int(order.on_leash)), str(order.uid), str(order.gid),
        "clean" if order.clean else " ".join(("keep", *order.settings)), *order.command,
    ]  # fmt: skip
    with order.log.open("ab") as log:
        return subprocess.Popen(
            leashed,
            cwd=order.cwd,
            env=environment(),
            stdin=subprocess.PIPE if order.talks else subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the studio, which then ends its children
        )


def _write_mark(mark: Path, pid: int) -> None:
    with suppress(psutil.NoSuchProcess):
        born = psutil.Process(pid).create_time()
        mark.write_text(json.dumps({"pid": pid, "born": born}))


def end_leftover(mark: Path, ask: signal.Signals = signal.SIGTERM, grace: float = 5.0) -> None:
    """Ends what a studio that was killed left behind, if it is still there."""
    left = _find_marked(mark)
    if left:
        with suppress(psutil.NoSuchProcess):
            left.send_signal(ask)
            if not _ended(left, grace):
                kill_with_descendants(left.pid)
    mark.unlink(missing_ok=True)


def _find_marked(mark: Path) -> psutil.Process | None:
    """The process that a mark names; a number that has gone to another process is not it."""
    with suppress(OSError, ValueError, KeyError, TypeError, psutil.NoSuchProcess):
        said = json.loads(mark.read_text())
        found = psutil.Process(int(said["pid"]))
        if abs(found.create_time() - float(said["born"])) < 1.0:
            return found
    return None


def _ended(process: psutil.Process, within: float) -> bool:
    """Waits until a process that is not our child has ended; one not yet reaped has."""
    until = time.monotonic() + within
    with suppress(psutil.NoSuchProcess):
        while process.status() != psutil.STATUS_ZOMBIE:
            if time.monotonic() >= until:
                return False
            time.sleep(0.01)
    return True


def kill_with_descendants(pid: int) -> None:
    """SIGKILL for a process and everything it started, also those in sessions of their own."""
    with suppress(psutil.NoSuchProcess):
        top = psutil.Process(pid)
        family = [*top.children(recursive=True), top]
        for one in family:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        for one in family:
            _ended(one, within=5.0)


def log_words(log: Path, lines: int = 3) -> str:
    """The last words of a log, for a sentence; a full disk is said plainly."""
    try:
        text = log.read_text(errors="replace")
    except OSError:
        return f"it left no log at {log}"
    last = " / ".join(line.strip() for line in text.splitlines()[-lines:] if line.strip())
    if DISK_FULL in last:
        return f"the disk is full; free some space and start again (see {log})"
    return f"{last or 'it left no word'} (see {log})"
