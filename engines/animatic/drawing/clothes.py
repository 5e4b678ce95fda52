"""The trunk and what is worn on it: neck, shirts, coats, uniforms, scarves."""

from __future__ import annotations

import math

import numpy as np

from engines.animatic.drawing.colour import WHITE, Colour, mix, mul, rgb
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.machine import draw_plates
from engines.animatic.drawing.path import Path, poly, smooth
from engines.animatic.drawing.shapes import capsules, loft, rings, round_hull
from engines.animatic.drawing.stains import draw_stains
from film.assets import Species

_HALF_ROUND = np.concatenate([np.linspace(-1.62, 1.62, 12), np.linspace(1.62, -1.62, 12)])
_GOLD: Colour = (0.85, 0.70, 0.32)


def draw_trunk(fig: Figure) -> None:
    a, br = fig.actor, fig.br
    _neck(fig)
    low = 0.26 if a.skirted and not fig.stance.low else -0.10
    path = loft(fig.cam, fig.trunk_rings(low, 1.03))
    _deltoids(fig, path)
    br.part(path, a.under if a.cut.bib else a.top, 0.045)
    if a.species is Species.ROBOT:
        draw_plates(fig, path)
    elif a.cut.over and fig.front > -0.12:
        _coat_front(fig, path)
    elif fig.front > 0.05:
        _front(fig, path)
    if a.cut.bib:
        _bib(fig, path)
    if a.cut.belt:
        _belt(fig, path)
    draw_stains(fig, path, "trunk", [fig.spine_at(0.8), fig.spine_at(0.15)])
    if a.scarf:
        _scarf(fig, a.scarf)


def _neck(fig: Figure) -> None:
    sk, a, br, u = fig.sk, fig.actor, fig.br, fig.u
    slender = a.kind in ("woman", "child")
    ends = [sk.chest - sk.spine * 0.02 * u, sk.head - sk.head_axes[1] * 0.05 * a.head]
    radii = [0.060 * u * (0.85 if slender else 1), 0.050 * a.head * (0.88 if slender else 1.05)]
    path = fig.limb(ends, radii)
    br.part(path, a.skin, 0.012)
    fig.cv.fill(path, br.dark(a.skin), 0.75)


def _deltoids(fig: Figure, path: Path) -> None:
    """Round the shoulders off."""
    sk, a = fig.sk, fig.actor
    r = a.deltoid * fig.u * a.width * fig.br.ppm
    down = sk.spine * 0.06 * fig.u
    ends = [(fig.cam.spot(arm.root), fig.cam.spot(arm.root - down)) for arm in sk.arms]
    capsules([((*top, r), (*low, r * 0.95)) for top, low in ends], path)


