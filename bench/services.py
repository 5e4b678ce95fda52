"""How long until the services are ready: the first time on a home, and later.

Each start is a process of its own, timed from its first line, so that imports count.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.result import Result

FIRST, LATER = 3, 5  # starts of each kind
TARGETS = {"services_first_s": 5.0, "services_later_s": 2.5}

START = """
import json, resource, sys, time
began = time.perf_counter()
from pathlib import Path
from studio.services.house import open_house
from studio.settings import Settings
house = open_house(Settings(home=Path(sys.argv[1])))
ready = time.perf_counter()
house.close()
closed = time.perf_counter()
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
cpu = sum(one.ru_utime + one.ru_stime for one in used)
print(json.dumps({"s": ready - began, "close_s": closed - ready, "cpu_s": cpu}))
"""


def one_start(home: Path) -> dict[str, float]:
    """Seconds until ready (imports included), to close, and of CPU in all."""
    said = subprocess.run(
        [sys.executable, "-c", START, str(home)], check=True, stdout=subprocess.PIPE, text=True
    )
    times: dict[str, float] = json.loads(said.stdout)
    return times


def run() -> Result:
    """Medians of first and later starts."""
    with tempfile.TemporaryDirectory(prefix="auteur-bench-") as folder:
        first = [one_start(Path(folder, str(number))) for number in range(FIRST)]
        later = [one_start(Path(folder, "0")) for _ in range(LATER)]
    figures = {
        f"services_{kind}_{what}": round(statistics.median(one[what] for one in starts), 2)
        for kind, starts in (("first", first), ("later", later))
        for what in ("s", "close_s", "cpu_s")
    }
    met = all(figures[name] <= limit for name, limit in TARGETS.items())
    return Result(name="services", figures=figures, targets=TARGETS, met=met)
