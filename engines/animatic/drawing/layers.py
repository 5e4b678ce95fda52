"""The layers of a shot as pictures: plate, shadows, people, props, and the set before them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import cv2
import numpy as np

from engines.animatic.drawing.canvas import Canvas, Medium
from engines.animatic.drawing.extras import crowd
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.items import Easel, paint_all
from engines.animatic.drawing.parallax import Plate
from engines.animatic.drawing.path import Array
from engines.animatic.drawing.people import draw_person, person_shadow
from engines.animatic.drawing.pieces import (
    draw_glow,
    in_sight,
    is_low,
    opaque,
    reach_of,
    stands_on,
)
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.scenery import AIR, GROUND, SHADOW, WALL, Lamp, Piece, Scenery
from engines.animatic.drawing.sprites import EMPTY, Sprite, window_of
from engines.animatic.kept import Kept

_SOFT = 2.0  # pixels of blur from which half the size shows all that is left


@dataclass(frozen=True)
class SetPainter:
    """Paints a set in layers, in one medium, with its extras; those who stand nearer than `focus`
    metres would hide the cast and are left out. Cut-outs reach `beside` pixels over the frame."""

    scenery: Scenery
    medium: Medium = Medium.PAINT
    extras: int = 0
    focus: float = 0.0
    beside: int = 0

    def plate(self, camera: Pinhole, without: frozenset[int], blur: float = 0.0) -> Plate:
        """All of the set but the pieces numbered in `without`, as the camera's crop shows it."""
        sigma = 0.0 if self.medium is Medium.LINES else 4.6 * blur * camera.height / 720
        if sigma < _SOFT:
            picture = self._picture(camera, without)
        else:  # half the size shows all that is left
            picture, sigma = self._picture(camera.halved(), without), sigma / 2
        if sigma > 0:
            picture = cv2.GaussianBlur(picture, (0, 0), sigma)
        return Plate((cv2.cvtColor(picture, cv2.COLOR_RGB2RGBA),), camera, self.scenery)

    def _picture(self, camera: Pinhole, without: frozenset[int]) -> Array:
        """The set in focus, RGB."""
        s = self.scenery
        with Canvas(camera.w, camera.h, self.medium) as cv:
            e = Easel(cv, camera, s.light)
            for paint in s.backdrop if not s.bounds.closed else ():
                paint(e)
            for layer in (GROUND, WALL, SHADOW):
                paint_all(e, s.layers[layer])
            crew = crowd(s, self.extras) if self.extras else ()
            extras = [f for f in crew if camera.depth(f.sk.pos) > max(1.5, self.focus)]
            for fig in extras if self.medium is not Medium.LINES else ():
                cv.fill(
                    person_shadow(fig, camera, s.light.sun),
                    s.light.shadow_colour,
                    s.light.shadow * 0.8,
                )
            lamps = [x for x in s.lamps if not any(stands_on(s.pieces[i], x) for i in without)]
            pieces = [p for i, p in enumerate(s.pieces) if i not in without]
            self._things(e, pieces, lamps, extras)
            return opaque(cv.rgba(), s.light)

    def _things(
        self,
        e: Easel,
        pieces: Iterable[Piece],
        lamps: Iterable[Lamp],
        extras: Iterable[Figure] = (),
    ) -> None:
        cam = e.cam
        here = (float(cam.at[0]), float(cam.at[2]))
        around = [p for p in pieces if not p.holds(*here)]
        order: list[tuple[float, Any]] = [
            (cam.depth(p.centre) + p.bias, p)
            for p, seen in zip(around, in_sight(around, cam), strict=True)
            if seen
        ]
        order += [(cam.depth(lamp.pos) - 0.2, lamp) for lamp in lamps]
        order += [(cam.depth(fig.sk.pos), fig) for fig in extras]
        ordered = (thing for _, thing in sorted(order, key=lambda t: -t[0]))
        for kind, run in groupby(ordered, type):
            if kind is Piece:
                paint_all(e, [item for piece in run for item in piece.items])
            elif kind is Lamp:
                for lamp in run:
                    draw_glow(e, lamp)
            else:
                for figure in run:
                    draw_person(figure, e.cv, cam, e.light)

    def before(
        self, camera: Pinhole, spots: list[tuple[float, float]], gone: frozenset[int]
    ) -> list[list[int]]:
        """For people at `spots` from far to near: which pieces are painted after each of them."""
        here = (float(camera.at[0]), float(camera.at[2]))
        out: list[list[int]] = [[] for _ in spots]
        for i, piece in enumerate(self.scenery.pieces):
            if i in gone or piece.holds(*here) or camera.depth(piece.centre) < 0.2 or is_low(piece):
                continue
            for n in range(len(spots) - 1, -1, -1):
                if piece.before(here, spots[n]):
                    out[n].append(i)
                    break
        return out

    def cutout(self, camera: Pinhole, numbers: list[int]) -> Sprite:
        """Some pieces of the set by themselves, with the glow of lamps that stand on them."""
        pieces = [self.scenery.pieces[i] for i in numbers]
        lamps = [x for x in self.scenery.lamps if any(stands_on(p, x) for p in pieces)]
        boxes = [p.box for p in pieces] + [reach_of(lamp) for lamp in lamps]
        pts = np.array(
            [
                (x, y, z)
                for b in boxes
                for x in (b[0], b[3])
                for y in (b[1], b[4] + 0.6)
                for z in (b[2], b[5])
            ]
        )
        window = window_of(pts, camera, self.beside, 60)
        if window is None:
            return EMPTY
        with Canvas(window[2], window[3], self.medium) as cv:
            e = Easel(cv, camera.cropped(*window), self.scenery.light)
            ordered = sorted(pieces, key=lambda p: -(e.cam.depth(p.centre) + p.bias))
            paint_all(e, [item for piece in ordered for item in piece.items])
            for lamp in lamps:
                draw_glow(e, lamp)
            return Sprite(cv.rgba(), window[0], window[1])

    def air(self, camera: Pinhole) -> Sprite:
        """Beams of light over everything."""
        items = self.scenery.layers[AIR]
        if not items or self.medium is Medium.LINES:
            return EMPTY
        with Canvas(camera.width, camera.height) as cv:
            e = Easel(cv, camera, self.scenery.light)
            for item in items:
                item.paint(e)
            return Sprite(cv.rgba(), 0, 0)


_PLATES = Kept(14 * 2**20)


def plate_of(
    painter: SetPainter, camera: Pinhole, without: frozenset[int], blur: float, film: bool
) -> Plate:
    """`SetPainter.plate`, kept from one picture of a set to the next: the steps of a shot and its
    clip share theirs. `build_set` gives the same set for the same place."""
    name = (painter, camera, without, blur)

    def draw() -> Plate:
        return painter.plate(camera, without, blur)

    if not film:
        return _PLATES.get(name, draw)
    return _PLATES.get((*name, film), lambda: (_PLATES.find(name, Plate) or draw()).on_film())
