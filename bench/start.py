"""How long until `auteur` answers at its address: the first time on a home, and later.

Each start is a process of its own, timed from its launch until GET /api/health says that all
services answer; then it is told to stop. The CPU seconds are of the process and its children.
"""

from __future__ import annotations

import signal
import statistics
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from time import monotonic, sleep

import psutil

from bench.result import Result
from studio.services.ports import two_free_ports

STARTS = 3  # of each kind
LIMIT_S = 120.0
TARGETS = {"first_s": 15.0, "later_s": 8.0}
DOOR = "import sys, auteur; sys.exit(auteur.main())"


def run() -> Result:
    """Medians of first and of later starts."""
    with tempfile.TemporaryDirectory(prefix="auteur-bench-") as folder:
        first = [one_start(Path(folder, str(number))) for number in range(STARTS)]
        later = [one_start(Path(folder, "0")) for _ in range(STARTS)]
    figures = {
        f"{kind}_{what}": round(statistics.median(one[what] for one in starts), 2)
        for kind, starts in (("first", first), ("later", later))
        for what in ("s", "cpu_s", "close_s")
    }
    met = all(figures[name] <= limit for name, limit in TARGETS.items())
    return Result(name="start", figures=figures, targets=TARGETS, met=met)


def one_start(home: Path) -> dict[str, float]:
    """Seconds until it answers, of CPU until then, and until it has ended."""
    port, _ = two_free_ports()
    words = ["--home", str(home), "--port", str(port)]
    began = monotonic()
    server = subprocess.Popen([sys.executable, "-c", DOOR, *words], stdout=subprocess.DEVNULL)
    try:
        _wait(server, f"http://127.0.0.1:{port}/api/health")
        ready, cpu = monotonic(), _cpu(psutil.Process(server.pid))
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)
    return {"s": ready - began, "cpu_s": cpu, "close_s": monotonic() - ready}


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    until = monotonic() + LIMIT_S
    while monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            sleep(0.05)
    raise RuntimeError(f"no answer at {address} in {LIMIT_S:.0f} s")


def _cpu(process: psutil.Process) -> float:
    total = 0.0
    for one in (process, *process.children(recursive=True)):
        times = one.cpu_times()
        total += times.user + times.system
    return total
