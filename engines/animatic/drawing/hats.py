"""Hats and glasses."""

from __future__ import annotations

import math

import numpy as np

from engines.animatic.drawing.colour import WHITE, Colour, mix, mul
from engines.animatic.drawing.head import Head, ball
from engines.animatic.drawing.path import Array, Path, poly, smooth
from engines.animatic.drawing.shapes import hull, joined, round_hull, unit

_T = np.linspace(0, 2 * math.pi, 24, endpoint=False)
_GOLD: Colour = (0.85, 0.70, 0.32)


def _ring(y: float, w: float, d: float) -> Array:
    return np.stack([np.cos(_T) * w, np.full(24, y), -0.012 + np.sin(_T) * d], 1)


def _stack(h: Head, rows: list[tuple[float, float, float]]) -> Path:
    """Rings (y, half width, half depth) from the brim up, as one shape."""
    return joined(h.at(np.stack([_ring(y, w, d) for y, w, d in rows])))


def draw_hat(h: Head) -> None:
    painters = {
        "fedora": _fedora,
        "sunhat": _sunhat,
        "sou'wester": _souwester,
        "cap": _cap,
        "peaked": _peaked,
        "beanie": _beanie,
        "helmet": _helmet,
        "headscarf": _headscarf,
    }
    if h.actor.hat in painters:
        painters[h.actor.hat](h)
    elif h.actor.hat:
        _fedora(h)


def _fedora(h: Head) -> None:
    _brimmed(h, 0.150, 0.118, 1.0)


def _sunhat(h: Head) -> None:
    _brimmed(h, 0.205, 0.095, -1.5)


def _brimmed(h: Head, wide: float, tall: float, curl: float) -> None:
    c = h.actor.hat_colour
    lift = 0.062 - 0.012 * np.sin(_T) + 0.012 * np.abs(np.cos(_T)) * curl
    brim = np.stack([np.cos(_T) * wide, lift, -0.010 + np.sin(_T) * wide * 1.12], 1)
    rows = [(0.060, 1.0), (0.105, 0.97), (0.150, 0.86), (0.060 + tall, 0.66)]
    crown = _stack(h, [(y, 0.089 * s, 0.112 * s) for y, s in rows])
    under = h.view[1] <= -0.05
    if not under:
        h.br.part(round_hull(h.at(brim), 28), c, 0.008)
    h.br.part(crown, c, 0.022)
    if h.view[1] < 0.55:
        band = _stack(h, [(0.062, 0.091, 0.114), (0.088, 0.090, 0.113)])
        h.cv.fill(band, h.br.dark(mul(c, 0.45)), clip=crown)
    if h.bigger(90) and curl > 0:
        dent = h.at([(0, 0.165, 0.055), (0, 0.158, 0.0), (0, 0.165, -0.06)])
        h.cv.stroke(smooth(dent, False), h.br.ink, h.br.lw * 0.8, 0.7, clip=crown)
    if under:
        h.br.part(round_hull(h.at(brim), 28), mul(c, 0.6), 0)


def _souwester(h: Head) -> None:
    """An oilskin hat: a round crown and a brim that is long behind."""
    c = h.actor.hat_colour
    back = np.clip(-np.sin(_T), 0, 1)
    y = 0.060 - 0.055 * back + 0.004 * np.clip(np.sin(_T), 0, 1)
    z = -0.012 + np.sin(_T) * (0.135 + 0.055 * back)
    brim = round_hull(h.at(np.stack([np.cos(_T) * 0.122, y, z], 1)), 28)
    rows = [(0.055, 1.05), (0.095, 1.0), (0.125, 0.78), (0.142, 0.35)]
    crown = _stack(h, [(q, 0.085 * s, 0.108 * s) for q, s in rows])
    first, second = (crown, brim) if h.view[2] < -0.1 else (brim, crown)
    h.br.part(first, mul(c, 0.9), 0.010)
    h.br.part(second, c, 0.018)
    if h.view[2] >= -0.1:
        front = _stack(h, [(0.052, 0.100, 0.128), (0.062, 0.098, 0.126)])
        h.br.part(front, mul(c, 1.08), 0.006, line=0.7)


def _round_crown(h: Head, low: float) -> Path:
    rows = [(low, 1.06), (0.085, 1.05), (0.115, 0.88), (0.132, 0.55), (0.138, 0.12)]
    return _stack(h, [(y, 0.082 * s, 0.104 * s) for y, s in rows])


def _visor(h: Head) -> Path:
    t = np.linspace(-1.15, 1.15, 14)
    inner = np.stack([np.sin(t) * 0.082, np.full(14, 0.056), np.cos(t) * 0.092], 1)
    y = 0.050 - 0.010 * np.cos(t)
    outer = np.stack([np.sin(t) * 0.080, y, 0.035 + np.cos(t) * 0.125], 1)
    return round_hull(h.at(np.concatenate([inner, outer[::-1]])), 24)


