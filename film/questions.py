"""What can be asked of a film and is answered from the film alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from film.assets import Asset, Character
from film.edits.settle import covered
from film.film import Film
from film.screenplay.elements import Kind
from film.shots import Presence, Shot
from film.story import Scene


@dataclass(frozen=True)
class Sighting:
    """Where something was last seen: in which shot, and in whose hands ("" for nobody's)."""

    shot: Shot
    holder: str = ""


@dataclass(frozen=True)
class Knowledge:
    """Whether someone knows of something, and from where: the shot and the words."""

    who: Character
    shot: Shot | None
    quote: str = ""


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


def last_seen(film: Film, asset: str, shots: Sequence[Shot]) -> Sighting | None:
    """The last of the shots up to the end of `shots` in which a person or prop is seen."""
    until = film.shots.index(shots[-1]) + 1 if shots else 0
    for shot in reversed(film.shots[:until]):
        if asset in visible(shot):
            return Sighting(shot, holder(shot, asset))
    return None


def holder(shot: Shot, prop: str) -> str:
    """Id of who holds a prop in a shot, "" when nobody does."""
    return next((presence.who for presence in shot.cast if prop in presence.holds), "")


def held_by(film: Film, who: str, shots: Sequence[Shot]) -> tuple[str, ...]:
    """Ids of what someone holds in these shots."""
    mine = [p for shot in shots for p in shot.cast if p.who == who]
    return tuple(dict.fromkeys(prop for presence in mine for prop in presence.holds))


def state_of(film: Film, asset: str, shots: Sequence[Shot]) -> tuple[str, ...]:
    """The conditions of something in these shots, in words."""
    order = [shot.id for shot in film.shots]
    there = {shot.id for shot in shots}
    words = [c.what for c in film.conditions if c.asset == asset and covered(order, c) & there]
    for shot in shots:
        words += [w for p in shot.cast if p.who == asset for w in p.conditions]
        words += [w for s in shot.props if s.prop == asset for w in s.conditions]
    return tuple(dict.fromkeys(words))


def who_knows(
    film: Film, about: str, asset: Asset | None, shots: Sequence[Shot]
) -> list[Knowledge]:
    """For everyone seen in `shots`, where they learn of `about` there; no shot when they do not.

    Someone knows of what is said, done or held in a shot that they are in.
    """
    known: dict[str, Knowledge] = {}
    for shot in shots:
        quote = _mention(film, shot, about, asset)
        heard = [line.who for line in shot.lines]
        for who in dict.fromkeys([*(p.who for p in shot.cast), *heard]):
            person = film.get_character(who)
            if asset is not None and asset.id == who:
                continue
            if quote and known.get(who, Knowledge(person, None)).shot is None:
                known[who] = Knowledge(person, shot, quote)
            known.setdefault(who, Knowledge(person, None))
    return list(known.values())


def source_of(film: Film, shot: Shot) -> str:
    """Where in the script a shot comes from: "scene 2, page 3"."""
    scene = film.get_scene(shot.scene)
    pages = [e.page for e in scene.elements if e.page and e.line in shot.source_lines]
    pages = pages or [e.page for e in scene.elements if e.page][:1]
    return f"scene {scene.number}, page {pages[0]}" if pages else f"scene {scene.number}"


def depending_on(film: Film, asset: Asset | Shot | Scene) -> tuple[Shot, ...]:
    """The shots that a change of something touches, with those that go on from their frames."""
    if isinstance(asset, Shot):
        direct = {asset.id}
    elif isinstance(asset, Scene):
        direct = {shot.id for shot in film.shots_of(asset.id)}
    else:
        direct = {shot.id for shot in shots_with(film, asset.id)}
    touched, before = [], False
    for shot in film.shots:
        before = shot.id in direct or (before and shot.continuous)
        touched += [shot] if before else []
    return tuple(touched)


def speech_words(film: Film) -> int:
    """How many words are spoken in the film's script."""
    spoken = (Kind.DIALOGUE, Kind.LYRIC)
    return sum(len(e.text.split()) for s in film.scenes for e in s.elements if e.kind in spoken)


def presence_of(shot: Shot, who: str) -> Presence | None:
    """How someone is in a shot, None when they are not."""
    return next((presence for presence in shot.cast if presence.who == who), None)


def _mention(film: Film, shot: Shot, about: str, asset: Asset | None) -> str:
    """The words of the shot that are about something, "" when none are."""
    names = [about]
    if asset is not None:
        names = [asset.name, *(asset.aliases if isinstance(asset, Character) else ())]
    pattern = "|".join(re.escape(name) for name in names if name)
    for text in (*(line.text for line in shot.lines), shot.action):
        if pattern and re.search(rf"\b(?:{pattern})s?\b", text, re.IGNORECASE):
            return text
    held = asset is not None and bool(holder(shot, asset.id))
    return shot.action if held else ""
