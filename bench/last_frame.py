"""How exactly and how fast the last frame of a clip is found: `python -m bench.last_frame`."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from bench.counted import KINDS, number_of, record
from media.last_frame import last_picture


def main() -> None:
    """Prints one line for each kind of clip: the number wanted, the number found, milliseconds."""
    exact, times = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for name, recording in KINDS.items():
            clip = Path(folder) / f"clip{recording.suffix}"
            wanted = record(clip, recording)
            begun = time.process_time()
            found = number_of(last_picture(clip))
            times.append(1000 * (time.process_time() - begun))
            exact += found == wanted
            print(f"{name:28} wanted {wanted:4} found {found:4} {times[-1]:6.1f} ms CPU")
    print(f"exact {exact} of {len(KINDS)}, median {statistics.median(times):.1f} ms CPU")


if __name__ == "__main__":
    main()
