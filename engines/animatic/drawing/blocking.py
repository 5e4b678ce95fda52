"""Where everyone and everything of a set-up is: figures, seats, standing props, in metres."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from engines.animatic.drawing.actors import Actor, actor_of
from engines.animatic.drawing.beasts import beast_actor, beast_bones, is_beast
from engines.animatic.drawing.colour import Colour, mix
from engines.animatic.drawing.figure import Acting, Figure
from engines.animatic.drawing.menagerie import Beast
from engines.animatic.drawing.moments import STILL, Moment
from engines.animatic.drawing.mouths import shape_of
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.poses import on_seat, stance_of
from engines.animatic.drawing.props import Thing, thing_of
from engines.animatic.drawing.seating import sits_here
from engines.animatic.drawing.skeleton import turn
from engines.animatic.drawing.stains import conditions_of, soaked
from engines.animatic.drawing.wardrobe import dressed
from film.setup import PersonLook, PropLook, Setup
from film.shots import Mark
from film.words import Pose

SEATED = (Pose.SIT, Pose.WRITE, Pose.DRIVE)
_EYES = {Pose.SIT: 1.22, Pose.WRITE: 1.15, Pose.DRIVE: 1.15, Pose.KNEEL: 1.2, Pose.LIE: 0.25}


@dataclass(frozen=True)
class Spot:
    """A prop that stands somewhere: where, on what height, and what it is."""

    look: PropLook
    thing: Thing
    pos: tuple[float, float, float]

    @property
    def raised(self) -> bool:
        """On a stand, because it is too small to lie on the floor."""
        return not self.thing.floor


STAND_HEIGHT = 0.74


class Blocking:
    """The people and props of a set-up by id. `whole` is the finished shot when the set-up is a
    step towards it: people look at each other even before the other has been painted. `pale`
    lightens skins, for looks whose tone must come from light and not from skin."""

    def __init__(self, setup: Setup, whole: Setup | None = None, pale: bool = False) -> None:
        self.setup = setup
        self.seen = setup if whole is None else whole
        self.people = {p.who: p for p in setup.people}
        self.props = {p.who: p for p in setup.props}
        self.actors = {p.who: _dressed(p) for p in setup.people}
        if pale:
            self.actors = {w: replace(a, skin=_paled(a.skin)) for w, a in self.actors.items()}
        self.held = self._held()
        self.seats = sits_here(setup)
        self._still: dict[str, Figure] = {}
        self._posed: dict[str, tuple[Moment, Figure]] = {}  # the last body of each

    def _held(self) -> dict[str, tuple[str, str]]:
        """Right and left hand of each person: "kind:name", "" when empty."""
        out: dict[str, list[str]] = {p: [] for p in self.people}
        for person in self.setup.people:
            for prop in person.holds:
                look = self.props.get(prop)
                out[person.who].append(f"{look.kind}:{look.name}" if look else f":{prop}")
        for thing in self.setup.props:
            by = thing.held_by
            if by in out and thing.who not in self.people[by].holds:
                out[by].append(f"{thing.kind}:{thing.name}")
        light = {
            who: [h for h in held if not thing_of(h.partition(":")[0]).heavy]
            for who, held in out.items()
        }
        return {who: (_nth(h, 0), _nth(h, 1)) for who, h in light.items()}

    def standing(self) -> list[Spot]:
        """Props that nobody holds and that have a mark."""
        out = []
        for look in self.setup.props:
            thing, holder = thing_of(look.kind), self.people.get(look.held_by)
            mark = _beside(holder) if holder and thing.heavy else look.mark
            if mark is None or (holder and not thing.heavy):
                continue
            y = 0.0 if thing.floor else STAND_HEIGHT
            out.append(Spot(look, thing, (mark.x, y - thing.base, mark.z)))
        return out

    def where(self, who: str, moment: Moment = STILL) -> tuple[float, float]:
        mark = moment.mark or self.people[who].mark
        return mark.x, mark.z

    def eye_height(self, who: str) -> float:
        return float(self._eyes_of(self.people[who])[1])

    def _eyes_of(self, person: PersonLook) -> Array:
        up = 1.2 if self.seats else _EYES.get(person.pose, 1.62)
        return vec(person.mark.x, up * _dressed(person).scale, person.mark.z)

    def _point_of(self, who: str) -> Array | None:
        """What another's eyes look at: a face, or a prop."""
        people = {p.who: p for p in self.seen.people}
        if who in people:
            return self._eyes_of(people[who])
        prop = next((p for p in self.seen.props if p.who == who), None)
        if prop is None:
            return None
        mark = people[prop.held_by].mark if prop.held_by in people else prop.mark
        return vec(mark.x, 1.0, mark.z) if mark else None

    def head_of(self, who: str, moment: Moment) -> tuple[float, float]:
        """Yaw and pitch of a head: as told, or towards what the person looks at."""
        person = self.people[who]
        facing = person.facing if moment.facing is None else moment.facing
        yaw, pitch = facing, 0.0
        at = self._point_of(person.looks_at) if person.looks_at != who else None
        x, z = self.where(who, moment)
        if at is not None and math.hypot(at[0] - x, at[2] - z) > 0.2:
            dx, dz = float(at[0]) - x, float(at[2]) - z
            yaw = math.degrees(math.atan2(dx, -dz))
            rise = float(at[1]) - self.eye_height(who)
            pitch = math.degrees(math.atan2(rise, math.hypot(dx, dz))) * 0.75
        return (
            yaw if moment.head_yaw is None else moment.head_yaw,
            max(-32.0, min(32.0, pitch)) if moment.head_pitch is None else moment.head_pitch,
        )

    def figure(self, who: str, moment: Moment = STILL) -> Figure:
        """The posed figure of one person at one instant."""
        if moment is STILL:
            if who not in self._still:
                self._still[who] = self._figure(who, moment)
            return self._still[who]
        body = replace(moment, mouth="", blink=0.0, gaze=(0.0, 0.0), emotion=None, breath=0.0)
        if who not in self._posed or self._posed[who][0] != body:
            self._posed[who] = body, self._figure(who, body)
        return self._posed[who][1].acted(self._acting(who, moment))

    def _figure(self, who: str, moment: Moment) -> Figure:
        person, actor = self.people[who], self.actors[who]
        right, _ = self.held[who]
        carry = thing_of(right.partition(":")[0]).carry if right else ""
        pose = moment.pose or person.pose
        stance = stance_of(pose, moment.phase, carry)
        if self.seats:
            stance = on_seat(stance)
        elif moment.into is not None and moment.share > 0:
            stance = stance.toward(stance_of(moment.into, moment.phase, carry), moment.share)
        x, z = self.where(who, moment)
        facing = person.facing if moment.facing is None else moment.facing
        acting = self._acting(who, moment)
        head = self.head_of(who, moment)
        if is_beast(actor.species):
            bones = beast_bones(actor.species, (x, 0.0, z), facing, head, pose, moment.phase)
            return Beast(actor, stance, bones, acting)
        return Figure(actor, stance, (x, 0.0, z), facing, head, acting)

    def _acting(self, who: str, moment: Moment) -> Acting:
        person, (right, left) = self.people[who], self.held[who]
        return Acting(
            emotion=moment.emotion or person.emotion,
            mouth=shape_of(moment.mouth) if moment.mouth else (0.0, 1.0),
            blink=moment.blink,
            gaze=moment.gaze,
            right=right,
            left=left,
            conditions=conditions_of(person.conditions),
        )

    def sits(self, who: str, moment: Moment) -> bool:
        """Whether a seat is needed under someone at this instant."""
        person = self.people[who]
        if is_beast(person.appearance.species):
            return False
        pose = moment.pose or person.pose
        if moment.into is not None and moment.share >= 0.5:
            pose = moment.into
        return self.seats or pose in SEATED

    def seat_axes(self, who: str, moment: Moment = STILL) -> Array:
        facing = self.people[who].facing if moment.facing is None else moment.facing
        spun: Array = turn(facing) * np.array([[1.0], [1.0], [-1.0]])
        return spun


def _dressed(person: PersonLook) -> Actor:
    """The actor of a person, with an animal's measures, or clothes that are wet."""
    look = dressed(person.appearance, person.conditions)
    actor = actor_of(look, person.name or person.who)
    if is_beast(actor.species):
        return beast_actor(actor)
    if "wet" not in conditions_of(person.conditions):
        return actor
    top, under, bottom = (soaked(c) for c in (actor.top, actor.under, actor.bottom))
    return replace(actor, top=top, under=under, bottom=bottom)


def _paled(skin: Colour) -> Colour:
    return mix(skin, (0.93, 0.76, 0.62), 0.75)


def _beside(person: PersonLook) -> Mark:
    """Where a heavy thing stands that someone has: at their side, a little behind."""
    side = turn(person.facing)[0]
    x, z = person.mark.x + 0.75 * float(side[0]), person.mark.z + 0.75 * float(side[2])
    return Mark(x=round(x, 3), z=round(z + 0.15, 3))


def _nth(items: list[str], n: int) -> str:
    return items[n] if n < len(items) else ""
