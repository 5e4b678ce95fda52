"""The roles that an engine can fill: plain nouns, one method each, files in and files out.

All methods are synchronous and run inside a worker. Paths are absolute; `out` is a temporary name
that the caller renames once the method has returned. Every role raises `MediaFailed` for a file it
cannot read or make and `Unavailable` when the vendor cannot be reached; nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol

from film.money import whole_cents
from film.noun import Noun
from film.setup import Motion, PersonLook, Setup, Speech
from film.shots import Business
from film.verdicts import Verdict
from film.writing.asks import Ask, D

Progress = Callable[[float, str], None]  # share done 0..1, step in words


class StepOrder(Noun):
    """One step of a composite. `stage` is place, person, prop, or ink (nothing is added,
    the style of the set-up goes over the frame); `adds` names who is added."""

    stage: str
    setup: Setup  # people and props already in the picture, and those added
    whole: Setup | None = None  # the finished set-up: every step has the camera of the whole
    adds: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()  # why the tries before this one failed
    attempt: int = 1


class ClipOrder(Noun):
    """A shot in motion."""

    setup: Setup
    motion: Motion
    speech: tuple[Speech, ...] = ()


class VoiceOrder(Noun):
    """One line to speak within `seconds` (0: no limit), by a voice of the engine's list."""

    text: str
    voice: str
    parenthetical: str = ""
    emotion: str = "neutral"
    seconds: float = 0.0


class SoundOrder(Noun):
    """Room tone and spot effects under one shot: (name, seconds from its start).

    `walkers` are the people whose steps are heard, as they stand at the start, `business` what
    takes them somewhere: an engine that draws the walk can put each step where a foot comes down.
    """

    seconds: float
    place_kind: str
    interior: bool
    time: str
    weather: str
    effects: tuple[tuple[str, float], ...] = ()
    walkers: tuple[PersonLook, ...] = ()
    business: tuple[Business, ...] = ()
    seed: int = 0


class MusicOrder(Noun):
    """A music bed of `seconds` in a mood: calm, tense, warm, sad, joyful, eerie."""

    seconds: float
    mood: str
    seed: int = 0
    theme: str = ""  # what the tune is drawn from: one film, one theme


class Question(Noun):
    """One thing the eye is asked about a picture, with the reference views it may compare.

    `about` is presence, time, prop or condition. `views` and `rivals` are keys of the pictures
    handed to the look: those that it should be like, and those that it could be mistaken for
    (other people, other things, the same in another state, the place at other hours). `posed` is
    the view of somebody as the camera should see them, where there is one. `light` are three
    pictures of a grey stand-in: plainly lit, in the light of this shot, and that set alone.
    """

    about: str
    text: str
    expects: str
    views: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    posed: str = ""
    light: tuple[str, ...] = ()

    def pictures(self) -> tuple[str, ...]:
        """All pictures that are handed over for it."""
        posed = (self.posed,) if self.posed else ()
        return (*self.views, *self.rivals, *posed, *self.light)


class Cut(Noun):
    """What is known of the boundary between two shots of one place, hour and light.

    `people` are those to be seen on both sides, each with the keys of their views; `hours` are
    the place at each hour, the right one first; `light` as in a question. `sides` says that the
    camera stays on one side of the line, so that people keep to their sides of the picture.
    `others` are views of whoever else may be in the two pictures. `shown` is how much of people
    the two sizes show, from the head down. The place without them,
    as each camera sees it, may be handed over as "before/empty" and "after/empty".
    """

    continuous: bool = False
    people: tuple[tuple[str, tuple[str, ...]], ...] = ()
    hours: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    sides: bool = True
    others: tuple[str, ...] = ()
    shown: tuple[float, float] = (1.0, 1.0)

    def pictures(self) -> tuple[str, ...]:
        """All pictures that are handed over for it, each once."""
        people = (key for _, keys in self.people for key in keys)
        return tuple(dict.fromkeys((*self.hours, *self.light, *people, *self.others)))


class Painter(Protocol):
    """Makes and changes still frames (PNG, RGB, 8 bit, size of the set-up)."""

    def paint(
        self, order: StepOrder, base: Path | None, references: tuple[Path, ...], out: Path
    ) -> None: ...

    def reference(self, setup: Setup, view: str, out: Path) -> None:
        """Draws one reference view: of the only person (front, left, three-quarter right...);
        of a person or prop by id as the camera of the set-up sees it, alone on plain ground and
        plainly lit (posed ch_mara); or the set, with its people (stand-in) or alone, from the same
        camera (plate)."""


class Animator(Protocol):
    """Makes a clip that starts on `start` exactly: H.264 MP4, yuv420p, constant rate, no sound."""

    def animate(
        self, order: ClipOrder, start: Path, end: Path | None, out: Path, progress: Progress
    ) -> None: ...


class Spoken(Noun):
    """How a line was said, in seconds from its start: the shapes of the mouth (the last is "rest"
    at the line's end), and each word with its beginning and end."""

    mouth: tuple[tuple[float, str], ...]
    words: tuple[tuple[float, float, str], ...] = ()


class Voice(Protocol):
    """Speaks a line: WAV, 48 kHz, mono, 16 bit."""

    def voices(self) -> tuple[str, ...]: ...

    def speak(self, order: VoiceOrder, out: Path) -> Spoken:
        """Writes the line and tells how mouth and words lie in it."""


class Foley(Protocol):
    """Makes the sound of a place and of what is done in it: WAV, 48 kHz, stereo, 16 bit."""

    def sound(self, order: SoundOrder, out: Path) -> None: ...


class Composer(Protocol):
    """Writes a music bed: WAV, 48 kHz, stereo, 16 bit."""

    def compose(self, order: MusicOrder, out: Path) -> None: ...


class Eye(Protocol):
    """Answers questions about a picture from its pixels; unknown when it cannot tell."""

    def look(
        self,
        picture: Path,
        before: Path | None,
        views: dict[str, Path],
        questions: tuple[Question, ...],
    ) -> Verdict: ...

    def compare(self, last: Path, first: Path, views: dict[str, Path], cut: Cut) -> Verdict:
        """What jumps between the last picture of one shot and the first of the next."""


class Call(Noun):
    """What one call of a writer took: its answer and, where that was malformed, the second.

    Tokens are 0 for an engine that has none. `micros` are millionths of a cent, None where the
    price is not known.
    """

    engine: str
    model: str
    prompt: str = ""  # name of the prompt file, "" for rules
    digest: str = ""  # of the prompt's text, which a person may have changed
    tokens_in: int = 0
    tokens_out: int = 0
    micros: int | None = 0
    seconds: float = 0.0
    repaired: bool = False  # the first answer was malformed and was asked for again

    @property
    def cents(self) -> int | None:
        """Whole cents, rounded up; None where the price is not known."""
        return None if self.micros is None else whole_cents(self.micros)


@dataclass(frozen=True)
class Wrote(Generic[D]):
    """What a writer handed in, or in its own words why it will not (`refusal`; `draft` is None)."""

    draft: D | None
    call: Call
    refusal: str = ""


class Writer(Protocol):
    """Writes prose, beats and scenes: an ask in, its draft out.

    Raises Unavailable when the vendor does not answer in time or hands in something malformed
    twice, and Refused when the writer is not set up; nothing else. `heard` gets the words as they
    come, where the engine streams them.
    """

    async def write(self, ask: Ask[D], heard: Callable[[str], None] | None = None) -> Wrote[D]: ...
