"""Props built from a few solid parts, held or standing; the tables are in props.yaml."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from engines.animatic.drawing.brush import Brush
from engines.animatic.drawing.colour import WHITE, Colour, mix, mul, rgb
from engines.animatic.drawing.path import Array, oval, poly, smooth
from engines.animatic.drawing.shapes import chain, hull, joined, rings
from engines.animatic.drawing.tables import table

_BOX_FACES = (  # corner indices by face; corners are numbered x + 2 y + 4 z
    (0, 2, 6, 4), (1, 5, 7, 3), (0, 4, 5, 1), (2, 3, 7, 6), (0, 1, 3, 2), (4, 6, 7, 5),
)  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """A kind of prop: how it is carried and which way it points, and its parts."""

    kind: str
    carry: str
    axis: str
    base: float
    floor: bool
    heavy: bool
    parts: tuple[Any, ...]


@cache
def things() -> dict[str, Thing]:
    """All kinds by name."""
    rows = table("props")
    return {
        kind: Thing(
            kind,
            r["carry"],
            r["axis"],
            r["base"],
            r.get("floor", False),
            r.get("heavy", False),
            tuple(r["parts"]),
        )
        for kind, r in rows.items()
    }


def thing_of(kind: str) -> Thing:
    """The kind, or the plain thing when it is not known."""
    return things().get(kind) or things()["thing"]


def own_colour(kind: str, name: str) -> Colour | None:
    """For an unknown prop, a colour that follows from its name."""
    if kind in things() and kind != "thing":
        return None
    seed = hashlib.sha256(name.encode()).digest()
    return rgb(("#8a5a4a", "#5a7a8a", "#7a6a9a", "#8a8a4a", "#4a8a6a", "#a8743c")[seed[0] % 6])


@dataclass(frozen=True)
class Place:
    """Where a thing is: origin in the world, axes as rows (x, y, z of the thing), scale."""

    origin: Array
    axes: Array
    scale: float = 1.0

    def world(self, pts: Any) -> Array:
        r: Array = self.origin + (np.atleast_2d(np.asarray(pts, float)) * self.scale) @ self.axes
        return r


def draw_thing(br: Brush, thing: Thing, at: Place, tint: Colour | None = None) -> None:
    """Paints all parts; `tint` recolours the first solid one."""
    for part in thing.parts:
        shape, colour = part[0], rgb(part[1])
        if tint and shape in ("box", "ball", "lathe"):
            colour, tint = tint, None
        _PAINTERS[shape](br, colour, part[2:], at)


def _lathe(br: Brush, c: Colour, part: Any, at: Place) -> None:
    x, z = part[1] if len(part) > 1 else (0.0, 0.0)
    wide = np.array([r * at.scale for _, r in part[0]])
    centres = at.world([(x, y, z) for y, _ in part[0]])
    seen = br.cam.project(rings(centres, at.axes[0], at.axes[2], wide, wide, 14))
    br.part(joined(seen), c, 0.012)
    above = float((br.cam.at - at.origin) @ at.axes[1]) > part[0][-1][0] * at.scale
    if above and part[0][-1][1] > 0.03 and br.detail(60):
        br.cv.stroke(hull(seen[-1]), br.ink, br.lw * 0.6, 0.7)


def _box(br: Brush, c: Colour, part: Any, at: Place) -> None:
    x0, y0, z0, x1, y1, z1 = part[0]
    corners = at.world([(x, y, z) for z in (z0, z1) for y in (y0, y1) for x in (x0, x1)])
    centre = corners.mean(0)
    s = br.cam.project(corners)
    br.outline(hull(s), c)
    for face in _BOX_FACES:
        q = corners[list(face)]
        middle = q.mean(0)
        normal = middle - centre
        normal = normal / (np.linalg.norm(normal) or 1.0)
        if float(normal @ (br.cam.at - middle)) <= 0:
            continue
        lit = float(normal @ np.asarray(br.light.sun))
        tone = mix(br.dark(c), br.lit(c), min(1.0, max(0.0, 0.62 + 0.5 * lit)))
        path = poly(s[list(face)])
        br.cv.fill(path, tone)
        br.cv.stroke(path, br.ink, br.lw * 0.6, 0.7)


def _card(br: Brush, c: Colour, part: Any, at: Place) -> None:
    pts = [(x, y, part[1]) for x, y in part[0]]
    br.part(poly(br.cam.project(at.world(pts))), c, 0.006, line=0.8, rim=False)


def _rod(br: Brush, c: Colour, part: Any, at: Place) -> None:
    a, b, r0, r1 = part
    v = br.cam.view(at.world([a, b]))
    ends = zip(br.cam.screen(v).tolist(), v[:, 2].tolist(), (r0, r1), strict=True)
    circles = [(x, y, r * at.scale * br.cam.px(z)) for (x, y), z, r in ends]
    br.part(chain(circles), c, 0.006)


def _ball(br: Brush, c: Colour, part: Any, at: Place) -> None:
    p = at.world([part[0]])
    x, y = br.cam.spot(p[0])
    br.part(oval(x, y, part[1] * at.scale * br.cam.px(br.cam.depth(p[0]))), c, 0.010, rim=False)


def _wire(br: Brush, c: Colour, part: Any, at: Place) -> None:
    path = smooth(br.cam.project(at.world(part[0])), False)
    width = part[1] * at.scale * br.ppm
    br.cv.stroke(path, br.ink, width + br.lw * 1.2)
    br.cv.stroke(path, br.lit(mul(c, 0.92)), width)


def _glow(br: Brush, c: Colour, part: Any, at: Place) -> None:
    p = at.world([part[0]])
    x, y = br.cam.spot(p[0])
    r = part[1] * at.scale * br.cam.px(br.cam.depth(p[0]))
    a = part[2] * (1.0 if br.light.dark else 0.45)
    stops = [(0.0, mix(c, WHITE, 0.5), a), (0.15, c, a * 0.5), (0.45, c, a * 0.16), (1.0, c, 0.0)]
    br.cv.radial(oval(x, y, r), (x, y, r), stops)


_PAINTERS = {
    "lathe": _lathe,
    "box": _box,
    "card": _card,
    "rod": _rod,
    "ball": _ball,
    "wire": _wire,
    "glow": _glow,
}


def glow_of(thing: Thing) -> Colour | None:
    """The colour of the light that a prop gives, if it gives any."""
    return next((rgb(p[1]) for p in thing.parts if p[0] == "glow"), None)
