"""A performance: everyone's part and signs of life, as the stage wants them for each instant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from engines.animatic.drawing.moments import STILL, Moment
from engines.animatic.drawing.moves import Drift
from engines.animatic.drawing.seating import kept_seated
from engines.animatic.drawing.stage import Stage
from engines.animatic.motion.life import Life
from engines.animatic.motion.part import Instant, Part, turned_by
from film.setup import Motion, PersonLook, Speech
from film.words import Movement

TWOS = 12  # drawings a second of a body that moves; its place follows with them
FACE = 26  # pixels of head height from which blinks, eyes and nods are seen
LIPS = 12  # and from which a mouth is


class Performance:
    """Who is where and doing what at each second of a shot on a stage."""

    def __init__(self, stage: Stage, motion: Motion, speech: Sequence[Speech]) -> None:
        self._stage = stage
        self._setup = stage.setup
        seconds = motion.frames / motion.fps
        business = kept_seated(self._setup, motion.business)
        self._parts = {
            person.who: Part(
                person,
                business,
                seconds,
                partial(stage.stride, person.who),
            )
            for person in self._setup.people
        }
        self._lives = {p.who: Life(p.who, speech, seconds) for p in self._setup.people}
        self._sizes = {p.who: self._face_pixels(p) for p in self._setup.people}

    def moments(self, seconds: float) -> dict[str, Moment]:
        """Every person's moment; the set-up itself at second 0."""
        return {person.who: self._moment(person, seconds) for person in self._setup.people}

    def drift(self, seconds: float) -> Drift | None:
        """How far a tracking camera's first subject has gone."""
        camera = self._setup.camera
        if camera.movement != Movement.TRACKING:
            return None
        for who in camera.subjects:
            part = self._parts.get(who)
            if part is not None and part.moves():
                start, now = part.at(0.0).mark, part.at(seconds).mark
                return Drift(now.x - start.x, now.z - start.z)
        return None

    def _moment(self, person: PersonLook, seconds: float) -> Moment:
        if seconds <= 0:
            return STILL
        part, life = self._parts[person.who], self._lives[person.who]
        at = int(seconds * TWOS + 1e-6) / TWOS if self._on_twos(part, seconds) else seconds
        now = part.at(at)
        same = now.pose == person.pose and now.into is None
        face = self._sizes[person.who]
        moment = Moment(
            pose=None if same else now.pose,
            into=now.into,
            share=round(now.share, 3),
            phase=round(now.phase, 3),
            mark=None if now.mark == person.mark else now.mark,
            facing=None if abs(now.facing - person.facing) < 0.01 else round(now.facing, 1),
            breath=life.breath(int(seconds * TWOS + 1e-6) / TWOS) if face >= LIPS else 0.0,
            mouth=life.mouth(seconds) if face >= LIPS else "",
        )
        if face >= FACE:
            moment = replace(moment, blink=life.blink(seconds), gaze=life.gaze(seconds))
        return self._headed(person, moment, now, life.nod(at) if face >= FACE else 0.0)

    def _headed(self, person: PersonLook, moment: Moment, now: Instant, nod: float) -> Moment:
        """The head: towards the way while going, and with the words."""
        if now.going <= 0 and nod == 0:
            return moment
        yaw, pitch = self._stage.blocking.head_of(person.who, moment)
        if now.going > 0:
            moment = replace(moment, head_yaw=round(yaw + turned_by(yaw, now.facing) * now.going))
        return replace(moment, head_pitch=pitch + nod) if nod else moment

    def _on_twos(self, part: Part, seconds: float) -> bool:
        """Moving bodies are drawn twelve times a second, unless the camera goes with them."""
        return part.busy(seconds) and self.drift(seconds) is None

    def _face_pixels(self, person: PersonLook) -> float:
        """About how high a head is in the picture."""
        camera = self._stage.camera_at()
        depth = camera.depth((person.mark.x, 1.5, person.mark.z))
        return 0.24 * camera.px(depth) if depth > 0.3 else 0.0
