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

from bench.eye_cases import LIGHT, Cases, apart, kept_pictures
from bench.eye_films import film_of, words
from bench.result import Result
from engines.animatic.eye.drift import drift
from engines.roles import Cut
from film.film import Film
from film.setup import Setup
from film.shots import Mark, Shot
from film.verdicts import Answer
from film.words import Angle, Lighting, Size, TimeOfDay
from production.makers import makers_for
from production.setups import setup_of
from production.views import ViewBook, hour_key, light_keys, person_keys

TUNED, HELD_OUT, PLACES = 200_000, 250_000, 20
TARGETS = {"missed_faults_percent": 5.0, "false_alarms_percent": 3.0}
_SIZES = (Size.WIDE, Size.FULL, Size.TWO_SHOT)
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
    rng, film = random.Random(f"cut {seed}"), film_of(seed)
    shot = _two(rng, film)
    one, two = _setup(rng, film, shot, -1), _setup(rng, film, shot, 1)
    book, time = ViewBook(film, makers_for("animatic", "bench", "bench")), one.time
    people = tuple((film.get_character(p.who).name, person_keys(p.who)[:1]) for p in shot.cast)
    hours = tuple(hour_key(t) for t in (time, *(t for t in TimeOfDay if t is not time)))
    cut = Cut(people=people, hours=hours, light=light_keys(time))
    keys = (*hours, *cut.light, *(key for _, found in people for key in found))
    views = {key: drawn.view(book, shot, key) for key in keys}
    last, opens = drawn.paint(one, one), drawn.paint(two, two)
    yield "fair cut", last, opens, cut, views
    for kind, wrong in _faults(rng, film, two).items():
        picture = drawn.paint(wrong, wrong)
        if kind != "another hour" or float(apart(opens, picture).mean()) > LIGHT:
            yield kind, last, picture, cut, views
    goes_on = cut.but(continuous=True)
    yield "fair continuation", last, _printed(drawn.folder, last, 1.0), goes_on, views
    yield "brightness jumps", last, _printed(drawn.folder, opens, 1.5), cut, views
    moved = one.but(people=(one.people[0].but(mark=Mark(x=0.2, z=0.9)), *one.people[1:]))
    yield "position jumps", last, drawn.paint(moved, one), goes_on, views


def _two(rng: random.Random, film: Film) -> Shot:
    """Two people who face each other."""
    shot, everyone = film.shots[0], [c.id for c in film.characters]
    first = shot.cast[0].but(mark=Mark(x=-0.7, z=0.0), facing=60.0, conditions=(), prominence=1.0)
    other = rng.choice([who for who in everyone if who != first.who])
    second = first.but(who=other, mark=Mark(x=0.7, z=0.1), facing=-60.0)
    return shot.but(cast=(first, second), props=(), lighting=Lighting.NATURAL)


def _setup(rng: random.Random, film: Film, shot: Shot, side: int) -> Setup:
    camera = shot.camera.but(
        size=rng.choice(_SIZES), azimuth=side * rng.uniform(5, 30), over="", angle=Angle.EYE_LEVEL,
        subjects=tuple(p.who for p in shot.cast),
    )  # fmt: skip
    return setup_of(film, shot.but(camera=camera))


def _faults(rng: random.Random, film: Film, setup: Setup) -> dict[str, Setup]:
    one, two = setup.people
    top = rng.choice([c for c in words("tops") if c != one.appearance.top])
    dressed = one.but(appearance=one.appearance.but(top=top, costume="coat"))
    swapped = (one.but(mark=two.mark, facing=two.facing), two.but(mark=one.mark, facing=one.facing))
    other = rng.choice([time for time in TimeOfDay if time is not setup.time])
    return {
        "other clothes": setup.but(people=(dressed, two)),
        "changed sides": setup.but(people=swapped),
        "another hour": setup.but(time=other),
    }


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
