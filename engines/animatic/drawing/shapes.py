"""Silhouettes of simple volumes: tapered capsules, hulls, lofted rings, shells. All in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from engines.animatic.drawing.path import Array, Path
from engines.animatic.drawing.pinhole import Pinhole

_ARC = 10
_UNIT = np.linspace(0.0, 1.0, _ARC)
_ROUND = np.linspace(0, 2 * math.pi, 2 * _ARC, endpoint=False)


def unit(v: Any) -> Array:
    """The same direction, one long; zero stays zero."""
    a = np.asarray(v, float)
    n = math.sqrt(float(a @ a))
    r: Array = a / (n or 1.0)
    return r


def _arc(c: Any, r: float, a: Array) -> Array:
    out = np.empty((len(a), 2))
    np.cos(a, out=out[:, 0])
    np.sin(a, out=out[:, 1])
    out *= r
    out += (c[0], c[1])
    return out


def capsule(path: Path, p0: Any, r0: float, p1: Any, r1: float) -> Path:
    """The hull of two circles in pixels."""
    dx, dy = p1[0] - p0[0], p1[1] - p0[1]
    d = math.hypot(dx, dy)
    if d <= abs(r0 - r1) + 1e-6:
        c, r = (p0, r0) if r0 > r1 else (p1, r1)
        return path.poly(_arc(c, r, _ROUND))
    t = math.atan2(dy, dx)
    b = math.acos(max(-1.0, min(1.0, (r0 - r1) / d)))
    both = np.empty((2 * _ARC, 2))
    both[:_ARC] = _arc(p1, r1, t - b + 2 * b * _UNIT)
    both[_ARC:] = _arc(p0, r0, t + b + (2 * math.pi - 2 * b) * _UNIT)
    return path.poly(both)


def chain(points: Any, radii: Sequence[float]) -> Path:
    """Capsules from point to point: a limb."""
    p = Path()
    for i in range(len(points) - 1):
        capsule(p, points[i], radii[i], points[i + 1], radii[i + 1])
    return p


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
    s = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(q, axis=0).T))])
    t = np.linspace(0, s[-1], n, endpoint=False)
    return np.stack([np.interp(t, s, q[:, 0]), np.interp(t, s, q[:, 1])], 1)


def round_hull(points: Any, n: int = 26, path: Path | None = None) -> Path:
    """A convex hull with its corners softened: heads, hats, shoes."""
    return (Path() if path is None else path).smooth(resample(hull_points(points), n))


def ring(centre: Any, right: Any, fwd: Any, hw: float, hd: float, n: int = 20) -> Array:
    """An ellipse in the world, n x 3: half width along `right`, half depth along `fwd`."""
    ways = np.stack([np.multiply(right, hw), np.multiply(fwd, hd)])
    r: Array = np.asarray(centre) + _turns(n) @ ways
    return r


@cache
def _turns(n: int) -> Array:
    """Cosine and sine of n even angles, n x 2."""
    a = np.linspace(0, 2 * math.pi, n, endpoint=False)
    return np.stack([np.cos(a), np.sin(a)], 1)


def loft(cam: Pinhole, rings: Sequence[Array], path: Path | None = None) -> Path:
    """The union of the hulls of successive rings."""
    out = Path() if path is None else path
    s = [cam.project(r) for r in rings]
    for a, b in pairwise(s):
        hull(np.concatenate([a, b]), out)
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


def _edges(face: Array) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Directed boundary edges of the quads that face us, by their start vertex."""
    rows, cols = face.shape
    nxt: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in zip(*np.nonzero(face), strict=True):
        k = (j + 1) % cols
        if i == 0 or not face[i - 1, j]:
            nxt.setdefault((i, j), []).append((i, k))
        if not face[i, k]:
            nxt.setdefault((i, k), []).append((i + 1, k))
        if i == rows - 1 or not face[i + 1, j]:
            nxt.setdefault((i + 1, k), []).append((i + 1, j))
        if not face[i, (j - 1) % cols]:
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
            loops.append(np.array([grid[i, j] for i, j in loop]))
    return loops, face
