"""Eyes and brows: whites, irises, lids, lashes; simple dots when small."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engines.animatic.drawing.colour import WHITE, Colour, mix, mul
from engines.animatic.drawing.face import eye_height
from engines.animatic.drawing.head import Head, tables
from engines.animatic.drawing.path import Array, Path, oval, poly, smooth, vec
from engines.animatic.drawing.shapes import unit
from film.words import Emotion

_AHEAD = unit((0.36, 1.0))  # where an eye looks: outwards and ahead
_PUPIL: Colour = (0.03, 0.03, 0.05)


@dataclass(frozen=True)
class _Eye:
    """One eye on the face: its side, middle, half width, height, and how much it faces us."""

    side: int
    cx: float
    ey: float
    w: float
    hh: float
    facing: float

    def upper(self) -> list[tuple[float, float]]:
        cx, w, hh, ey = self.cx, self.w, self.hh, self.ey
        return [
            (cx - w, ey - 0.001 * self.side),
            (cx - w * 0.5, ey + hh * 0.85),
            (cx + w * 0.1, ey + hh),
            (cx + w * 0.65, ey + hh * 0.6),
            (cx + w, ey + 0.001 * self.side),
        ]

    def lower(self) -> list[tuple[float, float]]:
        cx, w, hh, ey = self.cx, self.w, self.hh, self.ey
        return [(cx + w * 0.5, ey - hh * 0.55), (cx, ey - hh * 0.72), (cx - w * 0.5, ey - hh * 0.5)]


def draw_eyes(h: Head, head: Path) -> None:
    lift, tilt, _, opened, _, _ = tables()["emotions"][h.fig.acting.emotion.value]
    opened *= 1 - 0.93 * h.fig.acting.blink
    es = {"child": 1.22, "woman": 1.06}.get(h.actor.kind, 1.0)
    for side in (-1, 1):
        facing = float(_AHEAD @ (side * h.view[0], h.view[2]))
        near = side * h.view[0] >= 0
        if facing < (0.06 if near else 0.24):  # the bridge of the nose hides the far eye
            continue
        hh = max(0.0006, 0.0088 * opened * es)
        eye = _Eye(side, side * 0.0315, eye_height(h), 0.0158 * es, hh, facing)
        if h.bigger(130):
            _open_eye(h, head, eye, es, opened)
        else:
            _dot(h, head, eye, opened)
        _brow(h, head, eye, lift, tilt)


def _dot(h: Head, head: Path, eye: _Eye, opened: float) -> None:
    x, y = (float(v) for v in h.on([(eye.cx, eye.ey)])[0])
    r = max(0.8 * h.tall, 0.0085 * h.k)
    tall = r if opened > 0.3 else r * 0.3
    h.cv.fill(oval(x, y, max(0.8 * h.tall, r * max(0.4, eye.facing)), tall), h.br.ink, clip=head)


def _open_eye(h: Head, head: Path, eye: _Eye, es: float, opened: float) -> None:
    dk, br, cv = h.br.dark(h.skin), h.br, h.cv
    almond = smooth(h.on(eye.upper() + eye.lower(), -0.004), t=0.14)
    if opened > 0.2:
        cv.fill(almond, mix(br.lit((0.96, 0.95, 0.92)), dk, 0.12), clip=head)
        with cv.group(clip=almond):
            _iris(h, eye, es)
    else:
        cv.fill(almond, dk, 0.8, clip=head)
    _upper_lid(h, head, eye)
    if h.bigger(1100):
        if opened > 0.2:
            _lashes(h, head, eye)
        _crease(h, head, eye)
    if h.bigger(200):
        _lower_lid(h, head, eye)


def _iris(h: Head, eye: _Eye, es: float) -> None:
    br, cv, c = h.br, h.cv, h.actor.eyes
    gx, gy = h.fig.acting.gaze
    x, y = (
        float(v) for v in h.on([(eye.cx + gx * 0.006, eye.ey + 0.0006 + gy * 0.004)], -0.003)[0]
    )
    r = 0.0080 * h.k * es
    rx = r * max(0.35, eye.facing)
    cv.fill(oval(x, y, rx, r), mul(br.lit(c), 0.55))
    cv.fill(oval(x, y, rx * 0.86, r * 0.86), br.lit(c))
    big = h.bigger(1100)
    if big:
        _iris_rays(h, x, y, rx, r)
    cv.fill(oval(x, y, rx * 0.46, r * 0.46), _PUPIL)
    lid = h.on(eye.upper(), -0.003)
    shade = smooth(lid + vec(0, 0.0022 * h.k), False)
    cv.stroke(shade, (0.1, 0.08, 0.12), 0.0045 * h.k, 0.28)
    glint = -rx * 0.30 if br.dir[0] < 0 else rx * 0.30
    cv.fill(oval(x + glint, y - r * 0.36, r * 0.20), WHITE)
    if big:
        cv.fill(oval(x + rx * 0.36, y + r * 0.40, r * 0.10), WHITE, 0.6)


def _iris_rays(h: Head, x: float, y: float, rx: float, r: float) -> None:
    shade: list[tuple[float, Colour, float]] = [
        (0, (0, 0, 0), 0.45),
        (0.6, (0, 0, 0), 0.0),
        (1, WHITE, 0.28),
    ]
    h.cv.linear(oval(x, y, rx * 0.86, r * 0.86), (x, y - r * 0.5, x, y + r), shade)
    a = np.arange(28) * 2 * math.pi / 28
    way = np.stack([np.cos(a) * rx, np.sin(a) * r], 1)
    rays = np.stack([vec(x, y) + way * 0.45, vec(x, y) + way * 0.8], 1)
    for n, tone in enumerate((1.5, 0.5)):
        path = Path().polys(rays[n::2], False)
        h.cv.stroke(path, mul(h.br.lit(h.actor.eyes), tone), r * 0.035, 0.6)


def _upper_lid(h: Head, head: Path, eye: _Eye) -> None:
    woman = h.actor.kind == "woman"
    lash = 1.5 if woman else 1.1
    up, lid = eye.upper(), h.on(eye.upper(), -0.003)
    thick = []
    for n, (x, y) in enumerate(up):
        outer = max(0.0, (x - eye.cx) / eye.w * eye.side)
        thick.append((x, y + (0.0016 + 0.0016 * outer) * lash * (1 if 0 < n < 4 else 0.2)))
    edge = h.on(thick, -0.003)
    h.cv.fill(smooth(np.concatenate([lid, edge[::-1]]), t=0.14), h.br.ink, clip=head)
    width = max(h.br.lw * 0.8, 0.0016 * h.k)
    h.cv.stroke(smooth(lid, False), h.br.ink, width, clip=head)
    if woman and not h.bigger(1100):
        corner = lid[-1] if eye.side > 0 else lid[0]
        tip = h.on([(eye.cx + eye.side * eye.w * 1.28, eye.ey + 0.005)])[0]
        wing = poly([corner, tip], False)
        h.cv.stroke(wing, h.br.ink, max(h.br.lw * 0.8, 0.003 * h.k), clip=head)


def _lashes(h: Head, head: Path, eye: _Eye) -> None:
    """Thin wedges, longest at the outer end."""
    lid, k = h.on(eye.upper(), -0.003), h.k
    full = 1.0 if h.actor.kind == "woman" else 0.55
    t = np.linspace(0, 1, 15)
    g = t if eye.side > 0 else 1 - t
    j = np.minimum(t * 4, 3).astype(int)
    root = lid[j] + (lid[j + 1] - lid[j]) * (t * 4 - j)[:, None]
    length = ((0.0035 + 0.0055 * g) * k * full)[:, None]
    tip = root + np.stack([eye.side * (g - 0.35) * 1.1, np.full(15, -1.0)], 1) * length
    mid = (root + tip) / 2 + vec(eye.side * 0.12, 0.10) * length
    w, v = vec(0.0009 * k, 0), vec(0.0005 * k, 0)
    lashes = Path().curves(np.stack([root - w, mid - v, tip, mid + v, root + w], 1), t=0.1)
    h.cv.fill(lashes, h.br.ink, clip=head)


def _crease(h: Head, head: Path, eye: _Eye) -> None:
    cx, w, hh, ey = eye.cx, eye.w, max(eye.hh, 0.006), eye.ey
    shape = ((-1.02, 0.75), (-0.55, 1.42), (0.05, 1.62), (0.6, 1.35), (1.02, 0.7))
    q = h.on([(cx + w * x, ey + hh * y) for x, y in shape], -0.002)
    dk = mul(h.br.dark(h.skin), 0.75)
    h.cv.stroke(smooth(q, False), dk, 0.0016 * h.k, 0.9, clip=head)


def _lower_lid(h: Head, head: Path, eye: _Eye) -> None:
    cx, w, hh, ey, dk = eye.cx, eye.w, eye.hh, eye.ey, h.br.dark(h.skin)
    q = h.on(
        [(cx + w * 0.8, ey - hh * 0.5), (cx, ey - hh * 0.85), (cx - w * 0.7, ey - hh * 0.55)],
        -0.003,
    )
    h.cv.stroke(smooth(q, False), mul(dk, 0.8), h.br.lw * 0.5, 0.8, clip=head)
    if h.actor.kind == "elder" or h.fig.acting.emotion is Emotion.TIRED:
        bag = h.on([(cx - w, ey - 0.012), (cx, ey - 0.018), (cx + w, ey - 0.012)])
        h.cv.stroke(smooth(bag, False), mul(dk, 0.85), h.br.lw * 0.6, 0.8, clip=head)


def _brow(h: Head, head: Path, eye: _Eye, lift: float, tilt: float) -> None:
    sd, kind = eye.side, h.actor.kind
    bt = 0.0042 if kind in ("woman", "child") else 0.0062
    y = eye.ey + 0.0225 + lift
    inn, out = y + tilt, y - tilt * 0.6 - 0.002
    xi, xm, xo = sd * 0.0135, sd * 0.034, sd * 0.053
    q = [(xi, inn - bt * 0.6), (xm, y + 0.0045 - bt * 0.5), (xo, out - 0.001)]
    q += [(xm, y + 0.0045 + bt * 0.8), (xi, inn + bt * 0.6)]
    c = h.br.lit(mul(h.hair, 0.85)) if kind == "elder" else mul(h.br.lit(h.hair), 0.62)
    h.cv.fill(smooth(h.on(q, 0.001), t=0.12), c, clip=head)
    if h.bigger(1100):
        _brow_hairs(h, head, sd, np.array([(xi, inn), (xm, y + 0.0045), (xo, out)]), bt, c)
    if h.fig.acting.emotion is Emotion.ANGRY and h.bigger(160):
        frown = poly(h.on([(sd * 0.006, 0.035), (sd * 0.004, 0.022)]), False)
        h.cv.stroke(frown, mul(h.br.dark(h.skin), 0.8), h.br.lw * 0.7, clip=head)


def _brow_hairs(h: Head, head: Path, sd: int, spine: Array, bt: float, c: Colour) -> None:
    """Long overlapping hairs that follow the brow outwards."""
    rng = np.random.default_rng(5)
    t = np.linspace(0.0, 0.94, 46)
    y = np.interp(t, (0, 0.5, 1), spine[:, 1])
    x = np.interp(t, (0, 0.5, 1), spine[:, 0])
    off = (rng.random(46) - 0.55) * bt * 1.2 * (1 - t * 0.6)
    roots = h.on(zip(x.tolist(), (y + off).tolist(), strict=True))
    way = np.stack([sd * (0.75 + 0.8 * t), -0.55 + 0.8 * t], 1)
    way *= ((0.0078 - 0.002 * t) * (0.7 + 0.5 * rng.random(46)) * h.k)[:, None]
    hairs = np.stack([roots, roots + way * 0.6 + vec(0, 0.0003 * h.k), roots + way], 1)
    for n, tone in enumerate((0.65, 0.85, 1.05)):
        h.cv.stroke(Path().curves(hairs[n::3]), mul(c, tone), 0.0009 * h.k, 0.9, clip=head)
