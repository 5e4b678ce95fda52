"""Cuts between two shots, fair ones and with a fault planted; `python -m bench drift`.

Fair cuts change size and angle, or go on from the last frame. Faults: the light of another hour,
a jump of brightness, other clothes, people who change sides, a jump where a shot goes on. Tuned on
seeds from TUNED on, measured from HELD_OUT on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from bench.eye_cases import LIGHT, PLAIN, Cases, apart, kept_pictures
from bench.eye_films import film_of, words
from bench.result import Result
from engines.animatic.eye.drift import drift
from engines.animatic.eye.pixels import Array
from engines.roles import Cut
from film.film import Film
from film.setup import Setup
from film.shots import Mark, Shot
from film.verdicts import Answer
from film.words import Angle, Lighting, Size, TimeOfDay
from production.cuts import cut_between
from production.makers import makers_for
from production.setups import setup_of
from production.views import ViewBook

TUNED, HELD_OUT, PLACES = 200_000, 250_000, 20
TARGETS = {"missed_faults_percent": 5.0, "false_alarms_percent": 3.0}
_BOTH = (Size.WIDE, Size.FULL, Size.TWO_SHOT)
_SIZES = (*_BOTH, Size.MEDIUM, Size.MEDIUM_CLOSE, Size.CLOSE_UP, Size.OVER_SHOULDER)
_PATCH = 0.01  # share of a picture that anybody sees
Pair = tuple[str, Path, Path, Cut, dict[str, Path]]


def run(places: int = PLACES, first: int = HELD_OUT) -> Result:
    """Looks at the cuts of so many random places."""
    drawn, table = Cases(kept_pictures()), dict[str, list[Answer]]()
    for seed in range(first, first + places):
        for kind, last, opens, cut, views in pairs(drawn, seed):
            answer = drift(last, opens, views, cut).answer
            table.setdefault(kind, []).append(answer)
    good = [a for kind, found in table.items() if kind.startswith("fair") for a in found]
    bad = [a for kind, found in table.items() if not kind.startswith("fair") for a in found]
    figures = {
        "cuts": float(len(good) + len(bad)),
        "found_faults_percent": _percent(bad, Answer.FAIL),
        "missed_faults_percent": _percent(bad, Answer.PASS),
        "false_alarms_percent": _percent(good, Answer.FAIL),
        "unknown_percent": _percent(good + bad, Answer.UNKNOWN),
        **{kind: ", ".join((f"n {len(found)}", *(f"{found.count(a)} {a.value}" for a in Answer)))
           for kind, found in sorted(table.items())},
        "seeds": f"{first} to {first + places - 1}",
    }  # fmt: skip
    met = all(float(str(figures[name])) <= target for name, target in TARGETS.items())
    return Result(name="drift", figures=figures, targets=TARGETS, met=met)


def _percent(answers: list[Answer], which: Answer) -> float:
    return round(100 * answers.count(which) / max(1, len(answers)), 1)


def pairs(drawn: Cases, seed: int) -> Iterator[Pair]:
    """Each cut with its kind: fair ones, and one of each fault."""
    rng, film = random.Random(f"cut {seed}"), film_of(seed)
    ends = _shot(rng, film, "1A", -1)
    begins = _shot(rng, film, "1B", 1)
    film = film.but(shots=(ends, begins))
    cut = cut_between(film, ends, begins)
    assert cut is not None
    one, two = setup_of(film, ends), setup_of(film, begins)
    book = ViewBook(film, makers_for("animatic", "bench", "bench"))
    views = {key: drawn.view(book, begins, key) for key in cut.pictures()}
    for name, whole in (("before/empty", one), ("after/empty", two)):
        views[name] = drawn.paint(whole.but(people=()), whole)
    last, opens = drawn.paint(one, one), drawn.paint(two, two)
    yield "fair cut", last, opens, cut, views
    for fault, wrong in _faults(rng, two, len(cut.people) > 1).items():
        picture = drawn.paint(wrong, two.but(time=wrong.time))
        if _shows(fault, apart(opens, picture)):
            yield fault, last, picture, cut, views
    goes_on = cut.but(continuous=True)
    yield "fair continuation", last, _printed(drawn.folder, last, 1.0), goes_on, views
    yield "brightness jumps", last, _printed(drawn.folder, opens, 1.5), cut, views
    moved = one.but(people=(one.people[0].but(mark=Mark(x=0.2, z=0.9)), *one.people[1:]))
    yield "position jumps", last, drawn.paint(moved, one), goes_on, views


def _shot(rng: random.Random, film: Film, label: str, side: int) -> Shot:
    """Two people who face each other, or one of them over the other's shoulder or near by."""
    shot, everyone = film.shots[0], [c.id for c in film.characters]
    first = shot.cast[0].but(mark=Mark(x=-0.7, z=0.0), facing=60.0, conditions=(), prominence=1.0)
    other = random.Random(film.characters[0].id).choice([w for w in everyone if w != first.who])
    size = rng.choice(_SIZES)
    both = size in _BOTH
    second = first.but(
        who=other, mark=Mark(x=0.7, z=0.1), facing=-60.0, prominence=1.0 if both else 0.4
    )
    camera = shot.camera.but(
        size=size, azimuth=side * rng.uniform(5, 30), angle=Angle.EYE_LEVEL,
        subjects=(first.who, second.who) if both else (first.who,),
        over=second.who if size is Size.OVER_SHOULDER else "",
    )  # fmt: skip
    return shot.but(
        id=f"sh{label}", label=label, cast=(first, second), props=(),
        lighting=Lighting.NATURAL, camera=camera,
    )  # fmt: skip


def _faults(rng: random.Random, setup: Setup, both: bool) -> dict[str, Setup]:
    one, two = setup.people
    top = rng.choice([c for c in words("tops") if c != one.appearance.top])
    dressed = one.but(appearance=one.appearance.but(top=top, costume="coat"))
    swapped = (one.but(mark=two.mark, facing=two.facing), two.but(mark=one.mark, facing=one.facing))
    other = rng.choice([time for time in TimeOfDay if time is not setup.time])
    return {
        "other clothes": setup.but(people=(dressed, two)),
        **({"changed sides": setup.but(people=swapped)} if both else {}),
        "another hour": setup.but(time=other),
    }


def _shows(fault: str, differs: Array) -> bool:
    """Whether anybody would see it: another light, or enough of somebody in other colours."""
    if fault == "another hour":
        return float(differs.mean()) > LIGHT
    return float((differs > PLAIN).mean()) > _PATCH


def _printed(folder: Path, picture: Path, level: float) -> Path:
    """The picture as a clip would show it, so many times as bright."""
    out = folder / f"{picture.stem}-{level}.png"
    if not out.exists():
        found = cv2.imread(str(picture))
        assert found is not None
        image = np.clip(found.astype(np.float32) * level, 0, 255).astype(np.uint8)
        _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 88])
        printed = cv2.imdecode(data, cv2.IMREAD_COLOR)
        assert printed is not None
        cv2.imwrite(str(out), printed)
    return out
