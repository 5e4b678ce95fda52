"""How long shots last, and the pace of scenes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from film.edits.parts import by_hand, with_scenes, with_shots
from film.edits.timing import (
    fewest_frames,
    lasting,
    least_frames,
    most_frames,
    seconds,
)
from film.edits.values import choose, listed
from film.errors import Refused
from film.film import Film
from film.shots import Shot
from film.story import Scene
from film.words import MAX_SHOT_SECONDS, MIN_SHOT_SECONDS, Pacing

PACES = {"": 1.0, Pacing.MEDIUM: 1.0, Pacing.FAST: 0.75, Pacing.SLOW: 1.3}
_NUMBER = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|seconds?)?\s*$", re.IGNORECASE)


def set_duration(film: Film, shots: Sequence[Shot], wanted: str = "", change: str = "") -> Film:
    """The film with these shots lasting `wanted` seconds, or one second "longer" or "shorter"."""
    if not wanted and not change:
        raise Refused("How long, in seconds? A shot lasts 3 to 8.", ("longer", "shorter"))
    return with_shots(film, *(_timed(film, shot, wanted, change) for shot in shots))


def set_pacing(film: Film, scenes: Sequence[Scene], pacing: str) -> Film:
    """The film with these scenes cut faster or slower; lengths set by hand stay."""
    pace = choose(Pacing, pacing, "pacing")
    told = "" if pace is Pacing.MEDIUM else str(pace)
    for scene in scenes:
        share = PACES[pace] / PACES[scene.pacing]
        paced = (_paced(film, shot, share) for shot in film.shots_of(scene.id))
        film = with_scenes(with_shots(film, *paced), scene.but(pacing=told))
    return film


def _timed(film: Film, shot: Shot, wanted: str, change: str) -> Shot:
    frames = round(_seconds(film, shot, wanted, change) * film.settings.fps)
    _check(film, shot, frames, stepped=not wanted)
    return by_hand(lasting(film, shot, frames), "frames")


def _seconds(film: Film, shot: Shot, wanted: str, change: str) -> float:
    now = seconds(film, shot)
    if not wanted:
        steps = {"longer": 1.0, "shorter": -1.0}
        step = steps.get(change.strip().lower())
        if step is None:
            raise Refused("Should it be longer or shorter?", tuple(steps))
        room = (float(MIN_SHOT_SECONDS), float(MAX_SHOT_SECONDS))
        stepped = min(max(now + step, room[0]), room[1])
        return max(stepped, least_frames(film, shot) / film.settings.fps) if step < 0 else stepped
    number = _NUMBER.match(wanted)
    if not number:
        raise Refused(f"“{wanted}” is not a number of seconds; a shot lasts 3 to 8.")
    return float(number[1].replace(",", "."))


def _check(film: Film, shot: Shot, frames: int, stepped: bool) -> None:
    fps = film.settings.fps
    said = f"{frames / fps:.3g} s"
    if frames > most_frames(film):
        raise Refused(f"{said} is too long: a shot lasts 3 to 8 s. Split {shot.label} instead.")
    if frames < fewest_frames(film):
        raise Refused(f"{said} is too short: a shot lasts 3 to 8 s. Merge {shot.label} instead.")
    least = least_frames(film, shot)
    if frames < least:
        raise Refused(
            f"What {_speakers(film, shot)} in {shot.label} takes "
            f"{ceil(10 * least / fps) / 10:.3g} s; it cannot be shorter."
        )
    if stepped and frames == shot.frames:
        raise Refused(_no_further(film, shot))


def _no_further(film: Film, shot: Shot) -> str:
    now = f"{shot.label} is {seconds(film, shot):.3g} s"
    if shot.frames >= most_frames(film):
        return f"{now}, the longest a shot can be; split it to go on longer."
    if shot.frames <= fewest_frames(film):
        return f"{now}, the shortest a shot can be."
    return f"{now}, and what {_speakers(film, shot)} needs it all; cut the line to go shorter."


def _speakers(film: Film, shot: Shot) -> str:
    names = dict.fromkeys(film.get_character(line.who).name for line in shot.lines)
    return f"{listed(list(names))} {'says' if len(names) == 1 else 'say'}"


def _paced(film: Film, shot: Shot, share: float) -> Shot:
    if "frames" in shot.by_hand or share == 1.0:
        return shot
    frames = min(round(shot.frames * share), most_frames(film))
    return lasting(film, shot, max(frames, least_frames(film, shot)))
