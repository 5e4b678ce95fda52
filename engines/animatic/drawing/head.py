"""Heads: a hull of 3-D points for the outline; features lie on the face and are clipped by it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import mul
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.path import Array, Path, smooth
from engines.animatic.drawing.shapes import hull_points, resample, unit
from engines.animatic.drawing.stains import soaked
from engines.animatic.drawing.tables import table

SKULL_CENTRE = np.array([0, 0.018, -0.014])
SKULL = np.array([0.077, 0.100, 0.097])


def tables() -> dict[str, Any]:
    """The numbers of `faces.yaml`."""
    return table("faces")


def ball(c: Any, r: Any, rows: int = 9, cols: int = 18) -> Array:
    """Points on an ellipsoid, n x 3."""
    t = np.linspace(-math.pi / 2, math.pi / 2, rows)
    f = np.linspace(0, 2 * math.pi, cols, endpoint=False)
    a, b = np.meshgrid(t, f)
    on = np.stack([np.cos(a) * np.sin(b), np.sin(a), np.cos(a) * np.cos(b)], -1).reshape(-1, 3)
    q: Array = np.asarray(c, float) + on * np.asarray(r, float)
    return q


_SKULL_POINTS = ball(SKULL_CENTRE, SKULL)
_MIDDLE = np.array(  # the ridge of the face, where nose and lips stand
    [(0, 0.045, 0.086), (0, 0.01, 0.088), (0, -0.03, 0.089), (0, -0.06, 0.087), (0, -0.085, 0.083)]
)


def _ear() -> Array:
    """The right ear, n x 3."""
    a = np.linspace(0, 2 * math.pi, 14, endpoint=False)
    u, v = 0.019 * np.cos(a), 0.031 * np.sin(a)
    x = 0.078 + 0.42 * (0.019 - u)  # the back edge stands out
    return np.stack([x, -0.006 + v, -0.014 + u - 0.2 * v], 1)


_EAR = _ear()


class Head:
    """A head under a camera. `view` points at the camera in head axes; `k` is pixels per metre of
    head at scale 1."""

    def __init__(self, fig: Figure) -> None:
        sk = fig.sk
        self.fig, self.br, self.cv, self.cam, self.actor = (
            fig,
            fig.br,
            fig.cv,
            fig.cam,
            fig.actor,
        )
        self.centre, self.axes, self.s = sk.head, sk.head_axes, fig.actor.head
        self.view = self.axes @ unit(fig.cam.at - sk.head)
        self.k = fig.cam.px(fig.cam.depth(sk.head)) * self.s
        self.tall = fig.br.tall
        self.hair = soaked(fig.actor.hair) if "wet" in fig.acting.conditions else fig.actor.hair
        self.skin = fig.actor.skin

    def bigger(self, pixels: float) -> bool:
        """Whether the head is drawn larger than this many pixels per metre at 720 lines."""
        return self.k > pixels * self.tall

    def at(self, pts: Any) -> Array:
        """Pixels of points in head metres."""
        turned, middle = self._seen
        return self.cam.screen(np.asarray(pts, float) @ turned + middle)

    def spot(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Pixels of one point in head metres, in plain numbers."""
        px, py = self.at((x, y, z)).tolist()
        return px, py

    def on(self, pts: Iterable[tuple[float, float]], lift: float = 0.0) -> Array:
        """Pixels of points (x, y) on the curved surface of the face."""
        return self.at([(x, y, depth_of_face(x, y) + lift) for x, y in pts])

    @cached_property
    def _seen(self) -> tuple[Array, Array]:
        """What head metres are multiplied with to be in camera space, and what is added."""
        turned = self.cam.axes.T
        return self.axes * self.s @ turned, self.cam.view(self.centre)


def depth_of_face(x: float, y: float) -> float:
    """How far the face reaches ahead, in plain numbers: faces are made of a few points each."""
    across, brow, chin = x / 0.082, max(0.0, y - 0.02), max(0.0, -y - 0.05)
    round_ = 0.089 * math.sqrt(max(0.0, 1 - across * across))
    return round_ - (9.0 * brow * brow + 2.2 * chin * chin)


def outline_of(h: Head) -> Path:
    return smooth(resample(hull_points(h.at(_skull_of(h.actor.kind))), 34))


@cache
def _skull_of(kind: str) -> Array:
    """Points that bound a head, n x 3."""
    jaw = np.array(tables()["jaws"][kind])
    return np.concatenate([_SKULL_POINTS, _MIDDLE, jaw, jaw * (-1, 1, 1)])


@dataclass(frozen=True)
class Ear:
    facing: float
    points: Array


def ears_of(h: Head) -> list[Ear]:
    vx, _, vz = h.view.tolist()
    return [Ear(side * vx * 0.95 - vz * 0.12, h.at(_EAR * (side, 1, 1))) for side in (-1, 1)]


COVERED = ("long", "bob", "curly")  # hair over the ears


def draw_ear(h: Head, ear: Ear) -> None:
    """The near ear has a fold inside; the far one is only a shape behind the head."""
    if ear.facing <= 0.25:
        h.br.part(smooth(ear.points), mul(h.skin, 0.92), 0.004, line=0.9, rim=False)
        return
    h.br.part(smooth(ear.points), mul(h.skin, 0.97), 0.006, line=0.8, rim=False)
    c = ear.points.mean(0)
    h.br.line(c + (ear.points[[1, 4, 7, 10]] - c) * 0.55, 0.5, 0.7)
