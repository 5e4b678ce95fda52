"""What is too far away to move: sky, sun and moon, stars, clouds, hills, roofs, mesas, the sea.

Everything is placed by azimuth (degrees from +z, clockwise from above) and elevation on a far
cylinder round the camera, so that it turns, tilts and rolls with it.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import WHITE, Colour, mix, mul, rgb
from engines.animatic.drawing.items import Backdrop, Easel
from engines.animatic.drawing.path import Array, Path, oval, poly
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.scenery import Scenery

_FAR = 400.0


def toward(cam: Pinhole, azimuth: Any, elevation: Any) -> Array:
    """World points on the far cylinder; elevation as height over distance."""
    a = np.radians(np.asarray(azimuth, float))
    h = np.broadcast_to(np.asarray(elevation, float), a.shape)
    return cam.at + np.stack([np.sin(a), h, np.cos(a)], -1) * _FAR


def spot(cam: Pinhole, azimuth: float, elevation: float) -> tuple[float, float] | None:
    v = cam.view(toward(cam, azimuth, elevation))
    if v[2] < _FAR * 0.1:
        return None
    x, y = cam.screen(v)
    return float(x), float(y)


def sky(e: Easel) -> None:
    """From the horizon's colour up to the zenith's."""
    top, low = e.light.sky
    full = Path().rect(-2, -2, e.cam.w + 4, e.cam.h + 4)
    if abs(e.cam.pitch) > 75:
        e.cv.fill(full, top if e.cam.pitch > 0 else low)
        return
    a = spot(e.cam, e.cam.yaw, 0.0)
    b = spot(e.cam, e.cam.yaw, 0.55)
    if a is None or b is None:
        e.cv.fill(full, top if e.cam.pitch > 0 else low)
        return
    stops = [(0.0, low, 1.0), (0.45, mix(low, top, 0.55), 1.0), (1.0, top, 1.0)]
    e.cv.linear(full, (*a, *b), stops)


def sun_azimuth(e: Easel) -> float:
    return math.degrees(math.atan2(e.light.sun[0], e.light.sun[2]))


def sun(e: Easel) -> None:
    """Sun or moon where the light comes from, as far as the weather shows it."""
    if e.light.sun_shows <= 0:
        return
    disc, halo, height, radius = e.light.sunlook
    at = spot(e.cam, sun_azimuth(e), height)
    if at is None:
        return
    (x, y), r = at, e.cam.height * radius * (e.cam.focal / e.cam.height)
    a = e.light.sun_shows * (0.7 if not e.light.dark else 0.35)
    glow = oval(x, y, r * 7)
    e.cv.radial(glow, (x, y, r * 7), [(0, halo, a), (0.3, halo, a * 0.45), (1, halo, 0.0)])
    e.cv.fill(oval(x, y, r), disc, e.light.sun_shows)


def stars(e: Easel) -> None:
    if not e.light.dark or e.light.cloud > 0.6 or e.light.sky[0][2] > 0.34:
        return
    rng = np.random.default_rng(21)
    path = Path()
    for az, el, r in rng.random((240, 3)):
        at = spot(e.cam, az * 360, 0.08 + el * 1.2)
        if at and -9 < at[0] < e.cam.w + 9 and -9 < at[1] < e.cam.h:
            path.oval(at[0], at[1], (0.5 + 1.0 * r) * e.tall)
    e.cv.fill(path, (0.9, 0.93, 1.0), 0.7)


def clouds(e: Easel) -> None:
    """Flat-bottomed heaps; more of them and darker below with the weather."""
    amount = e.light.cloud
    if amount <= 0:
        return
    rng = np.random.default_rng(34)
    top, low = e.light.sky
    lit = mix(mix(low, top, 0.3), WHITE, 0.12 if e.light.dark else 0.42)
    for az, el, w, seed in rng.random((int(10 + 26 * amount), 4)):
        _cloud(e, az * 360, 0.16 + el * 0.62, 7 + 15 * w, int(seed * 999), lit)


def _cloud(e: Easel, az: float, el: float, wide: float, seed: int, lit: Colour) -> None:
    if spot(e.cam, az, el) is None:
        return
    n = 15
    t = np.linspace(0, 1, n)
    bump = 0.35 + 0.65 * np.abs(np.sin(t * math.pi * (2.3 + seed % 3) + seed))
    up = np.sin(t * math.pi) ** 0.7 * bump * wide * 0.0042
    a = az + (t - 0.5) * wide
    v = e.cam.view(np.concatenate([toward(e.cam, a, el + up), toward(e.cam, a[::-1], el - 0.006)]))
    if (v[:, 2] < 20).any():
        return
    p = e.cam.screen(v)
    path = Path().smooth(p, True, 0.14)
    e.cv.fill(path, mix(lit, e.light.sky[1], 0.45), 0.55)
    e.cv.fill(path.moved(0, -e.cam.height * 0.008), lit, 0.55, clip=path)


def _ridge(e: Easel, az: Array, top: Array, colour: Colour) -> None:
    """A silhouette from elevation `top` down below the horizon."""
    v = e.cam.view(np.concatenate([toward(e.cam, az, top), toward(e.cam, az[::-1], -0.9)]))
    n = len(az)
    keep = (v[:n, 2] > 8) & (v[n:, 2][::-1] > 8)
    if keep.sum() < 2:
        return
    both = np.concatenate([v[:n][keep], v[n:][::-1][keep][::-1]])
    e.cv.fill(poly(e.cam.screen(both)), colour)


def azimuths(e: Easel, n: int = 140) -> Array:
    return e.cam.yaw + np.linspace(-86, 86, n)


def tone(e: Easel, colour: str, near: float) -> Colour:
    """A far thing's colour: lit by the hour, then lost in the air; near 0..1."""
    c = mul(rgb(colour), mix(e.light.shade, e.light.key, 0.6))
    c = mul(c, e.light.ground if e.light.dark else 1.0)
    return mix(e.light.fog, c, near * min(1.0, e.light.reach / 60))