def _cap(h: Head) -> None:
    c, ahead = h.actor.hat_colour, h.view[2] >= 0.1
    if not ahead:
        h.br.part(_visor(h), mul(c, 0.7), 0.006)
    h.br.part(_round_crown(h, 0.052), c, 0.022)
    if ahead:
        h.br.part(_visor(h), mul(c, 0.75), 0.008)


def _peaked(h: Head) -> None:
    """A uniform's cap: flat top wider than its band, black visor, badge."""
    c, ahead = h.actor.hat_colour, h.view[2] >= 0.1
    if not ahead:
        h.br.part(_visor(h), (0.08, 0.08, 0.1), 0.006)
    band = _stack(h, [(0.050, 0.088, 0.110), (0.082, 0.088, 0.110)])
    top = _stack(h, [(0.082, 0.090, 0.112), (0.118, 0.122, 0.140), (0.130, 0.112, 0.130)])
    h.br.part(top, c, 0.018)
    h.br.part(band, mul(c, 0.6), 0.012)
    if ahead:
        h.br.part(_visor(h), (0.08, 0.08, 0.1), 0.006)
        if h.bigger(60):
            x, y = h.spot(0, 0.082, 0.108)
            h.cv.fill(Path().oval(x, y, 0.014 * h.k), h.br.lit(_GOLD))


def _beanie(h: Head) -> None:
    c = h.actor.hat_colour
    h.br.part(_round_crown(h, 0.048), c, 0.022)
    h.br.part(_stack(h, [(0.044, 0.090, 0.113), (0.080, 0.091, 0.114)]), mul(c, 0.86), 0.016)
    if h.bigger(70):
        pompon = ball((0, 0.150, -0.012), (0.026, 0.026, 0.026), 5, 10)
        h.br.part(round_hull(h.at(pompon), 14), mix(c, WHITE, 0.35), 0.008)


def _helmet(h: Head) -> None:
    c = h.actor.hat_colour
    rows = [(0.030, 1.16), (0.075, 1.13), (0.115, 0.96), (0.140, 0.6), (0.148, 0.12)]
    h.br.part(_stack(h, [(y, 0.086 * s, 0.108 * s) for y, s in rows]), c, 0.024)
    h.br.part(_stack(h, [(0.022, 0.108, 0.136), (0.036, 0.102, 0.128)]), mul(c, 0.8), 0.008)


def _headscarf(h: Head) -> None:
    """Cloth over the hair, knotted at the nape."""
    c = h.actor.hat_colour
    knot = ball((0, -0.06, -0.105), (0.026, 0.022, 0.02), 5, 10)
    if h.view[2] > 0:
        h.br.part(round_hull(h.at(knot), 12), mul(c, 0.85), 0.006)
    rows = [(0.062, 1.06), (0.09, 1.04), (0.118, 0.86), (0.136, 0.5), (0.142, 0.1)]
    crown = _stack(h, [(y, 0.085 * s, 0.108 * s) for y, s in rows])
    back = np.array([(x, y, z) for x in (-0.09, 0.09) for y, z in ((0.06, 0.0), (-0.05, -0.06))])
    nape = hull(h.at(np.concatenate([back, ball((0, 0.0, -0.09), (0.05, 0.06, 0.03), 5, 10)])))
    if h.view[2] < 0.6:
        h.br.part(nape, c, 0.016)
    h.br.part(crown, c, 0.02)
    if h.view[2] <= 0:
        h.br.part(round_hull(h.at(knot), 12), mul(c, 0.9), 0.006)


def draw_glasses(h: Head) -> None:
    br, cv, k = h.br, h.cv, h.k
    a = np.linspace(0, 2 * math.pi, 16, endpoint=False)
    for sd in (-1, 1):
        x = sd * 0.033 + np.cos(a) * 0.024
        q = h.at(np.stack([x, 0.005 + np.sin(a) * 0.019, 0.092 - np.abs(x) * 0.30], 1))
        if float(unit((sd * 0.3, 0, 1)) @ h.view) > -0.05:
            cv.fill(smooth(q), (0.85, 0.93, 1), 0.16)
            cv.stroke(smooth(q), br.ink, max(br.lw, 0.0045 * k))
        if sd * h.view[0] > 0.12:
            arm = poly(h.at([(sd * 0.057, 0.010, 0.074), (sd * 0.083, 0.010, 0.0)]), False)
            cv.stroke(arm, br.ink, max(br.lw * 0.9, 0.004 * k))
    if h.view[2] > 0.2:
        bridge = h.at([(-0.010, 0.010, 0.094), (0, 0.014, 0.098), (0.010, 0.010, 0.094)])
        cv.stroke(smooth(bridge, False), br.ink, max(br.lw * 0.9, 0.004 * k))
