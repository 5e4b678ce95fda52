"""Animals painted."""

from __future__ import annotations

from typing import Any

import numpy as np

from engines.animatic.drawing.actors import Actor
from engines.animatic.drawing.beasts import Bones
from engines.animatic.drawing.colour import Colour, mix, mul, rgb
from engines.animatic.drawing.figure import CUBE, Acting, Figure
from engines.animatic.drawing.path import Array, Path, oval, smooth, vec
from engines.animatic.drawing.poses import Stance
from engines.animatic.drawing.shapes import unit
from engines.animatic.drawing.skeleton import Limb
from engines.animatic.drawing.tables import table
from film.assets import Species


class Beast(Figure):
    """One animal somewhere in the set."""

    def __init__(self, actor: Actor, stance: Stance, bones: Bones, acting: Acting) -> None:
        self.actor, self.stance, self.acting = actor, stance, acting
        self.sk: Any = bones
        self.u = 0.3 if actor.species is Species.BIRD else 0.7
        self.row = table("beasts")[actor.species.value]
        self.size = float(self.row.get("size", 1.0))
        coats = self.row["coats"]
        said = actor.species is not Species.HUMAN and actor.coat_said
        self.coat = actor.hair if said else rgb(coats[len(actor.name) % len(coats)])

    def reach(self) -> Array:
        s, r = self.sk, 0.28 * self.size
        core = [s.hip, s.chest, s.head, s.nose, *s.tail]
        core += [j for m in (*s.legs, *s.arms) for j in (m.middle, m.end)]
        return (np.array(core)[:, None] + CUBE * r).reshape(-1, 3)


def draw_beast(b: Beast) -> None:
    """Paints an animal that has been seen by a camera, from far to near."""
    if b.actor.species is Species.BIRD:
        _draw_bird(b)
        return
    k = b.sk
    middle = b.cam.depth((k.hip + k.chest) / 2)
    far_head = b.cam.depth(k.head) > middle + 0.12 * b.size
    limbs = [(b.cam.depth(m.middle), m, 0.092) for m in k.legs]
    limbs += [(b.cam.depth(m.middle), m, 0.076) for m in k.arms]
    limbs.sort(key=lambda limb: -limb[0])
    for _, m, root in (limb for limb in limbs if limb[0] > middle):
        _leg(b, m, root, True)
    if far_head:
        _head(b)
    _trunk(b)
    for _, m, root in (limb for limb in limbs if limb[0] <= middle):
        _leg(b, m, root, False)
    if not far_head:
        _head(b)


def _trunk(b: Beast) -> None:
    k, row, br = b.sk, b.row, b.br
    tail = mul(b.coat, 0.6 if row.get("mane") else 1.0)
    br.part(_joined(b, k.tail, row["tail_width"]), tail, 0.01)
    middle = (k.hip + k.chest) / 2 + vec(0, 0.01 * b.size, 0)
    br.part(_joined(b, [k.hip, middle, k.chest], row["body"]), b.coat, 0.04 * b.size)


def _joined(b: Beast, joints: list[Array], radii: list[float]) -> Path:
    return b.limb(joints, [r * b.size for r in radii])


def _leg(b: Beast, m: Limb, root: float, back: bool) -> None:
    thin = b.row["leg"]
    paw = m.end + b.sk.fwd * 0.05 * b.size
    radii = [root * (0.5 + 0.5 * thin), 0.046 * thin, 0.032 * thin, 0.034 * thin]
    b.br.part(_joined(b, [m.root, m.middle, m.end, paw], radii), b.coat, 0.015, back=back)
    if not back:
        b.cv.fill(
            _joined(b, [m.root, m.middle], [radii[0] * 0.84, radii[1] * 0.8]), b.br.lit(b.coat)
        )


def _head(b: Beast) -> None:
    k, row, br = b.sk, b.row, b.br
    base = k.neck * 0.2 + k.chest * 0.8 + vec(0, 0.03 * b.size, 0)
    br.part(_joined(b, [base, k.neck], row["neck_width"]), b.coat, 0.02 * b.size)
    if row.get("mane"):
        back = -unit(k.nose - k.head) * 0.05 * b.size + vec(0, 0.045 * b.size, 0)
        crest = [base + back * 1.3, k.neck + back, k.head + back * 0.7]
        br.part(_joined(b, crest, [0.045, 0.040, 0.022]), mul(b.coat, 0.45), 0.01)
    if row["collar"]:
        br.part(
            _joined(b, [k.neck * 0.62 + base * 0.38, k.neck * 0.96 + base * 0.04], [0.090, 0.086]),
            b.actor.top,
            0.01,
        )
    fwd = unit(k.nose - k.head)
    skull = _joined(b, [k.head, k.head + fwd * 0.02 * b.size], row["skull"])
    skull.add(
        _joined(b, [k.head + fwd * 0.04 * b.size - vec(0, 0.01, 0) * b.size, k.nose], row["muzzle"])
    )
    for side in (-1, 1):
        _ear(b, fwd, side, far=True)
    br.part(skull, b.coat, 0.02 * b.size)
    _face(b, fwd)
    for side in (-1, 1):
        _horn(b, fwd, side)
        _ear(b, fwd, side, far=False)


