"""What the eye is asked after each step of a composite (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from engines.roles import Question
from film.film import Film
from film.setup import Setup
from film.shots import Shot
from production.composites import INK, PERSON, PROP, Stage, seen, told_apart
from production.setups import VIEWS


def view_key(who: str, view: str) -> str:
    """The name under which a reference view is handed to the eye: "ch_mara/front"."""
    return f"{who}/{view}"


def questions_for(film: Film, shot: Shot, setup: Setup, stage: Stage) -> tuple[Question, ...]:
    """The light is asked about at every step in colour; of what a step adds, what the frame is
    about. Ink is put over what has been looked at."""
    if stage.stage == INK:
        return ()
    time = setup.time.value
    light = Question(about="time", text=f"Does the light say {time}?", expects=time)
    return (light, *_people(film, shot, setup, stage), *_props(film, shot, setup, stage))


def _people(film: Film, shot: Shot, setup: Setup, stage: Stage) -> Iterable[Question]:
    if stage.stage != PERSON:
        return
    for who in seen(film, shot):
        if who in stage.adds:
            name = film.get_character(who).name
            sure = told_apart(shot, who)
            like = ", looking as in the reference views" if sure else ""
            yield Question(
                about="presence",
                text=f"Is {name} in the picture{like}?",
                expects=who,
                views=tuple(view_key(who, view) for view in VIEWS if sure),
            )


def _props(film: Film, shot: Shot, setup: Setup, stage: Stage) -> Iterable[Question]:
    if stage.stage != PROP:
        return
    for prop in setup.props:
        if prop.who in stage.adds and prop.who in shot.camera.subjects:
            yield Question(about="prop", text=f"Is there a {prop.name}?", expects=prop.kind)
