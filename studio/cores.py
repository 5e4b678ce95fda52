"""How many cores this process may use."""

from __future__ import annotations

import os


def usable_cores(most: int) -> int:
    """Those it is tied to, or all there are; `most` at the most."""
    affinity = getattr(os, "sched_getaffinity", None)
    return min(most, len(affinity(0)) if affinity else os.cpu_count() or 1)
