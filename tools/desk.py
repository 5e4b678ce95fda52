"""The desk: all that a verb works with, for one person in one thread on one project."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engines.roles import Writer
from engines.text.model import TextModel
from film.errors import Unavailable
from film.film import Film
from film.money import Quote
from film.recipes import Recipe
from film.versions import Version
from knowledge.archive import Archive
from knowledge.bible.lore import StoryBible
from knowledge.files import FileStore
from knowledge.timeline_book import TimelineBook
from production.makers import Makers
from production.plan import Planner
from production.progress import Progress
from production.qualifying import Qualifying
from production.standing import Standing
from production.tasks import Plan
from production.writing.room import WritingRoom


class Store(Protocol):
    """Postgres as the verbs see it (`knowledge.store`): on the conversation's timeline."""

    async def load(self, project: str, version: str = "") -> Film:
        """The film at the head of its timeline, or at `version`; Refused when there is none."""

    async def save(self, film: Film, verb: str, reason: str, author: str) -> Version:
        """A new version with only what differs from the head; the bible's outbox in the same
        transaction. Saving a film equal to the head returns the head's version. Where somebody
        else saved since `film` was read (`film.version`), what both did is kept if it touches
        different things, else Refused."""

    async def undo(self, project: str, author: str) -> Version:
        """Moves the timeline's head to the version before; Refused at the first one."""

    async def redo(self, project: str, author: str) -> Version:
        """Moves the head forward again; Refused when nothing was undone."""

    async def history(self, project: str, limit: int = 50) -> Sequence[Version]: ...

    async def head(self, project: str) -> Version: ...

    async def timeline_of(self, project: str, version: str) -> str:
        """Id of the timeline that a version is on, "" for a film that was never stored."""

    async def ask_approval(self, quote: Quote, thread: str) -> str:
        """Writes the quote and a waiting approval, superseding any other waiting one of the
        thread; returns the approval's id."""


class RenderRoom(Protocol):
    """Where renders run (`production.renders`)."""

    files: FileStore
    workers: int

    async def planner(self, film: Film, only: tuple[str, ...]) -> Planner: ...

    def makers(self, film: Film) -> Makers:
        """Who makes what for this film."""

    def draws_free(self, film: Film) -> bool:
        """Whether the film's engine draws for nothing."""

    async def draw(self, recipes: Sequence[Recipe], within_s: float) -> int:
        """Has workers make these files; returns how many are not there after so many seconds."""

    async def plan(self, planner: Planner) -> Plan:
        """The plan under all looks that are known."""

    async def frames(self, film: Film) -> dict[str, str]:
        """The newest finished frame of each shot, by shot id: names of files in the store."""

    async def standing(self, film: Film) -> dict[str, Standing]:
        """How far each shot is: its frames, its clip, and whether that is outdated."""

    async def jumps(self, film: Film) -> dict[str, tuple[str, ...]]:
        """What the eye saw jump at the cut to each shot, by shot id, one sentence each."""

    async def start(
        self, project: str, version: str, only: tuple[str, ...], approval: str, thread: str
    ) -> str:
        """Begins a render and returns the id of its batch; the same approval gives the same."""

    async def cancel(self, project: str, thread: str = "") -> int:
        """Stops the renders of a project, or of one conversation; returns how many were running."""

    async def spent(self, project: str) -> int:
        """Cents that the project has cost so far."""

    async def now(self, project: str) -> Progress | None:
        """Where the newest render of the project is, None when there was none."""


def _unheard(words: str) -> None:
    """Nobody listens."""


Meaning = Callable[[], Awaitable[TextModel | None]]


async def _nobody() -> None:
    """Passages are found by their words."""


@dataclass(frozen=True)
class Desk:
    """Handed to every verb. `author` is who asked: a person's name, or a specialist's.

    `heard` gets the words of a writer as they come, `doing` how far a verb is: "part 3 of 12".
    A desk of the studio has an archive and a room for qualifying; one beside it has neither.
    """

    store: Store
    project: str
    thread: str
    author: str
    data_dir: Path
    renders: RenderRoom
    writer: Writer | None = None  # the rules', when nobody chose another
    heard: Callable[[str], None] = _unheard
    doing: Callable[[str], None] = _unheard
    archive: Archive | None = None
    qualifying: Qualifying | None = None
    bible: StoryBible | None = None
    timelines: TimelineBook | None = None
    meaning: Meaning = _nobody  # finds passages by meaning, where a person chose that
    writing: WritingRoom | None = None  # where text engines are chosen; only a studio has one
    approval: str = ""  # the one that is being carried out

    def get_archive(self) -> Archive:
        """The archive; Unavailable at a desk that has none."""
        if self.archive is None:
            raise Unavailable("There is no archive at this desk. Ask in the chat of the studio.")
        return self.archive

    def get_qualifying(self) -> Qualifying:
        """Where films are qualified; Unavailable at a desk that has no such room."""
        if self.qualifying is None:
            raise Unavailable("Nothing is qualified at this desk. Ask in the chat of the studio.")
        return self.qualifying

    def get_bible(self) -> StoryBible:
        """The story bible; Unavailable at a desk that has none."""
        if self.bible is None:
            raise Unavailable("There is no story bible at this desk; continuity is not checked.")
        return self.bible

    def get_timelines(self) -> TimelineBook:
        """The timelines; Unavailable at a desk that has one film and no more."""
        if self.timelines is None:
            raise Unavailable("This desk has one timeline. Ask in the chat of the studio.")
        return self.timelines

    def get_writing(self) -> WritingRoom:
        """The writing room; Unavailable at a desk that has none."""
        if self.writing is None:
            raise Unavailable("No model can be chosen at this desk. Ask in the chat of the studio.")
        return self.writing
