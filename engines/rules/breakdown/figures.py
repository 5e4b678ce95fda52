"""The film in figures, and shots timed again after their words have changed."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown.timing import line_seconds, shot_frames, squeezed
from film.film import Film
from film.noun import Noun
from film.shots import Business, Effect, Line, Shot
from film.voices import cast_voices
from film.words import MAX_SHOT_SECONDS, Emotion


class Figures(Noun):
    """What a person is told about a film before anything is rendered."""

    scenes: int
    shots: int
    speaking_parts: int
    lines: int
    words: int  # spoken
    seconds: float


def summary(film: Film) -> Figures:
    """Scenes, shots, speaking parts, spoken lines and words, and length in seconds."""
    lines = [line for shot in film.shots for line in shot.lines]
    return Figures(
        scenes=len(film.scenes),
        shots=len(film.shots),
        speaking_parts=sum(1 for who in film.characters if who.speaks),
        lines=len(lines),
        words=sum(len(line.text.split()) for line in lines),
        seconds=round(float(film.seconds()), 2),
    )


def rederive(film: Film, shot_ids: Sequence[str]) -> Film:
    """The film with the lengths and times of these shots worked out again from their words.

    For after a line or the action of a shot was edited. Pauses stay as they were; what came after
    a line moves with it. Lengths set by hand stay, and the lines are made to fit. Every other shot
    is left exactly as it is, and a shot whose words did not change comes out the same.

    Raises:
        Refused: when a shot is not in the film.
    """
    for shot_id in shot_ids:
        film.get_shot(shot_id)
    wanted = set(shot_ids)
    voices = cast_voices(film.characters)
    shots = tuple(
        _retimed(shot, voices, film.settings.fps) if shot.id in wanted else shot
        for shot in film.shots
    )
    return film.model_copy(update={"shots": shots})


def _retimed(shot: Shot, voices: dict[str, str], fps: int) -> Shot:
    emotions = {presence.who: presence.emotion for presence in shot.cast}
    lines: list[Line] = []
    shifts: list[tuple[float, float]] = []  # (from when, by how much)
    shift = 0.0
    for line in shot.lines:
        emotion = emotions.get(line.who, Emotion.NEUTRAL)
        took = line_seconds(line.text, line.parenthetical, emotion, voices.get(line.who, ""))
        lines.append(line.model_copy(update={"at": round(line.at + shift, 2), "seconds": took}))
        shift = round(shift + took - line.seconds, 2)
        shifts.append((line.at + line.seconds, shift))
    moved = shot.model_copy(
        update={
            "lines": tuple(lines),
            "business": tuple(_later(b, shifts) for b in shot.business),
            "effects": tuple(_sooner(e, shifts) for e in shot.effects),
        }
    )
    frames = shot.frames if "frames" in shot.by_hand else shot_frames(moved, fps)
    fitting = squeezed(moved.lines, min(MAX_SHOT_SECONDS, frames / fps))
    return moved.model_copy(update={"frames": frames, "lines": fitting})


def _shift(at: float, shifts: Sequence[tuple[float, float]]) -> float:
    return next((by for when, by in reversed(shifts) if at >= when - 0.3), 0.0)


def _later(business: Business, shifts: Sequence[tuple[float, float]]) -> Business:
    by = _shift(business.at, shifts)
    times = {"at": round(max(0.0, business.at + by), 2), "until": round(business.until + by, 2)}
    return business.model_copy(update=times) if by else business


def _sooner(effect: Effect, shifts: Sequence[tuple[float, float]]) -> Effect:
    by = _shift(effect.at, shifts)
    return effect.model_copy(update={"at": round(max(0.0, effect.at + by), 2)}) if by else effect
