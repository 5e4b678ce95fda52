"""A script becomes a film's facts: the same path as that of a screenplay that was dropped in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from engines.rules import breakdown
from engines.rules.story import read_story
from film.assets import Character, Location, Prop
from film.edits.settle import settled
from film.errors import Refused
from film.film import Film
from film.screenplay.elements import Element
from film.story import Scene
from film.writing.scenes import screenplay_of
from film.writing.stages import seen_now

Words = tuple[Element, ...]


def built(
    film: Film, scenes: Sequence[Words], beats: Sequence[tuple[str, ...]],
    styles: Sequence[tuple[str, ...]] = (),
) -> Film:  # fmt: skip
    """The film made from these scenes, whatever was there before, with its shots planned."""
    screenplay = screenplay_of(film.title, film.author, scenes)
    raw = breakdown.break_down(screenplay, film.id)
    if len(raw.scenes) != len(scenes):
        raise Refused("The script did not come apart into the scenes it was written as.")
    shown = styles or [()] * len(scenes)
    told = tuple(
        scene.but(beats=ids, style=style)
        for scene, ids, style in zip(raw.scenes, beats, shown, strict=True)
    )
    whole = film.but(
        scenes=told,
        characters=raw.characters,
        locations=raw.locations,
        props=raw.props,
        title_page=screenplay.title_page,
        notices=raw.notices,
        shots=(),
        conditions=(),
    )
    return read_story(seen_now(breakdown.plan_shots(whole))).read_from(film.version)


def rebuilt(
    film: Film, new: Mapping[str, Words], beats: Mapping[str, tuple[str, ...]],
    styles: Mapping[str, tuple[str, ...]],
) -> Film:  # fmt: skip
    """The film with some scenes (by id) in other words: the others stay as they are, shots too.

    `styles` says what of a written style was used for a scene, where that is something else now.
    Assets that stay keep what a person set on them; new ones come in, those in no scene go.
    """
    texts = [new.get(scene.id, scene.elements) for scene in film.scenes]
    numbered = [_numbered(text, s) for text, s in zip(texts, film.scenes, strict=True)]
    raw = breakdown.break_down(screenplay_of(film.title, film.author, numbered), film.id)
    if len(raw.scenes) != len(film.scenes):
        raise Refused("That would make more than one scene of it; give it one heading.")
    same = _same(film, raw)
    scenes = tuple(
        _taken(old, fresh, same).but(
            beats=beats.get(old.id, old.beats), style=styles.get(old.id, old.style)
        )
        if old.id in new
        else old
        for old, fresh in zip(film.scenes, raw.scenes, strict=True)
    )
    whole = film.but(
        scenes=scenes,
        characters=_merged(
            film.characters, raw.characters, same, {w for s in scenes for w in s.cast}
        ),
        locations=_merged(film.locations, raw.locations, same, {s.location for s in scenes}),
        props=_merged(film.props, raw.props, same, {p for s in scenes for p in s.props}),
    )
    planned = settled(film, breakdown.plan_shots(whole, tuple(new)))
    return read_story(planned).read_from(film.version)


def _same(film: Film, raw: Film) -> dict[str, str]:
    """For each asset of the new reading the id that it has in the film, where it has one."""
    pairs = ((film.characters, raw.characters), (film.locations, raw.locations),
             (film.props, raw.props))  # fmt: skip
    same: dict[str, str] = {}
    for old, fresh in pairs:
        known = {asset.name.casefold(): asset.id for asset in old}
        same |= {asset.id: known.get(asset.name.casefold(), asset.id) for asset in fresh}
    return same


def _numbered(words: Words, scene: Scene) -> Words:
    """The scene under its own number, so that its id stays."""
    return tuple(e.but(number=scene.number) if n == 0 else e for n, e in enumerate(words))


def _taken(old: Scene, fresh: Scene, same: Mapping[str, str]) -> Scene:
    number = old.elements[0].number if old.elements else ""
    elements = tuple(e.but(number=number) if n == 0 else e for n, e in enumerate(fresh.elements))
    return fresh.but(
        id=old.id,
        number=old.number,
        location=same.get(fresh.location, fresh.location),
        cast=tuple(same[who] for who in fresh.cast),
        props=tuple(same[prop] for prop in fresh.props),
        pacing=old.pacing,
        elements=elements,
    )


A = TypeVar("A", Character, Location, Prop)


def _merged(
    old: Sequence[A], fresh: Sequence[A], same: Mapping[str, str], used: set[str]
) -> tuple[A, ...]:
    """Those that are still used, as they were; then those that are new."""
    known = {asset.id for asset in old}
    kept = tuple(asset for asset in old if asset.id in used)
    new = (asset for asset in fresh if same[asset.id] in used and same[asset.id] not in known)
    return kept + tuple(new)
