"""Props: exchanged, handed over, taken away, brought in. The words of the script stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from film.assets import Character, Prop
from film.edits.parts import by_hand, new_id, with_scenes, with_shots
from film.edits.settle import settled
from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.kinds import prop_kind
from film.references import find_prop
from film.shots import Mark, Presence, Shot, Standing
from film.story import Scene
from film.words import Size

_MARKS = ((0.9, 0.5), (-0.9, 0.5), (0.0, 0.9), (1.5, 0.9), (-1.5, 0.9), (0.0, -0.9))
_NEAR = 0.5  # metres between a prop and whoever stands there


def swap_prop(film: Film, prop: Prop, new: str, scenes: Sequence[Scene]) -> Film:
    """The film with another prop in place of `prop` in these scenes."""
    there = [scene for scene in scenes if _is_in(film, scene, prop.id)]
    if not there:
        raise Refused(f"There is no {prop.name} in {_named(scenes)}.")
    film, other = with_prop(film, new)
    if other.id == prop.id:
        raise Refused(f"It is a {prop.name} already.")
    return _edited(film, there, lambda shot: _swapped(shot, prop.id, other.id), prop, other)


def remove_prop(film: Film, prop: Prop, scenes: Sequence[Scene]) -> Film:
    """The film with no such prop in these scenes; frames about it find another subject."""
    there = [scene for scene in scenes if _is_in(film, scene, prop.id)]
    if not there:
        raise Refused(f"There is no {prop.name} in {_named(scenes)}.")
    return _edited(film, there, lambda shot: _without(shot, prop.id), prop, None)


def add_prop(film: Film, name: str, scenes: Sequence[Scene]) -> Film:
    """The film with a prop standing in all shots of these scenes."""
    before = film
    film, prop = with_prop(film, name)
    for scene in scenes:
        shots = film.shots_of(scene.id)
        mark = _free_mark(shots)
        placed = [_standing(shot, prop.id, mark) for shot in shots]
        props = tuple(dict.fromkeys((*scene.props, prop.id)))
        film = with_scenes(with_shots(film, *placed), scene.but(props=props))
    return settled(before, film)


def give_prop(film: Film, name: str, who: Character, shots: Sequence[Shot]) -> Film:
    """The film with `who` holding the prop in these shots, and nobody else holding it there."""
    there = [shot for shot in shots if any(p.who == who.id for p in shot.cast)]
    if not there:
        raise Refused(f"{who.name} is not in {listed([s.label for s in shots[:6]], 'or')}.")
    film, prop = with_prop(film, name)
    held = [by_hand(_held(shot, prop.id, who.id), "cast") for shot in there]
    scenes = [
        scene.but(props=tuple(dict.fromkeys((*scene.props, prop.id))))
        for scene in film.scenes
        if any(shot.scene == scene.id for shot in there)
    ]
    return with_scenes(with_shots(film, *held), *scenes)


def with_prop(film: Film, name: str) -> tuple[Film, Prop]:
    """The film that has a prop of this name, and the prop: the known one, or a new one."""
    plain = " ".join(name.split())
    for article in ("a ", "an ", "the ", "some "):
        plain = plain.removeprefix(article)
    if not plain or len(plain) > 60:
        raise Refused("Which thing? Name it in a word or two.")
    known = find_prop(film, plain)
    if known:
        return film, known
    prop = Prop(
        id=new_id("pr_", plain, [p.id for p in film.props]), name=plain, kind=prop_kind(plain)
    )
    return film.but(props=(*film.props, prop)), prop


def _edited(
    film: Film,
    scenes: Sequence[Scene],
    edit: Callable[[Shot], Shot],
    old: Prop,
    new: Prop | None,
) -> Film:
    before = film
    for scene in scenes:
        film = with_shots(film, *(edit(shot) for shot in film.shots_of(scene.id)))
        ids = [new.id if new and p == old.id else p for p in scene.props if new or p != old.id]
        props = tuple(dict.fromkeys([*ids, new.id] if new else ids))
        film = with_scenes(film, scene.but(props=props))
    return settled(before, film)


def _is_in(film: Film, scene: Scene, prop: str) -> bool:
    return prop in scene.props or any(_has(shot, prop) for shot in film.shots_of(scene.id))


def _has(shot: Shot, prop: str) -> bool:
    held = any(prop in presence.holds for presence in shot.cast)
    return held or prop in shot.camera.subjects or any(s.prop == prop for s in shot.props)


def _swapped(shot: Shot, old: str, new: str) -> Shot:
    def swap(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if i == old else i for i in ids))

    if not _has(shot, old) and not any(p.looks_at == old for p in shot.cast):
        return shot
    there = any(s.prop == new for s in shot.props)
    props = tuple(
        s.but(prop=new, conditions=()) if s.prop == old else s
        for s in shot.props
        if not (s.prop == old and there)
    )
    cast = tuple(
        p.but(holds=swap(p.holds), looks_at=new if p.looks_at == old else p.looks_at)
        for p in shot.cast
    )
    camera = shot.camera.but(subjects=swap(shot.camera.subjects))
    return by_hand(shot.but(props=props, cast=cast, camera=camera), "props", "cast")


def _without(shot: Shot, prop: str) -> Shot:
    looked_at = any(p.looks_at == prop for p in shot.cast)
    if not _has(shot, prop) and not looked_at:
        return shot
    bare = shot.but(
        props=tuple(s for s in shot.props if s.prop != prop),
        cast=tuple(_dropped(p, prop) for p in shot.cast),
    )
    return by_hand(_reframed(bare, prop), "props", "cast")


def _dropped(presence: Presence, prop: str) -> Presence:
    holds = tuple(held for held in presence.holds if held != prop)
    looks_at = "" if presence.looks_at == prop else presence.looks_at
    return presence.but(holds=holds, looks_at=looks_at)


def _reframed(shot: Shot, prop: str) -> Shot:
    camera = shot.camera
    if prop not in camera.subjects:
        return shot
    subjects = tuple(subject for subject in camera.subjects if subject != prop)
    if subjects or camera.size is not Size.INSERT:
        return shot.but(camera=camera.but(subjects=subjects))
    if shot.cast:
        hands = camera.but(subjects=(shot.cast[0].who,), part="hands")
        return shot.but(camera=hands)
    return shot.but(camera=camera.but(subjects=(), size=Size.WIDE), purpose="coverage")


def _held(shot: Shot, prop: str, who: str) -> Shot:
    cast = tuple(
        p.but(holds=tuple(dict.fromkeys((*p.holds, prop)))) if p.who == who else _let_go(p, prop)
        for p in shot.cast
    )
    return shot.but(cast=cast, props=tuple(s for s in shot.props if s.prop != prop))


def _let_go(presence: Presence, prop: str) -> Presence:
    return presence.but(holds=tuple(held for held in presence.holds if held != prop))


def _standing(shot: Shot, prop: str, mark: Mark) -> Shot:
    if _has(shot, prop):
        return shot
    return by_hand(shot.but(props=(*shot.props, Standing(prop=prop, mark=mark))), "props")


def _free_mark(shots: Sequence[Shot]) -> Mark:
    taken = [p.mark for shot in shots for p in shot.cast]
    taken += [s.mark for shot in shots for s in shot.props]

    def room(spot: tuple[float, float]) -> float:
        return min(((m.x - spot[0]) ** 2 + (m.z - spot[1]) ** 2 for m in taken), default=9.0)

    free = next((spot for spot in _MARKS if room(spot) > _NEAR**2), max(_MARKS, key=room))
    return Mark(x=free[0], z=free[1])


def _named(scenes: Sequence[Scene]) -> str:
    numbers = [scene.number for scene in scenes]
    return f"scene {numbers[0]}" if len(numbers) == 1 else f"scenes {listed(numbers[:8])}"
