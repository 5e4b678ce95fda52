"""Hair as a shell over the skull: the quads that face us, their boundary as one outline."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from engines.animatic.drawing.colour import WHITE, Colour, mix, mul
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.head import SKULL, SKULL_CENTRE, Head, ball, tables
from engines.animatic.drawing.path import Array, Path, smooth
from engines.animatic.drawing.shapes import hull, joined, resample, round_hull, shell_loops

_HANGING = ("long", "bob")


def _hairline(style: str, deg: Array, f: Array) -> Array:
    """Height of the hair's edge round the head; a broken fringe instead of a helmet's rim."""
    line = np.array(tables()["hairlines"][style])
    y: Array = np.interp(deg, line[:, 0], line[:, 1])
    if style in ("short", "side"):
        wave = 0.006 * np.sin(np.degrees(f) * 0.19 + 1.0)
        parted = 0.016 * (np.degrees(f) / 60) if style == "side" else 0
        y = y + np.where(deg < 62, wave + parted, 0)
    if style in _HANGING:
        y = y + np.where(deg > 66, 0.006 * np.sin(np.arange(len(f)) * 2.1), 0)
    return y


def _hanging_row(style: str, t: float, y0: Array, f: Array, th: float) -> Array:
    """From the tips (t=0) to the crown: an ellipsoid above, a flaring cylinder below."""
    cy, cz = SKULL_CENTRE[1], SKULL_CENTRE[2]
    top = cy + SKULL[1] + th
    y = y0 + (top - 0.0005 - y0) * (1 - (1 - t) ** 1.35)
    up = np.clip((y - cy) / (top - cy), 0, 1)
    down = np.clip(cy - y, 0, None)
    flare = 0.55 * down if style == "long" else 2.6 * down * np.clip(1 - down / 0.15, 0.25, 1)
    r = np.sqrt(np.clip(1 - up * up, 0, 1)) * (1 + flare)
    x, z = np.sin(f) * r * (SKULL[0] + th), np.cos(f) * r * (SKULL[2] + th) + cz - 0.10 * down
    return np.stack([x, y, z], 1)


def _close_row(style: str, t: float, y0: Array, f: Array, th: float) -> Array:
    """From the hairline (t=0) to the crown along the skull."""
    e0 = np.arcsin(np.clip((y0 - SKULL_CENTRE[1]) / SKULL[1], -0.99, 0.99))
    e = e0 + (math.pi / 2 - 0.02 - e0) * t
    grow = SKULL * 1.015 + th * min(1.0, 0.25 + t * 1.6)
    g = np.stack([np.cos(e) * np.sin(f), np.sin(e), np.cos(e) * np.cos(f)], 1) * grow + SKULL_CENTRE
    if style in ("short", "side"):  # volume above the brow
        g[:, 1] += 0.012 * np.clip(np.cos(f), 0, 1) * t * (1 - t) * 4
        g[:, 0] += 0.010 * t * (1 - t) * 4 if style == "side" else 0.0
    out: Array = g
    return out


@cache
def _shell(style: str) -> Array:
    """rows x cols x 3 points in head metres."""
    hanging = style in _HANGING
    cols, rows = (48, 12) if hanging else (36, 6)
    f = np.linspace(-math.pi, math.pi, cols, endpoint=False)
    y0 = _hairline(style, np.abs(np.degrees(f)), f)
    row = _hanging_row if hanging else _close_row
    th = float(tables()["thickness"][style])
    return np.stack([row(style, float(t), y0, f, th) for t in np.linspace(0, 1, rows)])


def draw_hair(h: Head) -> None:
    style = h.actor.hair_style
    shell = _shell(style)
    flat = h.at(shell)
    loops, face = shell_loops(flat)
    if not loops:
        return
    path = _curls(h, loops) if style == "curly" else Path()
    if style != "curly":
        for loop in loops:
            path.smooth(resample(loop, max(30, len(loop))))
    h.br.part(path, h.hair, 0.021 * h.s, line=0.4 if style == "balding" else 1.0)
    if h.bigger(120) and style not in ("curly", "balding"):
        _strands(h, flat, face, path)


def _curls(h: Head, loops: list[Array]) -> Path:
    """Round locks along the outline."""
    path = Path()
    for loop in loops:
        q = resample(loop, max(16, len(loop) // 2))
        path.smooth(q)
        for i, p in enumerate(q):  # a negative height turns the oval the way the loops turn
            r = 0.021 * h.k * (1 + 0.25 * math.sin(i * 2.4))
            path.oval(float(p[0]), float(p[1]), r, -r)
    return path


def _strands(h: Head, flat: Array, face: Array, path: Path) -> None:
    rows, cols = flat.shape[:2]
    visible = [j for j in range(0, cols, 2) if face[1:4, j].sum() >= 2]
    last = rows - 1
    for j in visible:
        n = last // 2 + (j // 2) % 3 * last // 6 + 1
        strand = smooth(flat[:last, j][:n], False)
        h.cv.stroke(strand, h.br.dark(mul(h.hair, 0.7)), h.br.lw * 0.7, 0.55, clip=path)
    for j in visible[1::3]:
        strand = smooth(flat[last // 3 : last - 1, j], False)
        shine = mix(h.br.lit(h.hair), WHITE, 0.16)
        h.cv.stroke(strand, shine, h.br.lw * 0.9, 0.5, clip=path)


def draw_hair_behind(fig: Figure) -> None:
    """Long hair seen from the front hangs behind neck and shoulders: painted before the trunk."""
    h = Head(fig)
    if h.view[2] <= -0.3:
        return
    h.br.part(hull(h.at(_behind(fig.actor.hair_style == "long"))), mul(h.hair, 0.62), 0)


@cache
def _behind(long: bool) -> Array:
    """Points that bound hair that hangs behind the neck, n x 3."""
    f = np.linspace(0, 2 * math.pi, 24, endpoint=False)
    rows = (
        (0.095, 0.84),
        (0.03, 1.04),
        (-0.06, 1.10),
        (-0.275 if long else -0.112, 1.22 if long else 1),
    )
    ahead = np.where(np.cos(f) > 0, 0.055, 0.10)
    pts = [
        np.stack([np.sin(f) * 0.090 * w, np.full(24, y), np.cos(f) * ahead * w - 0.02], 1)
        for y, w in rows
    ]
    return np.concatenate(pts)


_PONY = (
    (0.05, -0.115, 0.030),
    (0.02, -0.155, 0.036),
    (-0.07, -0.165, 0.032),
    (-0.17, -0.14, 0.010),
)
_TAIL = np.stack([ball((0, y, z), (r, r, r), 5, 10) for y, z, r in _PONY])
_BUN = ball((0, 0.062, -0.125), (0.046, 0.044, 0.042), 7, 12)


def draw_tail(h: Head, behind: bool) -> None:
    """A bun or ponytail: before the head when we see the face, after it when we see the back."""
    facing_back = bool(h.view[2] < 0.15)
    if behind == facing_back:
        return
    hair: Colour = h.hair
    if h.actor.hair_style == "bun":
        h.br.part(round_hull(h.at(_BUN), 20), hair, 0.014)
    else:
        h.br.part(joined(h.at(_TAIL)), hair, 0.012)