def hills(rows: Any) -> Backdrop:
    """Rows (height, base, colour, seed, near): rolling ridges from far to near."""

    def paint(e: Easel) -> None:
        az = azimuths(e)
        u = np.radians(az)
        for height, base, colour, seed, near in rows:
            ph = np.random.default_rng(seed).random(4) * 6
            wave = (
                0.5 * np.sin(u * 3 + ph[0])
                + 0.3 * np.sin(u * 7 + ph[1])
                + 0.12 * np.sin(u * 19 + ph[2])
            )
            _ridge(e, az, base + height * wave, tone(e, colour, near))

    return paint


def peaks(rows: Any) -> Backdrop:
    """Rows (height, colour, seed, near): jagged mountains with snow on top."""

    def paint(e: Easel) -> None:
        for height, colour, seed, near in rows:
            rng = np.random.default_rng(seed)
            at = np.cumsum(rng.uniform(7, 17, 36)) % 360
            at.sort()
            high = height * rng.uniform(0.45, 1.0, 36)
            az = azimuths(e, 260)
            top = np.zeros(len(az))
            for a, h in zip(at, high, strict=True):
                d = np.abs((az - a + 180) % 360 - 180)
                top = np.maximum(top, h - d * h * 0.11 - 0.006 * np.abs(np.sin(az * 1.9)))
            _ridge(e, az, top, tone(e, colour, near))
            snow = np.where(top > height * 0.62, top, -0.9)
            line = np.maximum(height * 0.60 + 0.02 * np.sin(az * 2.3), -0.9)
            _snowcap(e, az, snow, line, near)

    return paint


def _snowcap(e: Easel, az: Array, top: Array, line: Array, near: float) -> None:
    white = tone(e, "#f2f5fa", near)
    on = top > line
    starts = np.flatnonzero(on & ~np.roll(on, 1))
    for i in starts:
        j = i
        while j < len(az) and on[j]:
            j += 1
        if j - i < 3:
            continue
        s = slice(i, j)
        v = e.cam.view(
            np.concatenate(
                [toward(e.cam, az[s], top[s]), toward(e.cam, az[s][::-1], line[s][::-1])]
            )
        )
        if (v[:, 2] > 8).all():
            e.cv.fill(poly(e.cam.screen(v)), white)


def skyline(rows: Any) -> Backdrop:
    """Rows (height, colour, seed, near): roofs of a city, windows lit after dark."""

    def paint(e: Easel) -> None:
        for height, colour, seed, near in rows:
            rng = np.random.default_rng(seed)
            c = tone(e, colour, near)
            at = 0.0
            while at < 360:
                w, h = rng.uniform(2.5, 6.5), height * rng.uniform(0.42, 1.0)
                lights = rng.random((26, 2))
                _house(e, at, w, h, c, lights, near)
                at += w

    return paint


def _house(e: Easel, az: float, w: float, h: float, c: Colour, lights: Array, near: float) -> None:
    if abs((az - e.cam.yaw + 180) % 360 - 180) > 80:
        return
    v = e.cam.view(toward(e.cam, [az, az, az + w, az + w], [-0.9, h, h, -0.9]))
    if (v[:, 2] < 8).any():
        return
    e.cv.fill(poly(e.cam.screen(v)), c)
    if not e.light.dark:
        return
    path, r = Path(), 1.8 * e.tall * e.cam.focal / e.cam.height
    for a, b in lights[: int(6 + h * 90)]:
        at = spot(
            e.cam, az + w * (0.1 + 0.8 * round(a * 5) / 5), h * (0.06 + 0.9 * round(b * 9) / 9)
        )
        if at:
            path.rect(at[0], at[1], r, r * 1.4)
    e.cv.fill(path, (1.0, 0.79, 0.48), 0.45 + 0.4 * near)


def mesas(rows: Any) -> Backdrop:
    """Rows (azimuth, width, height, colour): table mountains."""

    def paint(e: Easel) -> None:
        for az, w, h, colour in rows:
            shape = (
                (-0.62, 0),
                (-0.46, 0.42),
                (-0.40, 1.0),
                (-0.1, 1.03),
                (0.30, 0.97),
                (0.36, 0.46),
                (0.6, 0),
            )
            v = e.cam.view(toward(e.cam, [az + w * x for x, _ in shape], [h * y for _, y in shape]))
            if (v[:, 2] < 20).any():
                continue
            p = poly(e.cam.screen(v))
            c = tone(e, colour, 0.75)
            e.cv.fill(p, mul(c, 0.66))
            side = 0.1 if e.light.sun[0] > 0 else -0.1
            e.cv.fill(p.moved(side * math.radians(w) * e.cam.focal, 0), c, clip=p)

    return paint


def raise_sky(s: Scenery) -> None:
    s.backdrop += [sky, stars, sun, clouds]
