"""Whatever a set-up asks for, there is a picture: the engine has no request it cannot draw."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.animatic.drawing.sets.assembly import known_kinds
from engines.animatic.drawing.stage import Stage
from film.assets import Age, Appearance, Sex, Species
from film.setup import PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark
from film.words import (
    Angle,
    Emotion,
    Lighting,
    Look,
    Movement,
    Pose,
    Size,
    TimeOfDay,
    Weather,
)

NAMES = st.sampled_from(("MARA", "МАРА", "明", "", "مريم", "X" * 90, "देवी")) | st.text(max_size=12)
WORDS = st.sampled_from(("muddy", "torn coat", "in a red dress", "bald and long-haired", "", "血"))
IDS = ("a", "b", "c", "d")
MARKS = st.builds(Mark, x=st.floats(-2.2, 2.2), z=st.floats(-1.8, 1.8))
LOOKS = st.builds(
    Appearance,
    species=st.sampled_from(Species),
    sex=st.sampled_from(Sex),
    age=st.sampled_from(Age),
    build=st.sampled_from(("", "slim", "heavy", "tall", "short", "round as a barrel")),
    hair_style=st.sampled_from(("", "bald", "long", "curly", "bun", "mohawk")),
    hair=st.sampled_from(("", "#a8622c", "red", "#zzzzzz")),
    beard=st.sampled_from(("", "full", "moustache", "forked")),
    glasses=st.booleans(),
    hat=st.sampled_from(("", "fedora", "helmet", "tricorne")),
    costume=st.sampled_from(("", "dress", "overalls", "spacesuit")),
    top=st.sampled_from(("", "#2f5d8c", "blue")),
)
PLACES = st.builds(
    PlaceLook,
    name=NAMES,
    kind=st.sampled_from((*sorted(known_kinds()), "", "the inside of a whale")),
    interior=st.booleans(),
    features=st.lists(st.sampled_from(("fireplace", "trees", "piano", "窓")), max_size=3).map(
        tuple
    ),
)


def people(count: int) -> st.SearchStrategy[tuple[PersonLook, ...]]:
    each = [
        st.builds(
            PersonLook,
            who=st.just(who),
            name=NAMES,
            appearance=LOOKS,
            mark=MARKS,
            facing=st.floats(-180, 180),
            looks_at=st.sampled_from(("", *IDS, "nobody")),
            pose=st.sampled_from(Pose),
            emotion=st.sampled_from(Emotion),
            holds=st.sampled_from(((), ("p",), ("p", "q"))),
            conditions=st.lists(WORDS, max_size=2).map(tuple),
        )
        for who in IDS[:count]
    ]
    return st.tuples(*each)


CAMERAS = st.builds(
    Camera,
    size=st.sampled_from(Size),
    angle=st.sampled_from(Angle),
    movement=st.sampled_from(Movement),
    subjects=st.lists(st.sampled_from((*IDS, "p", "nothing")), max_size=3).map(tuple),
    over=st.sampled_from(("", *IDS)),
    part=st.sampled_from(("", "hands", "feet", "eyes", "tail")),
    azimuth=st.floats(-180, 180),
    amount=st.floats(-1, 1),
)
THING = st.builds(
    PropLook,
    who=st.just("p"),
    name=NAMES,
    kind=st.sampled_from(("lantern", "door", "", "flux capacitor")),
    held_by=st.sampled_from(("", "a", "gone")),
    mark=st.none() | MARKS,
)
SETUPS = st.builds(
    Setup,
    width=st.just(160),
    height=st.just(90),
    look=st.sampled_from(Look),
    place=PLACES,
    time=st.sampled_from(TimeOfDay),
    weather=st.sampled_from(Weather),
    lighting=st.sampled_from(Lighting),
    camera=CAMERAS,
    people=st.integers(0, 4).flatmap(people),
    props=st.lists(THING, max_size=1).map(tuple),
    extras=st.sampled_from((0, 0, 3, 20)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(setup=SETUPS, gone=st.sampled_from((0.0, 0.37, 1.0)))
def test_every_set_up_gives_a_picture_that_shows_something(setup: Setup, gone: float) -> None:
    frame = Stage(setup).frame(t=gone, seconds=1.3)
    assert frame.shape == (90, 160, 3)
    assert frame.dtype == np.uint8
    assert float(frame.std()) > 1.0
    assert int(frame.max()) > 24
