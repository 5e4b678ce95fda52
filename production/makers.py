"""Who makes what: the engine and its model for each kind of recipe, chosen by settings."""

from __future__ import annotations

from typing import Any

from film.noun import Noun
from film.recipes import Made, Recipe


class Maker(Noun):
    """An engine with the model or version that its files depend on."""

    engine: str
    model: str


class Makers(Noun):
    """One maker per kind of file; the house itself mixes, conforms and takes last frames."""

    picture: Maker
    motion: Maker
    voice: Maker
    sound: Maker
    music: Maker
    eye: Maker
    house: Maker

    def recipe(self, made: Made, spec: dict[str, Any], inputs: list[tuple[str, str]]) -> Recipe:
        """A recipe for `made` with the maker that is responsible for its kind."""
        maker = self._maker(made)
        return Recipe(
            made=made, engine=maker.engine, model=maker.model, spec=spec, inputs=tuple(inputs)
        )

    def _maker(self, made: Made) -> Maker:
        return {
            Made.STEP: self.picture,
            Made.REFERENCE: self.picture,
            Made.CLIP: self.motion,
            Made.VOICE: self.voice,
            Made.SOUND: self.sound,
            Made.MUSIC: self.music,
            Made.EYE: self.eye,
            Made.DRIFT: self.eye,
            Made.LAST_FRAME: self.house,
            Made.TRACK: self.house,
            Made.FILM: self.house,
        }[made]


def makers_for(engine: str, model: str, house: str) -> Makers:
    """Makers where one engine fills every role; `house` is the version of our own media code."""
    one = Maker(engine=engine, model=model)
    own = Maker(engine="house", model=house)
    return Makers(picture=one, motion=one, voice=one, sound=one, music=one, eye=one, house=own)
