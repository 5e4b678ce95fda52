"""A posed person as volumes: what is where, and how it is seen by a camera."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

import numpy as np

from engines.animatic.drawing.actors import Actor
from engines.animatic.drawing.brush import Brush
from engines.animatic.drawing.canvas import Canvas
from engines.animatic.drawing.colour import Colour
from engines.animatic.drawing.light import Light
from engines.animatic.drawing.path import Array, Path
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.poses import Stance
from engines.animatic.drawing.shapes import Round, capsules, chain, fine, rings, unit
from engines.animatic.drawing.skeleton import Skeleton
from film.words import Emotion

CUBE = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])


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


@lru_cache(maxsize=64)
def _girths(
    trunk: tuple[tuple[float, float, float], ...], width: float, scale: float
) -> tuple[Array, Array]:
    """Rows (t, half width, half depth) of a trunk in metres, and the same in finer steps."""
    rows = [(t, hw * width * scale, hd * (0.5 + 0.5 * width) * scale) for t, hw, hd in trunk]
    return np.array(rows), fine(rows, 24)


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
        self.trunk, self._smooth = _girths(actor.trunk, actor.width, self.u)

    def acted(self, acting: Acting) -> Self:
        """The same body with another face and other things in hand."""
        other = copy(self)
        other.acting = acting
        return other

    # -- geometry
    def spine_at(self, t: float) -> Array:
        s = self.sk
        r: Array = s.hip + (s.chest - s.hip) * t
        return r

    def girth(self, t: float) -> tuple[float, float]:
        """Half width and half depth of the trunk at t along the spine, metres."""
        k = self.trunk
        return float(np.interp(t, k[:, 0], k[:, 1])), float(np.interp(t, k[:, 0], k[:, 2]))

    def trunk_rings(self, t0: float = -0.1, t1: float = 1.05, n: int = 9) -> Array:
        """Rings round the trunk from t0 to t1 along the spine, n x points x 3."""
        k, t = self._smooth, np.linspace(t0, t1, n)
        w, d = np.interp(t, k[:, 0], k[:, 1]), np.interp(t, k[:, 0], k[:, 2])
        centres = self.sk.hip + t[:, None] * (self.sk.chest - self.sk.hip)
        return rings(centres, self.sk.right, self.sk.fwd, w, d)

    def on_trunk(self, t: Array, x: Array, z: Array, grow: float) -> Array:
        """Points round the trunk, n x 3: t along the spine, x across, z to the front."""
        k, s = self.trunk, self.sk
        across, ahead = (np.interp(t, k[:, 0], k[:, n]) * grow for n in (1, 2))
        ways = np.array([s.chest - s.hip, s.right, s.fwd])
        r: Array = s.hip + np.array([t, across * x, ahead * z]).T @ ways
        return r

    def chest_points(
        self, *at: tuple[float, float], grow: float = 1.01, back: bool = False
    ) -> Array:
        """Pixels of points on the chest: t along the spine, x in -1..1 across."""
        t, x = np.array(at).T
        z = np.sqrt(np.maximum(0.0, 1 - x * x))
        return self.cam.project(self.on_trunk(t, x, -z if back else z, grow))

    def hem_centre(self) -> Array:
        """The middle of a coat's or skirt's edge."""
        left, right = self.sk.legs
        knees, ankles = (left.middle + right.middle) / 2, (left.end + right.end) / 2
        hem: Array = knees + (ankles - knees) * (0.1 if self.stance.low else 0.45)
        return hem

    def limb(self, joints: Any, radii: list[float]) -> Path:
        """Tapered capsules along joints; radii in metres. Empty when none of it is in the picture,
        so that nothing is painted."""
        circles = self._circles(joints, radii)
        return chain(circles) if self.shows(circles) else Path()

    def limbs(self, *parts: tuple[list[Array], list[float]]) -> Path:
        """The union of several of two joints each."""
        joints, radii = zip(*parts, strict=True)
        c = self._circles([j for pair in joints for j in pair], [r for pair in radii for r in pair])
        return capsules(zip(c[::2], c[1::2], strict=True)) if self.shows(c) else Path()

    def shows(self, circles: list[Round]) -> bool:
        """Whether the hull of these circles, with its outline, can be in the picture."""
        spare = 8 * self.br.tall
        left, right = min(x - r for x, _, r in circles), max(x + r for x, _, r in circles)
        top, foot = min(y - r for _, y, r in circles), max(y + r for _, y, r in circles)
        within = right > -spare and foot > -spare
        return within and left < self.cam.w + spare and top < self.cam.h + spare

    def _circles(self, joints: Any, radii: list[float]) -> list[Round]:
        v = self.cam.view(np.array(joints))
        pixels, depths = self.cam.screen(v).tolist(), v[:, 2].tolist()
        px = self.cam.px
        return [(x, y, r * px(z)) for (x, y), r, z in zip(pixels, radii, depths, strict=True)]

    def reach(self) -> Array:
        """Points that bound the figure with all it may hold, n x 3, for its picture's box."""
        s = self.sk
        r = 0.30 * max(self.u, 0.9)
        core = [s.hip, s.chest, s.head, *(j for m in (*s.legs, *s.arms) for j in (m.middle, m.end))]
        return (np.array(core)[:, None] + CUBE * r).reshape(-1, 3)

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
