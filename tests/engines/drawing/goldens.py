"""The pictures that drawing is compared with. To draw them anew after a wanted change:
`uv run python tests/engines/drawing/goldens.py`, then look at every one of them."""

from __future__ import annotations

from pathlib import Path

import cv2

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.stage import Stage
from engines.animatic.sheets.samples import BOTH, FRAMES, framed, pair, person, setup
from film.setup import PropLook, Setup
from film.shots import Camera, Mark
from film.words import Angle, Look, Movement, Pose, Size, TimeOfDay, Weather

FOLDER = Path(__file__).parent / "goldens"
_MOMENTS = (
    *((n, Look.COLOUR) for n in range(len(FRAMES))),
    *((n, Look.NOIR) for n in (0, 9)),
    *((n, Look.PENCIL) for n in (0, 12)),
    *((n, Look.LINE) for n in (0, 6)),
    *((n, Look.FLAT) for n in (2, 12)),
    *((n, Look.BLUEPRINT) for n in (0, 9)),
)


def _moment(number: int, look: Look) -> tuple[str, Setup]:
    place = FRAMES[number][0].replace(" ", "_").replace("'", "")
    return f"{number:02d}_{place}_{look.value.replace(' ', '_')}", framed(FRAMES[number], look)


def _others() -> dict[str, Setup]:
    """What the moments do not show."""
    drivers = (person("mara", 0.7, pose=Pose.DRIVE), person("pia", -0.7), person("dog", 1.5))
    robot = person("rex", 0.6, facing=-30, appearance=pair()[1].appearance.but(species="robot"))
    stained = (
        person("tom", -0.5, facing=20, conditions=("muddy", "wounded")),
        person("lena", 0.5, facing=-20, conditions=("in a red uniform", "snowy")),
    )
    unknown = PropLook(who="x", name="flux capacitor", kind="", mark=Mark(x=0.9, z=0.0))
    full, two = Camera(size=Size.FULL, subjects=BOTH), Camera(size=Size.TWO_SHOT, subjects=BOTH)
    low = Camera(size=Size.FULL, angle=Angle.WORMS_EYE, subjects=BOTH)
    far = Camera(size=Size.EXTREME_WIDE, subjects=BOTH)
    return {
        "car_at_night": setup("car", drivers, time=TimeOfDay.NIGHT, weather=Weather.RAINY),
        "lift_with_twenty": setup("lift", pair(), camera=two, extras=20),
        "robot": setup("spaceship", (person("ines", -0.6, facing=30), robot)),
        "conditions": setup("field", stained, camera=Camera(size=Size.MEDIUM, subjects=("tom",))),
        "wind": setup("park", pair(), weather=Weather.WINDY, camera=full),
        "storm_at_the_window": setup("office", pair(), weather=Weather.STORMY, camera=full),
        "snow_on_deck": setup("ship's deck", pair(), weather=Weather.SNOWY, camera=full),
        "worms_eye": setup("court", pair(), camera=low),
        "extreme_wide_inside": setup("living room", pair(), camera=far),
        "cave": setup("cave", pair(), camera=full),
        "unknown_thing": setup("room", pair(), props=(unknown,), camera=full),
        "moved": setup("bar", pair(), camera=two.but(movement=Movement.DOLLY)),
    }


CASES: dict[str, Setup] = {**dict(_moment(*moment) for moment in _MOMENTS), **_others()}


def drawn(name: str) -> Array:
    """One case at 320 x 180, RGB."""
    made = CASES[name].but(width=320, height=180)
    return Stage(made).frame(t=1.0 if name == "moved" else 0.0, seconds=0.4)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name in CASES:
        picture = cv2.cvtColor(drawn(name), cv2.COLOR_RGB2BGR)
        cv2.imwrite(str(FOLDER / f"{name}.png"), picture, [cv2.IMWRITE_PNG_COMPRESSION, 9])


if __name__ == "__main__":
    main()
