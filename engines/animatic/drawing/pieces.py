"""Small questions about pieces of a set and its lamps, and the glow of a lamp."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from engines.animatic.drawing.colour import WHITE, mix
from engines.animatic.drawing.items import Easel
from engines.animatic.drawing.light import Light
from engines.animatic.drawing.path import Array, oval
from engines.animatic.drawing.pinhole import NEAR, Pinhole
from engines.animatic.drawing.scenery import Lamp, Piece

_CORNERS = [(x, y, z) for x in (0, 3) for y in (1, 4) for z in (2, 5)]  # columns of a box


def draw_glow(e: Easel, lamp: Lamp) -> None:
    v = e.cam.view(np.array(lamp.pos))
    if v[2] <= 0.3 or e.cv.line_only:
        return
    x, y = (float(q) for q in e.cam.screen(v))
    r, c, a = lamp.radius * e.cam.px(float(v[2])), lamp.colour, lamp.a
    stops = [(0.0, mix(c, WHITE, 0.5), a), (0.12, c, a * 0.55), (0.4, c, a * 0.18), (1.0, c, 0.0)]
    e.cv.radial(oval(x, y, r), (x, y, r), stops)


def in_sight(pieces: Sequence[Piece], cam: Pinhole) -> list[bool]:
    """Whether any of each piece can be in the picture (its parts may stand out by a metre)."""
    if not pieces:
        return []
    boxes = np.array([piece.box for piece in pieces], float)
    boxes[:, 4] += 1.0
    v = cam.view(boxes[:, _CORNERS])
    p, depths = cam.screen(v), v[..., 2]
    spare = cam.focal / np.maximum(depths.min(1), NEAR)
    low, high = p.min(1) - spare[:, None], p.max(1) + spare[:, None]
    inside = ((high > 0) & (low < (cam.w, cam.h))).all(1)
    whole = (depths >= 0.3).all(1)
    found: list[bool] = np.where(whole, inside, (depths > 0.3).any(1)).tolist()
    return found


def stands_on(piece: Piece, lamp: Lamp) -> bool:
    """Whether a lamp stands on (or is part of) a piece: they leave the plate together."""
    return piece.holds(lamp.pos[0], lamp.pos[2])


def reach_of(lamp: Lamp) -> tuple[float, ...]:
    (x, y, z), r = lamp.pos, lamp.radius
    return (x - r, y - r, z, x + r, y + r - 0.6, z)


def is_low(piece: Piece) -> bool:
    """Grass and pebbles: nobody is seen to stand behind them, and plates are kept longer."""
    return (
        piece.box[1] < 0.05
        and max(b - a for a, b in zip(piece.box[:3], piece.box[3:], strict=True)) < 0.5
    )


def opaque(rgba: Array, light: Light) -> Array:
    """RGB; what was not painted is the far air."""
    clear = cv2.bitwise_not(cv2.extractChannel(rgba, 3))
    rgb8 = cv2.cvtColor(rgba, cv2.COLOR_RGBA2RGB)
    if not clear.any():
        return rgb8
    air = cv2.merge([cv2.convertScaleAbs(clear, alpha=c) for c in light.fog])
    return cv2.add(rgb8, air)
