"""The pictures that drawing is compared with. To draw them anew after a wanted change:
`uv run python tests/engines/drawing/goldens.py`, then look at every one of them."""

from __future__ import annotations

from pathlib import Path

import cv2

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.stage import Stage
from engines.animatic.sheets.samples import FRAMES, framed
from film.words import Look

FOLDER = Path(__file__).parent / "goldens"
CASES = (
    *((n, Look.COLOUR) for n in range(len(FRAMES))),
    *((n, Look.NOIR) for n in (0, 9)),
    *((n, Look.PENCIL) for n in (0, 12)),
)


def name_of(number: int, look: Look) -> str:
    return (
        f"{number:02d}_{FRAMES[number][0].replace(' ', '_').replace(chr(39), '')}_{look.value}.png"
    )


def drawn(number: int, look: Look) -> Array:
    """One frame of the contact sheet at 320 x 180, RGB."""
    setup = framed(FRAMES[number], look).model_copy(update={"width": 320, "height": 180})
    return Stage(setup).frame(seconds=0.4)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for number, look in CASES:
        picture = cv2.cvtColor(drawn(number, look), cv2.COLOR_RGB2BGR)
        cv2.imwrite(str(FOLDER / name_of(number, look)), picture)


if __name__ == "__main__":
    main()
