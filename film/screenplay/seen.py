"""How far the reading of a long file is: whoever reads tells each page to whoever waits."""

from __future__ import annotations

from collections.abc import Callable

Seen = Callable[[int, int], None]  # the page that was read, of how many


def unseen(page: int, of: int) -> None:
    """Nobody waits."""
