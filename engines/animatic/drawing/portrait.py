"""A head painted: hair behind, skull, features, hair, ears, glasses, hat, in that order."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.beards import draw_beard, draw_stubble
from engines.animatic.drawing.eyes import draw_eyes
from engines.animatic.drawing.face import draw_lines_of_age, draw_nose, draw_planes
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.hair import draw_hair, draw_tail
from engines.animatic.drawing.hats import draw_glasses, draw_hat
from engines.animatic.drawing.head import COVERED, Head, draw_ear, ears_of, outline_of
from engines.animatic.drawing.machine import draw_antenna, draw_machine_face, head_outline
from engines.animatic.drawing.mouths import draw_mouth, draw_profile_lips
from engines.animatic.drawing.path import Path
from engines.animatic.drawing.sprites import Box
from engines.animatic.drawing.stains import draw_stains
from film.assets import Species


def draw_head(fig: Figure) -> None:
    h = Head(fig)
    br, wide = h.br, h.br.lw
    _fine(h)
    if h.actor.hair_style in ("bun", "ponytail"):
        draw_tail(h, behind=True)
    robot = h.actor.species is Species.ROBOT
    outline = head_outline(h) if robot else outline_of(h)
    ears = [] if robot or h.actor.hair_style in COVERED else ears_of(h)
    for ear in (e for e in ears if e.facing <= 0.25):
        draw_ear(h, ear)
    br.part(outline, h.skin, 0.026 * h.s)
    if h.view[2] > -0.30:
        _features(h, outline)
    draw_stains(fig, outline, "face", [h.centre + h.axes[1] * 0.07, h.centre + h.axes[0] * 0.05])
    if robot:
        draw_antenna(h)
    elif h.actor.hair_style != "bald":
        draw_hair(h)
    for ear in (e for e in ears if e.facing > 0.25):
        draw_ear(h, ear)
    _worn(h)
    br.lw = wide


def _fine(h: Head) -> None:
    """A head is drawn with a finer line."""
    h.br.lw = min(h.br.lw, max(0.8 * h.br.tall, 0.0050 * h.k))


def _worn(h: Head) -> None:
    if h.actor.hair_style in ("bun", "ponytail"):
        draw_tail(h, behind=False)
    if h.actor.glasses and h.view[2] > -0.1:
        draw_glasses(h)
    draw_hat(h)


def _features(h: Head, outline: Path) -> None:
    robot = h.actor.species is Species.ROBOT
    if not robot:
        draw_planes(h, outline)
    if h.fig.leave_out_face is None:
        _face(h, outline)
    else:
        h.fig.leave_out_face(h, outline)
    if not robot:
        draw_lines_of_age(h, outline)


def _face(h: Head, outline: Path) -> None:
    """What moves when a face does, and what lies between."""
    if h.actor.species is Species.ROBOT:
        draw_machine_face(h, outline)
        return
    draw_profile_lips(h, outline)
    draw_nose(h, outline)
    draw_eyes(h, outline)
    if h.actor.beard == "stubble":
        draw_stubble(h, outline)
    draw_mouth(h, outline)
    if h.actor.beard in ("full", "moustache"):
        draw_beard(h, outline, h.actor.beard)


def draw_face_alone(fig: Figure) -> None:
    """Only what `draw_head` leaves out when it is told to."""
    h = Head(fig)
    _fine(h)
    robot = h.actor.species is Species.ROBOT
    _face(h, head_outline(h) if robot else outline_of(h))


_REACH = np.array([(x, y, z) for x in (-0.09, 0.09) for y in (-0.15, 0.08) for z in (0, 0.12)])


def face_box(h: Head, outline: Path, window: Box) -> Box:
    """The window of the frame that a face stays in; `window` is the one that `h` is drawn in."""
    reach = np.concatenate([h.at(_REACH), outline.array()])
    low, high = reach.min(0) - 3 * h.br.lw, reach.max(0) + 3 * h.br.lw
    left, top = (max(0, int(v)) for v in low)
    right, foot = (min(most, int(v) + 1) for most, v in zip(window[2:], high, strict=True))
    x, y = window[:2]
    return left + x, top + y, max(left, right) + x, max(top, foot) + y
