"""Puts a shot together for one instant: plate, shadows, cut-outs from far to near, what is between.

Plates are drawn at a few positions of the camera's move and stretched for those between; cut-outs
are drawn at the nearest such position and moved as cards. All are kept in memory, so a frame in
which little changes costs little. What is drawn depends on the arguments only, not on the past.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from engines.animatic.drawing.blocking import Blocking, Spot
from engines.animatic.drawing.canvas import Medium
from engines.animatic.drawing.cast import CastPainter
from engines.animatic.drawing.faces import Mask, bare, rests
from engines.animatic.drawing.framing import Framing
from engines.animatic.drawing.layers import SetPainter, plate_of
from engines.animatic.drawing.moments import STILL, Moment
from engines.animatic.drawing.moves import Drift, camera_at
from engines.animatic.drawing.parallax import Plate, seen_from
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.planes import Layers, film_cut, mixed, put
from engines.animatic.drawing.scenery import Scenery
from engines.animatic.drawing.seating import sits_here
from engines.animatic.drawing.sprites import EMPTY, Box, Sprite, moved_with, softened, trimmed
from engines.animatic.kept import Kept
from film.setup import Setup
from film.words import Movement

_TURNING = (Movement.PAN, Movement.TILT, Movement.ZOOM, Movement.HAND_HELD)
# At how many steps a whole move is drawn; a smaller one has fewer, each as large at most.
_KEYS = {Movement.PAN: 2, Movement.TILT: 2, Movement.ZOOM: 2, Movement.HAND_HELD: 1,
         Movement.DOLLY: 4, Movement.TRACKING: 4, Movement.CRANE: 6}  # fmt: skip
_MARGIN = {Movement.PAN: 0.16, Movement.TILT: 0.10, Movement.ZOOM: 0.05, Movement.HAND_HELD: 0.05,
           Movement.DOLLY: 0.05, Movement.TRACKING: 0.10, Movement.CRANE: 0.10}  # fmt: skip
_BREATH = 0.0035  # share of its height that a body grows with a full breath
_MIXED = 0.2  # share of the way between two positions in which one plate melts into the next
_ROOM = 20 * 2**20  # bytes of cut-outs kept in memory


@dataclass(frozen=True)
class _Part:
    """A person or standing prop: where it is, how far, how it is drawn."""

    who: str
    depth: float
    spot: tuple[float, float]
    foot: Array
    draw: Callable[[Pinhole], Sprite]
    shadow: Callable[[Pinhole], Sprite]
    drawing: Moment = STILL  # what is drawn; a breath only stretches it
    breath: float = 0.0
    going: bool = False  # on the way: drawn anew for every place anyhow


class Compositor:
    """Composes frames of one set-up in one medium."""

    def __init__(
        self,
        setup: Setup,
        blocking: Blocking,
        framing: Framing,
        scenery: Scenery,
        gone: frozenset[int] = frozenset(),
        medium: Medium = Medium.PAINT,
        film: bool = False,
    ) -> None:
        """`film`: pictures are composed as film has them, not as RGB."""
        self._film = film
        self.gone = gone  # pieces of the set that are carried off for this shot
        self.words, self.framing, self.scenery = setup.camera, framing, scenery
        self.blocking = blocking
        self.blur = 0.0 if medium is Medium.LINES else framing.blur
        extras = 0 if sits_here(setup) else setup.extras
        beside = self._margin(setup.width) + setup.width // 64  # and what a breath stretches
        self._set = SetPainter(scenery, medium, extras, framing.focus * 0.95, beside)
        self._cast = CastPainter(blocking, scenery, medium, beside)
        self._kept = Kept(_ROOM)
        self._stood: tuple[Hashable, list[list[int]]] | None = None

    # -- camera
    def camera_at(self, t: float, drift: Drift | None = None) -> Pinhole:
        move = self.words.movement
        return camera_at(self.framing, move, self.words.amount, t, self.scenery.bounds, drift)

    def _stations(self, t: float, drift: Drift | None) -> tuple[Pinhole, Pinhole, float]:
        """The drawn camera positions before and after an instant, and how far it is from one to
        the other: along the move, or, when the camera goes with someone, along their way."""
        if drift is not None:
            metres = math.hypot(drift.x, drift.z)
            hop = min(0.8, 0.25 * self.framing.focus)
            low = int(metres / hop)
            ends = [_along(drift, n * hop) for n in (low, low + 1)]
            share = metres / hop - low
            return self.camera_at(0.0, ends[0]), self.camera_at(0.0, ends[1]), share
        keys = math.ceil(_KEYS.get(self.words.movement, 0) * min(1.0, abs(self.words.amount)))
        if not keys:
            return self.camera_at(0), self.camera_at(0), 0.0
        at = min(1.0, max(0.0, t)) * keys
        low = min(int(at), keys - 1)
        return self.camera_at(low / keys), self.camera_at((low + 1) / keys), at - low

    # -- the whole picture
    def picture(self, moments: Mapping[str, Moment], t: float, drift: Drift | None) -> Layers:
        """Everything but weather and finish."""
        cam = self.camera_at(t, drift)
        first, second, share = self._stations(t, drift)
        key = first if share < 0.5 else second
        parts = sorted(self._parts(moments, cam), key=lambda p: -p.depth)
        between = self._between(key, tuple(p.spot for p in parts))
        without = frozenset(i for numbers in between for i in numbers)
        out = self.background(cam, (first, second, share), without)
        for part in parts:
            drawn = cam if drift is not None and part.going else key
            put(out, moved_with(part.shadow(drawn), part.foot, drawn, cam))
        for part, numbers in zip(parts, between, strict=True):
            drawn = cam if drift is not None and part.going else key
            put(out, self._placed(part, drawn, cam))
            if numbers:
                put(out, self._cutout(numbers, key, cam))
        put(out, self._drawn(("air", key), lambda: self._set.air(key)))
        return out

    def _between(self, key: Pinhole, spots: tuple[tuple[float, float], ...]) -> list[list[int]]:
        """Which pieces of the set stand before each of those at `spots`; as before while nobody
        moves."""
        if self._stood is None or self._stood[0] != (key, spots):
            found = self._set.before(key, list(spots), self.gone)
            self._stood = (key, spots), found
        return self._stood[1]

    def plate(self, t: float) -> Layers:
        """The set alone."""
        return self.background(self.camera_at(t), self._stations(t, None), frozenset())

    def over(self, picture: Array, ids: tuple[str, ...]) -> Array:
        """Someone else's picture with these people and props put over it."""
        cam, out = self.camera_at(0), (picture.copy(),)
        parts = [p for p in self._parts({}, cam) if p.who in ids]
        for part in parts:
            put(out, part.shadow(cam))
        for part in sorted(parts, key=lambda p: -p.depth):
            put(out, self._placed(part, cam, cam))
        return out[0]

    def background(
        self, cam: Pinhole, stations: tuple[Pinhole, Pinhole, float], without: frozenset[int]
    ) -> Layers:
        """The plate under the camera; half-way between two positions a short dissolve."""
        first, second, share = stations
        melted = (share - 0.5) / _MIXED + 0.5
        if self.words.movement in _TURNING:  # without parallax there is nothing to dissolve
            melted = round(share)
        if melted <= 0:
            return seen_from(self._plate(first, without), cam)
        after = seen_from(self._plate(second, without), cam)
        if melted >= 1:
            return after
        before = seen_from(self._plate(first, without), cam)
        return mixed(before, after, melted)

    def _margin(self, width: int) -> int:
        """Pixels beside the frame that a move between two positions may bring into it."""
        return int(_MARGIN.get(self.words.movement, 0.0) * width) // 2 * 2

    def _plate(self, station: Pinhole, without: frozenset[int]) -> Plate:
        wide = station.widened(self._margin(station.width))
        return plate_of(self._set, wide, without | self.gone, self.blur, self._film)

    def _drawn(self, key: Hashable, draw: Callable[[], Sprite]) -> Sprite:
        """A cut-out from memory, drawn when it is not there."""
        return self._kept.get(key, lambda: self._cut(draw()))

    def _cut(self, drawn: Sprite, keep: Box | None = None) -> Sprite:
        """A cut-out as it is put into pictures, with a window of it that may be empty as yet."""
        sprite = trimmed(drawn, keep)
        return film_cut(sprite) if self._film else sprite

    # -- people and props
    def person(self, who: str, moment: Moment, cam: Pinhole) -> Sprite:
        """A person's cut-out; a body at rest keeps its own and changes the face, so it is good
        until the same body is asked for with another one."""
        if not rests(moment):
            key = ("person", who, moment, cam)
            return self._drawn(key, lambda: self._cast.person(who, moment, cam))
        body = bare(moment)
        mask = self._kept.get(
            ("body", who, body, cam),
            lambda: Mask(self._cast.faceless(who, body, cam), self._cut),
        )
        return mask.wearing(moment, lambda: self._face(mask, who, moment, cam))

    def _face(self, mask: Mask, who: str, moment: Moment, cam: Pinhole) -> Sprite:
        """A face with what lies under and over it."""

        def draw() -> Sprite:
            made = mask.faced(partial(self._cast.face, who, moment, cam))
            return film_cut(made) if self._film else made

        return self._kept.get(("face", who, moment, cam), draw)

    def _parts(self, moments: Mapping[str, Moment], cam: Pinhole) -> list[_Part]:
        people = [w for w in self.blocking.people if w not in self.framing.hidden]
        out = [self._person_part(w, moments.get(w, STILL), cam) for w in people]
        return out + [self._prop_part(spot, cam) for spot in self.blocking.standing()]

    def _prop_part(self, spot: Spot, cam: Pinhole) -> _Part:
        foot, who = vec(spot.pos[0], 0, spot.pos[2]), spot.look.who

        def draw(c: Pinhole) -> Sprite:
            return self._drawn(("prop", who, c), lambda: self._cast.spot(spot, c))

        at = (spot.pos[0], spot.pos[2])
        return _Part(who, cam.depth(foot), at, foot, draw, lambda _: EMPTY)

    def _person_part(self, who: str, moment: Moment, cam: Pinhole) -> _Part:
        x, z = self.blocking.where(who, moment)
        held = replace(moment, breath=0.0)
        plain = replace(held, mouth="", blink=0.0, gaze=(0.0, 0.0), emotion=None)

        def shadow(c: Pinhole) -> Sprite:
            key = ("shadow", who, plain, c)
            return self._drawn(key, lambda: self._cast.shadow(who, plain, c))

        foot = vec(x, 0, z)
        draw = partial(self.person, who, held)
        going = moment.mark is not None
        return _Part(who, cam.depth(foot), (x, z), foot, draw, shadow, held, moment.breath, going)

    def _placed(self, part: _Part, key: Pinhole, cam: Pinhole) -> Sprite:
        """A part's cut-out where the camera sees it, out of focus when far from the subject."""
        sprite = part.draw(key)
        x, z = part.spot
        level = cam.depth(vec(x, self.framing.target[1], z))  # a foot may be nearer than the face
        ratio = level / max(0.3, self.framing.focus)
        if self.blur > 0 and not 0.62 < ratio < 1.55:
            sigma = (5.5 if ratio < 1 else 3.6) * self.blur * cam.height / 720
            sharp = sprite
            sprite = self._kept.get(
                ("soft", part.who, part.drawing, sigma, key),
                lambda: trimmed(softened(sharp, sigma)),
            )
        breath = part.breath * _BREATH
        if abs(breath) * cam.px(part.depth) * 1.6 < 0.4:  # less than half a pixel
            breath = 0.0
        return moved_with(sprite, part.foot, key, cam, breath)

    def _cutout(self, numbers: list[int], key: Pinhole, cam: Pinhole) -> Sprite:
        """Pieces of the set that stand before someone."""
        name = ("set", tuple(numbers), key)
        sprite = self._drawn(name, lambda: self._set.cutout(key, numbers))
        x, _, z = np.mean([self.scenery.pieces[n].centre for n in numbers], axis=0)
        return moved_with(sprite, vec(x, 0, z), key, cam)


def _along(drift: Drift, metres: float) -> Drift:
    """So many metres in the direction of a drift."""
    length = math.hypot(drift.x, drift.z) or 1.0
    return Drift(drift.x / length * metres, drift.z / length * metres)
