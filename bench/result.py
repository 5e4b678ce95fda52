"""What every measure returns."""

from __future__ import annotations

from typing import Any

from film.noun import Noun


class Result(Noun):
    """One measure: its figures, its targets, and whether every target is met."""

    name: str
    figures: dict[str, Any]
    targets: dict[str, Any]
    met: bool
