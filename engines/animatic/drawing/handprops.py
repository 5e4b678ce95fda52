"""Props in hands: where they are and how they are turned."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.path import Array, vec
from engines.animatic.drawing.props import Place, draw_thing, own_colour, thing_of
from engines.animatic.drawing.shapes import unit


def held_place(fig: Figure, i: int, axis: str) -> Place:
    """The grip of hand i and the axes of what it holds."""
    arm, sk = fig.sk.arms[i], fig.sk
    grip = arm.end + arm.points * 0.08 * fig.u
    up = vec(0, 1, 0)
    if axis == "upright" or abs(float(arm.points[1])) > 0.92:
        axes = np.stack([sk.right * (1 if i else -1), up, sk.fwd])
        return Place(grip, axes, max(fig.u, 0.82))
    if axis == "hand":
        side = unit(np.cross(up, arm.points))
        return Place(grip, np.stack([side, np.cross(arm.points, side), arm.points]), fig.u)
    return Place(grip, _blade(arm.points, sk.fwd), fig.u)


def _blade(hand: Array, fwd: Array) -> Array:
    """A blade stands out of the fist, up and a little forward."""
    up = unit(vec(0, 1, 0) + fwd * 0.45)
    side = unit(np.cross(up, hand))
    return np.stack([side, up, np.cross(side, up)])


def draw_held(fig: Figure, i: int, held: str, layer: str) -> None:
    """Paints what hand i holds. `held` is "kind" or "kind:name" for what has no kind; what is
    gripped along the hand lies under it, the rest over it."""
    kind, _, name = held.partition(":")
    thing = thing_of(kind)
    if (layer == "under") == (thing.axis == "hand"):
        draw_thing(fig.br, thing, held_place(fig, i, thing.axis), own_colour(kind, name or kind))
