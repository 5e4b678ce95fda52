"""Clock times of the film: where a shot starts, and which shot is at a time."""

from __future__ import annotations

from film.errors import Refused
from film.film import Film
from film.shots import Shot


def start_frame(film: Film, shot: Shot) -> int:
    """Frames of the film before `shot`."""
    return sum(before.frames for before in film.shots[: film.shots.index(shot)])


def shot_at(film: Film, seconds: float) -> Shot:
    """The shot that runs `seconds` after the start; raises Refused past the end."""
    frame = round(seconds * film.settings.fps)
    for shot in film.shots:
        if frame < shot.frames:
            return shot
        frame -= shot.frames
    raise Refused(f"The film is only {clock(float(film.seconds()))} long.")


def clock(seconds: float) -> str:
    """Minutes and seconds as people say them: 2:38."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
