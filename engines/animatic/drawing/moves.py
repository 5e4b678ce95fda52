"""Camera movements, eased in and out, as a function of how far the move has gone (0..1)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from engines.animatic.drawing.framing import Framing
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.scenery import Bounds
from film.words import Movement

# A whole move goes in so many steps, each a small part of a pixel: where it is slow, at its ends,
# a picture may then be shown once more.
STEPS = 2000


@dataclass(frozen=True)
class Drift:
    """How far the followed subject has gone from its first mark, metres."""

    x: float = 0.0
    z: float = 0.0


def eased(t: float) -> float:
    """Slow in, slow out."""
    t = min(1.0, max(0.0, t))
    return t * t * t * (t * (6 * t - 15) + 10)


def camera_at(
    framing: Framing,
    movement: Movement,
    amount: float,
    t: float,
    bounds: Bounds,
    drift: Drift | None = None,
) -> Pinhole:
    """The camera when the move has gone `t`; a negative amount goes the other way. A tracking
    camera also goes with its subject's `drift`."""
    cam = framing.camera
    e = round(eased(t) * amount * STEPS) / STEPS
    if movement is Movement.PAN:
        return replace(cam, yaw=cam.yaw + e * 0.20 * _hfov(cam))
    if movement is Movement.TILT:
        return replace(cam, pitch=cam.pitch + e * 0.24 * cam.vfov)
    if movement is Movement.ZOOM:
        return replace(cam, vfov=_zoomed(cam.vfov, e))
    if movement is Movement.HAND_HELD:
        return _hand_held(cam, t * amount)
    if movement is Movement.STATIC:
        return cam
    return _travelled(framing, movement, e, bounds, drift or Drift())


def _hfov(cam: Pinhole) -> float:
    return 2 * math.degrees(
        math.atan(math.tan(math.radians(cam.vfov) / 2) * cam.width / cam.height)
    )


def _zoomed(vfov: float, e: float) -> float:
    """In by a quarter at 1, out by a quarter at -1."""
    k = 1 / (1 + 0.30 * e) if e >= 0 else 1 - 0.25 * e
    return min(75.0, 2 * math.degrees(math.atan(math.tan(math.radians(vfov) / 2) * k)))


def _hand_held(cam: Pinhole, t: float) -> Pinhole:
    """A breathing, wandering hand; still at the first frame, so that stills and clips agree."""
    sway = min(1.0, abs(t) * 8) * 0.022 * cam.vfov
    a, b, c = (
        math.sin(t * f + p) - math.sin(p) for f, p in ((17.0, 0.4), (23.0, 1.9), (13.0, 4.1))
    )
    d, e = (math.sin(t * f + p) - math.sin(p) for f, p in ((41.0, 2.2), (37.0, 0.9)))
    return replace(
        cam,
        yaw=cam.yaw + sway * (0.6 * a + 0.22 * d),
        pitch=cam.pitch + sway * (0.45 * b + 0.2 * e),
        roll=cam.roll + sway * 0.35 * c,
    )


def _travelled(
    framing: Framing, movement: Movement, e: float, bounds: Bounds, drift: Drift
) -> Pinhole:
    cam = framing.camera
    ahead = max(0.6, framing.focus)
    pos, turn = cam.at.copy(), 0.0
    if movement is Movement.DOLLY:
        pos = pos + cam.forward * (ahead * (0.24 if e > 0 else 0.22) * e)
    elif movement is Movement.CRANE:
        rise = min(1.5, 0.28 * ahead) * e
        pos = pos + vec(0, rise, 0)
        turn = -math.degrees(math.atan2(rise, ahead)) * 0.9
    else:
        moved = abs(drift.x) + abs(drift.z) > 1e-6
        side = vec(cam.right[0], 0, cam.right[2])
        pos = pos + (vec(drift.x, 0, drift.z) if moved else side * (0.15 * ahead * e))
    q = _kept(pos, bounds)
    return replace(cam, pos=(float(q[0]), float(q[1]), float(q[2])), pitch=cam.pitch + turn)


def _kept(pos: Array, b: Bounds) -> Array:
    """Inside the walls, under the ceiling, above the floor."""
    top = b.top - 0.2 if b.closed else 40.0
    low = np.array([b.x0 + 0.2, 0.12, b.z0 + 0.2])
    return np.clip(pos, low, np.array([b.x1 - 0.2, top, b.z1 - 0.2]))
