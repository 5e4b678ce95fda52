"""How the camera moves, from where it looks and in which light: each for a reason in the text."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown.coverage import Subject
from engines.rules.breakdown.cutting import Take
from film.shots import Camera
from film.story import Scene
from film.words import Angle, Emotion, Lighting, Movement, Pose, Size, TimeOfDay, Weather

_NEAR = {Size.MEDIUM_CLOSE, Size.CLOSE_UP, Size.EXTREME_CLOSE_UP}
_VIEWS = {Size.EXTREME_WIDE, Size.WIDE}
_FIRM = {Emotion.ANGRY, Emotion.DETERMINED}
_FRAIL = {Emotion.AFRAID, Emotion.SAD}


def moved(camera: Camera, take: Take, subject: Subject, place: int) -> Camera:
    """The camera with movement and angle; `place` counts the takes of the scene from 0."""
    movement, amount = _movement(camera, take, subject, place)
    return camera.model_copy(
        update={"movement": movement, "amount": amount, "angle": _angle(camera, take, subject)}
    )


def _movement(camera: Camera, take: Take, subject: Subject, place: int) -> tuple[Movement, float]:
    poses = {deed.doing.pose for beat in take.beats for deed in beat.deeds}
    if Pose.FIGHT in poses or (Pose.RUN in poses and subject.tension > 0.5):
        return Movement.HAND_HELD, 0.6
    if place == 0 and camera.size in _VIEWS:
        return (Movement.CRANE, 0.5) if subject.exterior else (Movement.DOLLY, 0.4)
    if subject.moving and camera.size is Size.FULL:
        return Movement.TRACKING, 0.6
    if subject.moving and camera.size in {Size.WIDE, Size.MEDIUM}:
        return Movement.PAN, 0.4
    if camera.size is Size.INSERT:
        return Movement.ZOOM, 0.2
    return _emphasis(camera, take, subject)


def _emphasis(camera: Camera, take: Take, subject: Subject) -> tuple[Movement, float]:
    """A slow push in for what weighs; everything else is still."""
    long = take.seconds > 4.5
    if camera.size in _NEAR and take.speeches and (subject.tension > 0.6 or long):
        return Movement.DOLLY, round(0.25 + 0.25 * subject.tension, 2)
    if take.purpose == "reaction" and camera.size in _NEAR:
        return Movement.DOLLY, 0.2
    if camera.size in _VIEWS and not subject.people:
        return Movement.PAN, 0.3
    return Movement.STATIC, 1.0


def _angle(camera: Camera, take: Take, subject: Subject) -> Angle:
    if camera.size is Size.EXTREME_WIDE and subject.exterior:
        return Angle.HIGH
    if camera.size not in _NEAR or subject.tension < 0.6:
        return Angle.EYE_LEVEL
    emotions = {beat.emotion for beat in take.beats}
    if emotions & _FIRM:
        return Angle.LOW
    return Angle.HIGH if emotions & _FRAIL else Angle.EYE_LEVEL


def lighting_of(scene: Scene, interior: bool) -> Lighting:
    """One light for the whole scene, by time, weather and mood."""
    dark = scene.time in {TimeOfDay.NIGHT, TimeOfDay.EVENING}
    if dark and (scene.mood in {"tense", "eerie"} or scene.weather is Weather.STORMY):
        return Lighting.DRAMATIC
    if scene.time in {TimeOfDay.DAWN, TimeOfDay.TWILIGHT} and not interior:
        return Lighting.BACKLIT
    if scene.mood in {"warm", "sad"} or scene.weather is Weather.FOGGY:
        return Lighting.SOFT
    return Lighting.NATURAL


def tension_of(scene: Scene, take: Take, place: int, count: int) -> float:
    """0..1: rises over the scene, with the words of the take and the mood."""
    words = min(3, sum(beat.tension for beat in take.beats))
    mood = 0.1 if scene.mood in {"tense", "sad", "eerie"} else 0.0
    short = 0.15 if count < 5 else 0.0
    return round(min(1.0, 0.15 + short + 0.5 * place / max(1, count - 1) + 0.08 * words + mood), 2)


def names_in(words: Sequence[str]) -> str:
    """A list for a sentence: "A, B and C"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
