"""A head painted: hair behind, skull, features, hair, ears, glasses, hat, in that order."""

from __future__ import annotations

from engines.animatic.drawing.beards import draw_beard, draw_stubble
from engines.animatic.drawing.colour import mix
from engines.animatic.drawing.eyes import draw_eyes
from engines.animatic.drawing.face import draw_lines_of_age, draw_nose, draw_planes
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.hair import draw_hair, draw_tail
from engines.animatic.drawing.hats import draw_glasses, draw_hat
from engines.animatic.drawing.head import COVERED, Head, draw_ear, ears_of, outline_of
from engines.animatic.drawing.mouths import draw_mouth, draw_profile_lips
from engines.animatic.drawing.path import Path, oval, poly, smooth
from engines.animatic.drawing.stains import draw_stains
from film.assets import Species


def draw_head(fig: Figure) -> None:
    h = Head(fig)
    br, wide = h.br, h.br.lw
    br.lw = min(br.lw, max(0.8 * br.tall, 0.0050 * h.k))
    if h.actor.hair_style in ("bun", "ponytail"):
        draw_tail(h, behind=True)
    outline = outline_of(h)
    ears = [] if h.actor.hair_style in COVERED else ears_of(h)
    for ear in (e for e in ears if e.facing <= 0.25):
        draw_ear(h, ear)
    br.part(outline, h.skin, 0.026 * h.s)
    if h.view[2] > -0.30:
        _features(h, outline)
    draw_stains(fig, outline, "face", [h.centre + h.axes[1] * 0.07, h.centre + h.axes[0] * 0.05])
    if h.actor.hair_style != "bald":
        draw_hair(h)
    for ear in (e for e in ears if e.facing > 0.25):
        draw_ear(h, ear)
    _worn(h)
    br.lw = wide


def _worn(h: Head) -> None:
    if h.actor.hair_style in ("bun", "ponytail"):
        draw_tail(h, behind=False)
    if h.actor.glasses and h.view[2] > -0.1:
        draw_glasses(h)
    draw_hat(h)


def _features(h: Head, outline: Path) -> None:
    draw_planes(h, outline)
    if h.actor.species is Species.ROBOT:
        _machine(h, outline)
        return
    draw_profile_lips(h, outline)
    draw_nose(h, outline)
    draw_eyes(h, outline)
    if h.actor.beard == "stubble":
        draw_stubble(h, outline)
    draw_mouth(h, outline)
    if h.actor.beard in ("full", "moustache"):
        draw_beard(h, outline, h.actor.beard)
    draw_lines_of_age(h, outline)


_LAMP = (0.55, 0.92, 1.0)


def _machine(h: Head, outline: Path) -> None:
    """A robot's face: a dark visor with two lights, and a mouth of bars that light up."""
    visor = [(-0.066, 0.032), (0.066, 0.032), (0.062, -0.018), (-0.062, -0.018)]
    h.cv.fill(smooth(h.on(visor, 0.002), t=0.08), (0.07, 0.09, 0.12), clip=outline)
    shut = h.fig.acting.blink
    for side in (-1, 1):
        if side * h.view[0] > -0.72:
            x, y = (float(v) for v in h.on([(side * 0.030, 0.008)], 0.003)[0])
            r = 0.013 * h.k
            h.cv.fill(oval(x, y, r * 1.9, r * 1.9), _LAMP, 0.25, clip=outline)
            h.cv.fill(oval(x, y, r, max(0.15, 1 - shut) * r), _LAMP, clip=outline)
    wide = 0.4 + 0.6 * h.fig.acting.mouth[0]
    for k in range(-2, 3):
        x = k * 0.009
        tall = 0.006 + 0.016 * h.fig.acting.mouth[0] * (1 - abs(k) * 0.22)
        bar = poly(h.on([(x, -0.062 + tall / 2), (x, -0.062 - tall / 2)], 0.004), False)
        lit = mix((0.1, 0.12, 0.15), _LAMP, wide)
        h.cv.stroke(bar, lit, max(1.0, 0.005 * h.k), clip=outline)
