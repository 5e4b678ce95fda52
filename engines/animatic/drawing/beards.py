"""Beards, moustaches and stubble."""

from __future__ import annotations

from engines.animatic.drawing.colour import mix, mul
from engines.animatic.drawing.face import line_colour
from engines.animatic.drawing.head import Head
from engines.animatic.drawing.path import Path, smooth

_FULL = [(0.076, 0.004), (0.064, -0.040), (0.034, -0.050), (0.020, -0.046), (0, -0.048)]
_UNDER = [(0.080, -0.09), (0.03, -0.14)]
_Y = -0.068


def _mirrored(right: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(-x, y) for x, y in right] + [(x, y) for x, y in reversed(right) if x > 0]


def draw_stubble(h: Head, head: Path) -> None:
    """A shadow of hair over jaw and lip."""
    shape = smooth(
        h.on([*_mirrored(_FULL), *_UNDER, *[(-x, y) for x, y in reversed(_UNDER)]]), t=0.13
    )
    h.cv.fill(shape, h.br.dark(mul(h.hair, 0.8)), 0.24, clip=head)


def draw_beard(h: Head, head: Path, kind: str) -> None:
    if kind == "full":
        _full(h, head)
    _moustache(h, head)


def _full(h: Head, head: Path) -> None:
    br, cv = h.br, h.cv
    pts = [*_mirrored(_FULL), *_UNDER, *[(-x, y) for x, y in reversed(_UNDER)]]
    shape = smooth(h.on(pts), t=0.13)
    cv.stroke(shape, br.dark(h.hair), 0.010 * h.k, 0.35, clip=head)
    cv.fill(shape, br.dark(h.hair), 0.94, clip=head)
    with cv.group(clip=br.toward_light(head, 0.02 * h.s)):
        cv.fill(shape, br.lit(h.hair), clip=head)
    opened = h.fig.acting.mouth[0] * 0.021
    hole = [(-0.021, _Y + 0.004), (0, _Y + 0.007), (0.021, _Y + 0.004)]
    hole += [(0.015, _Y - 0.012 - opened), (-0.015, _Y - 0.012 - opened)]
    cv.fill(smooth(h.on(hole)), br.lit(mul(h.skin, 0.92)), clip=head)
    lips = smooth(h.on([(-0.019, _Y), (0, _Y - 0.001), (0.019, _Y)], 0.004), False)
    cv.stroke(lips, line_colour(h), max(br.lw * 0.8, 0.0026 * h.k), clip=head)
    if opened > 0.003:
        hole = [(-0.015, _Y), (0, _Y + 0.003), (0.015, _Y), (0, _Y - opened)]
        cv.fill(smooth(h.on(hole)), mix(br.ink, (0.3, 0.05, 0.08), 0.4), clip=head)


def _moustache(h: Head, head: Path) -> None:
    right = [(0.0, -0.046), (0.014, -0.047), (0.029, -0.060), (0.031, -0.070), (0.015, -0.060)]
    pts = right + [(0.0, -0.058)] + [(-x, y) for x, y in reversed(right[1:])]
    shape = smooth(h.on(pts, 0.004), t=0.13)
    h.cv.fill(shape, h.br.lit(mul(h.hair, 0.82)), clip=head)
    h.cv.stroke(shape, h.br.ink, h.br.lw * 0.5, 0.6, clip=head)
