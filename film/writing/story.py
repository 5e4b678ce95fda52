"""Treatments and beats: a story told in prose, then in numbered points."""

from __future__ import annotations

from enum import StrEnum

from film.noun import Noun


class StageStatus(StrEnum):
    DRAFT = "draft"
    LOCKED = "locked"
    OUTDATED = "outdated"


class StageName(StrEnum):
    """The stages that a film goes through, in order."""

    SET_UP = "set-up"
    TREATMENT = "treatment"
    BEATS = "beats"
    SCRIPT = "script"
    ASSETS = "assets"
    SHOTS = "shots"


class Stage(Noun):
    """Where one stage stands. `seen` are prints of what it was made from (see `stages`), `made_for`
    those of the set-up that it was written for (see `made_for`)."""

    name: StageName
    status: StageStatus = StageStatus.DRAFT
    why: str = ""
    seen: tuple[str, ...] = ()
    made_for: tuple[str, ...] = ()


class Passage(Noun):
    """One paragraph of a treatment. What a person wrote by hand is never rewritten unasked."""

    id: str  # "pa3", stable for the life of the treatment
    text: str
    by_hand: bool = False


class Treatment(Noun):
    """The film told in continuous prose; `differs` says what sets it apart from the others."""

    id: str
    title: str
    differs: str = ""
    tone: str = ""
    ending: str = ""
    passages: tuple[Passage, ...] = ()
    writer: str = ""  # engine and model that wrote it
    style: tuple[str, ...] = ()  # where the passages of a written style came from that it was shown


class Beat(Noun):
    """One plot point; `passage` is where in the chosen treatment it comes from, "" if nowhere."""

    id: str  # "be3", stable; its number is its place in the beat sheet
    title: str
    text: str = ""
    turn: str = ""  # the turn of the structure that it fills: "inciting incident"
    passage: str = ""
    by_hand: bool = False


class Tag(StrEnum):
    """What a staged file is for; exactly one is the primary."""

    PRIMARY = "primary"
    CHARACTERS = "character notes"
    WORLD = "world building"
    PARODY = "parody source"
    VISUAL = "visual reference"
    CONTEXT = "context"


class Part(Noun):
    """One part of a long source told short: nothing of the source is left out unseen."""

    place: str  # "pages 1-12", "chapter 3"
    words: int
    summary: str


class Source(Noun):
    """A file, or a long text that was pasted, staged for the film; its bytes are in the store."""

    id: str
    title: str
    tag: Tag = Tag.CONTEXT
    kind: str = ""  # prose | screenplay | transcript
    file_name: str = ""  # its name in the file store
    words: int = 0
    parts: tuple[Part, ...] = ()  # once it was told short
