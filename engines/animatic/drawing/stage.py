"""The stage: the public door to drawing. One set-up, drawn as frames for any instant.

A frame is a plate (the set, drawn once per camera position and moved under the camera), shadows,
people and props as cut-outs from far to near with pieces of the set between them, what is in the
air, and a finish. Plates and cut-outs are kept, so that a frame in which little moves is cheap.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import cv2
import numpy as np

from engines.animatic.drawing.blocking import Blocking, Spot
from engines.animatic.drawing.finish import finish
from engines.animatic.drawing.framing import Framing, frame_shot
from engines.animatic.drawing.layers import CastPainter, SetPainter
from engines.animatic.drawing.moments import STILL, Moment
from engines.animatic.drawing.moves import Drift, camera_at
from engines.animatic.drawing.parallax import Plate, seen_from
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.poses import cycle_metres
from engines.animatic.drawing.scenery import Scenery
from engines.animatic.drawing.sets.assembly import build_set
from engines.animatic.drawing.sprites import (
    EMPTY,
    Sprite,
    moved_with,
    put,
    softened,
    trimmed,
)
from engines.animatic.drawing.weather import fall
from film.setup import Setup
from film.words import Movement, Pose

_KEYS = {Movement.PAN: 2, Movement.TILT: 2, Movement.ZOOM: 2, Movement.HAND_HELD: 1,
         Movement.DOLLY: 4, Movement.TRACKING: 4, Movement.CRANE: 4}  # fmt: skip
_TURNING = (Movement.PAN, Movement.TILT, Movement.ZOOM, Movement.HAND_HELD)
_MARGIN = {Movement.PAN: 0.16, Movement.TILT: 0.10, Movement.ZOOM: 0.05, Movement.HAND_HELD: 0.05,
           Movement.DOLLY: 0.05, Movement.TRACKING: 0.10, Movement.CRANE: 0.10}  # fmt: skip
_BREATH = 0.0035  # share of its height that a body grows with a full breath
_MIXED = 0.2  # share of the way between two key positions in which one plate melts into the next
_KEPT = 160  # cut-outs kept in memory


@dataclass(frozen=True)
class _Part:
    """Something between plate and finish: its cut-out, where it stands, how far away it is."""

    who: str
    depth: float
    spot: tuple[float, float]
    anchor: Array
    draw: Callable[[Pinhole], Sprite]
    shadow: Callable[[Pinhole], Sprite]
    breath: float = 0.0
    going: bool = False  # on the way: drawn anew for every place anyhow


class Stage:
    """Draws one set-up. `whole` is the set-up of the finished shot when `setup` is a step towards
    it: the camera is solved for that, so that every step has the same frame."""

    def __init__(self, setup: Setup, whole: Setup | None = None) -> None:
        self.setup = setup
        self.scenery: Scenery = build_set(setup.place, setup.time, setup.weather, setup.lighting)
        self.blocking = Blocking(setup, whole)
        self.framing: Framing = frame_shot(Blocking(whole or setup), self.scenery.bounds)
        self._set = SetPainter(self.scenery)
        self._cast = CastPainter(self.blocking, self.scenery)
        self._plates: dict[tuple[Pinhole, frozenset[int]], Plate] = {}
        self._sprites: OrderedDict[Hashable, Sprite] = OrderedDict()

    # -- camera
    def camera_at(self, t: float = 0.0, drift: Drift | None = None) -> Pinhole:
        """The camera when its movement has gone `t` (0..1, eased here)."""
        words = self.setup.camera
        bounds = self.scenery.bounds
        return camera_at(self.framing, words.movement, words.amount, t, bounds, drift)

    def stride(self, who: str, pose: Pose) -> float:
        """Metres that one cycle of a person's walk or run covers; 0 for other poses."""
        return cycle_metres(pose, self.blocking.actors[who].scale)

    def _keys(self) -> int:
        """Into how many stretches a camera move is cut, each drawn anew at its ends."""
        return _KEYS.get(self.setup.camera.movement, 0)

    def _around(self, t: float, drift: Drift | None) -> tuple[Pinhole, Pinhole, float]:
        """The key positions before and after an instant, and how far it is from one to the other:
        along the move, or, when the camera goes with someone, along their way."""
        if drift is not None:
            metres = math.hypot(drift.x, drift.z)
            hop = min(0.8, 0.25 * self.framing.focus)
            low = int(metres / hop)
            ends = [_along(drift, n * hop) for n in (low, low + 1)]
            share = metres / hop - low
            return self.camera_at(0.0, ends[0]), self.camera_at(0.0, ends[1]), share
        keys = self._keys()
        at = min(1.0, max(0.0, t)) * keys
        low = min(int(at), max(0, keys - 1))
        first = self.camera_at(low / keys if keys else 0.0)
        return first, self.camera_at((low + 1) / keys) if keys else first, at - low

    # -- layers
    def plate(self, t: float = 0.0) -> Array:
        """The set alone as the camera sees it at `t`: RGB (height, width, 3) uint8."""
        return self._background(self._around(t, None), self.camera_at(t), frozenset())

    def sprite(self, who: str, moment: Moment = STILL, camera: Pinhole | None = None) -> Sprite:
        """One person with seat and held things: premultiplied RGBA, cropped, at (x, y)."""
        cam = camera or self.camera_at()
        return self._kept(("person", who, moment, cam), lambda: self._cast.person(who, moment, cam))

    def frame(
        self,
        moments: Mapping[str, Moment] | None = None,
        t: float = 0.0,
        seconds: float = 0.0,
        drift: Drift | None = None,
    ) -> Array:
        """The picture at one instant: RGB (height, width, 3) uint8.

        `moments` by person (the set-up's own when missing), `t` how far the camera has moved,
        `seconds` the time in the shot (rain and snow fall by it), `drift` of a tracked subject.
        """
        cam = self.camera_at(t, drift)
        around = self._around(t, drift)
        key = around[0] if around[2] < 0.5 else around[1]
        parts = sorted(self._parts(moments or {}, cam), key=lambda p: -p.depth)
        between = self._set.before(key, [p.spot for p in parts])
        picture = self._background(around, cam, frozenset(i for n in between for i in n))
        for part in parts:
            drawn = cam if drift is not None and part.going else key
            put(picture, moved_with(part.shadow(drawn), part.anchor, drawn, cam))
        for part, numbers in zip(parts, between, strict=True):
            drawn = cam if drift is not None and part.going else key
            put(picture, self._placed(part, drawn, cam))
            if numbers:
                put(picture, self._cutout(numbers, key, cam))
        put(picture, self._kept(("air", key), lambda: self._set.air(key)))
        if not self.scenery.interior:
            picture = fall(picture, self.setup.weather, seconds)
        return finish(picture, self.scenery.light.dark)

    def over(self, picture: Array, ids: tuple[str, ...]) -> Array:
        """Someone else's picture of this shot with these people and props put over it."""
        cam, out = self.camera_at(), picture.copy()
        parts = [p for p in self._parts({}, cam) if p.who in ids]
        for part in parts:
            put(out, part.shadow(cam))
        for part in sorted(parts, key=lambda p: -p.depth):
            put(out, self._placed(part, cam, cam))
        return out

    def _background(
        self, around: tuple[Pinhole, Pinhole, float], cam: Pinhole, without: frozenset[int]
    ) -> Array:
        """The plate under the camera: half-way between two key positions a mix of both."""
        low, high, share = around
        mixed = (share - 0.5) / _MIXED + 0.5
        if self.setup.camera.movement in _TURNING:  # no parallax, so one will do
            mixed = round(share)
        if mixed <= 0:
            return seen_from(self._plate(low, without), cam)
        second = seen_from(self._plate(high, without), cam)
        if mixed >= 1:
            return second
        first = seen_from(self._plate(low, without), cam)
        return cv2.addWeighted(first, 1 - mixed, second, mixed, 0)

    def _plate(self, camera: Pinhole, without: frozenset[int]) -> Plate:
        found = self._plates.get((camera, without))
        if found is None:
            margin = int(_MARGIN.get(self.setup.camera.movement, 0.0) * camera.width)
            found = self._set.plate(camera.widened(margin), without, self.framing.blur)
            if len(self._plates) > 7:
                self._plates.pop(next(iter(self._plates)))
            self._plates[camera, without] = found
        return found

    def _kept(self, key: Hashable, draw: Callable[[], Sprite]) -> Sprite:
        """A cut-out from memory, drawn when it is not there."""
        found = self._sprites.get(key)
        if found is None:
            found = self._sprites[key] = trimmed(draw())
            if len(self._sprites) > _KEPT:
                self._sprites.popitem(last=False)
        else:
            self._sprites.move_to_end(key)
        return found

    # -- people and props
    def _parts(self, moments: Mapping[str, Moment], cam: Pinhole) -> list[_Part]:
        people = [w for w in self.blocking.people if w not in self.framing.hidden]
        out = [self._person_part(w, moments.get(w, STILL), cam) for w in people]
        return out + [self._prop_part(spot, cam) for spot in self.blocking.standing()]

    def _prop_part(self, spot: Spot, cam: Pinhole) -> _Part:
        foot = vec(spot.pos[0], 0, spot.pos[2])

        def draw(c: Pinhole) -> Sprite:
            return self._kept(("prop", spot.look.who, c), lambda: self._cast.spot(spot, c))

        return _Part(
            spot.look.who, cam.depth(foot), (spot.pos[0], spot.pos[2]), foot, draw, lambda _: EMPTY
        )

    def _person_part(self, who: str, moment: Moment, cam: Pinhole) -> _Part:
        x, z = self.blocking.where(who, moment)
        held = replace(moment, breath=0.0)
        plain = replace(held, mouth="", blink=0.0, gaze=(0.0, 0.0), emotion=None)

        def shadow(c: Pinhole) -> Sprite:
            key = ("shadow", who, plain, c)
            return self._kept(key, lambda: self._cast.shadow(who, plain, c))

        foot = vec(x, 0, z)
        draw = partial(self.sprite, who, held)
        going = moment.mark is not None
        return _Part(who, cam.depth(foot), (x, z), foot, draw, shadow, moment.breath, going)

    def _placed(self, part: _Part, key: Pinhole, cam: Pinhole) -> Sprite:
        """A part's cut-out where the camera sees it, out of focus when far from the subject."""
        sprite = part.draw(key)
        ratio = part.depth / max(0.3, self.framing.focus)
        if self.framing.blur > 0 and not 0.62 < ratio < 1.55:
            sigma = (5.5 if ratio < 1 else 3.6) * self.framing.blur * cam.height / 720
            sprite = self._kept(("soft", id(sprite), key), lambda: softened(sprite, sigma))
        breath = part.breath * _BREATH
        if abs(breath) * cam.px(part.depth) * 1.6 < 0.4:  # less than half a pixel
            breath = 0.0
        return moved_with(sprite, part.anchor, key, cam, breath)

    def _cutout(self, numbers: list[int], key: Pinhole, cam: Pinhole) -> Sprite:
        """Pieces of the set that stand before someone."""
        sprite = self._kept(("set", tuple(numbers), key), lambda: self._set.cutout(key, numbers))
        x, _, z = np.mean([self.scenery.pieces[n].centre for n in numbers], axis=0)
        return moved_with(sprite, vec(x, 0, z), key, cam)


def _along(drift: Drift, metres: float) -> Drift:
    """So many metres in the direction of a drift."""
    length = math.hypot(drift.x, drift.z) or 1.0
    return Drift(drift.x / length * metres, drift.z / length * metres)
