"""How often the eye cries wolf, and how often it misses a planted fault; `python -m bench eye`.

Random shots are drawn, good and with a fault planted: nobody there, someone else, other clothes,
no prop, night for day. A miss is a fault that passes; a false alarm a good picture that fails.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

import cv2
import numpy as np

from bench.eye_cases import Case, Shots
from bench.result import Result
from engines.animatic.eye.eye import AnimaticEye
from engines.animatic.eye.pixels import Pixels, read_half
from film.verdicts import Answer, Finding

SHOTS, FIRST = 150, 1000  # seeds from FIRST on; the thresholds were set on seeds 0 to 159
SHEET = Path(tempfile.gettempdir()) / "auteur-eye-worst.png"
TARGETS = {
    "false_alarms_percent": 3.0,
    "missed_faults_percent": 10.0,
    "unknown_percent": 10.0,
    "cpu_ms_a_look": 150.0,
}
_ROWS, _TILE = 12, (480, 270)
Looked = tuple[Case, Finding]


def run(shots: int = SHOTS, first: int = FIRST) -> Result:
    """Looks at every case of `shots` random shots and draws the worst on one sheet."""
    eye, looked, times = AnimaticEye(), [], []
    with tempfile.TemporaryDirectory() as folder:
        cases = Shots(Path(folder))
        for seed in range(first, first + shots):
            for case in cases.cases(seed):
                begun = time.process_time()
                verdict = eye.look(case.picture, case.before, case.views, (case.question,))
                times.append(1000 * (time.process_time() - begun))
                looked.append((case, verdict.findings[0]))
        sheet(looked, SHEET)
    figures = {**_figures(looked), "cpu_ms_a_look": round(statistics.median(times), 1)}
    met = all(float(figures[name]) <= target for name, target in TARGETS.items())
    return Result(name="eye", figures={**figures, "worst": str(SHEET)}, targets=TARGETS, met=met)


def _figures(looked: list[Looked]) -> dict[str, float | str]:
    good = [f.answer for c, f in looked if not c.fault]
    bad = [f.answer for c, f in looked if c.fault]
    table: dict[str, Counter[str]] = {}
    for case, finding in looked:
        kind = f"{case.about}: {case.fault or 'good'}"
        table.setdefault(kind, Counter())[finding.answer.value] += 1
    return {
        "looks": float(len(looked)),
        "false_alarms_percent": _percent(good.count(Answer.FAIL), len(good)),
        "missed_faults_percent": _percent(bad.count(Answer.PASS), len(bad)),
        "unknown_percent": _percent(
            good.count(Answer.UNKNOWN) + bad.count(Answer.UNKNOWN), len(looked)
        ),
        **{kind: _counts(found) for kind, found in sorted(table.items())},
    }


def _counts(found: Counter[str]) -> str:
    return ", ".join(f"{found[answer.value]} {answer.value}" for answer in Answer)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def sheet(looked: list[Looked], out: Path) -> None:
    """Draws false alarms and misses: picture, the one before, and three reference views."""
    worst = [(c, f) for c, f in looked if (f.answer is Answer.PASS) == bool(c.fault)]
    worst.sort(key=lambda pair: bool(pair[0].fault))
    if worst:
        step = max(1, len(worst) // _ROWS)
        rows = [_row(case, finding) for case, finding in worst[::step][:_ROWS]]
        cv2.imwrite(str(out), np.vstack(rows)[:, :, ::-1])


def _row(case: Case, finding: Finding) -> Pixels:
    picture = cv2.resize(read_half(case.picture), _TILE)
    text = f"{case.name} {case.fault or 'good'}: {finding.answer.value} {finding.reason}"[:60]
    cv2.putText(picture, text, (6, 18), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (255, 60, 60), 1)
    tiles = [picture, cv2.resize(read_half(case.before or case.picture), _TILE)]
    views = [read_half(path) for path in list(case.views.values())[:6:2]]
    tiles += [cv2.resize(view, (152, 270)) for view in views]
    tiles += [np.zeros((270, 152, 3), np.uint8)] * (3 - len(views))
    return np.asarray(np.hstack(tiles), np.uint8)
