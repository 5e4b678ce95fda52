"""What a writer is asked for, and what comes back: one ask and one draft for each kind of writing.

An ask holds all that the writer may know: nothing else of the film is ever sent. Texts are plain,
without markup. A draft is checked against its type before anyone sees it.
"""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from pydantic import Field

from film.noun import Noun
from film.writing.brief import Brief
from film.writing.story import Beat, Passage
from film.writing.styles import Shown


class Draft(Noun):
    """What a writer hands in."""


D = TypeVar("D", bound=Draft)


class Ask(Noun, Generic[D]):
    """The base of every ask; `prompt` names its file in prompts/, `drafts` its answer's type."""

    prompt: ClassVar[str]
    drafts: ClassVar[type[Draft]]
    brief: Brief


class Person(Noun):
    """Somebody of the story as a writer knows them."""

    name: str
    description: str = ""


class DigestDraft(Draft):
    """One part of a long source, told short: what happens, to whom, where, with what."""

    summary: str = Field(min_length=1)
    people: tuple[Person, ...] = ()
    places: tuple[str, ...] = ()
    props: tuple[str, ...] = ()


class DigestAsk(Ask[DigestDraft]):
    """Tell one part of a long source short, in about `words` words."""

    prompt: ClassVar[str] = "digest"
    drafts: ClassVar[type[Draft]] = DigestDraft
    title: str
    part: int  # 1, 2, ...
    of: int
    text: str
    words: int = 120


class TreatmentDraft(Draft):
    title: str = Field(min_length=1)
    differs: str = Field(min_length=1)
    tone: str = ""
    ending: str = ""
    passages: tuple[str, ...] = Field(min_length=1)


class TreatmentsDraft(Draft):
    treatments: tuple[TreatmentDraft, ...] = Field(min_length=1)


class TreatmentsAsk(Ask[TreatmentsDraft]):
    """Three treatments that differ in tone, ending or order.

    `material` is the idea, or the digest of a long source; `context` what was staged beside it;
    `reason` says why the `refused` ones were not wanted.
    """

    prompt: ClassVar[str] = "treatments"
    drafts: ClassVar[type[Draft]] = TreatmentsDraft
    material: str
    context: str = ""
    style: Shown = Shown()
    reason: str = ""
    refused: tuple[str, ...] = ()
    count: int = 3


class PassageDraft(Draft):
    text: str = Field(min_length=1)


class PassageAsk(Ask[PassageDraft]):
    """Rewrite `selected`, which stands between `before` and `after`, as `instruction` says."""

    prompt: ClassVar[str] = "passage"
    drafts: ClassVar[type[Draft]] = PassageDraft
    kind: str  # treatment | beat | script
    before: str
    selected: str
    after: str
    instruction: str
    style: Shown = Shown()


class BeatDraft(Draft):
    """`passage` is the number of the treatment's passage that it tells, from 1; 0 if none."""

    title: str = Field(min_length=1)
    text: str = Field(min_length=1)
    turn: str = ""
    passage: int = 0


class BeatsDraft(Draft):
    beats: tuple[BeatDraft, ...] = Field(min_length=1)


class BeatsAsk(Ask[BeatsDraft]):
    """The beat sheet of a treatment: from `fewest` to `most` beats along `turns`."""

    prompt: ClassVar[str] = "beats"
    drafts: ClassVar[type[Draft]] = BeatsDraft
    title: str
    passages: tuple[Passage, ...]
    turns: tuple[str, ...] = ()  # of the structure, in order
    fewest: int = 15
    most: int = 30


class BeatIdeasAsk(Ask[BeatsDraft]):
    """`count` other ways to tell one beat; or, to `expand`, that many beats in its place."""

    prompt: ClassVar[str] = "beat_ideas"
    drafts: ClassVar[type[Draft]] = BeatsDraft
    before: tuple[Beat, ...] = ()
    beat: Beat
    after: tuple[Beat, ...] = ()
    count: int = 3
    expand: bool = False
    instruction: str = ""


class SceneIdea(Draft):
    """A scene before it is written; `beats` are numbers of the beat sheet, from 1."""

    interior: bool
    place: str = Field(min_length=1)
    time: str = "day"
    who: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    beats: tuple[int, ...] = Field(min_length=1)
    want: str = ""
    obstacle: str = ""
    turn: str = ""
    seconds: int = Field(default=30, ge=3)


class OutlineDraft(Draft):
    people: tuple[Person, ...] = ()
    scenes: tuple[SceneIdea, ...] = Field(min_length=1)


class OutlineAsk(Ask[OutlineDraft]):
    """The scenes of a beat sheet: every beat in one scene at least, `seconds` in all."""

    prompt: ClassVar[str] = "outline"
    drafts: ClassVar[type[Draft]] = OutlineDraft
    title: str
    summary: str
    beats: tuple[Beat, ...]
    people: tuple[Person, ...] = ()
    seconds: int = 60


class SceneDraft(Draft):
    """One scene as Fountain, its heading first; the reader of screenplays checks it."""

    fountain: str = Field(min_length=1)


class SceneAsk(Ask[SceneDraft]):
    """Write one scene, visually verbose, in industry layout, about `seconds` of film.

    `summary` and `people` are of the whole film; `ended` says how the scene before ended. The text
    of no other scene is ever part of it. `lines` are spoken words that must be kept (a transcript).
    """

    prompt: ClassVar[str] = "scene"
    drafts: ClassVar[type[Draft]] = SceneDraft
    title: str
    summary: str
    number: int
    of: int
    idea: SceneIdea
    beats: tuple[Beat, ...]
    people: tuple[Person, ...] = ()
    ended: str = ""
    seconds: int = 30
    style: Shown = Shown()
    lines: tuple[str, ...] = ()
    reason: str = ""  # why the last try was not kept: "12 s too long"
