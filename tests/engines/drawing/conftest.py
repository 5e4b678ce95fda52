"""Set-ups that drawing is tried on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from film.assets import Appearance
from film.setup import PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark
from film.words import Lighting, Look, TimeOfDay, Weather

MARA = Appearance(
    sex="woman", skin="#c98d6b", hair="#241915", hair_style="bun", costume="coat",
    top="#b8452f", under="#e8d9b8", bottom="#39344a",
)  # fmt: skip
TOM = Appearance(
    sex="man", build="tall", skin="#e3b394", hair="#7a4d26", hair_style="side",
    costume="jumper", top="#3f7d78", bottom="#4a4238", beard="full",
)  # fmt: skip


def person(who: str, look: Appearance, x: float, facing: float, **more: Any) -> PersonLook:
    return PersonLook(
        who=who, name=who.upper(), appearance=look, mark=Mark(x=x, z=0.1), facing=facing, **more
    )


def make_setup(kind: str = "kitchen", interior: bool = True, **changes: Any) -> Setup:
    """Two people who look at each other, one with a cup; 320 x 180."""
    camera = changes.pop("camera", Camera(size="two-shot", subjects=("mara", "tom")))
    base: dict[str, Any] = {
        "width": 320,
        "height": 180,
        "look": Look.COLOUR,
        "place": PlaceLook(name=f"THE {kind.upper()}", kind=kind, interior=interior),
        "time": TimeOfDay.MORNING,
        "weather": Weather.CLEAR,
        "lighting": Lighting.NATURAL,
        "camera": camera,
        "people": (
            person("mara", MARA, -0.75, 60, looks_at="tom", holds=("cup",)),
            person("tom", TOM, 0.75, -60, looks_at="mara", emotion="happy"),
        ),
        "props": (PropLook(who="cup", name="cup", kind="cup", held_by="mara"),),
    }
    return Setup(**(base | changes))


@pytest.fixture
def a_setup() -> Callable[..., Setup]:
    return make_setup
