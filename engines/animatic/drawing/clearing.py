"""Wild walls: furniture that would hide a face is carried off, as on any sound stage."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.blocking import Blocking
from engines.animatic.drawing.framing import Framing
from engines.animatic.drawing.path import Array
from engines.animatic.drawing.pinhole import Pinhole
from engines.animatic.drawing.scenery import Piece, Scenery


def cleared(scenery: Scenery, framing: Framing, blocking: Blocking) -> frozenset[int]:
    """Numbers of the pieces of a set that stand between the camera and someone's head or chest.

    Decided once for a shot, from its first frame with everyone in it, so that nothing comes or
    goes while the camera moves.
    """
    cam = framing.camera
    here = (float(cam.at[0]), float(cam.at[2]))
    faces: list[tuple[tuple[float, float], Array]] = []
    for who in blocking.people:
        if who not in framing.hidden:
            sk = blocking.figure(who).sk
            points = np.stack([sk.head, (sk.head + sk.chest) / 2, sk.chest])
            faces.append((blocking.where(who), points))
    return frozenset(
        n
        for n, piece in enumerate(scenery.pieces)
        if any(piece.before(here, spot) and _hides(piece, cam, points) for spot, points in faces)
    )


def _hides(piece: Piece, cam: Pinhole, points: Array) -> bool:
    """Whether the box of a piece covers any of these points in the frame."""
    b = piece.box
    q = [(x, y, z) for x in (b[0], b[3]) for y in (b[1], b[4] + 0.05) for z in (b[2], b[5])]
    v = cam.view(q)
    if (v[:, 2] < 0.3).any():
        return bool((v[:, 2] > 0.3).any()) and b[4] > 0.9
    p, faces = cam.screen(v), cam.view(points)
    if (faces[:, 2] < 0.3).any():
        return False
    low, high = p.min(0), p.max(0)
    at = cam.screen(faces)
    return bool(((at > low) & (at < high)).all(axis=1).any())
