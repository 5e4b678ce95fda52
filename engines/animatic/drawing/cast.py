"""The cast of a shot as pictures: people, their shadows, and standing props, as cut-outs."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np

from engines.animatic.drawing.blocking import STAND_HEIGHT, Blocking, Spot
from engines.animatic.drawing.brush import Brush
from engines.animatic.drawing.canvas import Canvas, Medium
from engines.animatic.drawing.colour import WHITE, Colour, mix
from engines.animatic.drawing.faces import Faceless
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.head import Head
from engines.animatic.drawing.items import Easel, Pool
from engines.animatic.drawing.light import Light
from engines.animatic.drawing.limbs import palm
from engines.animatic.drawing.menagerie import Beast
from engines.animatic.drawing.moments import Moment
from engines.animatic.drawing.path import Array, Path, vec
from engines.animatic.drawing.people import draw_person, person_shadow
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.portrait import draw_face_alone, face_box
from engines.animatic.drawing.props import Place, draw_thing, own_colour, things
from engines.animatic.drawing.scenery import Scenery
from engines.animatic.drawing.seats import Seat, seat_for
from engines.animatic.drawing.sprites import EMPTY, Box, Sprite, trimmed, window_of
from engines.animatic.drawing.tags import tagged
from engines.animatic.kept import Kept

_BODIES = Kept(4 * 2**20)
Key = tuple[Any, Colour]
Lit = tuple[Light, Key | None]  # the light that falls on someone, and their own key light


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
        return self._painted(who, moment, cam, apart=False).under

    def faceless(self, who: str, moment: Moment, cam: Pinhole) -> Faceless:
        """The same with the face left out, to be painted by `face`; good to be painted on. The
        last ones are remembered: the steps of a shot and its clip show the same bodies."""

        def paint() -> Faceless:
            return self._painted(who, moment, cam, apart=True).trimmed()

        return _BODIES.get((self._body(who, moment), cam), paint).copied()

    def _body(self, who: str, moment: Moment) -> Hashable:
        """All that a painted person follows from, but for the camera."""
        blocking = self.blocking
        person = blocking.people[who].but(holds=())  # which may not all have come as yet
        acts = (blocking.held[who], blocking.seats, blocking.head_of(who, moment), moment)
        return self.scenery, self.medium, self.beside, person, blocking.actors[who], acts

    def face(self, who: str, moment: Moment, cam: Pinhole, box: Box) -> Array:
        """Only the face, in a window of the frame: premultiplied RGBA."""
        fig = self.blocking.figure(who, moment)
        left, top, right, foot = box
        with Canvas(right - left, foot - top, self.medium) as cv:
            light, key = self._lit(who, moment, cam)
            fig.seen_by(cv, cam.cropped(left, top, right - left, foot - top), light, key)
            draw_face_alone(fig)
            return cv.rgba()

    def _painted(self, who: str, moment: Moment, cam: Pinhole, apart: bool) -> Faceless:
        fig = self.blocking.figure(who, moment)
        seat = self._seat(who, moment, fig) if self.blocking.sits(who, moment) else None
        points = [fig.reach(), seat.reach()] if seat else [fig.reach()]
        window = window_of(np.concatenate(points), cam, self.beside)
        if window is None or cam.depth(fig.sk.chest) < 0.35:
            return Faceless(EMPTY, EMPTY)
        with Canvas(window[2], window[3], self.medium) as cv:
            crop = cam.cropped(*window)
            layers: list[Sprite] = []
            boxes: list[Box] = []

            def leave_out(head: Head, outline: Path) -> None:
                boxes.append(face_box(head, outline, window))
                layers.append(Sprite(cv.rgba(), window[0], window[1]))

            fig.leave_out_face = leave_out if apart else None
            self._all_of(cv, crop, fig, seat, self._lit(who, moment, crop))
            fig.leave_out_face = None
            last = self._with_tags(Sprite(cv.rgba(), window[0], window[1]), fig, cam)
        layers.append(trimmed(last) if boxes else last)
        return Faceless(layers[0], layers[-1], boxes[0] if boxes else None)

    def _all_of(
        self,
        cv: Canvas,
        crop: Pinhole,
        fig: Figure,
        seat: Seat | None,
        lit: tuple[Light, Key | None],
    ) -> None:
        """A person and the seat under them, from back to front."""
        light, key = lit
        br = Brush(cv, crop, self.light, crop.depth(fig.sk.hip), key)
        if seat:
            seat.paint(br, crop, behind=True)
        draw_person(fig, cv, crop, light, key)
        if seat:
            seat.paint(br, crop, behind=False)

    def _seat(self, who: str, moment: Moment, fig: Figure) -> Seat:
        kind = seat_for(moment.pose or self.blocking.people[who].pose, self.scenery.seat)
        axes = self.blocking.seat_axes(who, moment)
        return Seat(kind, Place(fig.sk.pos, axes, max(0.82, fig.u)))

    def _lit(self, who: str, moment: Moment, cam: Pinhole) -> Lit:
        """The light that falls on someone, and their own key light."""
        light = self.light.lifted(self.blocking.people[who].lift)
        x, z = self.blocking.where(who, moment)
        return light, self.key_at(x, z, cam, light)

    def _with_tags(self, drawn: Sprite, fig: Figure, cam: Pinhole) -> Sprite:
        """With the names of held things that nobody would know."""
        for i, held in ((1, fig.acting.right), (0, fig.acting.left)):
            kind, _, name = held.partition(":")
            if name and not isinstance(fig, Beast) and cam.depth(palm(fig, i)) > 0.3:
                drawn = self._named(drawn, kind, name, palm(fig, i), cam)
        return drawn

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
