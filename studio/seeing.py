"""The bible at work: kept up to date, asked about every step of every composite."""

from __future__ import annotations

import asyncio
import logging

from engines.roles import StepOrder
from film.errors import Refused, Unavailable
from film.facts import ShotFacts
from film.film import Film
from film.verdicts import Answer, Finding, Verdict
from knowledge.bible.client import Bible
from knowledge.bible.lore import StoryBible
from knowledge.bible.projector import Projector
from knowledge.database import Database
from knowledge.store import PostgresStore
from production.bible_look import look_of_bible
from studio.services.running import Running

log = logging.getLogger("auteur.bible")
PATIENCE_S = 1.0  # between two tries while the bible is away
VERSIONS_KEPT = 8  # whose facts are at hand
TAKE_IN_S = 60.0  # the longest that a qualification waits for another projector


class BibleRoom:
    """The story bible as the studio uses it."""

    def __init__(self, running: Running, database: Database, store: PostgresStore) -> None:
        self._bible = Bible(running.bolt_uri, running.bolt_auth, running.bolt_database)
        self.projector = Projector(database, store, self._bible)
        self.story = StoryBible(self._bible, self.projector)
        self.supervisor = self.story.supervisor
        self._facts: dict[tuple[str, str], dict[str, ShotFacts]] = {}
        self._reading = asyncio.Lock()

    async def keep_up(self) -> None:
        """Shows every change of every film in the bible, until it is cancelled."""
        await self.projector.run()

    async def read(self, film: Film) -> None:
        """Takes in the facts of every shot of this version while the bible still shows it.

        Who edits during a render gets the next render right, and this one stays whole.
        """
        try:
            if (await self.projector.show_film(film)).id == film.version:
                await self._facts_of(film.id, film.version, film)
        except Unavailable as error:
            log.warning("a render begins without the bible: %s", error)

    async def look(self, film: Film, shot: str, order: StepOrder) -> Verdict:
        """The bible's look at one step. While the bible is away it waits: unknown is no pass."""
        while True:
            try:
                return look_of_bible(await self._of_shot(film, shot), order)
            except Unavailable as error:
                log.warning("a look waits: %s", error)
                await asyncio.sleep(PATIENCE_S)
            except Refused as error:
                gone = Finding(question="Is this shot in the story?", answer=Answer.FAIL)
                return Verdict(by="bible", findings=(gone.but(reason=str(error)),))

    async def take_in(self, project: str, timeline: str) -> str:
        """Shows a film at the head of a timeline, which is what a qualification ends with."""
        return await self.projector.show(project, TAKE_IN_S, timeline)

    async def close(self) -> None:
        """Ends the connections."""
        await self._bible.close()

    async def _of_shot(self, film: Film, shot: str) -> ShotFacts:
        """What the story knows of the shot in this version, or, once it has moved on, now."""
        version = film.version
        if (film.id, version) not in self._facts:
            version = (await self.projector.show_film(film)).id
        facts = await self._facts_of(film.id, version, film)
        if shot not in facts:
            raise Refused("The story has no such shot any more.")
        return facts[shot]

    async def _facts_of(self, project: str, version: str, film: Film) -> dict[str, ShotFacts]:
        async with self._reading:  # steps of many shots ask at once; one of them reads
            if (project, version) not in self._facts:
                shots = [shot.id for shot in film.shots]
                facts = await self.supervisor.facts_for_shots(project, version, shots)
                self._facts[(project, version)] = {each.shot: each for each in facts}
            while len(self._facts) > VERSIONS_KEPT:
                del self._facts[next(iter(self._facts))]
            return self._facts[(project, version)]
