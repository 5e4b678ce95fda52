"""The face apart from eyes and mouth: planes of cheek and brow, the nose, lines of age."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.colour import Colour, mix, mul
from engines.animatic.drawing.head import Head
from engines.animatic.drawing.path import Path, oval, poly, smooth


def line_colour(h: Head) -> Colour:
    return mix(h.br.ink, h.br.dark(h.skin), 0.25)


def dark_side(h: Head) -> int:
    """-1 when the left of the picture is in shade, else +1."""
    return -1 if h.br.dir[0] > 0 else 1


def eye_height(h: Head) -> float:
    return -0.004 if h.actor.kind == "child" else 0.008


def draw_planes(h: Head, head: Path) -> None:
    """The side plane in shade, the eye sockets, the blush of the young."""
    if not h.bigger(160) or h.view[2] <= 0.1:
        return
    dk, ey, sx = h.br.dark(h.skin), eye_height(h), dark_side(h)
    side = [(0.075, 0.045), (0.050, 0.030), (0.056, -0.012), (0.036, -0.045), (0.040, -0.085)]
    side = [*side, (0.075, -0.075)]
    h.cv.fill(smooth(h.on([(sx * x, y) for x, y in side])), dk, 0.30, clip=head)
    socket = [(0.013, 0.016), (0.050, 0.020), (0.053, 0.004), (0.031, -0.013), (0.014, -0.003)]
    for sd in (-1, 1):
        q = h.on([(sd * x, ey + y) for x, y in socket])
        h.cv.fill(smooth(q), dk, 0.34, clip=head)
        if h.actor.kind in ("woman", "child"):
            x, y = (float(v) for v in h.on([(sd * 0.046, -0.030)])[0])
            blush = h.br.lit(mul(h.skin, (1.05, 0.72, 0.70)))
            stops = [(0.0, blush, 0.45), (1.0, h.br.lit(h.skin), 0.0)]
            r = 0.022 * h.k
            h.cv.radial(oval(x, y, r, 0.017 * h.k), (x, y, r), stops, clip=head)


def _nose_size(h: Head) -> tuple[float, float, float]:
    """Half width, length out of the face, height of the base."""
    by = -0.028 if h.actor.kind == "child" else -0.036
    return (0.017, 0.112, by) if h.actor.kind in ("man", "elder") else (0.013, 0.104, by)


def draw_nose(h: Head, head: Path) -> None:
    if abs(h.view[0]) > 0.28 and h.view[2] > -0.25:
        _nose_aside(h, head)
    else:
        _nose_ahead(h, head)


def _nose_aside(h: Head, head: Path) -> None:
    """In three-quarter view a lit wedge; in profile a shape that stands out of the outline."""
    nw, nl, by = _nose_size(h)
    vx, br, dk = h.view[0], h.br, h.br.dark(h.skin)
    bridge = (0.0, 0.016, 0.089)
    tip, base = (0.0, by + 0.006, nl), (0.0, by - 0.006, 0.092)
    wings = [(-nw, by - 0.003, 0.086), (nw, by - 0.003, 0.086)]
    near, far = (wings[1], wings[0]) if vx > 0 else (wings[0], wings[1])
    ridge: list[tuple[float, float, float]] = [
        (0, 0.006, 0.094),
        (0.0, by + 0.016, nl - 0.005),
        tip,
        (0.0, by - 0.006, nl - 0.008),
        base,
    ]
    nose = smooth(h.at([bridge, *ridge, near]), t=0.12)
    sx = float(np.sign(vx))
    if abs(vx) > 0.75:
        br.part(nose, h.skin, 0.006, line=1.0, rim=False)
        inner = [(0.0, 0.03, 0.080), (0.0, 0.004, 0.080), (0.0, by - 0.010, 0.082)]
        inner += [(0.03 * sx, by - 0.006, 0.068), (0.03 * sx, 0.02, 0.065)]
        h.cv.fill(smooth(h.at(inner)), br.lit(h.skin), clip=head)
    else:
        h.cv.fill(nose, br.lit(h.skin))
        h.cv.fill(poly(h.at([bridge, tip, base, far])), dk, 0.55, clip=head)
        edge = [(0, 0.008, 0.093), (0, by + 0.014, nl - 0.005), tip, base]
        h.cv.stroke(smooth(h.at(edge), False, 0.12), line_colour(h), br.lw * 0.95)
    w = nw * sx
    nostril = [(w, by + 0.004, 0.080), (w, by - 0.007, 0.086), (w * 0.4, by - 0.006, 0.098)]
    h.cv.stroke(smooth(h.at(nostril), False), line_colour(h), br.lw * 0.7)


def _nose_ahead(h: Head, head: Path) -> None:
    """From the front: the shade of one side and a line under the tip."""
    nw, nl, by = _nose_size(h)
    s = dark_side(h)
    tip, base = (0, by + 0.006, nl), (0, by - 0.006, 0.092)
    shade = [(0, 0.016, 0.089), (s * 0.006, 0.010, 0.088), (s * 0.007, by + 0.018, 0.090)]
    shade += [(s * nw, by + 0.003, 0.086), (s * nw * 0.8, by - 0.006, 0.090), base, tip]
    shade += [(0, by + 0.016, nl - 0.006)]
    h.cv.fill(smooth(h.at(shade), t=0.12), h.br.dark(h.skin), 0.5, clip=head)
    under = [(-nw, by - 0.003, 0.086), (-nw * 0.4, by - 0.008, 0.098), base]
    under += [(nw * 0.4, by - 0.008, 0.098), (nw, by - 0.003, 0.086)]
    h.cv.stroke(smooth(h.at(under), False), line_colour(h), h.br.lw * 0.8)
    if h.bigger(1100):
        for sd in (-1, 1):
            x, y = h.spot(sd * nw * 0.55, by - 0.007, 0.097)
            h.cv.fill(oval(x, y, 0.005 * h.k, 0.0026 * h.k), line_colour(h), 0.9)


def draw_lines_of_age(h: Head, head: Path) -> None:
    """Folds beside the mouth and lines of the forehead."""
    if not (h.actor.kind == "elder" or h.actor.lean > 0) or not h.bigger(120):
        return
    dk, lw = h.br.dark(h.skin), h.br.lw
    for sd in (-1, 1):
        q = h.on([(sd * 0.020, -0.036), (sd * 0.032, -0.052), (sd * 0.034, -0.072)])
        h.cv.stroke(smooth(q, False), mul(dk, 0.9), lw * 0.7, 0.85, clip=head)
    for y in (0.052, 0.063):
        q = h.on([(-0.030, y), (0.0, y + 0.003), (0.030, y)])
        h.cv.stroke(smooth(q, False), mul(dk, 0.95), lw * 0.5, 0.6, clip=head)
