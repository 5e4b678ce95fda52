"""What the eye's bench looks at: pictures of random shots, good ones and with a fault planted.

The questions and reference views are those that production would ask and hand over. Pictures are
kept on disk by what they show and by the code that draws them, so that only looking costs time
when nothing else has changed.
"""

from __future__ import annotations

import hashlib
import math
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np

import engines.animatic.drawing
from bench.eye_films import film_of, words
from engines.animatic.eye.pixels import Array, lab, linear, read_half
from engines.animatic.painter import AnimaticPainter
from engines.roles import Question, StepOrder
from film.film import Film
from film.noun import digest
from film.setup import Setup
from film.shots import Shot
from film.words import TimeOfDay
from production.composites import PERSON, PLACE, grown, stages_of
from production.makers import Makers, makers_for
from production.questions import questions_for, states_of
from production.setups import setup_of
from production.views import ViewBook

PLAIN, SHOWS = 20.0, 0.10  # Lab units that make a colour plainly another; share of a figure
STAIN, STAINED = 10.0, 0.03  # the same for a stain
THING = 0.25  # and for a thing
LIGHT = 9.0  # mean Lab units between two hours that anybody tells apart
_MAKERS: Makers = makers_for("animatic", "bench", "bench")


@dataclass(frozen=True)
class Case:
    """One question about one picture. `fault` is "" for a good picture."""

    name: str
    fault: str
    picture: Path
    before: Path | None
    views: dict[str, Path]
    question: Question
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def about(self) -> str:
        return self.question.about


