"""Reference views: one person on plain ground, turned to six sides; one prop, from two."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.brush import Brush
from engines.animatic.drawing.canvas import Canvas
from engines.animatic.drawing.colour import rgb
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.grade import graded
from engines.animatic.drawing.light import Light, light_of
from engines.animatic.drawing.menagerie import Beast
from engines.animatic.drawing.moments import Moment
from engines.animatic.drawing.path import Array, Path, vec
from engines.animatic.drawing.people import draw_person, person_shadow
from engines.animatic.drawing.pieces import opaque
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.props import Place, draw_thing, own_colour, thing_of
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
PROP_VIEWS = {"front": 0.0, "side": 65.0}
_PROP_FAR, _PROP_LENS = 4.0, 34.0  # metres, degrees
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


def draw_prop(setup: Setup, view: str) -> Array:
    """RGB (height, width, 3): the first prop of the set-up by itself, filling the picture.

    Raises `MediaFailed` for a view that is not one of `PROP_VIEWS`.
    """
    if view not in PROP_VIEWS:
        raise MediaFailed(f"There is no view called {view!r}; props have {', '.join(PROP_VIEWS)}.")
    size = (setup.width, setup.height)
    wide = Pinhole.looking((0, 0.4, -_PROP_FAR), (0, 0, 0), 0, _PROP_LENS, size)
    there = np.argwhere(_prop(setup, view, wide)[1])
    (top, left), (low, right) = there.min(0), there.max(0)
    middle = ((left + right) / 2 - size[0] / 2, size[1] / 2 - (top + low) / 2)
    metres = _PROP_FAR * np.tan(np.radians(_PROP_LENS / 2)) * 2 / size[1]
    at = (middle[0] * metres, middle[1] * metres, 0)
    spread = max(low - top, (right - left) * size[1] / size[0], 4) / size[1]
    near = Pinhole.looking((at[0], 0.4, -_PROP_FAR), at, 0, _PROP_LENS * 1.2 * spread, size)
    return graded(_prop(setup, view, near)[0], setup.style, grain=False)


def _prop(setup: Setup, view: str, camera: Pinhole) -> tuple[Array, Array]:
    """The picture, and where the prop is in it."""
    look, light, size = setup.props[0], _light(setup), (setup.width, setup.height)
    x, z = np.sin(np.radians(PROP_VIEWS[view])), np.cos(np.radians(PROP_VIEWS[view]))
    place = Place(vec(0, 0, 0), np.array([[z, 0, x], [0, 1, 0], [-x, 0, z]]))
    with Canvas(*size) as cv:
        brush = Brush(cv, camera, light, _PROP_FAR)
        draw_thing(brush, thing_of(look.kind), place, own_colour(look.kind, look.name))
        drawn = cv.rgba()
        there = drawn[..., 3] > 127
    ground = np.array([int(255 * c) for c in rgb(GROUND)], np.float32)
    clear = 1 - drawn[..., 3:].astype(np.float32) / 255
    return (drawn[..., :3] + ground * clear).clip(0, 255).astype(np.uint8), there


def _light(setup: Setup) -> Light:
    return light_of(setup.time, Weather.CLEAR, Lighting.NATURAL, True)


def _ground(cv: Canvas, size: tuple[int, int]) -> None:
    cv.fill(Path().rect(0, 0, *size), rgb(GROUND))
