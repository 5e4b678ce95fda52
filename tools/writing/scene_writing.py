"""Scenes written one by one: each ask knows its own scene, and of the others only facts.

A scene of S shots takes at most 2 + S asks: it is written, and at most twice more, when the draft
was no scene or its length was wrong.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from engines.rules.story import read_story
from film.errors import Refused
from film.film import Film
from film.screenplay.elements import Element
from film.writing import lengths
from film.writing.asks import OutlineAsk, Person, SceneAsk, SceneIdea
from film.writing.scenes import covering, dealt, ended, read_scene, sharing, unkept
from film.writing.treatments import get_treatment, told
from tools.desk import Desk
from tools.writing.material import heard_of
from tools.writing.pen import write, written
from tools.writing.rebuilding import built
from tools.writing.style import style_for, used

TRIES = 3  # asks of one scene at most
AT_ONCE = 3  # scenes in writing at the same time
STRETCH = 0.25  # by which shots may be held longer or shorter before scenes are written again
OFF = 0.15  # share by which a scene may miss its length when the film misses its own


@dataclass
class Page:
    """One scene on its way: what it shall be, its paragraphs, how often it was asked for."""

    idea: SceneIdea
    ask: SceneAsk
    words: tuple[Element, ...] = ()
    style: tuple[str, ...] = ()
    tries: int = 0


@dataclass
class Script:
    """A script in writing."""

    desk: Desk
    film: Film
    pages: list[Page] = field(default_factory=list)
    heard: list[tuple[tuple[str, ...], int]] = field(default_factory=list)  # lines, seconds

    async def outline(self) -> None:
        """Asks for the scenes; every beat is in one of them."""
        film, treatment = self.film, get_treatment(self.film)
        seconds = lengths.aim(film.brief)
        summary = told(treatment)
        ask = OutlineAsk(
            brief=film.brief,
            title=treatment.title,
            summary=summary,
            beats=film.beats,
            seconds=seconds,
        )
        self.desk.doing("laying out the scenes")
        draft = await write(self.desk, ask)
        ideas = sharing(covering(draft.scenes, len(film.beats)), seconds)
        self.heard = dealt(ideas, await heard_of(self.desk, film))
        self.pages = [
            await self._page(ideas, place, summary, draft.people) for place in range(len(ideas))
        ]

    async def _page(
        self, ideas: Sequence[SceneIdea], place: int, summary: str, people: tuple[Person, ...]
    ) -> Page:
        idea, film = ideas[place], self.film
        about = " ".join((idea.place, *idea.who, *idea.props, idea.turn))
        style = await style_for(self.desk, film, about)
        ask = SceneAsk(
            brief=film.brief,
            title=film.title,
            summary=summary,
            number=place + 1,
            of=len(ideas),
            idea=idea,
            beats=tuple(film.beats[n - 1] for n in idea.beats),
            people=people,
            ended=ended(ideas[place - 1] if place else None),
            seconds=self.heard[place][1] if self.heard[place][0] else idea.seconds,
            style=style,
            lines=self.heard[place][0],
        )
        return Page(idea, ask)

    async def write(self, pages: Sequence[Page]) -> None:
        """Writes these scenes, a few at a time."""
        turn = asyncio.Semaphore(AT_ONCE)
        done = 0

        async def one(page: Page) -> None:
            nonlocal done
            async with turn:
                await self._write(page)
            done += 1
            self.desk.doing(f"scene {page.ask.number} is written ({done} of {len(pages)})")

        await asyncio.gather(*(one(page) for page in pages))

    async def _write(self, page: Page) -> None:
        ask, wrong = page.ask, ""
        while page.tries < TRIES:
            page.tries += 1
            draft, who = await written(self.desk, ask)
            page.style = used(ask.style, who)
            words, wrong = read_scene(draft.fountain)
            wrong = wrong or unkept(words, page.ask.lines)
            if not wrong:
                page.words = words
                return
            ask = page.ask.but(reason=wrong)
        if not page.words:
            raise Refused(
                f"Scene {page.ask.number} did not come out as a scene: {wrong}. "
                "Nothing was changed; say “write the script” to try again."
            )

    def film_as_written(self) -> Film:
        """The film that the pages make."""
        beats = self.film.beats
        served = [tuple(beats[n - 1].id for n in page.idea.beats) for page in self.pages]
        styles = [page.style for page in self.pages]
        return built(self.film, [page.words for page in self.pages], served, styles)

    def held(self, film: Film) -> Film:
        """The film with its shots held so that it fits: each scene to its sound, else all alike."""
        if any(lines for lines, _ in self.heard):
            return lengths.along(film, [seconds for _, seconds in self.heard])
        return lengths.fitted(film)

    def to_shorten_or_lengthen(self, film: Film) -> list[Page]:
        """The scenes to ask for again, each with what was wrong; none when holding shots does."""
        goal = lengths.aim(film.brief)
        share = float(film.seconds()) / goal
        held = lengths.fitted(film)
        if not lengths.misses(held) and abs(share - 1) <= STRETCH:
            return []
        again = []
        for page, scene in zip(self.pages, film.scenes, strict=True):
            seconds = sum(s.frames for s in film.shots_of(scene.id)) / film.settings.fps
            off = seconds / page.idea.seconds
            if page.tries < TRIES and (off - 1) * (share - 1) > 0 and abs(off - 1) > OFF:
                page.ask = _again(page, seconds)
                again.append(page)
        return again


def _again(page: Page, seconds: float) -> SceneAsk:
    wanted = page.idea.seconds
    off = seconds - wanted
    asked = max(round(page.ask.seconds * wanted / max(seconds, 1.0)), 3)
    why = f"it came out {abs(off):.0f} s too {'long' if off > 0 else 'short'}"
    return page.ask.but(seconds=asked, reason=why)


async def write_film(desk: Desk, film: Film) -> Film:
    """The film with its script written scene by scene, at the length that was set up.

    Scenes that miss their length are asked for again, then shots are held longer or shorter; what
    still misses is told by `lengths.told`.
    """
    script = Script(desk, film)
    await script.outline()
    await script.write(script.pages)
    made = script.film_as_written()
    for _ in range(TRIES - 1):
        again = script.to_shorten_or_lengthen(made)
        if not again:
            break
        desk.doing(f"{len(again)} scenes are written again for their length")
        await script.write(again)
        better = script.film_as_written()
        made = better if _nearer(better, made) else made
    return await asyncio.to_thread(read_story, script.held(made))


def _nearer(new: Film, old: Film) -> bool:
    goal = lengths.aim(new.brief)
    return abs(float(new.seconds()) - goal) <= abs(float(old.seconds()) - goal)
