"""The studio that this chat is the face of; set once when the chat is mounted."""

from __future__ import annotations

from collections.abc import Callable

from film.errors import Unavailable
from studio.studio import Studio

_doors: list[Callable[[], Studio | None]] = []


def belong_to(studio: Callable[[], Studio | None]) -> None:
    """Names where the studio is found; it may be opened later than the chat is mounted."""
    _doors[:] = [studio]


def get_studio() -> Studio:
    """The open studio; Unavailable while it is starting or closing."""
    studio = _doors[0]() if _doors else None
    if studio is None:
        raise Unavailable("The studio is still starting. Try again in a moment.")
    return studio
