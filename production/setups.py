"""From a shot as it is decided to the set-up that pictures and clips are made from (pure)."""

from __future__ import annotations

from collections.abc import Mapping

from film.continuity import conditions_of
from film.crowds import extras_of
from film.film import Film
from film.setup import Motion, PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark, Presence, Shot
from film.study.styles import Grade
from film.words import (
    Angle,
    Emotion,
    Ground,
    Lighting,
    Look,
    Movement,
    Pose,
    Size,
    TimeOfDay,
    Weather,
)

VIEWS = ("front", "back", "left", "right", "three-quarter left", "three-quarter right")
_VIEW_DEGREES = {
    "front": 0.0,
    "three-quarter left": -45.0,
    "left": -90.0,
    "back": 180.0,
    "right": 90.0,
    "three-quarter right": 45.0,
}


def setup_of(film: Film, shot: Shot, lifts: Mapping[str, float] | None = None) -> Setup:
    """The set-up of `shot`. `lifts` is the extra light on people that failed a look, by id."""
    scene = film.get_scene(shot.scene)
    place = film.get_location(scene.location)
    settings = film.settings
    return Setup(
        width=settings.width,
        height=settings.height,
        look=settings.look,
        place=PlaceLook(
            name=place.name, kind=place.kind, interior=place.interior, features=place.features
        ),
        time=shot.time or scene.time,
        weather=shot.weather or scene.weather,
        lighting=shot.lighting,
        camera=shot.camera,
        people=tuple(_person(film, shot, p, (lifts or {}).get(p.who, 0.0)) for p in shot.cast),
        props=(*_held(film, shot), *_standing(film, shot)),
        extras=extras_of(scene),
        style=grade_of(film),
    )


def grade_of(film: Film) -> Grade | None:
    """What the film's style does to every picture, None where it has no style."""
    style = film.settings.style
    return style.grade if style else None


def motion_of(film: Film, shot: Shot) -> Motion:
    """What moves in the clip: the business of the shot, and its share of the camera's move.

    Shots that continue one another share one move, so that no jump shows at the join: the second
    of two goes on where the first has ended.
    """
    run = _run(film, shot)
    place = run.index(shot)
    return Motion(
        frames=shot.frames,
        fps=film.settings.fps,
        business=shot.business,
        start_camera=place / len(run),
        end_camera=(place + 1) / len(run),
    )


def _run(film: Film, shot: Shot) -> list[Shot]:
    """The shots around this one that continue one another, in order."""
    first = last = film.place_of(shot)
    while first > 0 and film.shots[first].continuous:
        first -= 1
    while last + 1 < len(film.shots) and film.shots[last + 1].continuous:
        last += 1
    return list(film.shots[first : last + 1])


def reference_setup(film: Film, shot: Shot, presence: Presence) -> Setup:
    """The set-up of a turnaround: one person alone in the state of this presence, plainly lit."""
    return turnaround_of(film, _person(film, shot, presence))


def turnaround_of(film: Film, look: PersonLook) -> Setup:
    """The set-up of a turnaround of this person, wherever and whatever they were doing."""
    person = look.but(
        mark=Mark(x=0.0, z=0.0),
        facing=0.0,
        looks_at="",
        pose=Pose.STAND,
        emotion=Emotion.NEUTRAL,
        holds=(),
        prominence=1.0,
        ground=Ground.FOREGROUND,
    )
    return Setup(
        width=360,
        height=640,
        look=Look.COLOUR,
        place=PlaceLook(name="turnaround", kind="turnaround", interior=True),
        time=TimeOfDay.AFTERNOON,
        weather=Weather.CLEAR,
        lighting=Lighting.NATURAL,
        camera=Camera(
            size=Size.FULL,
            angle=Angle.EYE_LEVEL,
            movement=Movement.STATIC,
            subjects=(person.who,),
        ),
        people=(person,),
        style=grade_of(film),
    )


def best_view(presence: Presence, camera: Camera) -> str:
    """The turnaround view that shows what this camera sees of this person."""
    seen = (presence.facing - camera.azimuth + 180.0) % 360.0 - 180.0

    def away(view: str) -> float:
        return abs((seen - _VIEW_DEGREES[view] + 180.0) % 360.0 - 180.0)

    return min(VIEWS, key=away)


def _person(film: Film, shot: Shot, presence: Presence, lift: float = 0.0) -> PersonLook:
    character = film.get_character(presence.who)
    return PersonLook(
        who=character.id,
        name=character.name,
        appearance=character.appearance,
        mark=presence.mark,
        facing=presence.facing,
        looks_at=presence.looks_at,
        ground=presence.ground,
        prominence=presence.prominence,
        pose=presence.pose,
        emotion=presence.emotion,
        holds=presence.holds,
        conditions=conditions_of(film, shot, presence.who, presence.conditions),
        lift=lift,
    )


def _held(film: Film, shot: Shot) -> tuple[PropLook, ...]:
    found = []
    for presence in shot.cast:
        for prop_id in presence.holds:
            prop = film.get_prop(prop_id)
            found.append(
                PropLook(
                    who=prop.id,
                    name=prop.name,
                    kind=prop.kind,
                    held_by=presence.who,
                    conditions=conditions_of(film, shot, prop.id),
                )
            )
    return tuple(found)


def _standing(film: Film, shot: Shot) -> tuple[PropLook, ...]:
    found = []
    for standing in shot.props:
        prop = film.get_prop(standing.prop)
        found.append(
            PropLook(
                who=prop.id,
                name=prop.name,
                kind=prop.kind,
                mark=standing.mark,
                conditions=conditions_of(film, shot, prop.id, standing.conditions),
            )
        )
    return tuple(found)
