"""What a caption says of a spot effect, for those who do not hear it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from film.tables import read_words


def told_sound(effect: str) -> str:
    """The words of an effect's caption; "" for the small ones, which have none."""
    return _words().get(effect, "")


@cache
def _words() -> dict[str, str]:
    return dict(read_words(Path(__file__).parent / "data" / "effects.yaml"))
