"""How often the eye cries wolf, and how often it misses a planted fault; `python -m bench eye`.

Random shots are drawn, good and with a fault planted, and the eye is asked what production would
ask. A miss is a fault that passes; a false alarm a good picture that fails. The eye was tuned on
seeds from TUNED on and is measured on seeds from HELD_OUT on, which have casts of their own.
`--part 1/4 --kept DIR` takes one part of it: run all parts, at once or one after another, and then
without `--part` for the table of all.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

from bench.eye_cases import Case, Cases, kept_pictures
from bench.eye_looks import looks_at
from bench.result import Result
from engines.animatic.eye.pixels import Pixels, read_half
from film.verdicts import Answer, Finding

TUNED, HELD_OUT, SHOTS = 0, 50_000, 400
SHEET = Path(tempfile.gettempdir()) / "auteur-eye-worst.jpg"
TARGETS = {
    "missed_faults_percent": 5.0,
    "false_alarms_percent": 3.0,
    "unknown_percent": 10.0,
    "cpu_ms_a_look": 150.0,
}
_ROWS, _TILE = 14, (480, 270)
Looked = tuple[Case, Finding]


def run(
    shots: int = SHOTS, first: int = HELD_OUT, part: tuple[int, int] = (1, 1), kept: str = ""
) -> Result:
    """Looks at every case of `shots` random shots, or at the first, second... of so many parts of
    them, and draws the worst on one sheet. Pictures and answers are kept in the folder `kept`."""
    drawn = Cases(kept_pictures(kept))
    seeds = range(first, first + shots)[part[0] - 1 :: part[1]]
    looks = [look for seed in seeds for look in looks_at(drawn, seed)]
    looked = [(look.case, look.finding) for look in looks]
    sheet(looked, SHEET)
    figures = figures_of(looked)
    times = [look.cpu_ms for look in looks]
    figures |= {"cpu_ms_a_look": round(statistics.median(times), 1), "worst": str(SHEET)}
    figures |= {"set_ups": float(len(seeds)), "seeds": f"{seeds[0]} to {seeds[-1]}"}
    met = all(float(figures[name]) <= target for name, target in TARGETS.items())
    return Result(name="eye", figures=figures, targets=TARGETS, met=met)


def figures_of(looked: list[Looked]) -> dict[str, float | str]:
    """Rates over all looks, then a line for each kind of fault and each kind of good picture."""
    good, bad = _answers(looked, False), _answers(looked, True)
    return {
        "looks": float(len(looked)),
        "missed_faults_percent": _percent(bad, Answer.PASS),
        "false_alarms_percent": _percent(good, Answer.FAIL),
        "unknown_percent": _percent(good + bad, Answer.UNKNOWN),
        "confidence_off_by": _calibration(looked),
        **{kind: _line(found) for kind, found in sorted(_kinds(looked).items())},
    }


def _kinds(looked: Iterable[Looked]) -> dict[str, list[Looked]]:
    kinds: dict[str, list[Looked]] = {}
    for case, finding in looked:
        kinds.setdefault(case.fault or f"good {case.about}", []).append((case, finding))
    return kinds


def _line(looked: list[Looked]) -> str:
    fault = bool(looked[0][0].fault)
    answers = _answers(looked, fault)
    wrong = Answer.PASS if fault else Answer.FAIL
    words = "missed" if fault else "false alarms"
    return (
        f"n {len(answers):4}  {words:12} {_percent(answers, wrong):5} %  "
        f"unknown {_percent(answers, Answer.UNKNOWN):5} %"
    )


def _answers(looked: Iterable[Looked], fault: bool) -> list[Answer]:
    return [finding.answer for case, finding in looked if bool(case.fault) is fault]


def _percent(answers: list[Answer], which: Answer) -> float:
    return round(100 * answers.count(which) / max(1, len(answers)), 1)


def _calibration(looked: list[Looked]) -> float:
    """How far, on average, the confidence of an answer is from how often such answers are right
    (0..1, in ten groups by confidence; unknowns left out)."""
    told = [(f.confidence, (f.answer is Answer.FAIL) == bool(c.fault))
            for c, f in looked if f.answer is not Answer.UNKNOWN]  # fmt: skip
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in told:
        groups.setdefault(min(9, int(confidence * 10)), []).append((confidence, right))
    off = sum(abs(sum(c for c, _ in g) - sum(r for _, r in g)) for g in groups.values())
    return round(off / max(1, len(told)), 3)


def sheet(looked: list[Looked], out: Path) -> None:
    """Draws misses, false alarms and unknowns: picture, the one before, and reference views."""
    rank = {Answer.PASS: 0, Answer.FAIL: 0, Answer.UNKNOWN: 1}
    worst = [(c, f) for c, f in looked if f.answer is not (Answer.FAIL if c.fault else Answer.PASS)]
    worst.sort(key=lambda pair: (rank[pair[1].answer], -pair[1].confidence))
    if worst:
        rows = [_row(case, finding) for case, finding in worst[:_ROWS]]
        cv2.imwrite(str(out), np.vstack(rows)[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 82])


def _row(case: Case, finding: Finding) -> Pixels:
    picture = cv2.resize(read_half(case.picture), _TILE)
    lines = (
        f"{case.name} {case.question.text[:60]}",
        f"{case.fault or 'good'} {case.facts.get('planted', '')}: {finding.answer.value} "
        f"{finding.confidence:.2f} {finding.reason}"[:70],
        ", ".join(case.facts.values())[:70],
    )
    for n, text in enumerate(lines):
        for colour, width in (((0, 0, 0), 3), ((255, 220, 120), 1)):
            at = (6, 18 + 18 * n)
            cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.42, colour, width)
    tiles = [picture, cv2.resize(read_half(case.before or case.picture), _TILE)]
    keys = [*case.question.views[:3:2], *case.question.rivals[::6][:3]]
    tiles += [_fitted(read_half(case.views[key])) for key in keys]
    tiles += [np.zeros((270, 152, 3), np.uint8)] * (5 - len(keys))
    return np.asarray(np.hstack(tiles), np.uint8)


def _fitted(view: Pixels) -> Pixels:
    """A reference view in a tile, its whole height shown."""
    return np.asarray(cv2.resize(view, (152, 270)), np.uint8)
