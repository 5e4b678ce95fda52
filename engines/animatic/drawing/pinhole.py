"""The camera as optics: a pinhole in metres. World: x right, y up, z away from the master."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from engines.animatic.drawing.path import Array

NEAR = 0.12


@dataclass(frozen=True)
class Pinhole:
    """Position in metres; yaw, pitch, roll and vertical field of view in degrees; size in pixels.

    `crop` is the window (x, y, width, height) of the frame that is drawn: a part of it for one
    figure, or more than all of it for a plate that is moved under the camera.
    """

    pos: tuple[float, float, float]
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    vfov: float = 38.0
    width: int = 1280
    height: int = 720
    crop: tuple[int, int, int, int] | None = None

    @classmethod
    def looking(
        cls, pos: Any, at: Any, roll: float = 0.0, vfov: float = 38.0, size: Any = (1280, 720)
    ) -> Pinhole:
        """A camera at `pos` that has the point `at` in the middle of its frame."""
        d = np.asarray(at, float) - np.asarray(pos, float)
        yaw = math.degrees(math.atan2(d[0], d[2]))
        pitch = math.degrees(math.atan2(d[1], math.hypot(d[0], d[2])))
        x, y, z = (float(v) for v in pos)
        return cls((x, y, z), yaw, pitch, roll, vfov, int(size[0]), int(size[1]))

    @property
    def w(self) -> int:
        return self.width if self.crop is None else self.crop[2]

    @property
    def h(self) -> int:
        return self.height if self.crop is None else self.crop[3]

    @cached_property
    def cx(self) -> float:
        """Column of the optical axis in what is drawn."""
        return self.width / 2 - (0 if self.crop is None else self.crop[0])

    @cached_property
    def cy(self) -> float:
        return self.height / 2 - (0 if self.crop is None else self.crop[1])

    def cropped(self, x: int, y: int, w: int, h: int) -> Pinhole:
        """The same camera, drawing only a window of its frame."""
        return replace(self, crop=(x, y, w, h))

    def widened(self, margin: int) -> Pinhole:
        """The same camera with `margin` pixels more on every side."""
        return self.cropped(-margin, -margin, self.width + 2 * margin, self.height + 2 * margin)

    def halved(self) -> Pinhole:
        """The same camera with pixels twice as wide and high; what it draws must be even."""
        x, y, w, h = self.crop or (0, 0, self.width, self.height)
        crop = (x // 2, y // 2, w // 2, h // 2)
        return replace(self, width=self.width // 2, height=self.height // 2, crop=crop)

    @cached_property
    def at(self) -> Array:
        return np.array(self.pos, float)

    @cached_property
    def axes(self) -> Array:
        """Rows: right, up, forward, as world vectors."""
        y, p, a = (math.radians(v) for v in (self.yaw, self.pitch, self.roll))
        x, tall, z = math.sin(y) * math.cos(p), math.sin(p), math.cos(y) * math.cos(p)
        right = math.cos(y), 0.0, -math.sin(y)
        up = tall * right[2], z * right[0] - x * right[2], -tall * right[0]
        c, s = math.cos(a), math.sin(a)  # in plain numbers: every picture has its own camera
        turned = [r * c + u * s for r, u in zip(right, up, strict=True)]
        raised = [u * c - r * s for r, u in zip(right, up, strict=True)]
        return np.array([turned, raised, (x, tall, z)])

    @property
    def right(self) -> Array:
        r: Array = self.axes[0]
        return r

    @property
    def up(self) -> Array:
        r: Array = self.axes[1]
        return r

    @property
    def forward(self) -> Array:
        r: Array = self.axes[2]
        return r

    @cached_property
    def _ahead(self) -> tuple[float, float, float, float]:
        """The way forward, and how far along it the camera stands."""
        x, y, z = (float(v) for v in self.forward)
        return x, y, z, float(self.at @ self.forward)

    @cached_property
    def focal(self) -> float:
        """Focal length in pixels."""
        return self.height / 2 / math.tan(math.radians(self.vfov) / 2)

    @cached_property
    def _turned(self) -> Array:
        """The axes as columns."""
        return np.ascontiguousarray(self.axes.T)

    @cached_property
    def _lens(self) -> tuple[Array, Array]:
        """What a point's place is multiplied with, over its depth, and what is added."""
        return np.array((self.focal, -self.focal)), np.array((self.cx, self.cy))

    def view(self, p: Any) -> Array:
        """World points (n x 3) in camera space: right, up, depth."""
        r: Array = (np.asarray(p, float) - self.at) @ self._turned
        return r

    def screen(self, v: Array) -> Array:
        """Camera-space points to pixels."""
        scale, middle = self._lens
        p: Array = scale / np.maximum(v[..., 2:], NEAR)
        p *= v[..., :2]
        p += middle
        return p

    def project(self, p: Any) -> Array:
        """World points to pixels."""
        return self.screen(self.view(p))

    def clip(self, p: Any) -> Array | None:
        """A world polygon in camera space, cut at the near plane; None when all of it is behind."""
        v = self.view(p)
        depths: list[float] = v[:, 2].tolist()
        if min(depths) > NEAR:
            return v
        if max(depths) <= NEAR:
            return None
        out = []
        for n, z in enumerate(depths):
            a, b, after = v[n], v[n + 1 - len(depths)], depths[n + 1 - len(depths)]
            if z > NEAR:
                out.append(a)
            if (z > NEAR) != (after > NEAR):
                out.append(a + (b - a) * ((NEAR * 1.01 - z) / (after - z)))
        return np.array(out) if len(out) > 2 else None

    def depth(self, p: Any) -> float:
        """Metres from the camera's plane to one point, along its way forward."""
        x, y, z, here = self._ahead  # in plain numbers: asked for one point, thousands of times
        return float(p[0] * x + p[1] * y + p[2] * z) - here

    @cached_property
    def _rows(self) -> list[list[float]]:
        """The axes in plain numbers."""
        rows: list[list[float]] = self.axes.tolist()
        return rows

    def seen(self, x: float, y: float, z: float) -> tuple[float, float, float]:
        """One world point in camera space, in plain numbers."""
        x, y, z = x - self.pos[0], y - self.pos[1], z - self.pos[2]
        right, up, ahead = (a * x + b * y + c * z for a, b, c in self._rows)
        return right, up, ahead

    def spot(self, p: Any) -> tuple[float, float]:
        """One world point to pixels, in plain numbers."""
        x, y, z = self.seen(float(p[0]), float(p[1]), float(p[2]))
        k = self.focal / max(z, NEAR)
        return self.cx + k * x, self.cy - k * y

    def px(self, depth: float) -> float:
        """Pixels for one metre at this depth."""
        return self.focal / max(depth, NEAR)
