"""What can be asked of a film and is answered from the film alone."""

from __future__ import annotations

from collections.abc import Sequence

from film.assets import Character
from film.edits.settle import covered
from film.film import Film
from film.screenplay.elements import Kind
from film.shots import Presence, Shot
from film.story import Scene


def scenes_with(film: Film, asset: str) -> tuple[Scene, ...]:
    """The scenes that a person, prop or place is in."""
    return tuple(
        scene
        for scene in film.scenes
        if asset in (*scene.cast, *scene.props, scene.location)
        or any(asset in visible(shot) for shot in film.shots_of(scene.id))
    )


def shots_with(film: Film, asset: str) -> tuple[Shot, ...]:
    """The shots in which a person, prop or place is seen or heard."""
    places = {scene.id for scene in film.scenes if scene.location == asset}
    return tuple(
        shot
        for shot in film.shots
        if asset in visible(shot)
        or shot.scene in places
        or any(line.who == asset for line in shot.lines)
    )


def visible(shot: Shot) -> set[str]:
    """Ids of the people and props that are in a shot."""
    held = {prop for presence in shot.cast for prop in presence.holds}
    standing = {standing.prop for standing in shot.props}
    return {presence.who for presence in shot.cast} | held | standing


def people_in(film: Film, shots: Sequence[Shot]) -> tuple[Character, ...]:
    """Who is seen in these shots, in order of appearance."""
    ids = dict.fromkeys(presence.who for shot in shots for presence in shot.cast)
    return tuple(film.get_character(who) for who in ids)


def holder(shot: Shot, prop: str) -> str:
    """Id of who holds a prop in a shot, "" when nobody does."""
    return next((presence.who for presence in shot.cast if prop in presence.holds), "")


def state_of(film: Film, asset: str, shots: Sequence[Shot]) -> tuple[str, ...]:
    """The conditions of something in these shots, in words."""
    order = [shot.id for shot in film.shots]
    there = {shot.id for shot in shots}
    words = [c.what for c in film.conditions if c.asset == asset and covered(order, c) & there]
    for shot in shots:
        words += [w for p in shot.cast if p.who == asset for w in p.conditions]
        words += [w for s in shot.props if s.prop == asset for w in s.conditions]
    return tuple(dict.fromkeys(words))


def held_by(film: Film, who: str, shots: Sequence[Shot]) -> tuple[str, ...]:
    """Ids of what someone holds in these shots."""
    mine = [p for shot in shots for p in shot.cast if p.who == who]
    return tuple(dict.fromkeys(prop for presence in mine for prop in presence.holds))


def said_of(asset: str, shots: Sequence[Shot]) -> tuple[str, ...]:
    """The states that shots themselves say something is in, beside those that last."""
    people = [w for shot in shots for p in shot.cast if p.who == asset for w in p.conditions]
    things = [w for shot in shots for s in shot.props if s.prop == asset for w in s.conditions]
    return tuple(dict.fromkeys([*people, *things]))


def source_of(film: Film, shot: Shot) -> str:
    """Where in the script a shot comes from: "scene 2, page 3"."""
    scene = film.get_scene(shot.scene)
    pages = [e.page for e in scene.elements if e.page and e.line in shot.source_lines]
    pages = pages or [e.page for e in scene.elements if e.page][:1]
    return f"scene {scene.number}, page {pages[0]}" if pages else f"scene {scene.number}"


def speech_words(film: Film) -> int:
    """How many words are spoken in the film's script."""
    spoken = (Kind.DIALOGUE, Kind.LYRIC)
    return sum(len(e.text.split()) for s in film.scenes for e in s.elements if e.kind in spoken)


def presence_of(shot: Shot, who: str) -> Presence | None:
    """How someone is in a shot, None when they are not."""
    return next((presence for presence in shot.cast if presence.who == who), None)