def band(fig: Figure, path: Path, t0: float, t1: float, c: Colour) -> None:
    """A belt or stripe round the visible half of the trunk, from t0 to t1 along the spine."""
    sk, br = fig.sk, fig.br
    va = math.atan2(float(fig.view @ sk.fwd), float(fig.view @ sk.right))
    ang = va + _HALF_ROUND
    at = np.repeat((t0, t1), len(ang) // 2)
    p = poly(fig.cam.project(fig.on_trunk(at, np.cos(ang), np.sin(ang), 1.02)))
    fig.cv.fill(p, br.dark(c), clip=path)
    with fig.cv.group(clip=br.toward_light(path, 0.04)):
        fig.cv.fill(p, br.lit(c), clip=path)
    fig.cv.stroke(p, br.ink, br.lw * 0.6, 0.7, clip=path)


def _belt(fig: Figure, path: Path) -> None:
    a = fig.actor
    c = mul(a.top, 0.7) if a.cut.dress else rgb("#2b211c")
    if a.cut.dress:
        band(fig, path, 0.29, 0.36, a.under if a.under != a.top else c)
        return
    band(fig, path, 0.02, 0.08, c)
    if fig.front > 0.2:
        buckle = fig.chest_points((0.02, -0.1), (0.02, 0.1), (0.08, 0.1), (0.08, -0.1), grow=1.04)
        fig.cv.fill(poly(buckle), fig.br.lit(_GOLD))


def _front(fig: Figure, path: Path) -> None:
    """Neckline, buttons and folds of a top seen from the front."""
    cut = fig.actor.cut
    if cut.neck == "v" or (fig.actor.kind == "woman" and cut.neck == "round" and not cut.ribs):
        _v_neck(fig, path)
    elif cut.neck == "round":
        _round_neck(fig, path)
    else:
        _collar(fig)
    if cut.ribs:
        band(fig, path, -0.10, -0.03, mul(fig.actor.top, 0.84))
    if fig.br.detail(90):
        _folds(fig, path)


def _v_neck(fig: Figure, path: Path) -> None:
    br, a = fig.br, fig.actor
    v = fig.chest_points((1.04, -0.62), (0.97, -0.36), (0.885, 0.0), (0.97, 0.36), (1.04, 0.62))
    skin = br.dark(a.skin) if fig.front < 0.3 else br.lit(mul(a.skin, 0.94))
    fig.cv.fill(poly(v), skin, clip=path)
    fig.cv.stroke(poly(v, False), br.ink, br.lw * 0.8, clip=path)


def _round_neck(fig: Figure, path: Path) -> None:
    br, c = fig.br, fig.actor.top
    top = [(1.05, -0.7), (0.975, -0.45), (0.945, 0.0), (0.975, 0.45), (1.05, 0.7)]
    low = [(1.05, 0.95), (0.945, 0.55), (0.905, 0.0), (0.945, -0.55), (1.05, -0.95)]
    p = smooth(fig.chest_points(*top, *low), t=0.12)
    fig.cv.fill(p, br.lit(mul(c, 0.84)), clip=path)
    fig.cv.stroke(p, br.ink, br.lw * 0.6, 0.8, clip=path)


def _collar(fig: Figure) -> None:
    c = fig.actor.under if fig.actor.cut.bib else fig.actor.top
    for s in (-1, 1):
        q = fig.chest_points(
            (1.05, 0.05 * s), (1.04, 0.85 * s), (0.935, 0.42 * s), (0.90, 0.02 * s)
        )
        fig.br.part(poly(q), mul(c, 1.12), 0.006, line=0.6, rim=False)


def _folds(fig: Figure, path: Path) -> None:
    br, cut = fig.br, fig.actor.cut
    if cut.buttons or cut.neck == "collar":
        middle = fig.chest_points((0.90, 0.0), (0.6, 0.0), (0.2, 0.0), (-0.08, 0.0))
        br.line(middle, 0.55, 0.6, clip=path)
    if cut.buttons:
        r = 0.009 * br.ppm * fig.u
        dot = br.lit(_GOLD if cut.epaulettes else mul(fig.actor.top, 0.55))
        at = fig.chest_points(*((t, 0.06) for t in (0.80, 0.62, 0.44, 0.26)))
        for x, y in at.tolist():
            fig.cv.fill(Path().oval(x, y, r), dot)
    for s in (-1, 1):  # under the arm and at the waist
        br.line(fig.chest_points((0.62, 0.80 * s), (0.54, 0.55 * s)), 0.6, 0.45, clip=path)
        br.line(fig.chest_points((0.30, 0.88 * s), (0.24, 0.5 * s)), 0.6, 0.45, clip=path)


_EDGE = [(1.08, 0.30), (0.92, 0.30), (0.62, 0.12), (0.30, 0.10), (-0.02, 0.14), (-0.12, 0.18)]
_LAPEL = [(1.07, 0.34), (1.0, 0.72), (0.84, 0.66), (0.80, 0.46), (0.60, 0.12), (0.92, 0.26)]


def _coat_front(fig: Figure, path: Path) -> None:
    """The shirt in the opening between two fronts that meet low, a tie, and the lapels."""
    br, a = fig.br, fig.actor
    left = fig.chest_points(*((t, -x) for t, x in _EDGE))
    right = fig.chest_points(*_EDGE)
    gap = poly(np.concatenate([left, right[::-1]]))
    fig.cv.fill(gap, br.dark(a.under), clip=path)
    fig.cv.fill(br.toward_light(gap, 0.02), br.lit(a.under), clip=gap)
    if a.cut.tie:
        knot = [(0.955, -0.10), (0.955, 0.10), (0.90, 0.07), (0.56, 0.15), (0.48, 0.0)]
        tie = poly(fig.chest_points(*knot, (0.56, -0.15), (0.90, -0.07)))
        fig.cv.fill(tie, br.lit(mul(mix(a.top, rgb("#8b2f2a"), 0.6), 0.9)), clip=gap)
        fig.cv.stroke(tie, br.ink, br.lw * 0.6, 0.8, clip=gap)
    elif br.detail(90) and fig.front > 0.1:
        br.line(fig.chest_points((0.9, 0), (0.5, 0), (0.1, 0)), 0.5, 0.5, clip=gap)
    for s in (-1, 1):
        br.line(fig.chest_points(*((t, x * s) for t, x in _EDGE), grow=1.03), 0.9, clip=path)
        flap = poly(fig.chest_points(*((t, x * s) for t, x in _LAPEL), grow=1.04))
        br.part(flap, mul(a.top, 1.14), 0.008, line=0.7, rim=False)


def _bib(fig: Figure, path: Path) -> None:
    """Bib and straps of overalls; crossed straps at the back."""
    br, c = fig.br, fig.actor.top
    if fig.front > 0.05:
        q = fig.chest_points(
            (0.72, -0.55), (0.72, 0.55), (0.1, 0.98), (-0.1, 1.0), (-0.1, -1.0), (0.1, -0.98)
        )
        p = poly(q)
        fig.cv.fill(p, br.dark(c), clip=path)
        fig.cv.fill(br.toward_light(p, 0.03), br.lit(c), clip=p)
        fig.cv.stroke(p, br.ink, br.lw * 0.7, 0.8, clip=path)
    for s in (-1, 1):
        back = fig.front <= 0.05
        ends = [(1.04, 0.55 * s), (0.72, (-0.3 if back else 0.45) * s), (0.2, -0.6 * s)]
        strap = poly(fig.chest_points(*ends[: 3 if back else 2], grow=1.02, back=back), False)
        fig.cv.stroke(strap, br.ink, 0.052 * br.ppm, clip=path)
        fig.cv.stroke(strap, br.lit(c), 0.042 * br.ppm, clip=path)


def _scarf(fig: Figure, c: Colour) -> None:
    sk, br, u = fig.sk, fig.br, fig.u
    at = sk.neck - sk.spine * 0.012 * u
    rise, w = np.array(((-0.035, 0.090), (0.0, 0.094), (0.04, 0.078))).T * u
    pts = rings(at + rise[:, None] * sk.spine, sk.right, sk.fwd, w, w * 0.92, 14)
    br.part(round_hull(fig.cam.project(pts), 22), c, 0.015)
    if fig.front > 0.1:
        q = fig.chest_points((0.98, 0.05), (0.98, 0.35), (0.62, 0.42), (0.62, 0.12), grow=1.12)
        br.part(poly(q), c, 0.012)
        if br.detail(90):
            end = fig.chest_points((0.66, 0.12), (0.66, 0.42), grow=1.12)
            br.cv.stroke(poly(end, False), mix(br.lit(c), WHITE, 0.5), br.lw * 1.2, 0.8)
