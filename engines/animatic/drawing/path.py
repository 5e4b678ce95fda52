"""Outlines in pixels: commands and points as ThorVG takes them.

Sub-paths that turn the same way fill as a union (non-zero winding), so there are no path booleans.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[Any]
CLOSE, MOVE, LINE, CUBIC = 0, 1, 2, 3
_K = 0.5522847498  # control distance of a quarter circle as a cubic
_CIRCLE = np.array(
    [
        (1, 0), (1, _K), (_K, 1), (0, 1), (-_K, 1), (-1, _K), (-1, 0),
        (-1, -_K), (-_K, -1), (0, -1), (_K, -1), (1, -_K), (1, 0),
    ]
)  # fmt: skip


class Path:
    """An outline under construction; every adding method returns the path itself."""

    __slots__ = ("cmds", "pts")

    def __init__(self) -> None:
        self.cmds = b""
        self.pts = b""

    def poly(self, points: Any, close: bool = True) -> Path:
        """Straight lines through points, n x 2."""
        p = np.ascontiguousarray(points, np.float32)
        n = len(p)
        if n < 2:
            return self
        self.cmds += _commands(LINE, n - 1, close)
        self.pts += p.tobytes()
        return self

    def polys(self, lines: Array, close: bool = True) -> Path:
        """Many lines through as many points each, lines x points x 2: as `poly` one by one."""
        p = np.ascontiguousarray(lines, np.float32)
        self.cmds += _commands(LINE, p.shape[1] - 1, close) * p.shape[0]
        self.pts += p.tobytes()
        return self

    def smooth(self, points: Any, close: bool = True, t: float = 1 / 6) -> Path:
        """A Catmull-Rom spline through points as cubics; 1/6 is the classic, more risks loops."""
        p = np.asarray(points, np.float32)
        if len(p) < 3:
            return self.poly(p, close)
        n = len(p) if close else len(p) - 1
        self.cmds += _commands(CUBIC, n, close)
        self.pts += (_spline(len(p), close, t) @ p).tobytes()
        return self

    def curves(self, lines: Array, t: float = 1 / 6) -> Path:
        """Many open splines of as many points each, lines x points x 2: as `smooth` one by one."""
        p = np.asarray(lines, np.float32)
        many, n = p.shape[0], p.shape[1] - 1
        e = np.concatenate([p[:, :1], p, p[:, -1:]], 1)
        a, b, c, d = e[:, :-3], e[:, 1:-2], e[:, 2:-1], e[:, 3:]
        out = np.empty((many, 1 + 3 * n, 2), np.float32)
        out[:, 0] = p[:, 0]
        out[:, 1::3], out[:, 2::3], out[:, 3::3] = b + (c - a) * t, c - (d - b) * t, c
        self.cmds += _commands(CUBIC, n, False) * many
        self.pts += out.tobytes()
        return self

    def oval(
        self, cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0.0
    ) -> Path:
        """An ellipse; a negative radius turns it the other way; `turn` in radians."""
        q = _CIRCLE * (rx, rx if ry is None else ry)
        if turn:
            s, c = math.sin(turn), math.cos(turn)
            q = q @ np.array([[c, s], [-s, c]])
        self.cmds += _commands(CUBIC, 4, True)
        self.pts += np.add(q, (cx, cy)).astype(np.float32).tobytes()
        return self

    def rect(self, x: float, y: float, w: float, h: float) -> Path:
        return self.poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])

    def add(self, other: Path) -> Path:
        self.cmds += other.cmds
        self.pts += other.pts
        return self

    def array(self) -> Array:
        """All points, control points too, n x 2."""
        return np.frombuffer(self.pts, np.float32).reshape(-1, 2)

    def moved(self, dx: float, dy: float) -> Path:
        p = Path()
        p.cmds = self.cmds
        p.pts = (self.array() + np.array((dx, dy), np.float32)).tobytes()
        return p


@lru_cache(maxsize=256)
def _commands(kind: int, count: int, close: bool) -> bytes:
    """To a start, then so many lines or cubics, and back to it when the outline closes."""
    return bytes((MOVE, *(kind,) * count, *((CLOSE,) if close else ())))


@lru_cache(maxsize=256)
def _spline(count: int, close: bool, t: float) -> Array:
    """What points are multiplied with for the knots and control points of a spline through them."""
    eye = np.eye(count)
    e = np.concatenate([eye[-1:], eye, eye[:2]] if close else [eye[:1], eye, eye[-1:]])
    a, b, c, d = e[:-3], e[1:-2], e[2:-1], e[3:]
    out = np.empty((1 + 3 * len(b), count))
    out[0] = eye[0]
    out[1::3], out[2::3], out[3::3] = b + (c - a) * t, c - (d - b) * t, c
    return out.astype(np.float32)


def poly(points: Any, close: bool = True) -> Path:
    return Path().poly(points, close)


def smooth(points: Any, close: bool = True, t: float = 1 / 6) -> Path:
    return Path().smooth(points, close, t)


def oval(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0.0) -> Path:
    return Path().oval(cx, cy, rx, ry, turn)


def vec(*numbers: float) -> Array:
    """A vector: `a + vec(0, 1, 0)`."""
    return np.array(numbers, float)
