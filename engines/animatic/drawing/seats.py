"""What people sit on: its parts behind and before the sitter, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engines.animatic.drawing.brush import Brush
from engines.animatic.drawing.path import Array
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.props import Place, draw_thing, things
from film.words import Pose

_OWN = {Pose.DRIVE: "driver", Pose.WRITE: "writer"}  # poses that bring a seat of their own


def seat_for(pose: Pose, usual: str) -> str:
    """The kind of seat under someone in this pose, where the place has its usual one."""
    return _OWN.get(pose, usual)


@dataclass(frozen=True)
class Seat:
    """A seat of a kind, under one sitter."""

    kind: str
    at: Place

    def reach(self) -> Array:
        """World points that bound it, n x 3; none for a seat that is part of the set."""
        boxes = [part[2] for name in self._names("back", "base", "front")
                 for part in things()[name].parts if part[0] == "box"]  # fmt: skip
        corners = [(x, y, z) for b in boxes for x in b[::3] for y in b[1::3] for z in b[2::3]]
        return self.at.world(np.array(corners, float).reshape(-1, 3))

    def paint(self, br: Brush, cam: Pinhole, behind: bool) -> None:
        """The parts on the far side of the sitter, or on the near side."""
        away = cam.at - self.at.origin
        facing = float(-self.at.axes[2][[0, 2]] @ away[[0, 2]]) > 0
        if facing:
            names = self._names("back", "base") if behind else self._names("front")
        else:
            names = self._names("front", "base") if behind else self._names("back")
        for name in names:
            draw_thing(br, things()[name], self.at)

    def _names(self, *parts: str) -> list[str]:
        return [name for part in parts if (name := f"{self.kind} {part}") in things()]
