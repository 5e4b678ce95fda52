"""How far an asset is settled: unreviewed, edited by somebody, or locked for the whole film."""

from __future__ import annotations

from enum import StrEnum


class Review(StrEnum):
    UNREVIEWED = "unreviewed"
    EDITED = "edited"
    LOCKED = "locked"
