"""How exactly and how fast the last frame of a clip is found: `python -m bench last-frame`."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from bench.counted import KINDS, number_of, record
from bench.result import Result
from media.last_frame import last_picture


def run() -> Result:
    """How many kinds of clip give their exact last frame, and the median CPU time of one."""
    exact, times = [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, recording in KINDS.items():
            clip = Path(folder) / f"clip{recording.suffix}"
            wanted = record(clip, recording)
            begun = time.process_time()
            found = number_of(last_picture(clip))
            times.append(1000 * (time.process_time() - begun))
            if found == wanted:
                exact.append(name)
    figures = {
        "kinds of clip": len(KINDS),
        "exact": len(exact),
        "not exact": [name for name in KINDS if name not in exact],
        "median ms CPU": round(statistics.median(times), 1),
    }
    targets = {"exact": len(KINDS)}
    return Result(name="last-frame", figures=figures, targets=targets, met=len(exact) == len(KINDS))
