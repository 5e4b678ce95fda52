"""Random shots for the eye, some of them with a planted fault, drawn by the house's own painter."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from engines.animatic.eye.pixels import lab, linear, read_half
from engines.animatic.painter import AnimaticPainter
from engines.roles import Question, StepOrder
from engines.rules.breakdown.casting import cast
from film.assets import Age, Appearance, Character, Sex
from film.setup import PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark
from film.words import Angle, Lighting, Look, Pose, Size, TimeOfDay, Weather
from production.composites import PERSON, PLACE, Stage, grown, stages_of
from production.setups import VIEWS

NAMES = ("MARA", "TOBIAS", "JONAH", "LENA", "DEV", "POPPY", "ANNA", "BORIS", "CLARA", "DAVID",
         "ELENA", "FELIX", "GRETA", "HUGO", "IRIS", "JACK", "KARIM", "LUCY", "MILO", "NORA",
         "OSCAR", "PETRA", "QUENTIN", "ROSA", "SAMIR", "TESSA", "ULRICH", "VERA", "WALTER",
         "XENIA", "YUSUF", "ZOE", "OLGA", "THE", "CAPTAIN", "NURSE", "ADA", "OFFICER", "LEE",
         "OLD", "MAN", "CHEF", "BRUNO", "DOCTOR", "FINN", "SISTER", "JO")  # fmt: skip
PLACES_IN = ("kitchen", "living room", "bedroom", "office", "corridor", "warehouse", "bar",
             "shop", "library", "hospital", "church", "cell", "bus", "lamp room", "cave",
             "room")  # fmt: skip
PLACES_OUT = ("street", "alley", "square", "rooftop", "park", "forest", "field", "desert", "beach",
              "harbour", "ship's deck", "cliff", "graveyard", "station", "bridge")  # fmt: skip
PROPS = ("chair", "table", "suitcase", "box", "bicycle", "barrel", "plant", "lamp", "bucket", "bag")
TOPS = ("#c8322e", "#2f5fa8", "#2f8a4a", "#e3b53a", "#7a3f8c", "#f0ece0", "#23222a", "#d97b2f")
SIZES = (Size.EXTREME_WIDE, Size.WIDE, *[Size.FULL] * 3, *[Size.MEDIUM] * 4,
         *[Size.MEDIUM_CLOSE] * 4, *[Size.CLOSE_UP] * 4, Size.EXTREME_CLOSE_UP,
         *[Size.TWO_SHOT] * 5, *[Size.OVER_SHOULDER] * 3)  # fmt: skip
POSES = (*[Pose.STAND] * 6, *[Pose.SIT] * 3, *[Pose.WALK] * 2, *[Pose.HOLD] * 2, Pose.RUN,
         Pose.POINT, Pose.LEAN, Pose.ARMS_CROSSED, Pose.KNEEL, Pose.PHONE, Pose.WAVE)  # fmt: skip
NIGHT, DAY = (TimeOfDay.NIGHT,), (TimeOfDay.MORNING, TimeOfDay.AFTERNOON)
PLAIN = 20  # Lab units that make another colour plain to see
SHOWS = 0.10  # share of a person's pixels that a planted fault must change to count as one


@dataclass(frozen=True)
class Case:
    """One look. `fault` is "" for a good picture; `about` says which question it is about."""

    name: str
    about: str
    fault: str
    picture: Path
    before: Path | None
    views: dict[str, Path]
    question: Question
    facts: dict[str, str] = field(default_factory=dict)


class Shots:
    """Draws cases into a folder; the same seed gives the same cases."""

    def __init__(self, folder: Path, size: tuple[int, int] = (1280, 720)) -> None:
        self.folder, self.size = folder, size
        self.painter = AnimaticPainter()

    def cases(self, seed: int) -> Iterator[Case]:
        """All looks at one random shot, good and faulty."""
        rng = random.Random(f"shot {seed}")
        people = _people(rng)
        whole = _setup(rng, people, self.size)
        yield from self.of(whole, people, rng, f"{seed}", seen_in(whole))

    def of(
        self,
        whole: Setup,
        people: tuple[Character, ...],
        rng: random.Random,
        name: str,
        seen: tuple[str, ...],
    ) -> Iterator[Case]:
        """All looks at this set-up; faults are planted in one of the `seen`."""
        stages = stages_of(whole)
        before: Path | None = None
        victim = rng.choice(seen) if seen else ""
        for count, now in enumerate(stages, 1):
            setup = grown(whole, stages[:count])
            picture = self._paint(f"{name}-{count}", setup, whole)
            if now.stage == PLACE:
                yield from self._time(name, rng, setup, whole, picture)
            elif before and now.stage == PERSON:
                for who in (w for w in now.adds if w in seen):
                    good = self._presence(f"{name}-{count}", setup, who, picture, before)
                    yield good
                    if who == victim:
                        yield from self._faults(good, setup, whole, people, rng)
            elif before:
                yield from self._props(f"{name}-{count}", setup, now, picture, before)
            before = picture

    def _paint(self, name: str, setup: Setup, whole: Setup) -> Path:
        out = self.folder / f"{name}.png"
        if not out.exists():
            self.painter.paint(StepOrder(stage="", setup=setup, whole=whole), None, (), out)
        return out

    def _views(self, person: PersonLook, setup: Setup) -> dict[str, Path]:
        alone = person.but(
            mark=Mark(x=0, z=0), facing=0.0, looks_at="", pose=Pose.STAND, holds=(), lift=0.0
        )
        plain = setup.but(
            width=360, height=640, people=(alone,), props=(), time=TimeOfDay.AFTERNOON,
            weather=Weather.CLEAR, lighting=Lighting.NATURAL,
            place=PlaceLook(name="turnaround", kind="turnaround", interior=True),
        )  # fmt: skip
        found = {}
        for view in VIEWS:
            looks = f"{person.name} {person.appearance.model_dump_json()}"
            key = hashlib.sha256(looks.encode()).hexdigest()[:12]
            out = self.folder / f"view-{key}-{view.replace(' ', '_')}.png"
            if not out.exists():
                self.painter.reference(plain, view, out)
            found[f"{person.who}/{view}"] = out
        return found

    def _presence(self, name: str, setup: Setup, who: str, picture: Path, before: Path) -> Case:
        person = next(p for p in setup.people if p.who == who)
        views = self._views(person, setup)
        question = Question(
            about="presence",
            text=f"Is {person.name} in the picture, looking as in the reference views?",
            expects=who,
            views=tuple(views),
        )
        return Case(name, "presence", "", picture, before, views, question, _facts(setup, person))

    def _faults(
        self,
        good: Case,
        setup: Setup,
        whole: Setup,
        people: tuple[Character, ...],
        rng: random.Random,
    ) -> Iterator[Case]:
        who = good.question.expects
        assert good.before is not None
        yield _but(good, "missing", good.before)
        there = {p.who for p in setup.people}
        other = rng.choice([c for c in people if c.id not in there])
        person = next(p for p in setup.people if p.who == who)
        top = rng.choice([c for c in TOPS if _apart(c, person.appearance.top) > 60])
        for fault, look in (
            ("wrong person", other.appearance),
            ("wrong coat", person.appearance.but(top=top)),
        ):
            name = other.name if fault == "wrong person" else person.name
            wrong = _with(setup, who, look, name)
            picture = self._paint(f"{good.name}-{who}-{fault.replace(' ', '_')}", wrong, whole)
            if _shows(good, picture):
                yield _but(good, fault, picture)

    def _props(
        self, name: str, setup: Setup, now: Stage, picture: Path, before: Path
    ) -> Iterator[Case]:
        for prop in (p for p in setup.props if p.who in now.adds):
            question = Question(about="prop", text=f"Is there a {prop.name}?", expects=prop.kind)
            good = Case(name, "prop", "", picture, before, {}, question, {"kind": prop.kind})
            yield good
            yield _but(good, "missing prop", before)

    def _time(
        self, name: str, rng: random.Random, setup: Setup, whole: Setup, picture: Path
    ) -> Iterator[Case]:
        question = Question(
            about="time",
            text=f"Does the light say {setup.time.value}?",
            expects=setup.time.value,
        )
        facts = {"in": str(setup.place.interior), "weather": setup.weather.value,
                 "light": setup.lighting.value, "time": setup.time.value}  # fmt: skip
        good = Case(name, "time", "", picture, None, {}, question, facts)
        yield good
        against = DAY if setup.time in NIGHT else NIGHT if setup.time in DAY else ()
        if against:
            time = rng.choice(against)
            wrong = self._paint(f"{name}-time", setup.but(time=time), whole.but(time=time))
            yield _but(good, "wrong time", wrong)


def _but(good: Case, fault: str, picture: Path) -> Case:
    return Case(good.name, good.about, fault, picture, good.before, good.views, good.question,
                good.facts)  # fmt: skip


def _with(setup: Setup, who: str, look: Appearance, name: str) -> Setup:
    people = tuple(p.but(appearance=look, name=name) if p.who == who else p for p in setup.people)
    return setup.but(people=people)


def _facts(setup: Setup, person: PersonLook) -> dict[str, str]:
    return {"size": setup.camera.size.value, "place": setup.place.kind, "time": setup.time.value,
            "light": setup.lighting.value, "weather": setup.weather.value,
            "pose": person.pose.value,
            "over": str(person.who == setup.camera.over)}  # fmt: skip


def _apart(a: str, b: str) -> float:
    one, two = (bytes.fromhex(c[1:]) for c in (a, b))
    return math.dist(one, two)


def _shows(good: Case, picture: Path) -> bool:
    """Whether the fault can be seen: it changes enough of what the person covers."""
    assert good.before is not None
    right, wrong, before = (read_half(p) for p in (good.picture, picture, good.before))
    person = cv2.absdiff(right, before).max(2) > 16
    apart = np.linalg.norm(lab(linear(right)) - lab(linear(wrong)), axis=2)
    return bool((person & (apart > PLAIN)).sum() > SHOWS * max(1, int(person.sum())))


def _people(rng: random.Random) -> tuple[Character, ...]:
    names = rng.sample(NAMES, 6)
    found = []
    for name in names:
        look = Appearance(
            sex=rng.choice((Sex.WOMAN, Sex.MAN)),
            age=rng.choice((Age.ADULT, Age.ADULT, Age.YOUNG, Age.OLD, Age.CHILD)),
        )
        found.append(Character(id=f"ch_{name.lower()}", name=name, appearance=look))
    return cast(found)


def seen_in(whole: Setup) -> tuple[str, ...]:
    named = {*whole.camera.subjects, whole.camera.over}
    return tuple(p.who for p in whole.people if p.who in named)


def _setup(rng: random.Random, people: tuple[Character, ...], size: tuple[int, int]) -> Setup:
    interior = rng.random() < 0.5
    kind = rng.choice(PLACES_IN if interior else PLACES_OUT)
    frame = rng.choice(SIZES)
    count = 2 if frame in (Size.TWO_SHOT, Size.OVER_SHOULDER) else rng.choice((1, 1, 2, 3))
    azimuth = rng.uniform(-45, 45)
    marks = _marks(rng, count)
    there = [_person(rng, c, m, azimuth) for c, m in zip(people, marks, strict=False)]
    two = frame is Size.TWO_SHOT
    subjects = tuple(p.who for p in there[: 2 if two else 1])
    over = there[1].who if frame is Size.OVER_SHOULDER else ""
    props = tuple(
        PropLook(who=f"pr_{i}", name=k, kind=k, mark=Mark(x=rng.uniform(-1, 1), z=-0.6))
        for i, k in enumerate(rng.sample(PROPS, 1))
        if frame in (Size.FULL, Size.WIDE, Size.EXTREME_WIDE)
    )
    return Setup(
        width=size[0], height=size[1], look=Look.COLOUR,
        place=PlaceLook(name=kind, kind=kind, interior=interior),
        time=rng.choice(tuple(TimeOfDay)),
        weather=rng.choice((*[Weather.CLEAR] * 4, *Weather)),
        lighting=rng.choice((*[Lighting.NATURAL] * 4, *[Lighting.DRAMATIC] * 3, Lighting.SOFT,
                             Lighting.HARD, Lighting.BACKLIT)),
        camera=Camera(size=frame, azimuth=azimuth, subjects=subjects, over=over,
                      angle=rng.choice((*[Angle.EYE_LEVEL] * 5, Angle.HIGH, Angle.LOW))),
        people=tuple(there), props=props,
    )  # fmt: skip


def _marks(rng: random.Random, count: int) -> list[Mark]:
    xs = ((0.0,), (-0.8, 0.8), (-1.1, 0.0, 1.1))[count - 1]
    order = rng.sample(xs, count)
    return [Mark(x=x + rng.uniform(-0.2, 0.2), z=rng.uniform(-0.2, 0.5)) for x in order]


def _person(rng: random.Random, who: Character, mark: Mark, azimuth: float) -> PersonLook:
    turned = rng.choice((0.0, 0.0, -50.0, 50.0, -75.0, 75.0, 180.0))
    if abs(mark.x) > 0.4:  # people at the sides face each other
        turned = rng.choice((-70.0, -70.0, -20.0)) * (1 if mark.x > 0 else -1)
    return PersonLook(
        who=who.id, name=who.name, appearance=who.appearance, mark=mark,
        facing=azimuth + turned, pose=rng.choice(POSES),
    )  # fmt: skip
