"""Shots: one continuous camera take of 3 to 8 seconds; the unit that is rendered."""

from __future__ import annotations

from film.noun import Noun
from film.words import (
    Angle,
    Emotion,
    Ground,
    Lighting,
    Movement,
    Pose,
    Size,
    TimeOfDay,
    Transition,
    Weather,
)


class Mark(Noun):
    """A spot on the floor of the set, in metres.

    The stage of every place is x in [-2.2, 2.2] (right is +) and z in [-1.8, 1.8] (away from the
    master camera is +); a place keeps it walkable. A camera with azimuth 0 stands at -z.
    """

    x: float
    z: float


class Camera(Noun):
    """Where the camera is, in words, and from which side of the set.

    `azimuth` is in degrees, counter-clockwise seen from above, of the camera around its subjects:
    0 looks along +z (the master), +40 stands to the right of the master, 180 is the reverse.
    The 180-degree line of a scene is kept by holding azimuths within one half circle.
    """

    size: Size = Size.MEDIUM
    angle: Angle = Angle.EYE_LEVEL
    movement: Movement = Movement.STATIC
    subjects: tuple[str, ...] = ()  # ids of characters or props; empty is the place
    over: str = ""  # character whose shoulder is in the foreground
    part: str = ""  # of an insert: "hands", "feet", "eyes"
    azimuth: float = 0.0
    amount: float = 1.0  # strength of the movement, 0..1; negative reverses it (pull out, pan left)


class Line(Noun):
    """One speech in a shot, verbatim; `at` is when it starts, `seconds` how long it may take."""

    who: str  # character id
    text: str
    parenthetical: str = ""
    at: float = 0.0
    seconds: float = 0.0
    off_screen: bool = False  # V.O. and O.S.
    line: int = 0  # source line


class Presence(Noun):
    """One character in a shot: where, doing what, feeling what, holding and wearing what."""

    who: str
    mark: Mark
    facing: float = 0.0  # degrees; 0 faces the master camera, +90 faces the right of the set
    looks_at: str = ""  # id of a character or prop: turns the head
    ground: Ground = Ground.FOREGROUND
    prominence: float = 1.0  # 0..1, how much the frame is about them
    pose: Pose = Pose.STAND
    emotion: Emotion = Emotion.NEUTRAL
    holds: tuple[str, ...] = ()  # prop ids
    conditions: tuple[str, ...] = ()  # words: "muddy", "torn coat"


class Business(Noun):
    """From `at` to `until` seconds of the shot, `who` takes `pose`, going `to` a mark."""

    who: str
    pose: Pose
    at: float = 0.0
    until: float = 0.0
    to: Mark | None = None
    text: str = ""


class Effect(Noun):
    """A spot sound: "door", "steps", "phone", at a time of the shot."""

    name: str
    at: float = 0.0


class Standing(Noun):
    """A prop that stands in the set during the shot."""

    prop: str
    mark: Mark
    conditions: tuple[str, ...] = ()


class Shot(Noun):
    """Everything that is decided about one take before it is drawn."""

    id: str  # "sh3A", stable
    scene: str
    label: str  # what people say: "3A"; never renumbered
    order: int  # within the scene; gaps are fine
    frames: int  # at the film's frame rate
    action: str = ""
    lines: tuple[Line, ...] = ()
    cast: tuple[Presence, ...] = ()
    props: tuple[Standing, ...] = ()
    camera: Camera = Camera()
    business: tuple[Business, ...] = ()
    effects: tuple[Effect, ...] = ()
    time: TimeOfDay | None = None  # None: the scene's
    weather: Weather | None = None
    lighting: Lighting = Lighting.NATURAL
    transition_in: Transition = Transition.CUT
    transition_out: Transition = Transition.CUT
    purpose: str = ""  # establishing | coverage | reaction | insert | action
    continuous: bool = False  # opens on the exact last frame of the shot before
    flags: tuple[str, ...] = ()  # continuity flags in words
    music: str = ""  # "" follows the scene, "none" is silence
    source_lines: tuple[int, ...] = ()  # screenplay lines it comes from
    by_hand: tuple[str, ...] = ()  # fields a person set; re-derivation leaves them alone
    locked: bool = False  # nothing of it changes until somebody unlocks it