@cache
def _drawn_by() -> str:
    """Names the code and tables that draw."""
    found = hashlib.sha256()
    folder = Path(engines.animatic.drawing.__path__[0])
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".yaml")):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def kept_pictures(under: str = "") -> Path:
    """Where pictures of the drawing as it is now are kept; among temporary files, or `under`."""
    folder = Path(under or tempfile.gettempdir()) / f"auteur-eye-{_drawn_by()}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Cases:
    """Draws cases into a folder; the same seed gives the same cases."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.painter = folder, AnimaticPainter()

    def of(self, seed: int) -> Iterator[Case]:
        """All looks at one random shot, good and faulty."""
        film = film_of(seed)
        yield from _Takes(self, film, film.shots[0], str(seed)).cases()

    def of_shot(self, film: Film, shot: Shot, name: str) -> Iterator[Case]:
        """All looks at this shot."""
        yield from _Takes(self, film, shot, name).cases()

    def paint(self, setup: Setup, whole: Setup) -> Path:
        order = StepOrder(stage="", setup=setup, whole=whole)
        out = self.folder / f"{digest(order.model_dump(mode='json'))[:24]}.png"
        if not out.exists():
            _whole(out, lambda temp: self.painter.paint(order, None, (), temp))
        return out

    def view(self, book: ViewBook, shot: Shot, key: str) -> Path:
        recipe = book.get(shot, key)
        out = self.folder / recipe.file_name
        if not out.exists():
            setup = Setup.model_validate(recipe.spec["setup"])
            _whole(out, lambda temp: self.painter.reference(setup, recipe.spec["view"], temp))
        return out


def _whole(out: Path, draw: Callable[[Path], None]) -> None:
    """Draws a file that is there wholly or not at all, whoever else draws it at the same time."""
    temp = out.with_name(f"{os.getpid()}-{out.name}")
    draw(temp)
    temp.replace(out)


class _Takes:
    """The good pictures of one shot, and those with a fault."""

    def __init__(self, cases: Cases, film: Film, shot: Shot, name: str) -> None:
        self.draw, self.film, self.shot, self.name = cases, film, shot, name
        self.rng = random.Random(f"faults {name}")
        self.whole = setup_of(film, shot)
        self.book = ViewBook(film, _MAKERS)

    def cases(self) -> Iterator[Case]:
        stages, before = stages_of(self.whole), None
        for count, now in enumerate(stages, 1):
            setup = grown(self.whole, stages[:count])
            picture = self.draw.paint(setup, self.whole)
            asked = (self.film, self.shot, setup, now)
            for question in (*questions_for(*asked), *states_of(*asked)):
                good = self._case(question, picture, before, now.adds)
                yield good
                plant = {PLACE: self._hours, PERSON: self._people}.get(now.stage, self._things)
                yield from plant(good, setup, now.adds)
            before = picture

    def _case(
        self, question: Question, picture: Path, before: Path | None, adds: tuple[str, ...]
    ) -> Case:
        views = {key: self.draw.view(self.book, self.shot, key) for key in question.pictures()}
        setup = self.whole
        facts = {
            "size": setup.camera.size.value, "place": setup.place.kind, "time": setup.time.value,
            "light": setup.lighting.value, "weather": setup.weather.value,
            "inside": str(setup.place.interior), "angle": setup.camera.angle.value,
            "pose": next((p.pose.value for p in setup.people if p.who in adds), ""),
        }  # fmt: skip
        return Case(self.name, "", picture, before, views, question, facts)

    def _hours(self, good: Case, setup: Setup, adds: tuple[str, ...]) -> Iterator[Case]:
        other = self.rng.choice([time for time in TimeOfDay if time is not setup.time])
        wrong = self.draw.paint(setup.but(time=other), self.whole.but(time=other))
        if float(apart(good.picture, wrong).mean()) > LIGHT:
            yield _but(good, "wrong time of day", wrong, planted=other.value)

    def _people(self, good: Case, setup: Setup, adds: tuple[str, ...]) -> Iterator[Case]:
        assert good.before is not None
        if good.about == "condition":
            yield from self._state(good, setup, adds[0])
            return
        yield _but(good, "missing person", good.before)
        if not good.views:
            return
        who = good.question.expects
        faults = {
            "wrong person": self._stranger(setup, who),
            "wrong clothes": self._clothes(setup, who),
            "people swapped": self._swapped(setup, who),
        }
        drawn = [(fault, wrong) for fault, wrong in faults.items() if wrong is not None]
        for fault, wrong in self.rng.sample(drawn, min(2, len(drawn))):
            picture = self.draw.paint(wrong, self.whole)
            if _shows(good, picture, PLAIN, SHOWS):
                yield _but(good, fault, picture)

    def _stranger(self, setup: Setup, who: str) -> Setup:
        there = {p.who for p in self.whole.people}
        return self._as(setup, who, self.rng.choice([c.id for c in self.film.characters
                                                     if c.id not in there]))  # fmt: skip

    def _swapped(self, setup: Setup, who: str) -> Setup | None:
        others = [p.who for p in self.whole.people if p.who != who]
        return self._as(setup, who, self.rng.choice(others)) if others else None

    def _as(self, setup: Setup, who: str, other: str) -> Setup:
        """`who` looking as `other` does."""
        character = self.film.get_character(other)
        look = {"appearance": character.appearance, "name": character.name}
        return _with(setup, who, **look)

    def _clothes(self, setup: Setup, who: str) -> Setup:
        look = self.film.get_character(who).appearance
        top = self.rng.choice([c for c in words("tops") if _far(c, look.top)])
        if self.rng.random() < 0.5:
            return _with(setup, who, appearance=look.but(top=top))
        bottom = self.rng.choice([c for c in words("bottoms") if _far(c, look.bottom)])
        costume = self.rng.choice([c for c in ("coat", "shirt", "jumper") if c != look.costume])
        return _with(setup, who, appearance=look.but(top=top, bottom=bottom, costume=costume))

    def _state(self, good: Case, setup: Setup, who: str) -> Iterator[Case]:
        person = next(p for p in setup.people if p.who == who)
        left = tuple(c for c in person.conditions if c != good.question.expects)
        picture = self.draw.paint(_with(setup, who, conditions=left), self.whole)
        if _shows(good, picture, STAIN, STAINED):
            yield _but(good, "missing condition", picture, planted=good.question.expects)

    def _things(self, good: Case, setup: Setup, adds: tuple[str, ...]) -> Iterator[Case]:
        assert good.before is not None
        yield _but(good, "no prop", good.before)
        kinds = {prop.kind for prop in setup.props}
        other = self.rng.choice([p for p in self.film.props if p.kind not in kinds])
        props = tuple(p.but(kind=other.kind, name=other.name) if p.who in adds else p
                      for p in setup.props)  # fmt: skip
        wrong = self.draw.paint(setup.but(props=props), self.whole)
        if _shows(good, wrong, PLAIN, THING):
            yield _but(good, "wrong prop", wrong, planted=other.kind)


def _but(good: Case, fault: str, picture: Path, planted: str = "") -> Case:
    return replace(good, fault=fault, picture=picture, facts={**good.facts, "planted": planted})


def _with(setup: Setup, who: str, **looks: object) -> Setup:
    return setup.but(people=tuple(p.but(**looks) if p.who == who else p for p in setup.people))


def _far(a: str, b: str) -> bool:
    one, two = (bytes.fromhex(c[1:] or "808080") for c in (a, b))
    return math.dist(one, two) > 60


def apart(one: Path, two: Path) -> Array:
    apart = lab(linear(read_half(one))) - lab(linear(read_half(two)))
    return np.asarray(np.linalg.norm(apart, axis=2), np.float32)


def _shows(good: Case, wrong: Path, plain: float, share: float) -> bool:
    """Whether a fault can be seen: it changes so much of what the figure covers."""
    assert good.before is not None
    right, before = read_half(good.picture), read_half(good.before)
    figure = cv2.absdiff(right, before).max(2) > 16
    differs = figure & (apart(good.picture, wrong) > plain)
    return bool(differs.sum() > max(12.0, share * figure.sum()))
