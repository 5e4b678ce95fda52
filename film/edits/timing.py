"""How long a shot must be, and when in it things are said and done."""

from __future__ import annotations

from math import ceil

from film.film import Film
from film.shots import Line, Shot
from film.speech import speaking_seconds
from film.words import MAX_SHOT_SECONDS, MIN_SHOT_SECONDS

BREATH = 0.2  # seconds of air that a line needs beside its words
PAUSE = 0.5  # between two lines where there is room for it


def most_frames(film: Film) -> int:
    """Frames of the longest shot."""
    return MAX_SHOT_SECONDS * film.settings.fps


def fewest_frames(film: Film) -> int:
    """Frames of the shortest shot."""
    return MIN_SHOT_SECONDS * film.settings.fps


def seconds(film: Film, shot: Shot) -> float:
    """Length of a shot."""
    return shot.frames / film.settings.fps


def spoken_seconds(film: Film, shot: Shot, line: Line) -> float:
    """How long `line` takes to say, by its speaker's voice and feeling in this shot."""
    feelings = {presence.who: presence.emotion for presence in shot.cast}
    voice = film.get_character(line.who).voice
    feeling = feelings.get(line.who, "neutral")
    return speaking_seconds(line.text, voice, feeling, line.parenthetical)


def dialogue_seconds(film: Film, shot: Shot) -> float:
    """Seconds that the lines of a shot need, one after the other."""
    return sum(spoken_seconds(film, shot, line) + BREATH for line in shot.lines)


def least_frames(film: Film, shot: Shot) -> int:
    """The fewest frames in which the shot's lines can be said, never under 3 s."""
    needed = ceil(round(dialogue_seconds(film, shot) * film.settings.fps, 6))
    return max(fewest_frames(film), needed)


def lasting(film: Film, shot: Shot, frames: int) -> Shot:
    """The shot with this many frames; what is done and heard in it keeps its place in time."""
    share = frames / shot.frames
    longer = shot.but(
        frames=frames,
        business=tuple(
            b.but(at=round(b.at * share, 3), until=round(b.until * share, 3)) for b in shot.business
        ),
        effects=tuple(e.but(at=round(e.at * share, 3)) for e in shot.effects),
    )
    return laid_out(film, longer)


def laid_out(film: Film, shot: Shot) -> Shot:
    """The shot with its lines placed one after the other, with what air there is between them."""
    if not shot.lines:
        return shot
    lengths = [spoken_seconds(film, shot, line) for line in shot.lines]
    air = max(0.0, seconds(film, shot) - sum(lengths)) / (len(lengths) + 1)
    gap = min(PAUSE, air)
    lines, at = [], gap
    for line, length in zip(shot.lines, lengths, strict=True):
        lines.append(line.but(at=round(at, 3), seconds=round(length, 3)))
        at += length + gap
    return shot.but(lines=tuple(lines))
