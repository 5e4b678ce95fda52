"""The stage: the public door to drawing. One set-up, drawn as frames for any instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.canvas import Medium
from engines.animatic.drawing.clearing import cleared
from engines.animatic.drawing.compositor import Compositor
from engines.animatic.drawing.finish import finish, finish_film
from engines.animatic.drawing.framing import Framing, frame_shot
from engines.animatic.drawing.grade import graded
from engines.animatic.drawing.moments import STILL, Moment
from engines.animatic.drawing.moves import Drift
from engines.animatic.drawing.path import Array
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.planes import Layers, filmed
from engines.animatic.drawing.poses import cycle_metres
from engines.animatic.drawing.scenery import Scenery
from engines.animatic.drawing.seating import seated
from engines.animatic.drawing.sets.assembly import build_set
from engines.animatic.drawing.sprites import Sprite
from engines.animatic.drawing.styles import PAINTED, Inker, inker_for
from engines.animatic.drawing.weather import fall
from film.setup import Setup
from film.words import Look, Pose


class Stage:
    """Draws one set-up.

    `whole` is the set-up of the finished shot when `setup` is a step towards it: the camera is
    solved for that, and people already look at those who come later. Equal arguments give equal
    pixels, in any process and in any order of calls.
    """

    def __init__(self, setup: Setup, whole: Setup | None = None) -> None:
        setup, whole = seated(setup, whole), None if whole is None else seated(whole)
        self.setup = setup
        self.scenery: Scenery = build_set(setup.place, setup.time, setup.weather, setup.lighting)
        inked = setup.look not in PAINTED
        self.blocking = Blocking(setup, whole, inked)
        everyone = Blocking(whole or setup)
        self.framing: Framing = frame_shot(everyone, self.scenery.bounds)
        self._gone = cleared(self.scenery, self.framing, everyone)
        medium = Medium.FLAT if setup.look is Look.FLAT else Medium.PAINT
        self._paint = self._compositor(medium)
        self._film = self._compositor(medium, film=True)
        self._lines = self._compositor(Medium.LINES) if inked else None
        self._inker: Inker | None = None

    def _compositor(self, medium: Medium, film: bool = False) -> Compositor:
        return Compositor(
            self.setup, self.blocking, self.framing, self.scenery, self._gone, medium, film
        )

    def camera_at(self, t: float = 0.0, drift: Drift | None = None) -> Pinhole:
        """The camera when its movement has gone `t` (0..1; eased here, so pass time evenly)."""
        return self._paint.camera_at(t, drift)

    def stride(self, who: str, pose: Pose) -> float:
        """Metres that one cycle of a person's walk or run covers; 0 for other poses."""
        return cycle_metres(pose, self.blocking.actors[who].scale)

    def plate(self, t: float = 0.0) -> Array:
        """The set alone, unfinished, as the camera sees it at `t`: RGB (height, width, 3) uint8."""
        return self._paint.plate(t)[0]

    def sprite(self, who: str, moment: Moment = STILL, camera: Pinhole | None = None) -> Sprite:
        """One person with seat and held things: premultiplied RGBA, cropped, at (x, y)."""
        found = self._paint.person(who, moment, camera or self.camera_at())
        return replace(found, rgba=found.rgba.copy())

    def frame(
        self,
        moments: Mapping[str, Moment] | None = None,
        t: float = 0.0,
        seconds: float = 0.0,
        drift: Drift | None = None,
    ) -> Array:
        """The picture at one instant: RGB (height, width, 3) uint8.

        `moments` by person id (the set-up's own when missing), `t` how far the camera has moved,
        `seconds` the time in the shot (rain and snow fall by it), `drift` how far the person whom
        a tracking camera follows has gone.
        """
        (picture,) = self._paint.picture(moments or {}, t, drift)
        if self._lines is not None:
            (lines,) = self._lines.picture(moments or {}, t, drift)
            (done,) = self._weathered((self._ink().ink(picture, lines),), seconds)
        elif self.setup.look is Look.FLAT:
            (done,) = self._weathered((picture,), seconds)
        else:
            done = finish(self._weathered((picture,), seconds)[0], self.scenery.light.dark)
        return graded(done, self.setup.style, seconds)

    def film(
        self, moments: Mapping[str, Moment], t: float, seconds: float, drift: Drift | None
    ) -> Layers:
        """The same picture in the layers of film: painted looks without a style of the film are
        composed in them, which is quicker; the others are only turned into them."""
        if self._lines is not None or self.setup.style is not None:
            return filmed(self.frame(moments, t, seconds, drift))
        picture = self._weathered(self._film.picture(moments, t, drift), seconds)
        if self.setup.look is Look.FLAT:
            return picture
        return finish_film(picture, self.scenery.light.dark)

    def over(self, picture: Array, ids: tuple[str, ...]) -> Array:
        """Someone else's picture of this shot with these people and props put over it."""
        return self._paint.over(picture, ids)

    def _weathered(self, picture: Layers, seconds: float) -> Layers:
        if self.scenery.interior:
            return picture
        return fall(picture, self.setup.weather, seconds)

    def _ink(self) -> Inker:
        """The inker, its levels chosen from the set alone, so that steps and frames agree."""
        if self._inker is None:
            self._inker = inker_for(self.setup.look, self._paint.plate(0.0)[0])
        return self._inker
