"""How long a shot must be, and when in it things are said and done."""

from __future__ import annotations

from math import ceil

from film.film import Film
from film.shots import Line, Shot
from film.speech import speaking_seconds
from film.words import MAX_SHOT_SECONDS, MIN_SHOT_SECONDS

BREATH = 0.2  # seconds of air that a line needs beside its words
AIR = 0.1  # the least of it before, between and after lines
PAUSE = 0.5  # between two lines where there is room for it
ROOM = 1.05  # a line may take a little more than its estimate before it must hurry


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
    feeling = feelings.get(line.who, "neutral")
    return speaking_seconds(line.text, film.voice_of(line.who), feeling, line.parenthetical)


def dialogue_seconds(film: Film, shot: Shot) -> float:
    """Seconds that the lines of a shot need, one after the other."""
    return sum(spoken_seconds(film, shot, line) + BREATH for line in shot.lines)


def least_frames(film: Film, shot: Shot) -> int:
    """The fewest frames in which the shot's lines can be said, never under 3 s."""
    needed = ceil(round(dialogue_seconds(film, shot) * film.settings.fps, 6))
    return max(fewest_frames(film), needed)


def lasting(film: Film, shot: Shot, frames: int) -> Shot:
    """The shot with this many frames; what is said, done and heard keeps its place in time."""
    share = frames / shot.frames
    longer = shot.but(
        frames=frames,
        lines=tuple(line.but(at=round(line.at * share, 3)) for line in shot.lines),
        business=tuple(
            b.but(at=round(b.at * share, 3), until=round(b.until * share, 3)) for b in shot.business
        ),
        effects=tuple(e.but(at=round(e.at * share, 3)) for e in shot.effects),
    )
    return laid_out(film, longer)


def laid_out(film: Film, shot: Shot) -> Shot:
    """The shot with its lines one after the other and inside it, as near as can be to their times.

    Lines that never had a time are spread over the shot.
    """
    if not shot.lines:
        return shot
    length = seconds(film, shot)
    lengths = _lengths(film, shot, length)
    wanted = [line.at for line in shot.lines]
    if not any(line.seconds for line in shot.lines):
        wanted = _spread(lengths, length)
    starts = _apart(wanted, lengths, length)
    return shot.but(
        lines=tuple(
            line.but(at=round(at, 3), seconds=round(took, 3))
            for line, at, took in zip(shot.lines, starts, lengths, strict=True)
        )
    )


def _lengths(film: Film, shot: Shot, room: float) -> list[float]:
    """How long each line may take: a little more than it needs, less only where room is short."""
    spoken = [spoken_seconds(film, shot, line) for line in shot.lines]
    room = max(0.1, room - AIR * (len(spoken) + 1))
    total = sum(spoken)
    pace = min(ROOM, room / total) if total else 1.0
    return [length * pace for length in spoken]


def _spread(lengths: list[float], room: float) -> list[float]:
    air = max(AIR, (room - sum(lengths)) / (len(lengths) + 1))
    starts, at = [], 0.0
    for length in lengths:
        at += min(PAUSE, air)
        starts.append(at)
        at += length
    return starts


def _apart(wanted: list[float], lengths: list[float], room: float) -> list[float]:
    """Start times in order, none over another: later where needed, then earlier from the end."""
    starts, free = [], AIR
    for at, length in zip(wanted, lengths, strict=True):
        starts.append(max(at, free))
        free = starts[-1] + length + AIR
    latest = room - AIR
    for index in reversed(range(len(starts))):
        starts[index] = max(0.0, min(starts[index], latest - lengths[index]))
        latest = starts[index] - AIR
    return starts
