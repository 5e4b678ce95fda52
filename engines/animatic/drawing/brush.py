"""A brush: turns a surface colour into lit, shaded and inked paint under one light at one distance.

Two tones without path booleans: ink as a wide stroke behind, the shape in shade, and the same
shape moved towards the light and clipped by itself.
"""

from __future__ import annotations

import math
from typing import Any

from engines.animatic.drawing.canvas import Canvas
from engines.animatic.drawing.colour import Colour, mix, mul, saturated
from engines.animatic.drawing.light import Light, fog_amount
from engines.animatic.drawing.path import Array, Path, smooth, vec
from engines.animatic.drawing.pinhole import Pinhole


class Brush:
    """Paint for things about `depth` metres away. `key` overrides the light's direction (a vector
    towards it) and colour, for a figure that stands by a lamp."""

    def __init__(
        self,
        cv: Canvas,
        cam: Pinhole,
        light: Light,
        depth: float,
        key: tuple[Any, Colour] | None = None,
    ) -> None:
        self.cv, self.cam, self.light = cv, cam, light
        self.fog = fog_amount(depth, light.reach)
        self.ppm = cam.px(depth)  # pixels per metre
        self.tall = cam.height / 720  # times the frame that line widths were chosen for
        sun = vec(*light.sun) if key is None else vec(*key[0])
        x, y = float(sun @ cam.right), min(-float(sun @ cam.up), 0.25)
        n = math.hypot(x, y) or 1.0
        self.dir = (x / n, y / n)
        self.key = mul(light.key if key is None else key[1], light.people)
        self.shade = mul(light.shade, light.people)
        self.lw = min(max(0.0062 * self.ppm / self.tall, 0.9), 3.4) * self.tall
        self.ink = mix(light.ink, light.fog, self.fog * 0.8)
        self._lit: dict[Colour, Colour] = {}
        self._dark: dict[Colour, Colour] = {}

    def lit(self, c: Colour) -> Colour:
        found = self._lit.get(c)
        if found is None:
            found = self._lit[c] = mix(mul(c, self.key), self.light.fog, self.fog)
        return found

    def dark(self, c: Colour) -> Colour:
        """In shade; shadows keep their hue."""
        found = self._dark.get(c)
        if found is None:
            shaded = mul(saturated(c, 1.12), self.shade)
            found = self._dark[c] = mix(shaded, self.light.fog, self.fog)
        return found

    def part(
        self,
        path: Path,
        c: Colour,
        off: float = 0.02,
        line: float = 1.0,
        rim: bool = True,
        back: bool = False,
    ) -> None:
        """Outline behind, shade, light. `off`: metres the lit copy is moved; 0 is all lit, below
        all dark. `back`: on the far side of the body, darker and without light."""
        c = mul(c, 0.9) if back else c
        if line and self.lw * line > 0.3:
            self.outline(path, c, line)
        if off <= 0:
            self.cv.fill(path, self.lit(c) if off == 0 else self.dark(c))
            return
        d = off * self.ppm
        self._shade(path, c, d, rim and not back)
        if not back:
            self.cv.fill(path.moved(self.dir[0] * d, self.dir[1] * d), self.lit(c), clip=path)

    def outline(self, path: Path, c: Colour, line: float = 1.0) -> None:
        """The edge behind a shape: ink, or in flat paint a thin line of its own dark tone."""
        if self.cv.flat:
            self.cv.stroke(path, mul(self.dark(c), 0.86), self.lw * 0.9 * line)
        else:
            weight = 2.7 if self.cv.line_only else 2.0  # inked looks are told by their line
            self.cv.stroke(path, self.ink, self.lw * weight * line)

    def _shade(self, path: Path, c: Colour, d: float, rim: bool) -> None:
        """The dark tone; a rim light leaves a bright sliver on the dark side."""
        light = self.light
        if not rim or light.rim is None or self.ppm < 60 * self.tall:
            self.cv.fill(path, self.dark(c))
            return
        r = min(self.lw * 1.6, d * 0.5)
        glow = mix(self.dark(c), mix(light.rim, light.fog, self.fog), 0.7 if light.behind else 0.42)
        self.cv.fill(path, glow)
        self.cv.fill(path.moved(self.dir[0] * r, self.dir[1] * r * 0.6), self.dark(c), clip=path)

    def line(self, pts: Any, width: float = 1.0, a: float = 1.0, clip: Path | None = None) -> None:
        """An ink line through points, `width` times the outline."""
        self.cv.stroke(smooth(pts, False), self.ink, self.lw * width, a, clip)

    def toward_light(self, path: Path, metres: float) -> Path:
        d = metres * self.ppm
        return path.moved(self.dir[0] * d, self.dir[1] * d)

    def detail(self, pixels_per_metre: float) -> bool:
        """Whether things are drawn large enough (at 720 lines) for a detail to be worth it."""
        return self.ppm > pixels_per_metre * self.tall


def across(a: Array, b: Array) -> Array:
    """A unit vector at right angles to the screen line from a to b."""
    d = b - a
    n = math.hypot(float(d[0]), float(d[1])) or 1.0
    return vec(-float(d[1]) / n, float(d[0]) / n)
