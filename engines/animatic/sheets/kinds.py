"""The sheets of what the engine can draw: one function each, all of them in `SHEETS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

from engines.animatic.drawing.blocking import SEATED
from engines.animatic.drawing.turnaround import draw_view
from engines.animatic.sheets.page import Cell, Page
from engines.animatic.sheets.samples import (
    BOTH,
    CAST,
    FRAMES,
    drawn,
    framed,
    pair,
    person,
    setup,
)
from film.assets import Species
from film.kinds import place_kinds, prop_kinds
from film.setup import PropLook, Setup
from film.shots import Camera, Mark
from film.words import (
    Angle,
    Emotion,
    Lighting,
    Look,
    Movement,
    Pose,
    Size,
    TimeOfDay,
    Weather,
)

CONDITIONS = ("", "wet", "muddy", "bloody", "torn", "wounded", "bruised", "burnt", "bandaged",
              "snowy", "in a uniform", "in a red dress", "in pyjamas", "in oilskins")  # fmt: skip
CROWD = 20


def _cell(label: str, made: Setup, t: float = 0.0) -> Cell:
    return Cell(label, partial(drawn, made, t))


def _wide(side: float = 0.0) -> Camera:
    return Camera(size=Size.WIDE, subjects=BOTH, azimuth=side)


def places(look: Look, time: TimeOfDay = TimeOfDay.AFTERNOON, side: float = 0.0) -> Page:
    """Every kind of place with two people in it."""
    cells = [
        _cell(kind, setup(kind, pair(), time=time, look=look, camera=_wide(side)))
        for kind, *_ in place_kinds()
    ]
    return Page(f"places, {time.value}", cells, 6, (400, 225))


def times(look: Look) -> Page:
    """The six times of day, outside and inside."""
    kinds = ("street", "field", "living room", "church")
    cells = [
        _cell(f"{kind}, {time.value}", setup(kind, pair(), time=time, look=look, camera=_wide()))
        for kind, time in product(kinds, TimeOfDay)
    ]
    return Page("times of day", cells, 6, (400, 225))


def weathers(look: Look) -> Page:
    """The seven weathers, outside and at a window."""
    kinds = ("street", "field", "ship's deck", "office")
    cells = [
        _cell(f"{kind}, {sky.value}", setup(kind, pair(), weather=sky, look=look, camera=_wide()))
        for kind, sky in product(kinds, Weather)
    ]
    return Page("weathers", cells, 7, (360, 203))


def lightings(look: Look) -> Page:
    """What the director of photography asks for."""
    cells = []
    for kind, time in (("living room", TimeOfDay.NIGHT), ("square", TimeOfDay.AFTERNOON)):
        for light in Lighting:
            made = setup(kind, pair(), time=time, lighting=light, look=look)
            camera = Camera(size=Size.TWO_SHOT, subjects=BOTH)
            cells.append(_cell(f"{kind}, {light.value}", made.but(camera=camera)))
    return Page("light", cells, 6, (400, 225))


def people(look: Look) -> Page:
    """The cast of the samples from three sides, and the animals."""
    cells = []
    for who in CAST:
        alone = setup("turnaround", (person(who),), look=look, width=360, height=640)
        for view in ("three-quarter right", "right", "back"):
            cells.append(Cell(f"{who}, {view}", partial(draw_view, alone, view)))
    return Page("people", cells, 12, (200, 356))


def animals(look: Look) -> Page:
    """Every species, standing, walking and from behind."""
    cells = []
    for species, (pose, facing) in product(
        Species, ((Pose.STAND, 40), (Pose.WALK, 90), (Pose.SIT, -30), (Pose.STAND, 200))
    ):
        look_of = CAST["tom"].but(species=species, hair="#8a6a48") if species else CAST["tom"]
        one = person("tom", facing=facing, pose=pose, appearance=look_of)
        camera = Camera(size=Size.FULL, subjects=("tom",))
        made = setup("park", (one,), look=look, camera=camera)
        cells.append(_cell(f"{species.value}, {pose.value}", made))
    return Page("animals and robots", cells, 4, (400, 225))


def poses(look: Look) -> Page:
    """Every pose, from before and from the side."""
    cells = []
    for pose, facing in product(Pose, (-25, 75)):
        who = "mara" if list(Pose).index(pose) % 2 else "rex"
        one = person(who, facing=facing, pose=pose)
        kind = "car" if pose is Pose.DRIVE else "room" if pose in SEATED else "square"
        camera = Camera(size=Size.FULL, subjects=(who,))
        cells.append(_cell(pose.value, setup(kind, (one,), look=look, camera=camera)))
    return Page("poses", cells, 8, (320, 180))


def emotions(look: Look) -> Page:
    """Every emotion on four faces."""
    cells = []
    for who, emotion in product(("lena", "rex", "pia", "abel"), Emotion):
        one = person(who, facing=12, emotion=emotion)
        camera = Camera(size=Size.CLOSE_UP, subjects=(who,))
        cells.append(_cell(emotion.value, setup("room", (one,), look=look, camera=camera)))
    return Page("emotions", cells, 10, (256, 144))


def conditions(look: Look) -> Page:
    """What has happened to people, in full and near."""
    cells = []
    for size, words in product((Size.FULL, Size.MEDIUM_CLOSE), CONDITIONS):
        said = (words,) if words else ()
        one = person("tom", -0.4, 0.0, 20, conditions=said)
        two = person("lena", 0.4, 0.0, -20, conditions=said)
        camera = Camera(size=size, subjects=("tom", "lena"))
        cells.append(_cell(words or "as they are", setup("field", (one, two), camera=camera)))
    return Page("conditions", cells, 7, (360, 203))


def _with_prop(kind: str, look: Look) -> Setup:
    """One copy in a hand, one standing, at half length."""
    known = kind if kind in dict(prop_kinds()) else ""
    held = PropLook(who="held", name=kind, kind=known, held_by="mara")
    stands = PropLook(who="stands", name=kind, kind=known, mark=Mark(x=0.75, z=-0.1))
    one = person("mara", -0.35, 0.0, 15, holds=("held",))
    camera = Camera(size=Size.MEDIUM, subjects=("mara", "stands"))
    return setup("room", (one,), look=look, props=(held, stands), camera=camera)


def props(look: Look) -> Page:
    """Every kind of prop, held and standing."""
    kinds = [*(kind for kind, _ in prop_kinds()), "flux capacitor", "фонарь", "魔法の石"]
    return Page("props", [_cell(k, _with_prop(k, look)) for k in kinds], 8, (320, 180))


def cameras(look: Look) -> Page:
    """Every size from every angle."""
    cells = []
    for angle, size in product(Angle, Size):
        over = "tom" if size in (Size.OVER_SHOULDER, Size.POINT_OF_VIEW) else ""
        subjects = BOTH if size in (Size.TWO_SHOT, Size.WIDE, Size.EXTREME_WIDE) else ("mara",)
        part = "hands" if size is Size.INSERT else ""
        camera = Camera(size=size, angle=angle, subjects=subjects, over=over, part=part)
        made = setup("living room", pair(), look=look, camera=camera)
        cells.append(_cell(f"{size.value}, {angle.value}", made))
    return Page("cameras", cells, len(Size), (288, 162))


def moves(look: Look) -> Page:
    """Every movement at its start, its middle and its end, both ways."""
    cells = []
    for movement, amount in product(list(Movement)[1:], (1.0, -1.0)):
        camera = Camera(size=Size.FULL, subjects=BOTH, movement=movement, amount=amount)
        made = setup("square", pair(), look=look, camera=camera)
        way = "" if amount > 0 else ", the other way"
        cells += [_cell(f"{movement.value}{way}, {t:.0%}", made, t) for t in (0.0, 0.5, 1.0)]
    return Page("movements", cells, 6, (400, 225))


def _crowd(count: int) -> Iterator[tuple[str, float, float]]:
    """Marks for many, in rows that are not in line."""
    for n in range(count):
        row, at = divmod(n, 5)
        yield f"extra {n + 1}", -1.8 + at * 0.9 + 0.3 * (row % 2), -0.4 + 0.55 * row


def crowds(look: Look) -> Page:
    """Twenty people, in a lift and elsewhere."""
    everyone = tuple(person(who, x, z, 20 - 9 * x) for who, x, z in _crowd(CROWD))
    cells = []
    for kind, size in product(("lift", "bar", "square", "train"), (Size.WIDE, Size.MEDIUM)):
        camera = Camera(size=size, subjects=tuple(p.who for p in everyone))
        cells.append(
            _cell(f"{kind}, {size.value}", setup(kind, everyone, look=look, camera=camera))
        )
    return Page("twenty people", cells, 4, (480, 270))


def frames(look: Look) -> Page:
    """Eighteen moments of a film: sizes, angles, hours, weathers, lightings."""
    cells = [_cell(f"{row[0]}, {row[1]}", framed(row, look)) for row in FRAMES]
    return Page(f"moments, {look.value}", cells, 3, (640, 360))


def looks(look: Look) -> Page:
    """The same moments in every style; `look` goes first."""
    order = [look, *(other for other in Look if other is not look)]
    rows = [FRAMES[n] for n in (0, 1, 2, 6, 9, 12)]
    cells = [
        _cell(f"{row[0]}, {style.value}", framed(row, style)) for row, style in product(rows, order)
    ]
    return Page("styles", cells, len(order), (400, 225))


SHEETS: dict[str, Callable[[Look], Page]] = {
    "places": places,
    "places at night": partial(places, time=TimeOfDay.NIGHT),
    "places from behind": partial(places, side=180.0),
    **{
        f.__name__: f
        for f in (times, weathers, lightings, people, animals, poses, emotions, conditions, props,
                  cameras, moves, crowds, frames, looks)
    },
}  # fmt: skip
