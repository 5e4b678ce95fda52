"""The fixed lists of the trade: every value that a field of a scene or a shot may take."""

from __future__ import annotations

from enum import StrEnum


class TimeOfDay(StrEnum):
    DAWN = "dawn"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    TWILIGHT = "twilight"


class Weather(StrEnum):
    CLEAR = "clear"
    CLOUDY = "cloudy"
    RAINY = "rainy"
    STORMY = "stormy"
    SNOWY = "snowy"
    FOGGY = "foggy"
    WINDY = "windy"


class Angle(StrEnum):
    EYE_LEVEL = "eye level"
    HIGH = "high"
    LOW = "low"
    DUTCH = "dutch"
    BIRDS_EYE = "bird's-eye"
    WORMS_EYE = "worm's-eye"


class Size(StrEnum):
    """How much of the subject the frame holds, from far to near, then the special frames."""

    EXTREME_WIDE = "extreme wide"
    WIDE = "wide"
    FULL = "full"
    MEDIUM = "medium"
    MEDIUM_CLOSE = "medium close"
    CLOSE_UP = "close-up"
    EXTREME_CLOSE_UP = "extreme close-up"
    OVER_SHOULDER = "over shoulder"
    TWO_SHOT = "two-shot"
    INSERT = "insert"
    POINT_OF_VIEW = "point of view"


class Movement(StrEnum):
    STATIC = "static"
    PAN = "pan"
    TILT = "tilt"
    ZOOM = "zoom"
    DOLLY = "dolly"
    TRACKING = "tracking"
    CRANE = "crane"
    HAND_HELD = "hand-held"


class Lighting(StrEnum):
    NATURAL = "natural"
    DRAMATIC = "dramatic"
    SOFT = "soft"
    HARD = "hard"
    BACKLIT = "backlit"
    SILHOUETTE = "silhouette"


class Transition(StrEnum):
    CUT = "cut"
    FADE_IN = "fade in"
    FADE_OUT = "fade out"
    DISSOLVE = "dissolve"
    WIPE = "wipe"


class Pacing(StrEnum):
    FAST = "fast"
    MEDIUM = "medium"
    SLOW = "slow"


class Emotion(StrEnum):
    NEUTRAL = "neutral"
    HAPPY = "happy"
    SAD = "sad"
    ANGRY = "angry"
    AFRAID = "afraid"
    SURPRISED = "surprised"
    WORRIED = "worried"
    TENDER = "tender"
    DETERMINED = "determined"
    TIRED = "tired"


class Pose(StrEnum):
    """What a body does; the engine knows how it looks and how it is entered and left."""

    STAND = "stand"
    WALK = "walk"
    RUN = "run"
    SIT = "sit"
    KNEEL = "kneel"
    LIE = "lie"
    POINT = "point"
    REACH = "reach"
    HOLD = "hold"
    ARMS_CROSSED = "arms crossed"
    HANDS_ON_HIPS = "hands on hips"
    HANDS_UP = "hands up"
    LEAN = "lean"
    PHONE = "phone"
    DRINK = "drink"
    WRITE = "write"
    WAVE = "wave"
    FIGHT = "fight"
    EMBRACE = "embrace"
    DRIVE = "drive"


class Ground(StrEnum):
    FOREGROUND = "foreground"
    BACKGROUND = "background"


class Risk(StrEnum):
    SAFE = "safe"
    RISKY = "risky"
    BROKEN = "broken"


class Look(StrEnum):
    """The drawn style of the whole film (animatic engine)."""

    COLOUR = "colour"
    FLAT = "flat colour"
    LINE = "line art"
    NOIR = "noir"
    PENCIL = "pencil"
    BLUEPRINT = "blueprint"


MIN_SHOT_SECONDS = 3
MAX_SHOT_SECONDS = 8
MAX_REFERENCES = 3
MAX_STEPS = 20
MAX_TRIES = 5
BIBLE_CONFIDENCE = 0.8
MIN_REASON = 10
