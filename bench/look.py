"""Contact sheets of the animatic's pictures: `python -m bench.look OUT [colour] [noir] [pencil]`.

Every cell is one set-up of look.yaml, drawn as the film would show it; the sheets are what one
looks at before and after changing how anything is drawn.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import yaml

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.stage import Stage
from film.assets import Appearance
from film.setup import PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark
from film.words import Lighting, Look, TimeOfDay, Weather

_TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text())
FRAMES: tuple[list[Any], ...] = tuple(_TABLE["frames"])
CAST = {who: Appearance(**look) for who, look in _TABLE["cast"].items()}
KINDS = ("cup", "stick", "gun", "suitcase", "lantern", "letter")
OUTSIDE = ("street", "forest", "desert", "square", "rooftop", "station", "cliff", "ship's deck")


def _person(who: str, x: float, z: float, facing: float, how: dict[str, Any]) -> PersonLook:
    mark = Mark(x=x, z=z)
    return PersonLook(
        who=who, name=who.upper(), appearance=CAST[who], mark=mark, facing=facing, **how
    )


def set_up(row: list[Any], look: Look) -> Setup:
    """One cell as a set-up at 720p."""
    place, time, weather, lighting, camera, people = row
    cast = tuple(_person(*person) for person in people)
    held = {prop: person.who for person in cast for prop in person.holds}
    return Setup(
        width=1280,
        height=720,
        look=look,
        place=PlaceLook(name=place.upper(), kind=place, interior=place not in OUTSIDE),
        time=TimeOfDay(time),
        weather=Weather(weather),
        lighting=Lighting(lighting),
        camera=Camera(**camera),
        people=cast,
        props=tuple(PropLook(who=k, name=k, kind=k, held_by=held[k]) for k in KINDS if k in held),
    )


def sheet(look: Look, columns: int = 3, width: int = 720) -> Array:
    """All frames in one look, RGB."""
    height = width * 9 // 16
    rows = -(-len(FRAMES) // columns)
    out = np.full((rows * height, columns * width, 3), 24, np.uint8)
    for n, row in enumerate(FRAMES):
        frame = Stage(set_up(row, look)).frame(seconds=0.4)
        cell = cv2.resize(frame, (width - 8, height - 8), interpolation=cv2.INTER_AREA)
        y, x = n // columns * height + 4, n % columns * width + 4
        out[y : y + height - 8, x : x + width - 8] = cell
    return out


def main(out: Path, looks: list[str]) -> None:
    """Writes one sheet per look."""
    out.mkdir(parents=True, exist_ok=True)
    for name in looks or [look.value for look in Look]:
        picture = cv2.cvtColor(sheet(Look(name)), cv2.COLOR_RGB2BGR)
        cv2.imwrite(str(out / f"{name}.jpg"), picture, [cv2.IMWRITE_JPEG_QUALITY, 82])
        print(out / f"{name}.jpg")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
