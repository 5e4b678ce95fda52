"""What the eye is asked after each step of a composite (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from engines.roles import Question
from film.film import Film
from film.setup import Setup
from film.shots import Shot
from film.words import Size, TimeOfDay
from production.composites import PERSON, PLACE, PROP, Stage, seen, told_apart
from production.views import hour_key, instead_key, light_keys, person_keys, posed_key, state_of

OTHERS = 5  # people, and
THINGS = 3  # props, that the right one could be mistaken for
_STATES = (Size.FULL, Size.MEDIUM, Size.MEDIUM_CLOSE, Size.TWO_SHOT)  # show clothes, and near


def questions_for(film: Film, shot: Shot, setup: Setup, stage: Stage) -> tuple[Question, ...]:
    """The light is asked about on the empty set; of what a step adds, what the frame is about.

    Whether later steps keep the light is seen in what they change: a picture that is new all over
    is not the one before with somebody in it. Ink adds nothing. Conditions are not asked about by
    themselves: see `states_of`.
    """
    if stage.stage == PLACE:
        return (_light(setup),)
    return (*_people(film, shot, setup, stage), *_props(film, shot, setup, stage))


def states_of(film: Film, shot: Shot, setup: Setup, stage: Stage) -> tuple[Question, ...]:
    """One question for each condition of those who come in, where the frame shows clothes.

    The eye is not sure enough of these yet to stop a film; its bench asks them.
    """
    if stage.stage != PERSON or shot.camera.size not in _STATES:
        return ()
    people = [p for p in setup.people if p.who in stage.adds and told_apart(shot, p.who)]
    return tuple(
        question.but(light=_stand_in(setup, person.who))
        for person in people
        if person.who in seen(film, shot)
        for question in _states(film, shot, person.who, person.name)
    )


def _light(setup: Setup) -> Question:
    return Question(
        about="time",
        text=f"Does the light say {setup.time.value}?",
        expects=setup.time.value,
        views=(hour_key(setup.time),),
        rivals=tuple(hour_key(time) for time in TimeOfDay if time is not setup.time),
    )


def _people(film: Film, shot: Shot, setup: Setup, stage: Stage) -> Iterable[Question]:
    if stage.stage != PERSON:
        return
    for who in (who for who in seen(film, shot) if who in stage.adds):
        name = film.get_character(who).name
        if not told_apart(shot, who):
            yield Question(about="presence", text=f"Is {name} in the picture?", expects=who)
            continue
        yield Question(
            about="presence",
            text=f"Is {name} in the picture, looking as in the reference views?",
            expects=who,
            views=person_keys(who),
            posed=posed_key(who),
            rivals=tuple(key for other in _others(film, shot, who) for key in person_keys(other)),
            light=_stand_in(setup, who),
        )


def _stand_in(setup: Setup, who: str) -> tuple[str, ...]:
    poses = {person.who: person.pose for person in setup.people}
    return light_keys(setup.time, poses[who])


def _states(film: Film, shot: Shot, who: str, name: str) -> Iterable[Question]:
    for what in state_of(film, shot, who):
        yield Question(
            about="condition",
            text=f"Does it show that {name} is {what}?",
            expects=what,
            views=(posed_key(who),),
            rivals=(posed_key(who, lacking=what),),
        )


def _others(film: Film, shot: Shot, who: str) -> tuple[str, ...]:
    """Whom someone could be mistaken for: those in the shot, then in the scene, then the film."""
    here = [presence.who for presence in shot.cast]
    scene = film.get_scene(shot.scene).cast
    everyone = dict.fromkeys((*here, *scene, *(c.id for c in film.characters)))
    return tuple(other for other in everyone if other != who)[:OTHERS]


def _props(film: Film, shot: Shot, setup: Setup, stage: Stage) -> Iterable[Question]:
    if stage.stage != PROP:
        return
    for prop in setup.props:
        if prop.who not in stage.adds or prop.who not in shot.camera.subjects:
            continue
        asked = Question(about="prop", text=f"Is there a {prop.name}?", expects=prop.kind)
        if prop.held_by or len(stage.adds) > 1:  # what is new is hands, sleeves, other things too
            yield asked
            continue
        others = _things(film, shot, prop.kind)
        rivals = tuple(instead_key(other, of=prop.who) for other in others)
        light = light_keys(setup.time)
        yield asked.but(views=(posed_key(prop.who),), rivals=rivals, light=light)


def _things(film: Film, shot: Shot, kind: str) -> tuple[str, ...]:
    """Props of another kind, those of the scene first."""
    everything = dict.fromkeys((*film.get_scene(shot.scene).props, *(p.id for p in film.props)))
    return tuple(p for p in everything if film.get_prop(p).kind != kind)[:THINGS]
