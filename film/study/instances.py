"""An asset as it is in one scene: from the master, inherited from the scene before, or new there.

The final state of a scene is the start of the next one in which the asset is. Where the shots say
otherwise, a condition was dropped at the door, and a person is asked whether it goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from film.continuity import conditions_of
from film.edits.conditions import set_condition
from film.errors import Refused
from film.film import Film
from film.noun import Noun
from film.questions import held_by, visible
from film.shots import Shot
from film.story import Scene
from film.study.carries import Carry


class Origin(StrEnum):
    MASTER = "master"
    PRIOR = "prior scene"
    NEW = "new"


class Instance(Noun):
    """How an asset enters one scene and how it leaves it."""

    asset: str
    scene: str
    origin: Origin
    before: str = ""  # the scene that it comes from, "" for none
    start: tuple[str, ...] = ()  # conditions
    end: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()  # props in hand at the end


class Door(Noun):
    """A condition that an asset has at the end of one scene and not at the start of the next."""

    asset: str
    what: str
    before: str  # scene ids
    scene: str


def instance_of(film: Film, asset: str, scene: Scene) -> Instance | None:
    """The asset as it is in a scene, None where it is not in it."""
    shots = _with(film, asset, scene)
    if not shots:
        return None
    before = _before(film, asset, scene)
    start = _worn(film, asset, shots[0])
    left = _worn(film, asset, _with(film, asset, before)[-1]) if before else ()
    origin = Origin.PRIOR if before else Origin.MASTER
    if set(start) - set(left):
        origin = Origin.NEW
    return Instance(
        asset=asset,
        scene=scene.id,
        origin=origin,
        before=before.id if before else "",
        start=start,
        end=_worn(film, asset, shots[-1]),
        holds=held_by(film, asset, shots[-1:]),
    )


def instances_in(film: Film, scene: Scene) -> tuple[Instance, ...]:
    """Everybody and everything that is in a scene, as it is there."""
    ids = dict.fromkeys((*scene.cast, *scene.props))
    found = (instance_of(film, asset, scene) for asset in ids)
    return tuple(instance for instance in found if instance is not None)


def open_doors(film: Film, scenes: Iterable[Scene] = ()) -> tuple[Door, ...]:
    """The conditions that were left at the door of these scenes (all of them when none are given)
    and about which nobody has said yet whether they go on."""
    answered = {(carry.asset, carry.what, carry.scene) for carry in film.carries}
    wanted = {scene.id for scene in scenes} or {scene.id for scene in film.scenes}
    doors = []
    for asset in dict.fromkeys(condition.asset for condition in film.conditions):
        for door in _doors(film, asset):
            if door.scene in wanted and (asset, door.what, door.scene) not in answered:
                doors.append(door)
    order = {scene.id: place for place, scene in enumerate(film.scenes)}
    return tuple(sorted(doors, key=lambda door: order[door.scene]))


def carry(film: Film, door: Door, on: bool) -> Film:
    """The film with the answer kept; carried on, the condition lasts to the end of the scene."""
    if on:
        asset = next(a for a in film.assets() if a.id == door.asset)
        shots = film.shots_of(door.scene)
        source = f"carried on from scene {film.get_scene(door.before).number}"
        film = set_condition(film, asset, door.what, shots, source)
    name = f"ca_{door.asset}_{door.scene}_{'_'.join(door.what.split())}"
    answer = Carry(id=name, asset=door.asset, what=door.what, scene=door.scene, on=on)
    others = tuple(known for known in film.carries if known.id != name)
    return film.but(carries=(*others, answer))


def find_door(film: Film, asset: str, what: str, scene: str) -> Door:
    """The open door that is meant; Refused when nothing was left there."""
    for door in open_doors(film):
        if (door.asset, door.scene) == (asset, scene) and what.strip().lower() in door.what:
            return door
    number = film.get_scene(scene).number
    raise Refused(f"Nothing “{what}” was left at the door of scene {number}.")


def _doors(film: Film, asset: str) -> Iterable[Door]:
    last: tuple[Scene, tuple[str, ...]] | None = None
    for scene in film.scenes:
        shots = _with(film, asset, scene)
        if not shots:
            continue
        start = _worn(film, asset, shots[0])
        if last is not None:
            for what in last[1]:
                if what not in start:
                    yield Door(asset=asset, what=what, before=last[0].id, scene=scene.id)
        last = (scene, _worn(film, asset, shots[-1]))


def _with(film: Film, asset: str, scene: Scene) -> tuple[Shot, ...]:
    return tuple(shot for shot in film.shots_of(scene.id) if asset in visible(shot))


def _before(film: Film, asset: str, scene: Scene) -> Scene | None:
    place = film.scenes.index(scene)
    earlier = (s for s in reversed(film.scenes[:place]) if _with(film, asset, s))
    return next(earlier, None)


def _worn(film: Film, asset: str, shot: Shot) -> tuple[str, ...]:
    """The conditions of an asset in a shot: those that last, and those said there."""
    said = [w for p in shot.cast if p.who == asset for w in p.conditions]
    said += [w for s in shot.props if s.prop == asset for w in s.conditions]
    return conditions_of(film, shot, asset, said)
