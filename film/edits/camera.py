"""Framing: size, angle, movement and subject of shots."""

from __future__ import annotations

import re
from collections.abc import Sequence

from film.edits.parts import by_hand, with_shots
from film.edits.settle import settled
from film.edits.subjects import framed_on, nearest_presence, read_subject, with_person_in
from film.edits.values import choose, listed
from film.errors import Refused
from film.film import Film
from film.shots import Camera, Shot
from film.words import Angle, Movement, Size

LADDER = (
    Size.EXTREME_WIDE,
    Size.WIDE,
    Size.FULL,
    Size.MEDIUM,
    Size.MEDIUM_CLOSE,
    Size.CLOSE_UP,
    Size.EXTREME_CLOSE_UP,
)
_RUNG = {  # where the special frames stand beside the ladder
    Size.OVER_SHOULDER: LADDER.index(Size.MEDIUM),
    Size.TWO_SHOT: LADDER.index(Size.MEDIUM),
    Size.INSERT: len(LADDER) - 1,
}
_STEPS = {
    r"(a bit |much |even )?(closer|tighter|nearer)": 1,
    r"(a bit |much |even )?(wider|looser|further( away)?)": -1,
}


def set_camera(
    film: Film,
    shots: Sequence[Shot],
    size: str = "",
    angle: str = "",
    movement: str = "",
    subject: str = "",
) -> Film:
    """The film with these shots framed anew; "closer" and "wider" go one step of the ladder.

    A part of a person ("MARA hands") or a prop makes an insert unless a size is said.
    """
    if not any((size, angle, movement, subject)):
        raise Refused("What about the camera: its size, angle, movement, or who it is on?")
    step = _step(size)
    edited = []
    for shot in shots:
        framed = _subject(film, shot, subject, bool(size) and not step)
        framed = _sized(film, framed, size, step, bool(subject))
        edited.append(_moved(framed, angle, movement))
    if (
        step
        and not subject
        and all(a.camera == b.camera for a, b in zip(shots, edited, strict=True))
    ):
        raise Refused(_end_of_ladder(shots, step))
    return settled(film, with_shots(film, *edited))


def _step(size: str) -> int:
    said = size.strip().lower()
    return next((step for words, step in _STEPS.items() if re.fullmatch(words, said)), 0)


def _subject(film: Film, shot: Shot, said: str, sized: bool) -> Shot:
    if not said:
        return shot
    subject = read_subject(film, shot, said)
    framed = framed_on(film, shot, subject)
    if not sized and (subject.part or subject.prop):
        return _with_size(film, framed, Size.INSERT)
    if framed.camera.size is Size.INSERT and not (subject.part or subject.prop):
        return _with_size(film, framed, Size.CLOSE_UP)
    return framed


def _sized(film: Film, shot: Shot, said: str, step: int, on_subject: bool) -> Shot:
    if not said:
        return shot
    if not step:
        return _with_size(film, shot, choose(Size, said, "size"))
    if on_subject and shot.camera.size is Size.INSERT:
        return shot  # "closer, on her hands": the insert is the step
    if shot.camera.size is Size.POINT_OF_VIEW:
        raise Refused(f"{shot.label} is a point of view; say a size: {listed(LADDER, 'or')}.")
    rung = _RUNG.get(shot.camera.size)
    if rung is None:
        rung = LADDER.index(shot.camera.size)
    if not 0 <= rung + step < len(LADDER):
        return shot
    return _with_size(film, shot, LADDER[rung + step])


def _with_size(film: Film, shot: Shot, size: Size) -> Shot:
    """The shot at this size; what only another size can have is gone, what it needs is there."""
    two: tuple[str, ...] = ()
    if size in (Size.TWO_SHOT, Size.OVER_SHOULDER):
        shot, two = _with_two(film, shot)
    camera = shot.camera.but(size=size)
    if size is not Size.INSERT and camera.part:
        camera = camera.but(part="")
    if size is not Size.OVER_SHOULDER and camera.over:
        camera = camera.but(over="")
    purpose = "coverage" if shot.purpose == "insert" else shot.purpose
    if size is Size.OVER_SHOULDER:
        camera = camera.but(subjects=two[:1], over=two[1])
    if size is Size.TWO_SHOT:
        camera = camera.but(subjects=two)
    if size is Size.INSERT:
        camera, purpose = _of_something(film, shot, camera), "insert"
    return by_hand(shot.but(camera=camera, purpose=purpose), "camera.size")


def _with_two(film: Film, shot: Shot) -> tuple[Shot, tuple[str, ...]]:
    """Two people of the shot, its subjects first; with only one, another from its scene joins."""
    there = [presence.who for presence in shot.cast]
    scene = film.get_scene(shot.scene)
    beside = [who for who in scene.cast if nearest_presence(film, shot, who)] if there else []
    subjects = [who for who in shot.camera.subjects if who in there]
    chosen = list(dict.fromkeys([*subjects, *there, *beside]))[:2]
    if len(chosen) < 2:
        only = f"only {film.get_character(chosen[0]).name}" if chosen else "nobody"
        raise Refused(f"That needs two people in {shot.label}, and there is {only}.")
    for who in chosen:
        shot = with_person_in(film, shot, film.get_character(who))
    return shot, tuple(chosen)


def _of_something(film: Film, shot: Shot, camera: Camera) -> Camera:
    props = {prop.id for prop in film.props}
    if camera.part or any(subject in props for subject in camera.subjects):
        return camera
    held = [prop for presence in shot.cast for prop in presence.holds]
    things = list(dict.fromkeys([*held, *(standing.prop for standing in shot.props)]))
    if len(things) == 1:
        return camera.but(subjects=(things[0],))
    names = [film.get_prop(thing).name for thing in things]
    names += [f"{film.get_character(p.who).name} hands" for p in shot.cast]
    raise Refused(f"An insert of what in {shot.label}?", tuple(names[:6]))


def _moved(shot: Shot, angle: str, movement: str) -> Shot:
    if angle:
        camera = shot.camera.but(angle=choose(Angle, angle, "angle"))
        shot = by_hand(shot.but(camera=camera), "camera.angle")
    if movement:
        kind, amount = _movement(movement)
        camera = shot.camera.but(movement=kind, amount=amount)
        shot = by_hand(shot.but(camera=camera), "camera.movement")
    return shot


_BACKWARDS = re.compile(r"\b(out|back|backwards?|away|left|down)\b")


def _movement(said: str) -> tuple[Movement, float]:
    """The movement and its direction: "pull out" and "pan left" run backwards."""
    plain = re.sub(r"\b(in|out|back|left|right|up|down|to the|slow(ly)?|a)\b", " ", said.lower())
    plain = "dolly" if plain.split() in (["pull"], ["move"]) else " ".join(plain.split())
    kind = choose(Movement, plain or said, "movement")
    return kind, -1.0 if _BACKWARDS.search(said.lower()) else 1.0


def _end_of_ladder(shots: Sequence[Shot], step: int) -> str:
    size = shots[0].camera.size
    article = "an" if size[0] in "aeiou" else "a"
    where = "closer" if step > 0 else "wider"
    return f"{shots[0].label} is {article} {size} already; there is nothing {where}."
