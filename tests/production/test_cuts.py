"""Cuts of a film that the animatic engine draws: a planted jump of clothes is told at its boundary,
a fair cut is not. The jump is a clip in which somebody's coat changes after its first picture, so
that every look at the start frames passes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from engines import registry
from engines.animatic.motion.animator import AnimaticAnimator
from engines.roles import ClipOrder, Progress
from film.assets import Age, Appearance, Character, Location, Sex
from film.film import Film, Settings
from film.shots import Camera, Mark, Presence, Shot
from film.story import Scene
from film.words import Size, TimeOfDay
from production.cuts import cut_between


def _film() -> Film:
    """MARA in red and TOM in blue in a field, in a wide shot and then a full shot."""
    clothes = {"mara": "#c8322e", "tom": "#2f5fa8"}
    people = tuple(
        Character(
            id=f"ch_{name}", name=name.upper(),
            appearance=Appearance(sex=sex, age=Age.ADULT, costume="coat", top=clothes[name]),
        )
        for name, sex in (("mara", Sex.WOMAN), ("tom", Sex.MAN))
    )  # fmt: skip
    cast = (
        Presence(who="ch_mara", mark=Mark(x=-0.7, z=0), facing=60),
        Presence(who="ch_tom", mark=Mark(x=0.7, z=0), facing=-60),
    )
    both = ("ch_mara", "ch_tom")
    shots = tuple(
        Shot(
            id=f"sh{label}", scene="sc1", label=label, order=0, frames=20, cast=cast,
            camera=Camera(size=size, subjects=both, azimuth=azimuth),
        )
        for label, size, azimuth in (("1A", Size.FULL, -10.0), ("1B", Size.TWO_SHOT, 12.0))
    )  # fmt: skip
    room = Location(id="lo_1", name=f"FIELD {uuid4().hex}", kind="field", interior=False)
    scene = Scene(
        id="sc1", number="1", heading="EXT. FIELD", location=room.id, time=TimeOfDay.AFTERNOON
    )
    settings = Settings(engine="sketch", width=640, height=360)
    return Film(
        id="fi_cut", title="Cut", characters=people, locations=(room,), scenes=(scene,),
        shots=shots, settings=settings,
    )  # fmt: skip


class _Bent:
    """The animator of the house, but in 1A MARA's coat turns green after the first picture."""

    def animate(
        self, order: ClipOrder, start: Path, end: Path | None, out: Path, progress: Progress
    ) -> None:
        if order.setup.camera.size is Size.FULL:
            mara, *others = order.setup.people
            green = mara.but(appearance=mara.appearance.but(top="#2f8a4a"))
            order = order.but(setup=order.setup.but(people=(green, *others)))
        AnimaticAnimator().animate(order, start, end, out, progress)


def _drawn_by_the_house(monkeypatch: pytest.MonkeyPatch, animator: Any) -> None:
    house = registry.ENGINES["animatic"]
    bent = replace(registry.ENGINES["sketch"], painter=house.painter, eye=house.eye)
    monkeypatch.setitem(registry.ENGINES, "sketch", replace(bent, animator=lambda: animator))


async def test_a_planted_jump_of_clothes_is_told_at_its_boundary(
    floor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _drawn_by_the_house(monkeypatch, _Bent())
    end = await floor.render(await floor.open_film(_film()))
    assert end.state == "done"
    assert end.jumps == (("1B", "MARA wears something else after the cut."),)


async def test_a_fair_cut_is_not_told(floor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _drawn_by_the_house(monkeypatch, AnimaticAnimator())
    end = await floor.render(await floor.open_film(_film()))
    assert (end.state, end.jumps) == ("done", ())


def test_what_the_script_changes_at_a_cut_is_not_asked_about() -> None:
    film = _film()
    before, after = film.shots
    asked = cut_between(film, before, after)
    assert asked is not None
    assert [name for name, _ in asked.people] == ["MARA", "TOM"]
    muddy = after.cast[0].but(conditions=("muddy",))
    wearing = cut_between(film, before, after.but(cast=(muddy, after.cast[1])))
    assert wearing is not None
    assert [name for name, _ in wearing.people] == ["TOM"]
    assert cut_between(film, before, after.but(scene="sc2")) is None
    assert cut_between(film, before, after.but(time=TimeOfDay.NIGHT)) is None


def test_who_changes_sides_in_the_script_does_not_jump() -> None:
    film = _film()
    before, after = film.shots
    mara, tom = after.cast
    changed = (mara.but(mark=tom.mark), tom.but(mark=mara.mark))
    asked = cut_between(film, before, after.but(cast=changed))
    assert asked is not None
    assert not asked.sides
