"""Silhouettes of simple volumes: tapered capsules, hulls, lofted rings, shells. All in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from engines.animatic.drawing.path import Array, Path
from engines.animatic.drawing.pinhole import Pinhole

_ARC = 10
_UNIT = np.linspace(0.0, 1.0, _ARC)
_ONES, _NONE = np.ones(_ARC), np.zeros(_ARC)
_TURN = np.stack(  # of the points of a capsule: by its direction, by half its spread, and always
    [
        np.concatenate([_ONES, _ONES]),
        np.concatenate([2 * _UNIT - 1, 1 - 2 * _UNIT]),
        np.concatenate([_NONE, 2 * math.pi * _UNIT]),
        np.linspace(0, 2 * math.pi, 2 * _ARC, endpoint=False),  # of one that is only a circle
    ]
)


def unit(v: Any) -> Array:
    """The same direction, one long; zero stays zero."""
    a = np.asarray(v, float)
    n = math.sqrt(float(a @ a))
    r: Array = a / (n or 1.0)
    return r


Round = tuple[float, float, float]  # a circle: x, y, radius


def _capsule(a: Round, b: Round) -> tuple[float, ...]:
    """What `_TURN` is multiplied with for the hull of two circles, then its far and near circle."""
    dx, dy, less = b[0] - a[0], b[1] - a[1], a[2] - b[2]
    d = math.hypot(dx, dy)
    if d <= abs(less) + 1e-6:
        larger = a if less > 0 else b
        return 0.0, 0.0, 0.0, 1.0, *larger, *larger
    spread = math.acos(max(-1.0, min(1.0, less / d)))
    return math.atan2(dy, dx), spread, 1.0, 0.0, *b, *a


def capsules(pairs: Iterable[tuple[Round, Round]], path: Path | None = None) -> Path:
    """The hulls of pairs of circles in pixels; `path` to add to."""
    rows = np.array([_capsule(a, b) for a, b in pairs])
    turned = rows[:, :4] @ _TURN
    out = np.empty((*turned.shape, 2))
    np.cos(turned, out=out[..., 0])
    np.sin(turned, out=out[..., 1])
    for part, at in ((out[:, :_ARC], 4), (out[:, _ARC:], 7)):
        part *= rows[:, None, at + 2 : at + 3]
        part += rows[:, None, at : at + 2]
    return (Path() if path is None else path).polys(out)


def chain(circles: Iterable[Round]) -> Path:
    """Capsules from circle to circle: a limb."""
    return capsules(pairwise(circles))


def hull_points(points: Any) -> Array:
    q = np.asarray(points, np.float32).reshape(-1, 1, 2)
    r: Array = cv2.convexHull(q, clockwise=False)[:, 0, :]
    return r


def hull(points: Any, path: Path | None = None) -> Path:
    """The convex hull; `path` to add to."""
    return (Path() if path is None else path).poly(hull_points(points))


def resample(polygon: Array, n: int) -> Array:
    """n points at even distances round a closed polygon."""
    q = np.concatenate([polygon, polygon[:1]])
    x, y = np.ascontiguousarray(q.T)
    s = np.zeros(len(q))
    s[1:] = np.hypot(x[1:] - x[:-1], y[1:] - y[:-1]).cumsum()
    t = np.arange(n) * (s[-1] / n)
    out = np.empty((n, 2))
    out[:, 0], out[:, 1] = np.interp(t, s, x), np.interp(t, s, y)
    return out


def round_hull(points: Any, n: int = 26, path: Path | None = None) -> Path:
    """A convex hull with its corners softened: heads, hats, shoes."""
    return (Path() if path is None else path).smooth(resample(hull_points(points), n))


def ring(centre: Any, right: Any, fwd: Any, hw: float, hd: float, n: int = 20) -> Array:
    """An ellipse in the world, n x 3: half width along `right`, half depth along `fwd`."""
    ways = np.array([np.multiply(right, hw), np.multiply(fwd, hd)])
    r: Array = np.asarray(centre) + _turns(n) @ ways
    return r


def rings(centres: Array, right: Array, fwd: Array, hw: Array, hd: Array, n: int = 20) -> Array:
    """As `ring` one by one: rings x n x 3."""
    turns = _turns(n)
    across = (hw[:, None] * turns[:, 0])[..., None] * right
    r: Array = centres[:, None] + across + (hd[:, None] * turns[:, 1])[..., None] * fwd
    return r


@cache
def _turns(n: int) -> Array:
    """Cosine and sine of n even angles, n x 2."""
    a = np.linspace(0, 2 * math.pi, n, endpoint=False)
    return np.stack([np.cos(a), np.sin(a)], 1)


def loft(cam: Pinhole, rings: Any) -> Path:
    """The union of the hulls of successive rings, of as many points each."""
    return joined(cam.project(np.asarray(rings)))


def joined(rings: Array) -> Path:
    """The same of rings in pixels, rings x points x 2."""
    out, flat = Path(), np.asarray(rings, np.float32)
    for n in range(len(flat) - 1):
        hull(flat[n : n + 2], out)
    return out


def fine(keys: Any, n: int = 9) -> Array:
    """Rows (t, value, ...) interpolated by cubic Hermite splines at n even t."""
    k = np.array(keys, float)
    t = np.linspace(k[0, 0], k[-1, 0], n)
    i = np.clip(np.searchsorted(k[:, 0], t) - 1, 0, len(k) - 2)
    h = k[i + 1, 0] - k[i, 0]
    x = (t - k[i, 0]) / h
    out = [t]
    for c in range(1, k.shape[1]):
        m = np.gradient(k[:, c], k[:, 0])
        start = (2 * x**3 - 3 * x**2 + 1) * k[i, c] + (x**3 - 2 * x**2 + x) * h * m[i]
        end = (-2 * x**3 + 3 * x**2) * k[i + 1, c] + (x**3 - x**2) * h * m[i + 1]
        out.append(start + end)
    return np.stack(out, 1)


def cross(a: Array, b: Array) -> Array:
    """The vector at right angles to two of the world."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return np.array((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))