def _side(fwd: Array) -> Array:
    return unit(np.cross(fwd, vec(0, 1, 0)))


def _face(b: Beast, fwd: Array) -> None:
    k, r = b.br.ppm * b.size, b.row["skull"][0] / 0.085
    x, y = (float(v) for v in b.cam.project(b.sk.nose + fwd * b.row["muzzle"][1] * 0.75 * b.size))
    b.cv.fill(oval(x, y, 0.024 * k * r * 0.8, 0.019 * k * r * 0.8), b.br.ink)
    for side in (-1, 1):
        out = _side(fwd) * side
        if float((out * 0.8 + fwd * 0.5) @ b.view) <= -0.1:
            continue
        at = b.sk.head + (fwd * 0.055 + out * 0.052 * r + vec(0, 0.03, 0)) * b.size
        x, y = (float(v) for v in b.cam.project(at))
        open_ = 0.2 if b.acting.blink > 0.5 else 1.0
        b.cv.fill(oval(x, y, 0.012 * k * r, 0.012 * k * r * open_), b.br.ink)


def _ear(b: Beast, fwd: Array, side: int, far: bool) -> None:
    out = _side(fwd) * side
    if (float(out @ b.view) < 0.0) != far:
        return
    r, up = b.row["skull"][0], vec(0, 1, 0)
    if b.row["ears"] == "point":
        shape = [
            out * r * 0.25 + up * r * 0.8,
            out * r * 0.75 + up * r * 1.75,
            out * r * 1.0 + up * r * 0.5,
        ]
    else:
        shape = [
            out * r * 0.65 + up * r * 0.7 - fwd * 0.01,
            out * r * 1.2 + up * r * 0.35 - fwd * 0.02,
            out * r * 1.2 - up * r * 0.85,
            out * r * 0.75 - fwd * 0.05,
        ]
    q = b.cam.project(np.array([b.sk.head + s * b.size for s in shape]))
    path = Path().poly(q) if b.row["ears"] == "point" else smooth(q)
    b.br.part(path, mul(b.coat, 0.72), 0.01)


def _horn(b: Beast, fwd: Array, side: int) -> None:
    """A horn from the skull through the points of its row: outwards, up, ahead in metres."""
    out, up = _side(fwd) * side, vec(0, 1, 0)
    points = [
        b.sk.head + (out * x + up * y + fwd * z) * b.size for x, y, z in b.row.get("horns", ())
    ]
    if points:
        root = b.sk.head + (out * 0.02 + up * 0.05) * b.size
        b.br.part(_joined(b, [root, *points], [0.022, 0.019, 0.014, 0.006]), _HORN, 0.008)


_HORN: Colour = rgb("#b8a888")
_BEAK: Colour = rgb("#d9a24a")


def _draw_bird(b: Beast) -> None:
    k, br = b.sk, b.br
    for m in k.legs:
        line = Path().poly(b.cam.project(np.array([m.root, m.middle, m.end])), False)
        b.cv.stroke(line, br.lit(_BEAK), max(1.0, 0.010 * br.ppm))
    br.part(b.limb(k.tail, [0.045, 0.035, 0.025]), mul(b.coat, 0.75), 0.01)
    br.part(b.limb([k.hip, k.chest, k.neck], [0.075, 0.085, 0.055]), b.coat, 0.02)
    wing = [k.chest + b.sk.right * s * 0.07 - vec(0, 0.01, 0) for s in (-1, 1)]
    near = max(wing, key=lambda w: float((w - k.chest) @ b.view))
    br.part(
        b.limb([near, near - b.sk.fwd * 0.16 - vec(0, 0.04, 0)], [0.055, 0.02]),
        mul(b.coat, 0.82),
        0.012,
    )
    fwd = unit(k.nose - k.head)
    br.part(b.limb([k.head + fwd * 0.03, k.nose], [0.020, 0.004]), _BEAK, 0.004)
    br.part(
        b.limb([k.head, k.head + fwd * 0.005], [0.052, 0.05]), mix(b.coat, (1, 1, 1), 0.12), 0.012
    )
    for side in (-1, 1):
        out = _side(fwd) * side
        if float(out @ b.view) > -0.2:
            x, y = (
                float(v)
                for v in b.cam.project(k.head + fwd * 0.025 + out * 0.042 + vec(0, 0.012, 0))
            )
            b.cv.fill(oval(x, y, 0.008 * br.ppm), br.ink)
