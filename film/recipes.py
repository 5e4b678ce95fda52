"""Recipes: everything that determines a rendered file; the hash is the file's identity."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Any

from film.noun import Noun, digest


class Made(StrEnum):
    """What a recipe makes, and with it the role of the engine that makes it."""

    STEP = "step"  # one step of a composite: PNG
    REFERENCE = "reference"  # a turnaround view of a character: PNG
    VOICE = "voice"  # one spoken line: WAV, with mouth shapes beside it
    CLIP = "clip"  # a shot's moving picture, no sound: MP4
    LAST_FRAME = "last frame"  # exact last frame of a clip: PNG
    SOUND = "sound"  # room tone, effects, ambience of a shot: WAV
    MUSIC = "music"  # music bed of a scene: WAV
    EYE = "eye"  # the eye's look at a step: JSON verdict
    DRIFT = "drift"  # the eye's look at the boundary of two shots: JSON verdict
    TRACK = "track"  # all that is heard of the film, mixed and encoded: M4A
    FILM = "film"  # the conformed film: MP4


SUFFIX = {
    Made.STEP: ".png",
    Made.REFERENCE: ".png",
    Made.VOICE: ".wav",
    Made.CLIP: ".mp4",
    Made.LAST_FRAME: ".png",
    Made.SOUND: ".wav",
    Made.MUSIC: ".wav",
    Made.EYE: ".json",
    Made.DRIFT: ".json",
    Made.TRACK: ".m4a",
    Made.FILM: ".mp4",
}


class Recipe(Noun):
    """A file that can be made. `inputs` names the files it is made from, in a fixed order."""

    made: Made
    engine: str  # "animatic", "gemini"...
    model: str  # the engine's own version or model id: changing it changes the file
    spec: dict[str, Any]  # plain JSON
    inputs: tuple[tuple[str, str], ...] = ()  # (role of the input, its file name)

    @cached_property
    def hash(self) -> str:
        """SHA-256 over all fields, 64 hexadecimal digits."""
        return digest(self.model_dump(mode="json"))

    def input_hashes(self) -> tuple[str, ...]:
        """The recipes that must be made before this one."""
        return tuple(name.partition(".")[0] for _, name in self.inputs)

    @property
    def file_name(self) -> str:
        """Name in the file store, unique by content of the recipe."""
        return self.hash + SUFFIX[self.made]
