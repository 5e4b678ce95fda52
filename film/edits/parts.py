"""A film with other parts: replaced, added, taken out, always in film order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from film.assets import Character, Location, Prop
from film.film import Film
from film.shots import Shot
from film.story import Scene

N = TypeVar("N", Shot, Scene, Character, Location, Prop)


def with_shots(film: Film, *shots: Shot) -> Film:
    """The film with these shots in place of those with the same ids."""
    return film.but(shots=_replaced(film.shots, shots))


def with_scenes(film: Film, *scenes: Scene) -> Film:
    """The film with these scenes in place of those with the same ids."""
    return film.but(scenes=_replaced(film.scenes, scenes))


def with_people(film: Film, *people: Character) -> Film:
    """The film with these characters in place of those with the same ids."""
    return film.but(characters=_replaced(film.characters, people))


def with_props(film: Film, *props: Prop) -> Film:
    """The film with these props in place of those with the same ids."""
    return film.but(props=_replaced(film.props, props))


def with_locations(film: Film, *locations: Location) -> Film:
    """The film with these places in place of those with the same ids."""
    return film.but(locations=_replaced(film.locations, locations))


def mapped_shots(film: Film, edit: Callable[[Shot], Shot]) -> Film:
    """The film with `edit` done to every shot."""
    return film.but(shots=tuple(edit(shot) for shot in film.shots))


def in_order(film: Film, scene: str, shots: Sequence[Shot]) -> Film:
    """The film with exactly these shots, in this order, as the shots of one scene.

    Orders are numbered anew in tens only when they no longer rise.
    """
    rising = all(a.order < b.order for a, b in pairwise(shots))
    numbered = (
        tuple(shots)
        if rising
        else tuple(shot.but(order=10 * place) for place, shot in enumerate(shots, start=1))
    )
    by_scene = {s.id: film.shots_of(s.id) for s in film.scenes} | {scene: numbered}
    return film.but(shots=tuple(shot for s in film.scenes for shot in by_scene[s.id]))


def by_hand(shot: Shot, *fields: str) -> Shot:
    """The shot with these fields marked as a person's choice."""
    return shot.but(by_hand=tuple(dict.fromkeys((*shot.by_hand, *fields))))


def new_id(prefix: str, name: str, taken: Sequence[str]) -> str:
    """A free id made of a prefix and the letters and digits of a name."""
    stem = prefix + "".join(c if c.isascii() and c.isalnum() else "_" for c in name.lower())[:24]
    free, count = stem, 2
    while free in taken:
        free, count = f"{stem}_{count}", count + 1
    return free


def _replaced(parts: tuple[N, ...], others: Sequence[N]) -> tuple[N, ...]:
    index = {other.id: other for other in others}
    return tuple(index.get(part.id, part) for part in parts)
