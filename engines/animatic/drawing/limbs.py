"""Legs, shoes, arms and hands."""

from __future__ import annotations

import math

import numpy as np

from engines.animatic.drawing.brush import across
from engines.animatic.drawing.colour import Colour
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.handprops import draw_held
from engines.animatic.drawing.machine import draw_joints
from engines.animatic.drawing.path import Array, Path, poly, vec
from engines.animatic.drawing.pinhole import NEAR
from engines.animatic.drawing.shapes import cross, round_hull, unit
from engines.animatic.drawing.stains import draw_stains
from film.assets import Species

_T = np.linspace(0, 2 * math.pi, 14)
_CIRCLE = np.stack([np.cos(_T), np.sin(_T)], 1)
# Shares of root, knee and ankle in the joints of a trouser leg.
_TROUSERS = np.array([(1, 0, 0), (0.4, 0.6, 0), (0, 1, 0), (0, 0.5, 0.5), (0, 0.06, 0.94)])
# Ankle, heel, ball and toe: metres ahead of the ankle, above it, and radius.
_SHOE = np.array(
    [(0, 0, 0.043), (-0.045, -0.035, 0.036), (0.10, -0.045, 0.036), (0.175, -0.052, 0.022)]
)


def draw_leg(fig: Figure, i: int, back: bool) -> None:
    leg, a, u = fig.sk.legs[i], fig.actor, fig.u
    f = a.width * u * (0.92 if a.kind in ("woman", "child") else 1)
    _shoe(fig, i, back)
    knee, ankle = leg.middle, leg.end
    if a.cut.dress:
        shin = knee * 0.55 + ankle * 0.45
        radii = [0.075 * f, 0.052 * f, 0.050 * f, 0.034 * f]
        skin = fig.limb([leg.root, knee, shin, ankle], radii)
        fig.br.part(skin, a.skin, 0.018, back=back)
        return
    radii = [0.098 * f, 0.082 * f, 0.070 * f, 0.066 * f, 0.060 * f]
    cloth = fig.limb(_TROUSERS @ (leg.root, knee, ankle), radii)
    fig.br.part(cloth, a.bottom, 0.028, back=back)
    draw_stains(fig, cloth, "leg", [knee, ankle])
    if a.species is Species.ROBOT:
        draw_joints(fig, leg, 0.060 * f, back)
        return
    if fig.br.detail(110):
        (x, y), r = fig.cam.spot(knee), 0.05 * u * fig.br.ppm
        fold = poly([(x - r, y - r * 0.2), (x - r * 0.2, y + r * 0.15)], False)
        fig.cv.stroke(fold, fig.br.ink, fig.br.lw * 0.7, 0.5)


def _shoe(fig: Figure, i: int, back: bool) -> None:
    """Ankle, heel, ball and toe as one soft hull."""
    leg, u, cam = fig.sk.legs[i], fig.u, fig.cam
    d = leg.points
    steep = abs(float(d[1])) >= 0.95
    up = fig.sk.fwd if steep else unit(vec(0, 1, 0) - d * d[1])
    joints = leg.end + _SHOE[:, :2] * u @ (d, up)
    v = cam.view(joints)
    seen, wide = cam.screen(v), _SHOE[:, 2] * (u * cam.focal) / np.maximum(v[:, 2], NEAR)
    if not fig.shows([(x, y, r) for (x, y), r in zip(seen.tolist(), wide.tolist(), strict=True)]):
        return
    path = round_hull(seen[:, None] + _CIRCLE * wide[:, None, None], 24)
    fig.br.part(path, fig.actor.shoes, 0.012, back=back)
    draw_stains(fig, path, "shoe", [joints[2]])


def draw_arm(fig: Figure, i: int, back: bool) -> None:
    a = fig.actor
    f = a.width * fig.u * (0.84 if a.kind in ("woman", "child") else 1)
    held = fig.acting.right if i == 1 else fig.acting.left
    if held:
        draw_held(fig, i, held, "under")
    _hand(fig, i, f, back)
    _sleeve(fig, i, f, back)
    if held:
        draw_held(fig, i, held, "over")
        _fingers_over(fig, i, f, back)


def _sleeve(fig: Figure, i: int, f: float, back: bool) -> None:
    arm, a, br = fig.sk.arms[i], fig.actor, fig.br
    wrist = arm.end - (arm.end - arm.middle) * 0.07
    radii = [0.057 * f, 0.056 * f, 0.048 * f, 0.046 * f, 0.038 * f]
    joints = [
        arm.root,
        (arm.root + arm.middle) * 0.5,
        arm.middle,
        (arm.middle + wrist) * 0.5,
        wrist,
    ]
    cloth = a.under if a.cut.bib else a.top
    path = fig.limb(joints, radii)
    if a.cut.short:
        br.part(fig.limb(joints[1:], [r * 0.86 for r in radii[1:]]), a.skin, 0.02, back=back)
        path = fig.limb(joints[:2], [radii[0] * 1.06, radii[1] * 1.12])
    br.part(path, cloth, 0.02, back=back)
    draw_stains(fig, path, "arm", [arm.middle, wrist])
    if a.species is Species.ROBOT:
        draw_joints(fig, arm, 0.046 * f, back)
        return
    if not back:
        _rub_out_shoulder(fig, i, f, cloth)
    if path.cmds and br.detail(100) and not back and not a.cut.short:
        _elbow_folds(fig, arm.middle, path)
    if a.cut.epaulettes and br.detail(60):
        s = arm.root + fig.sk.spine * 0.05 * f
        br.part(fig.limb([s, s * 0.7 + fig.sk.neck * 0.3], [0.022 * f, 0.018 * f]), _GOLD, 0)


