"""Reference views: what a look may compare a picture with, by name, and the set-ups they show.

A person in their state of the shot (six sides), the same without one condition, a prop by itself
(two sides), and the place of the scene at each hour. Views are drawn once for all shots that share
them.
"""

from __future__ import annotations

from collections.abc import Mapping

from film.assets import Appearance
from film.continuity import conditions_of
from film.film import Film
from film.recipes import Made, Recipe
from film.setup import PersonLook, PlaceLook, Setup
from film.shots import Camera, Mark, Shot
from film.words import Angle, Lighting, Look, Movement, Pose, Size, TimeOfDay, Weather
from production.makers import Makers
from production.setups import VIEWS, grade_of, setup_of, turnaround_of

PLATE, STAND_IN = "plate", "stand-in"  # a set with nobody in it, and with somebody in its light
POSED = "posed"  # alone on plain ground, but as in the shot
_GREY = "#a2b4c8"  # bluish: the ground of reference views is a warm grey
_GREYS = Appearance(
    skin=_GREY, hair=_GREY, hair_style="short", costume="jumper", top=_GREY, under=_GREY,
    bottom=_GREY,
)  # fmt: skip
_SOMEBODY = PersonLook(who=STAND_IN, name=STAND_IN, appearance=_GREYS, mark=Mark(x=0.0, z=0.0))
_PLAIN = PlaceLook(name="turnaround", kind="turnaround", interior=True)
_BUT, _FOR, _SEATED = " but ", " for ", " seated"
_ASIDE = 65.0  # degrees that who sits is turned, so that the seat shows
_ON_SEATS = (Pose.SIT, Pose.WRITE, Pose.DRIVE)


def view_key(who: str, view: str) -> str:
    """The name under which a view of a person or prop is handed to the eye: "ch_mara/front"."""
    return f"{who}/{view}"


def person_keys(who: str, lacking: str = "") -> tuple[str, ...]:
    """All sides of a person in the state of the shot, or in all of it but one condition."""
    name = f"{who}{_BUT}{lacking}" if lacking else who
    return tuple(view_key(name, view) for view in VIEWS)


def posed_key(who: str, lacking: str = "") -> str:
    """A person or prop as the shot has it, in all of their state or all but one condition."""
    return view_key(f"{who}{_BUT}{lacking}" if lacking else who, POSED)


def instead_key(prop: str, of: str) -> str:
    """A prop where the shot has another one."""
    return view_key(f"{prop}{_FOR}{of}", POSED)


def hour_key(time: TimeOfDay) -> str:
    """The place of the shot at an hour."""
    return view_key(time.value, PLATE)


def light_keys(time: TimeOfDay, pose: Pose = Pose.STAND) -> tuple[str, ...]:
    """A grey stand-in plainly lit, in the light of the shot, and that set alone. Who sits brings a
    seat into the picture; so does the stand-in then."""
    name = f"{time.value}{_SEATED}" if pose in _ON_SEATS else time.value
    return (view_key(STAND_IN, "front"), view_key(name, STAND_IN), view_key(name, PLATE))


class ViewBook:
    """The recipes of a film's reference views; each is written once and found again."""

    def __init__(self, film: Film, makers: Makers) -> None:
        self.film, self.makers = film, makers
        self._known: dict[tuple[object, ...], Recipe] = {}

    def get(self, shot: Shot, key: str) -> Recipe:
        """The recipe of a view as it is named in a question about this shot."""
        subject, _, view = key.rpartition("/")
        if view in (PLATE, STAND_IN):
            return self._hour(shot, subject, view)
        if view == POSED:
            return self._posed(shot, subject)
        who, _, lacking = subject.partition(_BUT)
        state = tuple(what for what in state_of(self.film, shot, who) if what != lacking)
        return self._person(who, state, view)

    def _person(self, who: str, state: tuple[str, ...], view: str) -> Recipe:
        known = self._known.get((who, state, view))
        return known or self._write((who, state, view), person_setup(self.film, who, state), view)

    def _posed(self, shot: Shot, subject: str) -> Recipe:
        setup = posed_setup(self.film, shot, subject)
        who = subject.partition(_BUT)[0].partition(_FOR)[0]
        return self._known.get((who, setup)) or self._write((who, setup), setup, f"{POSED} {who}")

    def _hour(self, shot: Shot, subject: str, view: str) -> Recipe:
        time, seated, _ = subject.partition(_SEATED)
        setup = hour_setup(self.film, shot, TimeOfDay(time), Pose.SIT if seated else Pose.STAND)
        name = (setup.place.name, subject, setup.weather, setup.lighting, view)
        return self._known.get(name) or self._write(name, setup, view)

    def _write(self, name: tuple[object, ...], setup: Setup, view: str) -> Recipe:
        spec = {"setup": setup.model_dump(mode="json"), "view": view}
        self._known[name] = self.makers.recipe(Made.REFERENCE, spec, [])
        return self._known[name]


def state_of(film: Film, shot: Shot, who: str) -> tuple[str, ...]:
    """The conditions of someone in this shot, whether they are in its cast or not."""
    said: Mapping[str, tuple[str, ...]] = {p.who: p.conditions for p in shot.cast}
    return conditions_of(film, shot, who, said.get(who, ()))


def person_setup(film: Film, who: str, state: tuple[str, ...]) -> Setup:
    """A turnaround: one person alone in this state, plainly lit."""
    if who == STAND_IN:
        return turnaround_of(film, _SOMEBODY)
    character = film.get_character(who)
    look = character.appearance
    person = _SOMEBODY.but(who=who, name=character.name, appearance=look, conditions=state)
    return turnaround_of(film, person)


def posed_setup(film: Film, shot: Shot, subject: str) -> Setup:
    """The shot: with one condition of a person left out, or a prop where another one stands."""
    whole = setup_of(film, shot).but(look=Look.COLOUR)
    other, _, stands = subject.partition(_FOR)
    if stands:
        at = next(prop for prop in whole.props if prop.who == stands)
        prop = film.get_prop(other)
        return whole.but(props=(*whole.props, at.but(who=other, name=prop.name, kind=prop.kind)))
    who, _, lacking = subject.partition(_BUT)
    return whole.but(people=tuple(
        p.but(conditions=tuple(what for what in p.conditions if what != lacking))
        if p.who == who else p for p in whole.people
    ))  # fmt: skip


def hour_setup(film: Film, shot: Shot, time: TimeOfDay, pose: Pose = Pose.STAND) -> Setup:
    """The place of a shot at an hour, in its weather and light, with a grey stand-in."""
    scene = film.get_scene(shot.scene)
    place = film.get_location(scene.location)
    looks = PlaceLook(
        name=place.name, kind=place.kind, interior=place.interior, features=place.features
    )
    return _plain(film, (480, 270), STAND_IN).but(
        camera=Camera(size=Size.WIDE, subjects=(STAND_IN,)),
        people=(_SOMEBODY.but(pose=pose, facing=0.0 if pose is Pose.STAND else _ASIDE),),
        place=looks,
        time=time,
        weather=shot.weather or scene.weather,
        lighting=shot.lighting,
    )


def _plain(film: Film, size: tuple[int, int], subject: str) -> Setup:
    return Setup(
        width=size[0],
        height=size[1],
        look=Look.COLOUR,
        style=grade_of(film),
        place=_PLAIN,
        time=TimeOfDay.AFTERNOON,
        weather=Weather.CLEAR,
        lighting=Lighting.NATURAL,
        camera=Camera(
            size=Size.FULL,
            angle=Angle.EYE_LEVEL,
            movement=Movement.STATIC,
            subjects=(subject,),
        ),
    )
