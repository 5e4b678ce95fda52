"""Reference views of somebody as they are in a shot, or of a thing as it stands there: alone, on
plain ground, plainly lit, from the shot's camera."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.cast import CastPainter
from engines.animatic.drawing.colour import rgb
from engines.animatic.drawing.framing import frame_shot
from engines.animatic.drawing.grade import graded
from engines.animatic.drawing.light import light_of
from engines.animatic.drawing.moments import STILL
from engines.animatic.drawing.path import Array
from engines.animatic.drawing.planes import put
from engines.animatic.drawing.scenery import Scenery
from engines.animatic.drawing.seating import seated
from engines.animatic.drawing.sets.assembly import build_set
from engines.animatic.drawing.sprites import EMPTY, Sprite
from engines.animatic.drawing.turnaround import GROUND
from film.setup import Setup
from film.words import Lighting, TimeOfDay, Weather


def draw_posed(setup: Setup, who: str) -> Array:
    """RGB (height, width, 3): one person or prop of the set-up by id. A thing has under it what it
    stands on, who sits has a seat, hands are empty. Somebody who is not there leaves the ground."""
    setup = seated(setup)
    place = build_set(setup.place, setup.time, setup.weather, setup.lighting)
    camera = frame_shot(Blocking(setup), place.bounds).camera
    blocking = Blocking(_with_empty_hands(setup), setup)
    painter = CastPainter(blocking, _plain(place))
    drawn = painter.person(who, STILL, camera) if who in blocking.people else EMPTY
    for spot in (spot for spot in blocking.standing() if spot.look.who == who):
        drawn = painter.spot(spot, camera)
    return graded(_on_ground(drawn, setup), setup.style, grain=False)


def _with_empty_hands(setup: Setup) -> Setup:
    people = tuple(person.but(holds=()) for person in setup.people)
    return setup.but(people=people, props=tuple(p for p in setup.props if not p.held_by))


def _plain(place: Scenery) -> Scenery:
    """No set, in plain light, with the seats of the place."""
    light = light_of(TimeOfDay.AFTERNOON, Weather.CLEAR, Lighting.NATURAL, True)
    found = Scenery("plain", light, place.interior)
    found.seat = place.seat
    return found


def _on_ground(sprite: Sprite, setup: Setup) -> Array:
    picture = np.empty((setup.height, setup.width, 3), np.uint8)
    picture[:] = [int(255 * c) for c in rgb(GROUND)]
    put((picture,), sprite)
    return picture
