"""The styles of a film. Two are painted; the others are inked over the painted frame.

An inked frame is made from the frame in colour and the same frame as bare lines. Levels are chosen
once per shot from its first frame, so that they do not flicker.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from engines.animatic.drawing.noir import Noir
from engines.animatic.drawing.path import Array
from engines.animatic.drawing.pencil import Pencil
from engines.animatic.drawing.sketches import Blueprint, LineArt
from film.words import Look


class Inker(Protocol):
    """Turns (colour, lines), both RGB (h, w, 3) uint8, into a finished frame."""

    def ink(self, colour: Array, lines: Array) -> Array: ...


_INKERS: dict[Look, Callable[[Array], Inker]] = {
    Look.LINE: LineArt,
    Look.NOIR: Noir,
    Look.PENCIL: Pencil,
    Look.BLUEPRINT: Blueprint,
}
PAINTED = frozenset(Look) - frozenset(_INKERS)


def inker_for(look: Look, first: Array) -> Inker:
    """The inker of a look that is inked; `first` is the first frame of the shot, in colour."""
    return _INKERS[look](first)
