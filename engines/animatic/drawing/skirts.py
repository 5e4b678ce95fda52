"""What hangs below the waist: skirts, dresses, robes, and the tails of coats."""

from __future__ import annotations

import math

import numpy as np

from engines.animatic.drawing.clothes import band
from engines.animatic.drawing.colour import mul
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.path import Array, Path, poly, vec
from engines.animatic.drawing.shapes import hull, loft, ring
from engines.animatic.drawing.stains import draw_stains


def draw_skirt(fig: Figure) -> None:
    if fig.stance.low:
        _lap(fig)
        return
    rings = _falling(fig)
    inside = hull(fig.cam.project(rings[-1]))
    path = loft(fig.cam, rings)
    for leg in fig.sk.legs:  # cloth goes with the thighs in a stride
        path.add(fig.limb([leg.root, leg.middle], [0.10 * fig.u, 0.085 * fig.u]))
    fig.br.part(path, fig.actor.top, 0.055)
    if fig.cam.pos[1] < float(rings[-1].mean(0)[1]) - 0.02:  # seen from below the hem
        fig.cv.fill(inside, fig.br.dark(mul(fig.actor.top, 0.55)))
    draw_stains(fig, path, "skirt", [rings[len(rings) // 2].mean(0), rings[-1].mean(0)])
    if fig.br.detail(55):
        _pleats(fig, rings, path)
    if fig.actor.cut.over and fig.front > 0:
        _opening(fig, rings, path)


def _waist(fig: Figure) -> tuple[float, float]:
    """Half width at the hip, and how much wider the cloth is."""
    return fig.girth(0.05)[0], 1.06 if fig.actor.cut.dress else 1.12


def _lap(fig: Figure) -> None:
    """Cloth over the thighs of someone who sits or kneels; a dress falls on from the knees."""
    sk, u = fig.sk, fig.u
    w0, b = _waist(fig)
    (left, right) = sk.legs
    rings = [ring(fig.spine_at(0.12), sk.right, sk.fwd, w0 * b, w0 * 0.80)]
    knees = (left.middle + right.middle) / 2
    roots = (left.root + right.root) / 2
    gap = float(np.hypot(*(right.middle - left.middle)[[0, 2]])) / 2
    span = max(0.16 * u, gap + 0.10 * u)
    up = vec(0, 1, 0)
    along = knees - roots
    rings.append(ring(roots, sk.right, up, w0 * b, 0.125 * u))
    rings.append(ring(roots + along * 0.55, sk.right, up, (w0 * b + span) / 2, 0.115 * u))
    if fig.actor.cut.dress:
        rings.append(ring(knees + along * 0.06, sk.right, up, span, 0.095 * u))
    if fig.actor.cut.dress and not fig.stance.flat:
        hem = knees * 0.4 + (left.end + right.end) / 2 * 0.6
        rings.append(ring(hem, sk.right, sk.fwd, span * 1.05, 0.11 * u))
    path = loft(fig.cam, rings)
    fig.br.part(path, fig.actor.top, 0.04)
    draw_stains(fig, path, "skirt", [knees, roots])


def _falling(fig: Figure) -> list[Array]:
    """Rings from the waist down to a flared hem that follows the stride."""
    sk, u, a = fig.sk, fig.u, fig.actor
    w0, b = _waist(fig)
    (left, right) = sk.legs
    knees, ankles = (left.middle + right.middle) / 2, (left.end + right.end) / 2
    hem = knees + (ankles - knees) * (0.52 if a.cut.dress else 0.38)
    hem[1] = sk.pos[1] + a.cut.hem * u
    stride = abs(float((left.end - right.end) @ sk.fwd)) * 0.42
    flare = (0.235 if a.cut.dress else 0.215) * u * (0.9 + 0.1 * a.width)
    waist = w0 * (0.76 if a.kind == "woman" else 0.95)
    rings = [
        ring(fig.spine_at(0.34), sk.right, sk.fwd, waist, w0 * 0.66),
        ring(fig.spine_at(0.05), sk.right, sk.fwd, w0 * b, w0 * 0.76),
    ]
    for t in np.linspace(0, 1, 7)[1:]:
        centre = fig.spine_at(0.05) * (1 - t) + hem * t
        e = float(t) ** 0.8
        hw = w0 * b * (1 - e) + flare * e
        hd = w0 * 0.76 * (1 - e) + (flare * 0.85 + stride * 0.5) * e
        rings.append(ring(centre, sk.right, sk.fwd, hw, hd))
    return rings


def _pleats(fig: Figure, rings: list[Array], path: Path) -> None:
    sk = fig.sk
    va = math.atan2(float(fig.view @ sk.fwd), float(fig.view @ sk.right))

    def at(r: Array, ang: float) -> Array:
        c = r.mean(0)
        w, d = np.linalg.norm(r[0] - c), np.linalg.norm(r[len(r) // 4] - c)
        out: Array = c + sk.right * math.cos(ang) * w + sk.fwd * math.sin(ang) * d
        return out

    for q in (-0.9, -0.35, 0.3, 0.85):
        s = fig.cam.project(np.array([at(rings[k], va + q) for k in (-1, 4, 2)]))
        s[-1] = s[-1] * 0.5 + s[-2] * 0.5
        fig.br.line(s, 0.7, 0.55, clip=path)


def _opening(fig: Figure, rings: list[Array], path: Path) -> None:
    """Where a coat falls open, with the trousers between, and its belt."""
    sk, br, a = fig.sk, fig.br, fig.actor
    edge = []
    for k in (1, 4, -1):
        c = rings[k].mean(0)
        edge.append(c + sk.fwd * np.linalg.norm(rings[k][5] - c))
    s, w = fig.cam.project(np.array(edge)), 0.035 * br.ppm * fig.front
    left = [s[0] + vec(-w * 0.3, 0), s[1] + vec(-w, 0), s[2] + vec(-w * 2.2, 2)]
    right = [s[2] + vec(w * 2.2, 2), s[1] + vec(w, 0), s[0] + vec(w * 0.3, 0)]
    gap = poly([*left, *right])
    fig.cv.fill(gap, br.dark(a.bottom), clip=path)
    fig.cv.stroke(gap, br.ink, br.lw * 0.8, clip=path)
    band(fig, path, 0.22, 0.29, mul(a.top, 0.78))
