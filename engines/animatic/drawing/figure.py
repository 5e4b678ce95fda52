"""A posed person as volumes: what is where, and how it is seen by a camera."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.animatic.drawing.actors import Actor
from engines.animatic.drawing.brush import Brush
from engines.animatic.drawing.canvas import Canvas
from engines.animatic.drawing.colour import Colour
from engines.animatic.drawing.light import Light
from engines.animatic.drawing.path import Array, Path
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.poses import Stance
from engines.animatic.drawing.shapes import chain, fine, ring, unit
from engines.animatic.drawing.skeleton import Skeleton
from film.words import Emotion


@dataclass(frozen=True)
class Acting:
    """What a face and hands do at one instant. `mouth` is open 0..1 and wide (1 is at rest)."""

    emotion: Emotion = Emotion.NEUTRAL
    mouth: tuple[float, float] = (0.0, 1.0)
    blink: float = 0.0
    gaze: tuple[float, float] = (0.0, 0.0)
    right: str = ""  # kind of prop in the right hand
    left: str = ""
    conditions: frozenset[str] = frozenset()


class Figure:
    """One person somewhere in the set. `seen_by` must be called before anything is drawn of it."""

    def __init__(
        self,
        actor: Actor,
        stance: Stance,
        pos: Any,
        yaw: float = 0.0,
        head: tuple[float, float] | None = None,
        acting: Acting | None = None,
    ) -> None:
        self.actor, self.stance = actor, stance
        self.acting = acting or Acting()
        self.sk = Skeleton(actor, stance, pos, yaw, head or (yaw, 0.0))
        self.leave_out_face: Callable[[Any, Path], None] | None = None  # called in its place
        self.u = actor.scale
        w = actor.width
        self.trunk = np.array(
            [(t, hw * w * self.u, hd * (0.5 + 0.5 * w) * self.u) for t, hw, hd in actor.trunk]
        )

    # -- geometry
    def spine_at(self, t: float) -> Array:
        s = self.sk
        r: Array = s.hip + (s.chest - s.hip) * t
        return r

    def girth(self, t: float) -> tuple[float, float]:
        """Half width and half depth of the trunk at t along the spine, metres."""
        k = self.trunk
        return float(np.interp(t, k[:, 0], k[:, 1])), float(np.interp(t, k[:, 0], k[:, 2]))

    def trunk_rings(self, t0: float = -0.1, t1: float = 1.05, n: int = 9) -> list[Array]:
        k = fine(self.trunk, 24)
        out = []
        for t in np.linspace(t0, t1, n):
            w, d = np.interp(t, k[:, 0], k[:, 1]), np.interp(t, k[:, 0], k[:, 2])
            out.append(ring(self.spine_at(float(t)), self.sk.right, self.sk.fwd, w, d))
        return out

    def on_front(self, t: float, x: float, grow: float = 1.0, back: bool = False) -> Array:
        """A point on the chest: t along the spine, x in -1..1 across."""
        w, d = self.girth(t)
        z = math.sqrt(max(0.0, 1 - x * x)) * (-1 if back else 1)
        r: Array = self.spine_at(t) + self.sk.right * (w * grow * x) + self.sk.fwd * (d * grow * z)
        return r

    def chest_points(self, *at: tuple[float, float], grow: float = 1.01) -> Array:
        """Pixels of points on the chest."""
        return self.cam.project(np.array([self.on_front(t, x, grow) for t, x in at]))

    def hem_centre(self) -> Array:
        """The middle of a coat's or skirt's edge."""
        left, right = self.sk.legs
        knees, ankles = (left.middle + right.middle) / 2, (left.end + right.end) / 2
        hem: Array = knees + (ankles - knees) * (0.1 if self.stance.low else 0.45)
        return hem

    def limb(self, joints: list[Array], radii: list[float]) -> Path:
        """Tapered capsules along joints; radii in metres."""
        v = self.cam.view(np.array(joints))
        s = self.cam.screen(v)
        return chain(s, [r * self.cam.px(float(z)) for r, z in zip(radii, v[:, 2], strict=True)])

    def reach(self) -> Array:
        """Points that bound the figure with all it may hold, n x 3, for its picture's box."""
        s = self.sk
        r = 0.30 * max(self.u, 0.9)
        core = [s.hip, s.chest, s.head, *(j for m in (*s.legs, *s.arms) for j in (m.middle, m.end))]
        box = np.array([(x, y, z) for x in (-r, r) for y in (-r, r) for z in (-r, r)])
        return np.concatenate([c + box for c in core])

    def seen_by(
        self, cv: Canvas, cam: Pinhole, light: Light, key: tuple[Any, Colour] | None = None
    ) -> bool:
        """Prepares drawing on `cv`; `key` is a light of its own. False when behind the camera."""
        depth = cam.depth(self.sk.chest)
        self.cv, self.cam = cv, cam
        self.br = Brush(cv, cam, light, depth, key)
        self.view = unit(cam.at - self.sk.chest)
        self.front = float(self.sk.fwd @ self.view)
        return depth > 0.35
