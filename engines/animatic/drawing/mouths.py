"""Mouths: by emotion when still, by shape when speaking."""

from __future__ import annotations

from dataclasses import dataclass

from engines.animatic.drawing.colour import Colour, mix, mul
from engines.animatic.drawing.face import line_colour
from engines.animatic.drawing.head import Head, tables
from engines.animatic.drawing.path import Path, poly, smooth

_TEETH: Colour = (0.95, 0.93, 0.9)
_TONGUE: Colour = (0.75, 0.35, 0.35)
_RED: Colour = (0.3, 0.05, 0.08)
_LIFT = 0.004


def shape_of(name: str) -> tuple[float, float]:
    """How open (0..1) and how wide (1 is at rest) a named mouth shape is; unknown is half open."""
    known = tables()["mouths"]
    found = known.get(name) or known.get(name.lower()) or (0.3, 1.0)
    return float(found[0]), float(found[1])


@dataclass(frozen=True)
class _Mouth:
    """Half width, height of the middle, drop of the jaw, curve of the corners."""

    w: float
    y: float
    open: float
    curve: float


def _mouth(h: Head) -> _Mouth:
    _, _, curve, _, width, least = tables()["emotions"][h.fig.acting.emotion.value]
    opened, wide = h.fig.acting.mouth
    narrow = 0.9 if h.actor.kind in ("woman", "child") else 1.0
    y = -0.056 if h.actor.kind == "child" else -0.068
    return _Mouth(0.0235 * width * narrow * wide, y, max(opened * 0.021, least), curve)


def _lips(h: Head) -> Colour:
    return mul(h.skin, (0.86, 0.58, 0.56) if h.actor.kind == "woman" else (0.86, 0.68, 0.66))


def draw_mouth(h: Head, head: Path) -> None:
    m = _mouth(h)
    if m.open > 0.003:
        _open(h, head, m)
    else:
        _closed(h, head, m)


def _open(h: Head, head: Path, m: _Mouth) -> None:
    w, y, op, br, cv = m.w, m.y, m.open, h.br, h.cv
    up = [(-w, y + m.curve), (-w * 0.4, y + 0.003 + op * 0.25), (0, y + 0.0015 + op * 0.25)]
    up += [(w * 0.4, y + 0.003 + op * 0.25), (w, y + m.curve)]
    dn = [(w * 0.55, y - op * 0.75), (0, y - op), (-w * 0.55, y - op * 0.75)]
    hole = smooth(h.on(up + dn, _LIFT), t=0.14)
    cv.stroke(hole, br.lit(_lips(h)), 0.008 * h.k, clip=head)
    cv.fill(hole, mix(br.ink, _RED, 0.4), clip=head)
    if h.bigger(90):
        with cv.group(clip=hole):
            edge = y + 0.0035 + op * 0.02
            teeth = [
                (-w, y + 0.012),
                (w, y + 0.012),
                (w * 0.8, edge - 0.003),
                (-w * 0.8, edge - 0.003),
            ]
            cv.fill(poly(h.on(teeth, _LIFT)), br.lit(_TEETH))
            low = [(-w * 0.5, y - op), (0, y - op * 0.55), (w * 0.5, y - op), (0, y - op * 1.4)]
            cv.fill(smooth(h.on(low, _LIFT)), br.lit(_TONGUE))
    cv.stroke(hole, line_colour(h), br.lw * 0.7, clip=head)


def _closed(h: Head, head: Path, m: _Mouth) -> None:
    w, y, c, br, cv = m.w, m.y, m.curve, h.br, h.cv
    mid = [(-w, y + c), (-w * 0.5, y + c * 0.25 + 0.0012), (0, y - 0.0008)]
    mid += [(w * 0.5, y + c * 0.25 + 0.0012), (w, y + c)]
    if h.bigger(150):
        up = [(-w * 0.9, y + c), (-w * 0.3, y + 0.0072), (0, y + 0.0052), (w * 0.3, y + 0.0072)]
        up.append((w * 0.9, y + c))
        lo = [(w * 0.8, y + c * 0.8 - 0.001), (w * 0.35, y - 0.0088), (-w * 0.35, y - 0.0088)]
        lo.append((-w * 0.8, y + c * 0.8 - 0.001))
        strong = 0.95 if h.actor.kind == "woman" else 0.5
        cv.fill(smooth(h.on(up + lo, _LIFT), t=0.14), br.lit(_lips(h)), strong, clip=head)
    width = max(br.lw * 0.85, 0.0026 * h.k)
    cv.stroke(smooth(h.on(mid, _LIFT), False), line_colour(h), width, clip=head)
    if h.bigger(160):
        below = [(-w * 0.42, y - 0.0145), (0, y - 0.0160), (w * 0.42, y - 0.0145)]
        dk = br.dark(h.skin)
        cv.stroke(smooth(h.on(below, _LIFT), False), dk, br.lw * 0.7, 0.8, clip=head)


def draw_profile_lips(h: Head, head: Path) -> None:
    """In profile the lips and chin stand out of the outline, which is a convex hull."""
    vx = float(h.view[0])
    if abs(vx) < 0.72 or not h.bigger(60):
        return
    m = _mouth(h)
    drop = m.open * 0.5
    out = [(0, m.y + 0.016, 0.080), (0, m.y + 0.007, 0.0935), (0, m.y, 0.0895)]
    out += [(0, m.y - 0.006 - drop, 0.0925), (0, m.y - 0.016 - drop, 0.084)]
    side = 0.02 if vx > 0 else -0.02
    path = smooth(h.at([*out, (side, m.y - 0.008, 0.070), (side, m.y + 0.012, 0.070)]), t=0.13)
    h.br.part(path, mix(h.skin, _lips(h), 0.35), 0.004, line=0.9, rim=False)
    inner = [(0, m.y + 0.02, 0.076), (0, m.y - 0.024, 0.078), (side * 1.6, m.y - 0.02, 0.06)]
    inner.append((side * 1.6, m.y + 0.018, 0.06))
    h.cv.fill(smooth(h.at(inner)), h.br.lit(h.skin), clip=head)
