"""The film as one value: what a version of a timeline holds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any, Self, TypeVar

from pydantic import PrivateAttr

from film.assets import Asset, Character, Condition, Location, Prop
from film.errors import Refused
from film.noun import Noun
from film.screenplay.elements import TitleField
from film.shots import Shot
from film.story import Scene
from film.study.carries import Carry
from film.study.sources import Doubt, Fact, Merge
from film.study.styles import Style
from film.voices import cast_voices
from film.words import Look
from film.world import Event, Knowledge, Relationship, Rule
from film.writing.brief import Brief
from film.writing.story import Beat, Source, Stage, Treatment


class Settings(Noun):
    """What holds for every shot of the film."""

    fps: int = 24
    width: int = 1280
    height: int = 720
    look: Look = Look.COLOUR
    engine: str = "animatic"
    captions: bool = True
    style: Style | None = None  # the visual style that the film is locked to


class Film(Noun):
    """A film: its screenplay as scenes, its cast, places and props, its shots, its conditions.

    Tuples are in film order: scenes as in the script, shots by scene and `order`.
    """

    id: str  # project id
    title: str = "Untitled"
    author: str = ""
    title_page: tuple[TitleField, ...] = ()
    settings: Settings = Settings()
    scenes: tuple[Scene, ...] = ()
    characters: tuple[Character, ...] = ()
    locations: tuple[Location, ...] = ()
    props: tuple[Prop, ...] = ()
    shots: tuple[Shot, ...] = ()
    conditions: tuple[Condition, ...] = ()
    notices: tuple[str, ...] = ()  # what was assumed, in sentences
    brief: Brief = Brief()
    sources: tuple[Source, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    treatment: str = ""  # id of the chosen one
    beats: tuple[Beat, ...] = ()
    events: tuple[Event, ...] = ()  # what the script says happens, scene by scene
    rules: tuple[Rule, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    stages: tuple[Stage, ...] = ()  # those that somebody locked or that went out of date
    facts: tuple[Fact, ...] = ()  # what the departments read of the assets, each with its source
    doubts: tuple[Doubt, ...] = ()
    merges: tuple[Merge, ...] = ()
    carries: tuple[Carry, ...] = ()
    _version: str = PrivateAttr(default="")
    _timelines: tuple[str, ...] = PrivateAttr(default=())

    def __eq__(self, other: object) -> bool:
        """By content alone: the version a film was read from does not make it another film."""
        if not isinstance(other, Film):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in Film.model_fields)

    @property
    def version(self) -> str:
        """Id of the version it was read from, "" when it was never stored; copies keep it.

        So the store can tell whether somebody else changed the film since (`Store.save`).
        """
        return self._version

    def but(self, **fields: Any) -> Self:
        """The same film with other `fields`, still read from the same version."""
        return super().but(**fields).read_from(self._version)

    def read_from(self, version: str) -> Self:
        """The same film, known to have been read from `version`."""
        film = self.model_copy()
        film._version = version
        return film

    @property
    def timelines(self) -> tuple[str, ...]:
        """Names of the project's timelines, where somebody told them (`beside`)."""
        return self._timelines

    def beside(self, timelines: tuple[str, ...]) -> Self:
        """The same film, with the names of the timelines of its project."""
        film = self.model_copy()
        film._timelines = timelines
        return film

    def get_scene(self, scene_id: str) -> Scene:
        """The scene with this id; raises Refused when there is none."""
        return _get(self._scenes, scene_id, "scene")

    def get_shot(self, shot_id: str) -> Shot:
        """The shot with this id; raises Refused when there is none."""
        return _get(self._shots, shot_id, "shot")

    def get_character(self, character_id: str) -> Character:
        """The character with this id; raises Refused when there is none."""
        return _get(self._characters, character_id, "character")

    def get_location(self, location_id: str) -> Location:
        """The location with this id; raises Refused when there is none."""
        return _get(self._locations, location_id, "location")

    def get_prop(self, prop_id: str) -> Prop:
        """The prop with this id; raises Refused when there is none."""
        return _get(self._props, prop_id, "prop")

    def assets(self) -> tuple[Asset, ...]:
        """Characters, props and places, in this order."""
        return (*self.characters, *self.props, *self.locations)

    def voice_of(self, character_id: str) -> str:
        """The voice someone speaks with: the one set on them, else the one they are cast with."""
        return self._voices.get(character_id, "")

    @cached_property
    def _voices(self) -> dict[str, str]:
        return cast_voices(self.characters)

    @cached_property
    def _scenes(self) -> dict[str, Scene]:
        return {scene.id: scene for scene in self.scenes}

    @cached_property
    def _shots(self) -> dict[str, Shot]:
        return {shot.id: shot for shot in self.shots}

    @cached_property
    def _characters(self) -> dict[str, Character]:
        return {character.id: character for character in self.characters}

    @cached_property
    def _locations(self) -> dict[str, Location]:
        return {location.id: location for location in self.locations}

    @cached_property
    def _props(self) -> dict[str, Prop]:
        return {prop.id: prop for prop in self.props}

    def shots_of(self, scene_id: str) -> tuple[Shot, ...]:
        """The shots of one scene in order."""
        return self._by_scene.get(scene_id, ())

    @cached_property
    def _by_scene(self) -> dict[str, tuple[Shot, ...]]:
        found: dict[str, list[Shot]] = {}
        for shot in self.shots:
            found.setdefault(shot.scene, []).append(shot)
        return {scene: tuple(shots) for scene, shots in found.items()}

    def place_of(self, shot: Shot) -> int:
        """How many shots of the film come before this one."""
        return self._places[shot.id]

    def find_place(self, shot_id: str) -> int | None:
        """How many shots come before the one with this id, None when there is none."""
        return self._places.get(shot_id)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {shot.id: place for place, shot in enumerate(self.shots)}

    def frames(self) -> int:
        """Length of the whole film in frames."""
        return sum(shot.frames for shot in self.shots)

    def seconds(self) -> Fraction:
        """Length of the whole film in seconds."""
        return Fraction(self.frames(), self.settings.fps)

    def neighbours(self) -> Iterator[tuple[Shot | None, Shot]]:
        """Each shot with the one before it."""
        before: Shot | None = None
        for shot in self.shots:
            yield before, shot
            before = shot


N = TypeVar("N")


def _get(index: dict[str, N], wanted: str, word: str) -> N:
    found = index.get(wanted)
    if found is None:
        raise Refused(f"There is no {word} “{wanted}” in this film.")
    return found
