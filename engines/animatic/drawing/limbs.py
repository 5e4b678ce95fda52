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
from engines.animatic.drawing.shapes import round_hull, unit
from engines.animatic.drawing.stains import draw_stains
from film.assets import Species

_T = np.linspace(0, 2 * math.pi, 14)
_CIRCLE = np.stack([np.cos(_T), np.sin(_T)], 1)


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
    thigh, shin = leg.root * 0.4 + knee * 0.6, knee * 0.5 + ankle * 0.5
    cuff = ankle + (knee - ankle) * 0.06
    radii = [0.098 * f, 0.082 * f, 0.070 * f, 0.066 * f, 0.060 * f]
    cloth = fig.limb([leg.root, thigh, knee, shin, cuff], radii)
    fig.br.part(cloth, a.bottom, 0.028, back=back)
    draw_stains(fig, cloth, "leg", [knee, ankle])
    if a.species is Species.ROBOT:
        draw_joints(fig, leg, 0.060 * f, back)
        return
    if fig.br.detail(110):
        k, r = fig.cam.project(knee), 0.05 * u * fig.br.ppm
        fold = poly([k + vec(-r, -r * 0.2), k + vec(-r * 0.2, r * 0.15)], False)
        fig.cv.stroke(fold, fig.br.ink, fig.br.lw * 0.7, 0.5)


def _shoe(fig: Figure, i: int, back: bool) -> None:
    """Ankle, heel, ball and toe as one soft hull."""
    leg, u, cam = fig.sk.legs[i], fig.u, fig.cam
    c, d = leg.end, leg.points
    steep = abs(float(d[1])) >= 0.95
    up = fig.sk.fwd if steep else unit(np.cross(np.cross(d, [0, 1, 0]), d))
    heel = c - d * 0.045 * u - up * 0.035 * u
    ball, toe = c + d * 0.10 * u - up * 0.045 * u, c + d * 0.175 * u - up * 0.052 * u
    pts = []
    for q, r in ((c, 0.043), (heel, 0.036), (ball, 0.036), (toe, 0.022)):
        pts.append(cam.project(q) + _CIRCLE * (r * u * cam.px(cam.depth(q))))
    path = round_hull(np.concatenate(pts), 24)
    fig.br.part(path, fig.actor.shoes, 0.012, back=back)
    draw_stains(fig, path, "shoe", [ball])


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
    if br.detail(100) and not back and not a.cut.short:
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
    e, r, br = fig.cam.project(elbow), 0.045 * fig.u * fig.br.ppm, fig.br
    for x0, y0, x1, y1, a in ((-0.9, 0.1, 0.1, -0.35, 0.55), (-0.7, 0.6, 0.1, 0.2, 0.45)):
        fold = poly([e + vec(x0 * r, y0 * r), e + vec(x1 * r, y1 * r)], False)
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
    path = fig.limb([c, p], [0.032 * f, 0.042 * f])
    if grip == "open":
        path.add(fig.limb([p, p + d * 0.075 * f], [0.038 * f, 0.024 * f]))
        thumb = [c + d * 0.02 * f, c + d * 0.06 * f + inward * 0.05 * f]
        path.add(fig.limb(thumb, [0.018 * f, 0.013 * f]))
    elif grip == "point":
        path.add(fig.limb([p, p + d * 0.11 * f], [0.020 * f, 0.012 * f]))
        path.add(fig.limb([p, p + d * 0.02 * f - vec(0, 0.02, 0) * f], [0.036 * f, 0.032 * f]))
    else:
        path.add(fig.limb([p, p + d * 0.02 * f], [0.042 * f, 0.040 * f]))
    fig.br.part(path, fig.actor.skin, 0.012, back=back)
    draw_stains(fig, path, "hand", [p])
    if fig.br.detail(200) and grip != "point":
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
    side = unit(np.cross(arm.points, near))
    f = f * 0.88
    for k in range(4):
        root = p + arm.points * (0.030 - 0.021 * k) * f + near * 0.030 * f
        a, b = root + side * 0.034 * f, root - side * 0.026 * f
        path = fig.limb([a, b], [0.0125 * f, 0.0115 * f])
        br.part(path, fig.actor.skin, 0.004, line=0.6, rim=False, back=back)
