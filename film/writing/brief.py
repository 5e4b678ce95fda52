"""The brief: what a film is to be, before a word of it is written."""

from __future__ import annotations

from enum import StrEnum

from film.noun import Noun


class Mode(StrEnum):
    """What the person brought."""

    EXPANSION = "expansion"  # one to three paragraphs
    CONDENSATION = "condensation"  # a long text
    TRANSFORMATION = "transformation"  # a source and a twist
    SCRIPT = "script"  # a screenplay: straight to the master script
    AUDIO = "pictures for audio"  # a transcript with times; no new dialogue


class ProjectType(StrEnum):
    NARRATIVE = "narrative short"
    COMMERCIAL = "commercial/trailer"
    AUDIO = "pictures for audio"


class Rating(StrEnum):
    G = "G"
    PG = "PG"
    PG_13 = "PG-13"
    M = "M"


class Structure(StrEnum):
    """What a beat sheet may start from; its turns are in `film/data/structures.yaml`."""

    THREE_ACTS = "three acts"
    HERO = "hero's journey"
    CIRCLE = "story circle"
    EIGHT = "eight sequences"
    COMMERCIAL = "commercial"


class Brief(Noun):
    """What the person wants. Lengths are seconds of film; both 0 means "not said yet"."""

    mode: Mode = Mode.EXPANSION
    type: ProjectType = ProjectType.NARRATIVE
    rating: Rating = Rating.PG
    shortest: int = 0
    longest: int = 0
    genres: tuple[str, ...] = ()
    tone: str = ""  # at least 10 characters once it is said
    structure: Structure = Structure.THREE_ACTS
    idea: str = ""  # the person's own words; for a long source, its title
    twist: str = ""  # of a transformation
    library: str = ""  # id of a written-style library