_GOLD: Colour = (0.85, 0.70, 0.32)


def _rub_out_shoulder(fig: Figure, i: int, f: float, cloth: Colour) -> None:
    """One lit capsule where the sleeve meets the shoulder: no puppet joint."""
    arm = fig.sk.arms[i]
    inward = unit(fig.sk.chest - arm.root)
    start = arm.root + inward * 0.055 * fig.u + fig.sk.spine * 0.012 * fig.u
    top = 0.046 * f
    joints = [start, arm.root, arm.root * 0.80 + arm.middle * 0.20]
    fig.cv.fill(fig.limb(joints, [top * 0.80, top, top * 0.96]), fig.br.lit(cloth))


def _elbow_folds(fig: Figure, elbow: Array, path: Path) -> None:
    (x, y), r, br = fig.cam.spot(elbow), 0.045 * fig.u * fig.br.ppm, fig.br
    for x0, y0, x1, y1, a in ((-0.9, 0.1, 0.1, -0.35, 0.55), (-0.7, 0.6, 0.1, 0.2, 0.45)):
        fold = poly([(x + x0 * r, y + y0 * r), (x + x1 * r, y + y1 * r)], False)
        br.cv.stroke(fold, br.ink, br.lw * 0.65, a, clip=path)


def palm(fig: Figure, i: int) -> Array:
    """The middle of a hand, in the world."""
    arm = fig.sk.arms[i]
    r: Array = arm.end + arm.points * 0.075 * fig.u
    return r


def _hand(fig: Figure, i: int, f: float, back: bool) -> None:
    arm, sk = fig.sk.arms[i], fig.sk
    grip, f = fig.stance.grip[i], f * 0.88
    c, d = arm.end, arm.points
    inward = unit(sk.right * (1 if i == 0 else -1) * 0.6 + sk.fwd * 0.8)
    p = c + d * 0.065 * f
    parts = [([c, p], [0.032 * f, 0.042 * f])]
    if grip == "open":
        thumb = [c + d * 0.02 * f, c + d * 0.06 * f + inward * 0.05 * f]
        parts += [([p, p + d * 0.075 * f], [0.038 * f, 0.024 * f]), (thumb, [0.018 * f, 0.013 * f])]
    elif grip == "point":
        parts.append(([p, p + d * 0.11 * f], [0.020 * f, 0.012 * f]))
        parts.append(([p, p + d * 0.02 * f - vec(0, 0.02, 0) * f], [0.036 * f, 0.032 * f]))
    else:
        parts.append(([p, p + d * 0.02 * f], [0.042 * f, 0.040 * f]))
    path = fig.limbs(*parts)
    fig.br.part(path, fig.actor.skin, 0.012, back=back)
    draw_stains(fig, path, "hand", [p])
    if path.cmds and fig.br.detail(200) and grip != "point":
        _finger_lines(fig, p, d, (0.07 if grip == "open" else 0.04) * f, f, path)


def _finger_lines(fig: Figure, p: Array, d: Array, length: float, f: float, path: Path) -> None:
    q = fig.cam.project(np.array([p + d * 0.01 * f, p + d * length]))
    n = across(q[0], q[1])
    for k in (-0.35, 0.0, 0.35):
        o = n * k * 0.04 * fig.br.ppm * f
        line = poly([q[0] + o, q[1] + o * 0.7], False)
        fig.cv.stroke(line, fig.br.dark(fig.actor.skin), fig.br.lw * 0.7, 0.9, clip=path)


def _fingers_over(fig: Figure, i: int, f: float, back: bool) -> None:
    """Four fingers that close over what is held, when they are on our side of it."""
    arm, br = fig.sk.arms[i], fig.br
    if not br.detail(70):
        return
    p = palm(fig, i)
    near = unit(fig.cam.at - p)
    side = unit(cross(arm.points, near))
    f = f * 0.88
    for k in range(4):
        root = p + arm.points * (0.030 - 0.021 * k) * f + near * 0.030 * f
        a, b = root + side * 0.034 * f, root - side * 0.026 * f
        path = fig.limb([a, b], [0.0125 * f, 0.0115 * f])
        br.part(path, fig.actor.skin, 0.004, line=0.6, rim=False, back=back)
