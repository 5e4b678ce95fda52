"""Whether a condition goes on into a later scene: asked where it was left, answered by a person."""

from __future__ import annotations

from film.noun import Noun


class Carry(Noun):
    """The answer for one condition of one asset at the door of one scene."""

    id: str
    asset: str
    what: str
    scene: str
    on: bool
