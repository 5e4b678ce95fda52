"""Reference views: one person on plain ground, turned to six sides."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.canvas import Canvas
from engines.animatic.drawing.colour import rgb
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.grade import graded
from engines.animatic.drawing.light import Light, light_of
from engines.animatic.drawing.menagerie import Beast
from engines.animatic.drawing.moments import Moment
from engines.animatic.drawing.path import Array, Path
from engines.animatic.drawing.people import draw_person, person_shadow
from engines.animatic.drawing.pieces import opaque
from engines.animatic.drawing.pinhole import Pinhole
from film.errors import MediaFailed
from film.setup import Setup
from film.shots import Mark
from film.words import Lighting, Weather

VIEWS = {
    "front": 0.0,
    "back": 180.0,
    "left": -90.0,
    "right": 90.0,
    "three-quarter left": -40.0,
    "three-quarter right": 40.0,
}
GROUND = "#d9d5cc"


def _length(fig: Figure) -> float:
    """Metres from nose to tail of an animal; 0 for people."""
    if not isinstance(fig, Beast):
        return 0.0
    return float(np.linalg.norm((fig.sk.nose - fig.sk.tail[-1])[[0, 2]]))


def draw_view(setup: Setup, view: str) -> Array:
    """RGB (height, width, 3): the first person of the set-up, standing, as seen from one side.

    "left" looks to the left of the picture. The light is the set-up's hour, indoors, so that
    colours compare. Raises `MediaFailed` for an unknown view or an empty set-up.
    """
    if view not in VIEWS:
        raise MediaFailed(f"There is no view called {view!r}; the views are {', '.join(VIEWS)}.")
    if not setup.people:
        raise MediaFailed("A reference view needs one person in the set-up; add a character.")
    light = _light(setup)
    person = setup.people[0].model_copy(update={"looks_at": ""})
    blocking = Blocking(setup.model_copy(update={"people": (person,)}))
    fig = blocking.figure(
        person.who, Moment(mark=Mark(x=0, z=0), facing=VIEWS[view], head_pitch=0.0)
    )
    tall = max(blocking.actors[person.who].height, 1.7 * _length(fig))
    far, size = -(tall * 4.6 + 1.2), (setup.width, setup.height)
    camera = Pinhole.looking((0, tall * 0.62, far), (0, tall * 0.5, 0), 0, 14.5, size)
    with Canvas(*size) as cv:
        _ground(cv, size)
        cv.fill(person_shadow(fig, camera, light.sun), light.shadow_colour, 0.25)
        draw_person(fig, cv, camera, light)
        return graded(opaque(cv.rgba(), light), setup.style, grain=False)


def _light(setup: Setup) -> Light:
    return light_of(setup.time, Weather.CLEAR, Lighting.NATURAL, True)


def _ground(cv: Canvas, size: tuple[int, int]) -> None:
    cv.fill(Path().rect(0, 0, *size), rgb(GROUND))
