"""The layers of a shot as pictures: plate, shadows, people, props, and the set before them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np

from engines.animatic.drawing.blocking import STAND_HEIGHT, Blocking, Spot
from engines.animatic.drawing.brush import Brush
from engines.animatic.drawing.canvas import Canvas, Medium
from engines.animatic.drawing.colour import WHITE, Colour, mix
from engines.animatic.drawing.extras import crowd
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.items import Easel, Pool
from engines.animatic.drawing.light import Light
from engines.animatic.drawing.limbs import palm
from engines.animatic.drawing.menagerie import Beast
from engines.animatic.drawing.moments import Moment
from engines.animatic.drawing.parallax import Plate
from engines.animatic.drawing.path import Array, vec
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
from engines.animatic.drawing.props import Place, draw_thing, own_colour, things
from engines.animatic.drawing.scenery import AIR, GROUND, SHADOW, WALL, Lamp, Piece, Scenery
from engines.animatic.drawing.seats import Seat, seat_for
from engines.animatic.drawing.sprites import EMPTY, Sprite, window_of
from engines.animatic.drawing.tags import tagged

Key = tuple[Any, Colour]


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
        s = self.scenery
        with Canvas(camera.w, camera.h, self.medium) as cv:
            e = Easel(cv, camera, s.light)
            for paint in s.backdrop if not s.bounds.closed else ():
                paint(e)
            for layer in (GROUND, WALL, SHADOW):
                for item in s.layers[layer]:
                    item.paint(e)
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
            picture = opaque(cv.rgba(), s.light)
        if blur > 0 and self.medium is not Medium.LINES:
            picture = cv2.GaussianBlur(picture, (0, 0), 4.6 * blur * camera.height / 720)
        return Plate(picture, camera, s)

    def _things(
        self,
        e: Easel,
        pieces: Iterable[Piece],
        lamps: Iterable[Lamp],
        extras: Iterable[Figure] = (),
    ) -> None:
        cam = e.cam
        here = (float(cam.at[0]), float(cam.at[2]))
        order: list[tuple[float, Any]] = [
            (cam.depth(p.centre) + p.bias, p) for p in pieces if not p.holds(*here)
        ]
        order += [(cam.depth(lamp.pos) - 0.2, lamp) for lamp in lamps]
        order += [(cam.depth(fig.sk.pos), fig) for fig in extras]
        for _, thing in sorted(order, key=lambda t: -t[0]):
            if isinstance(thing, Piece):
                if in_sight(thing, cam):
                    for item in thing.items:
                        item.paint(e)
            elif isinstance(thing, Figure):
                draw_person(thing, e.cv, cam, e.light)
            else:
                draw_glow(e, thing)

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
            for piece in ordered:
                for item in piece.items:
                    item.paint(e)
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


@lru_cache(maxsize=8)
def plate_of(painter: SetPainter, camera: Pinhole, without: frozenset[int], blur: float) -> Plate:
    """`SetPainter.plate`, kept from one picture of a set to the next: the steps of a shot and its
    clip share theirs. `build_set` gives the same set for the same place."""
    return painter.plate(camera, without, blur)


class CastPainter:
    """Paints people and props as sprites that reach `beside` pixels over the frame."""

    def __init__(
        self, blocking: Blocking, scenery: Scenery, medium: Medium = Medium.PAINT, beside: int = 0
    ) -> None:
        self.blocking, self.scenery, self.medium = blocking, scenery, medium
        self.beside = beside
        self.light = scenery.light

    def key_at(self, x: float, z: float, cam: Pinhole, light: Light) -> Key | None:
        """The light on a figure at a spot: from behind when backlit, else from the nearest lamp
        after dark, else as the set is lit."""
        if light.behind:
            return cam.forward * 0.9 + vec(0, 0.5, 0), light.key
        if not light.dark:
            return None
        near = [(float(np.hypot(p.pos[0] - x, p.pos[2] - z)), p) for p in self.scenery.lamps]
        d, lamp = min(near, key=lambda n: n[0], default=(99.0, None))
        if lamp is None or d > 5.0:
            return None
        at = vec(*lamp.pos) - vec(x, 1.4, z)
        return at, mix(light.key, mix(lamp.colour, WHITE, 0.45), 0.5 * (1 - d / 6))

    def person(self, who: str, moment: Moment, cam: Pinhole) -> Sprite:
        """One person with seat and held things, without shadow."""
        fig = self.blocking.figure(who, moment)
        seat = self._seat(who, moment, fig) if self.blocking.sits(who, moment) else None
        points = [fig.reach(), seat.reach()] if seat else [fig.reach()]
        window = window_of(np.concatenate(points), cam, self.beside)
        if window is None or cam.depth(fig.sk.chest) < 0.35:
            return EMPTY
        with Canvas(window[2], window[3], self.medium) as cv:
            crop = cam.cropped(*window)
            x, z = self.blocking.where(who, moment)
            light = self.light.lifted(self.blocking.people[who].lift)
            key = self.key_at(x, z, cam, light)
            br = Brush(cv, crop, self.light, cam.depth(fig.sk.hip), key)
            if seat:
                seat.paint(br, crop, behind=True)
            draw_person(fig, cv, crop, light, key)
            if seat:
                seat.paint(br, crop, behind=False)
            drawn = Sprite(cv.rgba(), window[0], window[1])
        for i, held in ((1, fig.acting.right), (0, fig.acting.left)):
            kind, _, name = held.partition(":")
            if name and not isinstance(fig, Beast) and cam.depth(palm(fig, i)) > 0.3:
                drawn = self._named(drawn, kind, name, palm(fig, i), cam)
        return drawn

    def _seat(self, who: str, moment: Moment, fig: Figure) -> Seat:
        kind = seat_for(moment.pose or self.blocking.people[who].pose, self.scenery.seat)
        axes = self.blocking.seat_axes(who, moment)
        return Seat(kind, Place(fig.sk.pos, axes, max(0.82, fig.u)))

    def shadow(self, who: str, moment: Moment, cam: Pinhole) -> Sprite:
        """The shadow of a person on the floor."""
        if self.medium is Medium.LINES:
            return EMPTY
        fig = self.blocking.figure(who, moment)
        sun = np.array(self.light.sun)
        key = self.key_at(*self.blocking.where(who, moment), cam, self.light)
        if key is not None:
            d = np.asarray(key[0], float)
            sun = d / (np.linalg.norm(d) or 1.0)
            sun[1] = max(0.35, float(sun[1]))
        foot = fig.sk.pos
        far = foot - sun * (2.0 / max(float(sun[1]), 0.2))
        spread = np.array([(x, 0.0, z) for x in (-0.8, 0.8) for z in (-0.8, 0.8)])
        pts = np.concatenate([foot + spread, vec(far[0], 0, far[2]) + spread])
        window = window_of(pts, cam, self.beside)
        if window is None:
            return EMPTY
        with Canvas(window[2], window[3]) as cv:
            crop = cam.cropped(*window)
            path = person_shadow(fig, crop, sun)
            cv.fill(path, self.light.shadow_colour, self.light.shadow)
            if self.scenery.interior or self.light.shadow < 0.3:
                patch = Pool(foot + vec(0, 0.003, 0), 0.42, 0.34, self.light.shadow_colour, 0.5)
                patch.paint(Easel(cv, crop, self.light))
            return Sprite(cv.rgba(), window[0], window[1])

    def spot(self, spot: Spot, cam: Pinhole) -> Sprite:
        """A standing prop, on a stand when it is small."""
        foot = vec(spot.pos[0], 0, spot.pos[2])
        box = np.array([(x, y, z) for x in (-0.95, 0.95) for y in (0.0, 2.4) for z in (-0.6, 0.6)])
        window = window_of(foot + box, cam, self.beside, 10)
        if window is None or cam.depth(foot) < 0.3:
            return EMPTY
        with Canvas(window[2], window[3], self.medium) as cv:
            crop = cam.cropped(*window)
            Pool(foot + vec(0, 0.004, 0), 0.5, 0.38, self.light.shadow_colour, 0.5).paint(
                Easel(cv, crop, self.light)
            )
            key = self.key_at(spot.pos[0], spot.pos[2], cam, self.light)
            br = Brush(cv, crop, self.light, cam.depth(foot), key)
            axes = np.eye(3)
            if spot.raised:
                stand = "table stand" if self.scenery.interior else "crate stand"
                draw_thing(br, things()[stand], Place(vec(foot[0], STAND_HEIGHT, foot[2]), axes))
            tint = own_colour(spot.look.kind, spot.look.name)
            draw_thing(br, spot.thing, Place(vec(*spot.pos), axes), tint)
            drawn = Sprite(cv.rgba(), window[0], window[1])
        return self._named(drawn, spot.look.kind, spot.look.name, vec(*spot.pos), cam)

    def _named(self, drawn: Sprite, kind: str, name: str, at: Array, cam: Pinhole) -> Sprite:
        """With its name on a tag, when it is a thing of no kind."""
        if kind in things() and kind != "thing":
            return drawn
        x, y = (float(v) for v in cam.project(at + vec(0, 0.02, 0)))
        return tagged(drawn, name, x, y, 0.055 * cam.px(cam.depth(at)))
