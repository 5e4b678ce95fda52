"""A car cut open for the camera, on a road; its bonnet towards -z, its seats round the origin."""

from __future__ import annotations

from typing import Any

from engines.animatic.drawing.colour import mix, mul, rgb
from engines.animatic.drawing.scenery import THINGS, Scenery
from engines.animatic.drawing.sets.furniture import front
from engines.animatic.drawing.sets.streets import lamppost, road
from engines.animatic.drawing.sets.town import terrace

_ROAD = -0.34  # metres that the road lies under the floor of the car
_HALF, _BELT, _ROOF = 0.86, 0.74, 1.46


def drive(s: Scenery) -> None:
    """The road that the car is on, with houses and lamps along it."""
    with s.spot(0, 0, y=_ROAD):
        road(s)
        for x, turn in ((-7.2, 3), (7.2, 1)):
            with s.piece(x, 12.0, turn):
                terrace(s, 84.0)
        for z in (7.0, 16.0, 26.0, -8.0):
            for side in (-1, 1):
                with s.piece(side * 4.5, z + side * 2):
                    lamppost(s, -side)


def cabin(s: Scenery, colour: str = "#3d5a73", trim: str = "#4a4038") -> None:
    """Floor, bonnet, dashboard, doors, pillars, roof and the seats behind."""
    c, t = rgb(colour), rgb(trim)
    with s.piece():
        s.box((-_HALF, _ROAD + 0.1, -1.0), (_HALF, -0.02, 2.0), mul(t, 0.5), cast=False)
    with s.piece():
        s.box((-_HALF, -0.2, -2.3), (_HALF, 0.60, -0.98), c)
        for x in (-0.6, 0.6):
            front(s, x - 0.16, 0.30, 0.32, 0.16, -2.31, "#fff2c8", glow=s.light.dark, line=0.6)
        front(s, -0.36, 0.22, 0.72, 0.20, -2.31, mul(c, 0.5), line=0.6)
    with s.piece():
        s.box((-_HALF, 0.45, -0.98), (_HALF, 0.70, -0.72), mul(t, 0.7), cast=False)
    for side in (-1, 1):
        _door(s, side, c)
    _posts(s, mix(c, t, 0.4))
    _rows(s, t)
    with s.piece():
        s.box((-_HALF + 0.06, _ROOF, -0.35), (_HALF - 0.06, _ROOF + 0.06, 1.55), mul(c, 0.9))
    s.lamp((0.0, _ROOF - 0.06, 0.1), 0.9, "#ffd9a0", 0.34 if s.light.dark else 0.0)


def _door(s: Scenery, side: int, c: Any) -> None:
    x = side * _HALF
    with s.piece():
        s.box((min(x, x - side * 0.06), -0.2, -0.98), (max(x, x - side * 0.06), _BELT, 2.0), c)


def _posts(s: Scenery, c: Any) -> None:
    """Pillars of windscreen, doors and rear window; the top of the windscreen."""
    for side in (-1, 1):
        x = side * (_HALF - 0.05)
        with s.piece():
            lean = [(x - 0.03, _BELT, -0.95), (x - 0.03, _ROOF, -0.38)]
            lean += [(x + 0.03, _ROOF, -0.38), (x + 0.03, _BELT, -0.95)]
            s.quad(lean, c, layer=THINGS, line=0.7)
        for z in (0.42, 1.52):
            with s.piece():
                s.box((x - 0.03, _BELT, z), (x + 0.03, _ROOF, z + 0.07), c, cast=False)
    with s.piece():
        top = ((-_HALF + 0.06, _ROOF - 0.05, -0.40), (_HALF - 0.06, _ROOF + 0.02, -0.34))
        s.box(*top, c, cast=False)


def _rows(s: Scenery, t: Any) -> None:
    """The bench behind, and the front seats, whoever sits in them."""
    with s.piece():
        s.box((-0.78, 0.0, 0.70), (0.78, 0.36, 1.15), mul(t, 1.05), cast=False)
        s.box((-0.78, 0.36, 1.12), (0.78, 1.0, 1.32), t, cast=False)
    with s.piece():
        s.box((-_HALF, -0.2, 1.5), (_HALF, _BELT, 2.0), mul(t, 0.6), cast=False)


CARS: dict[str, Any] = {"drive": drive, "cabin": cabin}
