"""One field that changed, in words."""

from __future__ import annotations

from film.noun import Noun


class Change(Noun):
    """One field that changed: "2B", "size", "medium", "close-up"."""

    of: str
    field: str
    old: str
    new: str