def _edges(face: Array) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Directed boundary edges of the quads that face us, by their start vertex."""
    near, last, cols = face.tolist(), face.shape[0] - 1, face.shape[1]
    nxt: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, row in enumerate(near):
        for j in range(cols):
            if not row[j]:
                continue
            k = (j + 1) % cols
            if i == 0 or not near[i - 1][j]:
                nxt.setdefault((i, j), []).append((i, k))
            if not row[k]:
                nxt.setdefault((i, k), []).append((i + 1, k))
            if i == last or not near[i + 1][j]:
                nxt.setdefault((i + 1, k), []).append((i + 1, j))
            if not row[j - 1]:
                nxt.setdefault((i + 1, j), []).append((i, j))
    return nxt


def shell_loops(grid: Array) -> tuple[list[Array], Array]:
    """Outlines of a shell's near side. grid: rows x cols x 2 projected vertices, cols wrap round.

    Returns the boundary loops of the quads that face the viewer, and which quads face it.
    """
    a, b = grid[:-1], grid[1:]
    c, d = np.roll(a, -1, 1), np.roll(b, -1, 1)
    e1, e2 = d - a, b - c
    face = e1[..., 0] * e2[..., 1] - e1[..., 1] * e2[..., 0] < 0  # screen y runs down
    nxt = _edges(face)
    loops = []
    while nxt:
        start = next(iter(nxt))
        loop, p = [start], start
        while True:
            q = nxt[p].pop()
            if not nxt[p]:
                del nxt[p]
            if q == start or q not in nxt:
                break
            loop.append(q)
            p = q
        if len(loop) > 2:
            loops.append(grid[tuple(np.array(loop).T)])
    return loops, face
