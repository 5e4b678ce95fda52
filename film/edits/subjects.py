"""Who or what a frame is about: people, a part of one, a prop, or the place itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from film.assets import Character, Prop
from film.edits.parts import by_hand
from film.errors import Refused
from film.film import Film
from film.references import find_location, find_person, find_prop, get_person
from film.shots import Mark, Presence, Shot, Standing
from film.words import Ground

_PART = re.compile(
    r"^(?:(?P<who>.*?)(?:['’]s|['’])?\s+)?(?P<part>hands?|feet|eyes|mouth|back|face)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:the|her|his|their|its|on)?$", re.IGNORECASE)
BACKGROUND_PROMINENCE = 0.3


@dataclass(frozen=True)
class Subject:
    """What was pointed at: `ids` of people or of a prop; nothing at all is the place."""

    ids: tuple[str, ...] = ()
    part: str = ""
    prop: bool = False


def read_subject(film: Film, shot: Shot, said: str) -> Subject:
    """What `said` means in this shot: "MARA", "MARA,TOM", "MARA hands", "lantern", "the place"."""
    part = _PART.match(said.strip())
    if part:
        who = _owner(film, shot, part["who"] or "")
        word = part["part"].lower()
        return Subject((who.id,), "" if word == "face" else {"hand": "hands"}.get(word, word))
    if find_person(film, said) is None:
        prop = find_prop(film, said)
        if prop:
            return Subject((prop.id,), prop=True)
        if said.lower() in ("place", "the place", "nobody") or find_location(film, said):
            return Subject()
    names = [name for name in re.split(r"\s*,\s*|\s+and\s+", said) if name]
    return Subject(tuple(dict.fromkeys(get_person(film, name).id for name in names)))


def framed_on(film: Film, shot: Shot, subject: Subject) -> Shot:
    """The shot about this subject, brought into the shot from its scene where it was not."""
    for wanted in subject.ids:
        if subject.prop:
            shot = with_prop_in(film, shot, film.get_prop(wanted))
        else:
            shot = with_person_in(film, shot, film.get_character(wanted))
    over = shot.camera.over if shot.camera.over not in subject.ids else ""
    camera = shot.camera.but(subjects=subject.ids, part=subject.part, over=over)
    camera = camera.but(azimuth=_azimuth(film, shot, subject))
    cast = tuple(_weighted(presence, subject) for presence in shot.cast)
    return by_hand(
        shot.but(camera=camera, cast=cast), "camera.subjects", "camera.part", "camera.over"
    )


def with_person_in(film: Film, shot: Shot, person: Character) -> Shot:
    """The shot with this person in it as they stand in the nearest shot of the scene."""
    if any(presence.who == person.id for presence in shot.cast):
        return shot
    presence = nearest_presence(film, shot, person.id)
    if presence is None:
        scene = film.get_scene(shot.scene)
        raise Refused(f"{person.name} is not in scene {scene.number}, so not in {shot.label}.")
    return shot.but(cast=(*shot.cast, presence))


def with_prop_in(film: Film, shot: Shot, prop: Prop) -> Shot:
    """The shot with this prop in it, where it stands in the nearest shot of the scene."""
    held = any(prop.id in presence.holds for presence in shot.cast)
    if held or any(standing.prop == prop.id for standing in shot.props):
        return shot
    scene = film.get_scene(shot.scene)
    others = [s for other in _by_distance(film, shot) for s in other.props if s.prop == prop.id]
    holders = [p for other in _by_distance(film, shot) for p in other.cast if prop.id in p.holds]
    if not others and not holders and prop.id not in scene.props:
        raise Refused(
            f"There is no {prop.name} in scene {scene.number}; say “add the {prop.name} to scene "
            f"{scene.number}” first."
        )
    if others:
        return shot.but(props=(*shot.props, others[0]))
    mark = holders[0].mark if holders else Mark(x=0.0, z=0.0)
    return shot.but(props=(*shot.props, Standing(prop=prop.id, mark=mark)))


def nearest_presence(film: Film, shot: Shot, who: str) -> Presence | None:
    """How `who` is in the shot of this scene that is nearest to `shot`, if in any."""
    found = (p for other in _by_distance(film, shot) for p in other.cast if p.who == who)
    return next(found, None)


def _by_distance(film: Film, shot: Shot) -> list[Shot]:
    shots = [other for other in film.shots_of(shot.scene) if other.id != shot.id]
    return sorted(shots, key=lambda other: abs(other.order - shot.order))


def _owner(film: Film, shot: Shot, who: str) -> Character:
    if not _PRONOUN.match(who.strip()):
        return get_person(film, who)
    there = [presence.who for presence in shot.cast]
    people = [who for who in shot.camera.subjects if who in there] or there
    if len(people) == 1:
        return film.get_character(people[0])
    names = tuple(film.get_character(person).name for person in people)
    if not names:
        raise Refused(f"Nobody is in {shot.label}; say whose.")
    raise Refused(f"Whose in {shot.label}: {' or '.join(names)}?", names)


def _weighted(presence: Presence, subject: Subject) -> Presence:
    if subject.prop or not subject.ids:
        return presence
    if presence.who in subject.ids:
        return presence.but(ground=Ground.FOREGROUND, prominence=1.0)
    least = min(presence.prominence, BACKGROUND_PROMINENCE)
    return presence.but(ground=Ground.BACKGROUND, prominence=least)


def _azimuth(film: Film, shot: Shot, subject: Subject) -> float:
    """The side from which the scene already looks at this subject, so that the line is kept."""
    if set(subject.ids) == set(shot.camera.subjects):
        return shot.camera.azimuth
    others = (s for s in _by_distance(film, shot) if set(s.camera.subjects) == set(subject.ids))
    same = next(others, None)
    return same.camera.azimuth if same else shot.camera.azimuth
