"""The set-up: all that a picture or a clip of one shot is made from, for any engine.

`production.plan` derives it from the film (pure); it is the `spec` of picture and clip recipes,
so two shots with equal set-ups share their files. It holds looks, never ids of versions or takes.
"""

from __future__ import annotations

from film.assets import Appearance
from film.noun import Noun
from film.shots import Business, Camera, Mark
from film.study.styles import Grade
from film.words import Emotion, Ground, Lighting, Look, Pose, TimeOfDay, Weather


class PlaceLook(Noun):
    """A set as it looks: the same value draws the same set in every shot, from every camera."""

    name: str
    kind: str
    interior: bool
    features: tuple[str, ...] = ()


class PersonLook(Noun):
    """One character in the picture. `who` is the id that `camera` and `business` refer to."""

    who: str
    name: str
    appearance: Appearance
    mark: Mark
    facing: float = 0.0
    looks_at: str = ""
    ground: Ground = Ground.FOREGROUND
    prominence: float = 1.0
    pose: Pose = Pose.STAND
    emotion: Emotion = Emotion.NEUTRAL
    holds: tuple[str, ...] = ()  # `who` of PropLooks with held_by set
    conditions: tuple[str, ...] = ()
    lift: float = 0.0  # 0..1, extra light on this person, asked for when a look could not tell


class PropLook(Noun):
    """One prop in the picture, held by someone or standing on a mark."""

    who: str
    name: str
    kind: str
    held_by: str = ""
    mark: Mark | None = None
    conditions: tuple[str, ...] = ()


class Setup(Noun):
    """Place, light, people, props, camera. Size is in pixels of the finished frame."""

    width: int
    height: int
    look: Look
    place: PlaceLook
    time: TimeOfDay
    weather: Weather
    lighting: Lighting
    camera: Camera
    people: tuple[PersonLook, ...] = ()
    props: tuple[PropLook, ...] = ()
    extras: int = 0  # people who stand about and are not cast
    style: Grade | None = None  # the visual style that the film is locked to


class Speech(Noun):
    """One line as it moves a mouth: from `at` to `until` seconds of the clip, phonemes by time."""

    who: str
    at: float
    until: float
    mouth: tuple[tuple[float, str], ...] = ()  # (seconds from `at`, mouth shape)


class Motion(Noun):
    """What a clip does from its first frame on."""

    frames: int
    fps: int
    business: tuple[Business, ...] = ()
    start_camera: float = 0.0  # how far (0..1) the move has gone at the first frame
    end_camera: float = 1.0  # and at the last; a continued shot goes on where the one before ended
