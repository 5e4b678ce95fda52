"""The sea as a backdrop: water to the horizon, waves, the sun's road."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.colour import Colour, mix, mul
from engines.animatic.drawing.items import Backdrop, Easel
from engines.animatic.drawing.path import Array, Path, oval, poly, vec
from engines.animatic.drawing.sets.skies import azimuths, spot, sun_azimuth, tone, toward


def sea(colour: str = "#3f7088", level: float = -1.2) -> Backdrop:
    """Water to the horizon, with the light of the sky on it; waves are lines that draw together."""

    def paint(e: Easel) -> None:
        near, far = tone(e, colour, 1.0), mix(tone(e, colour, 0.45), e.light.sky[1], 0.35)
        az = azimuths(e, 24)
        v = e.cam.view(np.concatenate([toward(e.cam, az, 0.0), toward(e.cam, az[::-1], -6.0)]))
        keep = v[v[:, 2] > 4]
        a, b = spot(e.cam, e.cam.yaw, 0.0), spot(e.cam, e.cam.yaw, -0.35)
        if len(keep) < 3 or a is None or b is None:
            e.cv.fill(Path().rect(-2, -2, e.cam.w + 4, e.cam.h + 4), near)
            return
        path = poly(e.cam.screen(keep))
        e.cv.linear(
            path, (*a, *b), [(0, far, 1.0), (0.25, mix(far, near, 0.6), 1.0), (1, near, 1.0)]
        )
        _waves(e, level, near)
        _glitter(e)

    return paint


def _waves(e: Easel, level: float, near: Colour) -> None:
    light, dark = mix(near, e.light.sky[1], 0.5), mul(near, 0.8)
    far, tone, view = _lines(e, level)
    seen, size = e.cam.screen(view), (e.cam.w, e.cam.h)
    spare = 0.05 * e.cam.px(1.0) + 4 * e.tall
    shows = (seen.max(1) > -spare).all(1) & (seen.min(1) < np.add(size, spare)).all(1)
    for n in np.nonzero((view[..., 2] > 1).all(1) & shows)[0]:
        e.cv.stroke(
            Path().smooth(seen[n], False),
            light if tone[n] > 0.5 else dark,
            max(0.8, 0.05 * e.cam.px(far[n])),
            0.55,
        )


def _lines(e: Easel, level: float) -> tuple[Array, Array, Array]:
    """Of every wave: how far it is, its tone, and its three points as the camera sees them."""
    u, w, tone = np.random.default_rng(12).random((150, 3)).T
    far = 5.0 + 130.0 * (np.arange(150) / 150) ** 2
    az = np.radians(e.cam.yaw + (u - 0.5) * 130)
    middle = np.stack([np.sin(az) * far, np.full(150, level), np.cos(az) * far], 1)
    middle += (e.cam.at[0], 0.0, e.cam.at[2])
    right = np.outer((0.5 + w) * (0.5 + far * 0.03), (e.cam.right[0], 0.0, e.cam.right[2]))
    points = np.stack([middle - right, middle + vec(0, 0.10, 0), middle + right], 1)
    return far, tone, e.cam.view(points)


def _glitter(e: Easel) -> None:
    """The sun's road on the water."""
    if e.light.sun_shows <= 0 or e.light.sunlook[2] > 0.35:
        return
    rng = np.random.default_rng(4)
    az = sun_azimuth(e)
    c = e.light.sunlook[1]
    for t, u, w in rng.random((60, 3)):
        at = spot(e.cam, az + (u - 0.5) * (3 + 12 * t), -0.012 - 0.25 * t * t)
        if at:
            r = (2 + 9 * w) * e.tall * (0.5 + t)
            e.cv.fill(oval(at[0], at[1], r, r * 0.16), c, 0.55 * e.light.sun_shows)
