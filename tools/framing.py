"""Verbs of the camera: how shots are framed, lit and joined."""

from __future__ import annotations

from film.edits import camera, light
from film.edits.compare import Change, changes, touched_shots
from film.film import Film
from film.references import get_shots
from film.shots import Shot
from film.words import Transition
from tools.desk import Desk
from tools.revising import revise
from tools.said import Said
from tools.sentences import framing, length, shots_named

TOLD = 3  # so many shots are described one by one


async def set_camera(
    desk: Desk,
    *,
    shots: str = "",
    size: str = "",
    angle: str = "",
    movement: str = "",
    subject: str = "",
) -> Said:
    """Frame shots anew: size (also "closer", "wider"), angle, movement, or whom they are on."""

    def edit(film: Film) -> Film:
        return camera.set_camera(film, get_shots(film, shots), size, angle, movement, subject)

    def tell(old: Film, new: Film) -> str:
        touched = touched_shots(old, new)
        touched = tuple(s for s in touched if s.camera != old.get_shot(s.id).camera) or touched
        if len(touched) > TOLD:
            return f"{shots_named(new, touched)}: {_alike(changes(old, new), new, touched)}."
        return " ".join(
            f"{shot.label} is {framing(new, shot)} now, {length(new, shot)}." for shot in touched
        )

    return await revise(desk, "set_camera", edit, tell)


async def set_lighting(desk: Desk, *, shots: str = "", lighting: str = "") -> Said:
    """Light shots otherwise: natural, dramatic, soft, hard, backlit, silhouette; or "darker"."""

    def tell(old: Film, new: Film) -> str:
        touched = touched_shots(old, new)
        return (
            f"{shots_named(new, touched)} {'has' if len(touched) == 1 else 'have'} "
            f"{touched[0].lighting} light now."
        )

    return await revise(
        desk,
        "set_lighting",
        lambda film: light.set_lighting(film, get_shots(film, shots), lighting),
        tell,
    )


async def set_transition(desk: Desk, *, shots: str = "", transition: str = "") -> Said:
    """Change how shots begin (cut, fade in, dissolve, wipe), or end (fade out)."""

    def tell(old: Film, new: Film) -> str:
        touched = touched_shots(old, new)
        named, first = shots_named(new, touched), touched[0]
        if first.transition_out is Transition.FADE_OUT:
            return f"{named} {_verb(touched, 'ends', 'end')} with a fade out now."
        return f"{named} {_verb(touched, 'begins', 'begin')} with a {first.transition_in} now."

    return await revise(
        desk,
        "set_transition",
        lambda film: light.set_transition(film, get_shots(film, shots), transition),
        tell,
    )


def _alike(found: tuple[Change, ...], film: Film, shots: tuple[Shot, ...]) -> str:
    """What all of these shots have now; where they differ, how the first is framed."""
    words = []
    for field in ("size", "angle", "movement", "subject"):
        values = [change.new for change in found if change.field == field]
        if len(values) == len(shots) and len(set(values)) == 1:
            words.append(f"{values[0]}{' angle' if field == 'angle' else ''}")
    if words:
        return f"{', '.join(words)} now"
    return f"framed anew, {shots[0].label} as {framing(film, shots[0])}"


def _verb(shots: tuple[Shot, ...], one: str, many: str) -> str:
    return one if len(shots) == 1 else many
