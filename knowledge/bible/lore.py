"""What the story knows, asked by subject: who knows what, which rules hold, what is around whom."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence

from film.facts import (
    Belonging,
    Contradiction,
    Known,
    RuleHere,
    Said,
    ShotFacts,
    Sighting,
    Spoke,
    State,
)
from film.film import Film
from knowledge.bible.client import Bible, Row
from knowledge.bible.portrait import uid_of
from knowledge.bible.projector import Projector
from knowledge.bible.supervisor import ScriptSupervisor

PRIORITIES = ("critical", "high", "medium", "low")
PATIENCE_S = 10.0  # for the projector to catch up before a question


class StoryBible:
    """The bible as people ask it: about a film at its head, shown before it answers.

    Every question raises Unavailable while the bible is away; nothing is answered from elsewhere.
    """

    def __init__(self, bible: Bible, projector: Projector) -> None:
        self.bible, self.projector = bible, projector
        self.supervisor = ScriptSupervisor(bible)

    async def contradictions(
        self, film: Film, scenes: Sequence[str] = ()
    ) -> tuple[Contradiction, ...]:
        """What cannot both be so, in these scenes (ids) or in the whole film."""
        head = await self.projector.show_film(film, PATIENCE_S)
        asked = scenes or [scene.id for scene in film.scenes]
        shots = [shot.id for scene in asked for shot in film.shots_of(scene)]
        return await self.supervisor.contradictions(head.timeline, head.id, asked, shots)

    async def facts(self, film: Film, shots: Sequence[str]) -> tuple[ShotFacts, ...]:
        """Who and what is in these shots (ids), and in which state."""
        return await self.supervisor.facts_for_shots(film.id, await self._shown(film), shots)

    async def last_seen(self, film: Film, kind: str, asset: str, until: str) -> Sighting | None:
        """Where a person or prop was last, up to a shot (id) and with it."""
        version = await self._shown(film)
        return await self.supervisor.last_seen(film.id, version, kind, asset, until)

    async def states(
        self, film: Film, kind: str, asset: str, shots: Sequence[str]
    ) -> tuple[State, ...]:
        """What has become of something by these shots (ids), seen there or not."""
        places = [film.place_of(film.get_shot(shot)) for shot in shots]
        rows = await self.bible.ask(
            "conditions",
            assets=[uid_of(await self._view(film), kind, asset)],
            first=min(places, default=0),
            last=max(places, default=-1),
        )
        return tuple(
            State(id=row["id"], what=row["what"])
            for row in rows
            if not row["told"] and any(row["begins"] <= at <= row["ends"] for at in places)
        )

    async def belongings(self, film: Film, shot: str) -> tuple[Belonging, ...]:
        """What those who are in a shot (id) wear and hold."""
        asked = uid_of(await self._view(film), "shot", shot)
        rows = await self.bible.ask("belongings", shot=asked)
        return tuple(sorted((Belonging(**row) for row in rows), key=lambda b: (b.who, b.what)))

    async def knowers(
        self, film: Film, topic: str, kind: str, asset: str, until: str
    ) -> tuple[Known, ...]:
        """Who may know of something up to a shot (id), the first one first.

        Whoever was there when it was named, held or shown; whoever was told, read or overheard it.
        """
        view = await self._view(film)
        place = film.find_place(until)
        before = len(film.shots) if place is None else place
        names = _names(film, topic, asset)
        rows, told = await asyncio.gather(
            self._heard(view, topic, asset and uid_of(view, kind, asset), before),
            self._told(view, film, names, until),
        )
        found = {row["who"]: row for row in sorted(rows, key=lambda row: -int(row["idx"]))}
        known = [
            Known(who=who, shot=row["shot"], label=row["label"], quote=_quote(row["says"], names))
            for who, row in sorted(found.items(), key=lambda pair: int(pair[1]["idx"]))
            if who != asset
        ]
        there = {one.who for one in known}
        return (*known, *(one for one in told if one.who not in there))

    async def rules(self, film: Film, scene: str) -> tuple[RuleHere, ...]:
        """The rules that hold in a scene (id), the gravest first."""
        view = await self._view(film)
        asked = {"timeline": view, "scene": uid_of(view, "scene", scene)}
        rows = await self.bible.ask("rules", **asked)
        found = {row["id"]: RuleHere(**row) for row in rows}
        return tuple(sorted(found.values(), key=lambda r: (PRIORITIES.index(r.priority), r.id)))

    async def touched(self, film: Film, kind: str, key: str) -> tuple[str, ...]:
        """Ids of the shots that a change of something touches, with those that go on from them."""
        view = await self._view(film)
        if kind == "shot":
            direct = [key]
        elif kind == "scene":
            rows = await self.bible.ask("shots_of", scenes=[uid_of(view, "scene", key)])
            direct = [row["id"] for row in rows]
        else:
            asset = uid_of(view, kind, key)
            seen, heard = await asyncio.gather(
                self.bible.ask("seen", asset=asset), self.bible.ask("heard", asset=asset)
            )
            direct = [row["shot"] for row in (*seen, *heard)]
        shots = [uid_of(view, "shot", shot) for shot in direct]
        goes_on = await self.bible.ask("touched", shots=shots)
        every = {*direct, *(row["shot"] for row in goes_on)}
        return tuple(shot.id for shot in film.shots if shot.id in every)

    async def why(self, film: Film, about: str) -> tuple[Said, ...]:
        """What the script says of something (id), each with its place and its words."""
        rows = await self.bible.ask("why", timeline=await self._view(film), about=about)
        return tuple(
            Said(
                axis=row["axis"], value=row["word"], part=row["part"], role=row["role"],
                source=row["source"], text=row["text"],
            )
            for row in rows
        )  # fmt: skip

    async def around(self, film: Film, kind: str, key: str) -> tuple[Spoke, ...]:
        """What is tied to a person or scene, the nearest first."""
        about = uid_of(await self._view(film), kind, key)
        rows = await self.bible.ask(f"around_{kind}", about=about)
        rows.sort(key=lambda row: (row["rank"], row["kind"], row["name"]))
        return tuple(
            Spoke(word=row["word"], kind=row["kind"], id=row["id"], name=row["name"])
            for row in rows
        )

    async def _shown(self, film: Film) -> str:
        return (await self.projector.show_film(film, PATIENCE_S)).id

    async def _view(self, film: Film) -> str:
        return (await self.projector.show_film(film, PATIENCE_S)).timeline

    async def _heard(self, view: str, topic: str, asset: str, until: int) -> list[Row]:
        if asset:
            return await self.bible.ask("may_know", asset=asset, until=until)
        words = topic.strip().lower()
        return await self.bible.ask("may_know_words", timeline=view, words=words, until=until)

    async def _told(self, view: str, film: Film, names: Sequence[str], until: str) -> list[Known]:
        places = {scene.id: place for place, scene in enumerate(film.scenes)}
        shot = film.find_place(until)
        scene = len(places) if shot is None else places.get(film.shots[shot].scene, 0)
        topics = [name.lower() for name in names]
        rows = await self.bible.ask("told", timeline=view, topics=topics, until=scene)
        first: dict[str, Row] = {}
        for row in rows:
            first.setdefault(row["who"], row)
        return [
            Known(who=who, quote=row["text"], how=row["how"], source=row["source"])
            for who, row in first.items()
        ]


def _names(film: Film, topic: str, asset: str) -> Sequence[str]:
    found = next((one for one in film.assets() if one.id == asset), None)
    return (found.name, *getattr(found, "aliases", ())) if found else (topic.strip(),)


def _quote(says: Iterable[str], names: Iterable[str]) -> str:
    """The words of a shot that name it; its action where it is only held."""
    told = list(says)
    pattern = "|".join(re.escape(name) for name in names if name)
    for text in told:
        if pattern and re.search(rf"\b(?:{pattern})s?\b", text, re.IGNORECASE):
            return text
    return told[-1] if told else ""


KINDS: Mapping[str, str] = {"Character": "character", "Location": "location", "Prop": "prop",
                            "Shot": "shot", "Scene": "scene"}  # fmt: skip


def kind_of(noun: object) -> str:
    """The bible's word for a noun of the film."""
    return KINDS[type(noun).__name__]
