"""Places that decide where people are: in a car they sit, in a lift they stand close."""

from __future__ import annotations

from collections.abc import Sequence

from engines.animatic.drawing.embraces import embraced, together
from film.setup import PersonLook, Setup
from film.shots import Business, Mark
from film.words import Pose

CARS = frozenset({"car"})
NARROW = {"lift": 0.62}  # times the width of the usual stage
_ROWS = frozenset({"bus", "train", "plane"})  # nobody sleeps on the floor of these
_SIDE, _FRONT, _BACK = 0.38, -0.1, 0.85  # metres: seats beside each other, rows
_NEAR = 1.05  # who stands nearer to the middle of the stage than this sits in front
_SITS = {
    Pose.STAND, Pose.WALK, Pose.RUN, Pose.KNEEL, Pose.LIE, Pose.LEAN, Pose.HANDS_ON_HIPS,
    Pose.WRITE, Pose.FIGHT,
}  # fmt: skip


def sits_here(setup: Setup) -> bool:
    """Whether this is a place where nobody stands or walks."""
    return setup.place.kind in CARS


def seated(setup: Setup, whole: Setup | None = None) -> Setup:
    """The set-up with everyone on a seat, left and right as on the stage; `whole` is the finished
    shot that it is a step of, so that nobody moves when somebody comes in."""
    if not sits_here(setup):
        placed = tuple(_placed(setup, p) for p in setup.people)
        return together(setup.model_copy(update={"people": placed}))
    seats = _seats((whole or setup).people)
    people = tuple(_on(person, seats[person.who]) for person in setup.people)
    return setup.model_copy(update={"people": people})


def resting(pose: Pose) -> Pose:
    """What of a pose can be done on a seat."""
    return Pose.SIT if pose in _SITS else pose


def kept_seated(setup: Setup, business: Sequence[Business]) -> tuple[Business, ...]:
    """Business of people who cannot leave their seats."""
    if not sits_here(setup):
        near = (deed.model_copy(update={"to": _closer(setup, deed.to)}) for deed in business)
        return embraced(setup, tuple(near))
    return tuple(
        deed.model_copy(update={"to": None, "pose": resting(deed.pose)}) for deed in business
    )


def _placed(setup: Setup, person: PersonLook) -> PersonLook:
    mark = _closer(setup, person.mark)
    lies = person.pose is Pose.LIE and setup.place.kind in _ROWS
    pose = Pose.SIT if lies else person.pose
    if mark == person.mark and pose is person.pose:
        return person
    return person.model_copy(update={"mark": mark, "pose": pose})


def _closer(setup: Setup, mark: Mark | None) -> Mark | None:
    share = NARROW.get(setup.place.kind)
    if mark is None or share is None:
        return mark
    return Mark(x=round(mark.x * share, 3), z=round(mark.z * share, 3))


def _on(person: PersonLook, seat: Mark) -> PersonLook:
    yaw = max(-25.0, min(25.0, person.facing)) if abs(person.facing) < 120 else 0.0
    facing = 0.0 if person.pose is Pose.DRIVE else yaw * 0.4
    return person.model_copy(update={"mark": seat, "facing": facing, "pose": resting(person.pose)})


def _seats(people: tuple[PersonLook, ...]) -> dict[str, Mark]:
    """Two in front, who drives first; the others behind, in their order from left to right."""
    order = sorted(people, key=lambda p: (p.pose is not Pose.DRIVE, abs(p.mark.x), p.who))
    front: dict[float, str] = {}
    back = []
    for person in order:
        side = _SIDE if person.mark.x >= 0 else -_SIDE
        wants = person.pose is Pose.DRIVE or abs(person.mark.x) < _NEAR
        free = side if side not in front else -side
        if wants and len(front) < 2:
            front[free] = person.who
        else:
            back.append(person)
    found = {who: Mark(x=x, z=_FRONT) for x, who in front.items()}
    back.sort(key=lambda p: (p.mark.x, p.who))
    for n, person in enumerate(back):
        row, at = divmod(n, 3)
        inside = min(3, len(back) - 3 * row)
        x = -_SIDE * 1.15 + 2.3 * _SIDE * at / (inside - 1) if inside > 1 else _SIDE * 0.2
        found[person.who] = Mark(x=round(x, 3), z=_BACK + 0.75 * row)
    return found
