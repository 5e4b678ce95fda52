"""`auteur sheet`: contact sheets of all that can be drawn, or of one screenplay."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from film.edits.values import choose
from film.words import Look
from terminal.reading import film_from
from tools.sheets import draw_sheets


def sheet(path: Path | None, out: Path, names: Sequence[str], look: str, as_json: bool) -> int:
    """Draws the sheets into `out` and prints the path of each as it is done."""
    film = film_from(path) if path else None
    done = []
    for made in draw_sheets(out, names, choose(Look, look, "look"), film):
        done.append(str(made))
        if not as_json:
            print(made, flush=True)
    if as_json:
        print(json.dumps({"sheets": done}, ensure_ascii=False))
    return 0
