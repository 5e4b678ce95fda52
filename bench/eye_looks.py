"""What the eye said of every case of a set-up, kept on disk by the code that draws and that looks.

So a bench that was stopped goes on where it was, several may work at once, and a second run costs
nothing.
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
from pydantic import TypeAdapter

import engines.animatic.eye
from bench.eye_cases import Case, Cases
from engines.animatic.eye.eye import AnimaticEye
from film.verdicts import Finding


@dataclass(frozen=True)
class Look:
    """One case, what the eye said, and the CPU milliseconds that it took."""

    case: Case
    finding: Finding
    cpu_ms: float


_LOOKS = TypeAdapter(list[Look])


@cache
def _seen_by() -> str:
    """Names the code that looks, and that plants faults."""
    found = hashlib.sha256()
    seeing = sorted(Path(engines.animatic.eye.__path__[0]).glob("*.py"))
    looking = [path for path in seeing if path.stem != "drift"]  # that compares shots, no steps
    for path in (*looking, *sorted(Path(__file__).parent.glob("eye_*.*"))):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def looks_at(drawn: Cases, seed: int) -> list[Look]:
    """All looks at one random shot: those that are kept, or taken now and kept."""
    folder = drawn.folder / f"looks-{_seen_by()}"
    kept = folder / f"{seed}.json"
    if kept.exists():
        return _LOOKS.validate_json(kept.read_bytes())
    looks = _looked(drawn, seed)
    folder.mkdir(exist_ok=True)
    temp = folder / f"{seed}.{os.getpid()}.part"
    temp.write_bytes(_LOOKS.dump_json(looks))
    temp.replace(kept)
    return looks


def _looked(drawn: Cases, seed: int) -> list[Look]:
    cv2.setNumThreads(1)
    eye, looks = AnimaticEye(), []
    for case in drawn.of(seed):
        begun = time.process_time()
        verdict = eye.look(case.picture, case.before, case.views, (case.question,))
        spent = 1000 * (time.process_time() - begun)
        looks.append(Look(case, verdict.findings[0], spent))
    return looks
