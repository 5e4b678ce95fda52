"""The steps in which a start frame grows: place and light, people, props, then the style (pure)."""

from __future__ import annotations

from film.film import Film
from film.noun import Noun
from film.setup import PersonLook, Setup
from film.shots import Shot
from film.words import MAX_REFERENCES, MAX_STEPS, Lighting, Look, Size

PLACE, PERSON, PROP, INK = "place", "person", "prop", "ink"
ALONE = 8  # up to this many people each get a step of their own; larger crowds come in threes


class Stage(Noun):
    """One step of a composite: what it adds to the picture before it."""

    stage: str
    adds: tuple[str, ...] = ()


def stages_of(setup: Setup) -> tuple[Stage, ...]:
    """The steps for this set-up, in order; at most 20, at most 3 references each.

    All grow in colour, where a look can tell people by what they wear; a film in another style
    has a last step that draws the finished frame over in it and adds nothing.

    The most prominent people come first, so what a crowd of hundreds loses at the limit is its
    back rows; `left_out` names them.
    """
    people = sorted(setup.people, key=lambda person: -person.prominence)
    size = 1 if len(people) <= ALONE else MAX_REFERENCES
    steps = [Stage(stage=PLACE)]
    steps += [Stage(stage=PERSON, adds=names) for names in _groups([p.who for p in people], size)]
    props = _groups([prop.who for prop in setup.props], MAX_REFERENCES)
    steps += [Stage(stage=PROP, adds=names) for names in props]
    ink = [] if setup.look is Look.COLOUR else [Stage(stage=INK)]
    return (*steps[: MAX_STEPS - len(ink)], *ink)


def left_out(setup: Setup) -> tuple[str, ...]:
    """Who and what the limit of 20 steps leaves out of the picture."""
    drawn = {name for stage in stages_of(setup) for name in stage.adds}
    everyone = [p.who for p in setup.people] + [p.who for p in setup.props]
    return tuple(name for name in everyone if name not in drawn)


def grown(setup: Setup, stages: tuple[Stage, ...]) -> Setup:
    """The set-up with only what these steps have added so far.

    Nobody holds what is not there yet, or turns to who has not come: a step changes nothing of
    the steps before it, so that what is new in a picture is what the step has added.
    """
    there = {name for stage in stages for name in stage.adds}
    people = tuple(_so_far(person, there) for person in setup.people if person.who in there)
    props = tuple(p for p in setup.props if p.who in there)
    return setup.but(people=people, props=props, look=_style(setup, stages))


def _style(setup: Setup, stages: tuple[Stage, ...]) -> Look:
    return setup.look if stages[-1:] == (Stage(stage=INK),) else Look.COLOUR


def _so_far(person: PersonLook, there: set[str]) -> PersonLook:
    return person.but(holds=tuple(prop for prop in person.holds if prop in there))


def seen(film: Film, shot: Shot) -> tuple[str, ...]:
    """Who this frame is about: those that a look must find in it.

    The rest of the cast may be cut off or hidden by the framing without being a fault.
    """
    named = set(shot.camera.subjects)
    if shot.camera.size is Size.INSERT:
        return tuple(p.who for p in shot.cast if p.who in named)
    if shot.camera.over and shot.camera.size is not Size.POINT_OF_VIEW:
        named.add(shot.camera.over)
    return tuple(p.who for p in shot.cast if p.who in named or p.prominence >= 0.5)


def told_apart(shot: Shot, who: str) -> bool:
    """Whether this frame shows enough of someone to tell who it is, not only that they are there.

    The back of a head in the foreground, a silhouette, a pair of eyes or a speck is anybody's.
    """
    if shot.camera.over == who or shot.lighting is Lighting.SILHOUETTE:
        return False
    return shot.camera.size not in (Size.EXTREME_CLOSE_UP, Size.EXTREME_WIDE)


def _groups(names: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(names[i : i + size]) for i in range(0, len(names), size)]
