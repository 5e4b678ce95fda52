"""A small film for the compiler: two scenes, four shots, two people, one lantern."""

from __future__ import annotations

import pytest

from film.assets import Character, Location, Prop
from film.film import Film
from film.shots import Camera, Line, Mark, Presence, Shot
from film.story import Scene
from film.words import Movement, Size
from production.makers import Makers, makers_for


def shot(label: str, frames: int, **fields: object) -> Shot:
    scene = f"sc{label[0]}"
    return Shot.model_validate(
        {"id": f"sh{label}", "scene": scene, "label": label, "order": 0, "frames": frames} | fields
    )


@pytest.fixture
def small_film() -> Film:
    mara = Presence(who="ch_mara", mark=Mark(x=-0.6, z=0), facing=90, holds=("pr_lantern",))
    tom = Presence(who="ch_tom", mark=Mark(x=0.6, z=0), facing=-90)
    said = Line(who="ch_mara", text="The light is out.", at=0.3, seconds=1.4, line=7)
    return Film(
        id="fi_test",
        title="The Lamp",
        characters=(
            Character(id="ch_mara", name="MARA", speaks=True),
            Character(id="ch_tom", name="TOM"),
        ),
        locations=(Location(id="pl_room", name="LAMP ROOM", kind="kitchen"),),
        props=(Prop(id="pr_lantern", name="lantern", kind="lantern"),),
        scenes=(
            Scene(id="sc1", number="1", heading="INT. LAMP ROOM - NIGHT", location="pl_room"),
            Scene(id="sc2", number="2", heading="INT. LAMP ROOM - DAY", location="pl_room"),
        ),
        shots=(
            shot("1A", 96, cast=(mara, tom), camera=Camera(size=Size.WIDE)),
            shot(
                "1B",
                72,
                cast=(mara,),
                lines=(said,),
                camera=Camera(size=Size.CLOSE_UP, subjects=("ch_mara",)),
            ),
            shot("1C", 72, cast=(mara,), continuous=True, camera=Camera(subjects=("ch_mara",))),
            shot("2A", 120, cast=(tom,), camera=Camera(movement=Movement.PAN)),
        ),
    )


@pytest.fixture
def makers() -> Makers:
    return makers_for("animatic", "1", "1")
