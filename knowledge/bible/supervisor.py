"""The script supervisor: the questions about continuity that are asked of the bible.

Each answer is about one version of the film. When the bible shows another one it says so
(Unavailable) rather than answer about a film that nobody is looking at.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from film.errors import Unavailable
from film.facts import Contradiction, PersonFacts, PropFacts, ShotFacts, Sighting
from knowledge.bible.client import Bible, Row
from knowledge.bible.contradictions import clash_of, contradictions_of
from knowledge.bible.portrait import SHAPE, uid_of

BEHIND = "The story bible shows another version of the film; try again in a moment."
ASKED_AT_ONCE = 200  # shots of one question


class ScriptSupervisor:
    """Asks the bible about `version` of a project: the id of the version that its head is at."""

    def __init__(self, bible: Bible) -> None:
        self.bible = bible

    async def facts_for_shots(
        self, project: str, version: str, shots: Sequence[str]
    ) -> tuple[ShotFacts, ...]:
        """The facts of several shots at once, in film order; costs by shot, not by film."""
        return await self._facts_of(await self.timeline(project, version), version, shots)

    async def contradictions(
        self, timeline: str, version: str, scenes: Sequence[str], shots: Sequence[str]
    ) -> tuple[Contradiction, ...]:
        """What cannot both be so in these scenes (ids) and their shots, in the scenes' order."""
        wanted = [uid_of(timeline, "scene", scene) for scene in scenes]
        clashes, facts = await asyncio.gather(
            self.bible.ask("clashes", scenes=wanted), self._facts_of(timeline, version, shots)
        )
        found = [*map(clash_of, clashes), *(found for f in facts for found in f.contradictions)]
        order = {scene: place for place, scene in enumerate(scenes)}
        return tuple(sorted(_once(found), key=lambda one: order.get(one.scene, 0)))

    async def last_seen(
        self, project: str, version: str, kind: str, asset: str, until: str
    ) -> Sighting | None:
        """Where, and with whom, a person or prop was last, up to a shot; None when nowhere yet."""
        timeline = await self.timeline(project, version)
        asked = uid_of(timeline, "shot", until), uid_of(timeline, kind, asset)
        rows = await self.bible.ask(f"last_seen_{kind}", shot=asked[0], asset=asked[1])
        if not rows:
            return None
        row = rows[0]
        return Sighting(
            shot=row["shot"],
            label=row["label"],
            scene=row["scene"] or "",
            place=row["place"] or "",
            held_by=tuple(sorted(row["held_by"])),
        )

    async def timeline(self, project: str, version: str) -> str:
        """The timeline that shows this version; Unavailable when none does."""
        rows = await self.bible.ask("shown", project=project, version=version, shape=SHAPE)
        if not rows:
            raise Unavailable(BEHIND)
        return str(rows[0]["timeline"])

    async def _facts_of(
        self, timeline: str, version: str, shots: Sequence[str]
    ) -> tuple[ShotFacts, ...]:
        found: list[ShotFacts] = []
        for start in range(0, len(shots), ASKED_AT_ONCE):
            some = [uid_of(timeline, "shot", shot) for shot in shots[start : start + ASKED_AT_ONCE]]
            found += await self._facts(timeline, version, some)
        return tuple(found)

    async def _facts(self, timeline: str, version: str, shots: list[str]) -> list[ShotFacts]:
        places, people, standing = await asyncio.gather(
            *(self.bible.ask(name, shots=shots) for name in ("places", "people", "standing"))
        )
        if not places:
            return []
        states = await self.bible.ask(
            "conditions",
            assets=_seen(timeline, places, people, standing),
            first=places[0]["idx"],
            last=places[-1]["idx"],
        )
        return [_of_shot(version, place, people, standing, states) for place in places]


def _once(found: Iterable[Contradiction]) -> Iterable[Contradiction]:
    """One of each kind about one thing in one scene: the words of the script before the shots."""
    kept: dict[tuple[str, str, str], Contradiction] = {}
    for one in found:
        kept.setdefault((one.kind, one.about, one.scene), one)
    return kept.values()


def _seen(
    timeline: str, places: Iterable[Row], people: Iterable[Row], standing: Iterable[Row]
) -> list[str]:
    """The uids of who and what is seen, once each."""
    seen = {("location", row["location"]) for row in places}
    seen |= {("character", row["who"]) for row in people}
    seen |= {("prop", row["prop"]) for row in (*people, *standing)}
    return sorted(uid_of(timeline, kind, asset) for kind, asset in seen if asset)


def _of_shot(
    version: str, place: Row, people: list[Row], standing: list[Row], states: list[Row]
) -> ShotFacts:
    people, standing = (
        [r for r in rows if r["shot"] == place["shot"]] for rows in (people, standing)
    )
    held = [row for row in people if row["prop"]]
    there = {row["who"]: row for row in people}
    seen = {place["location"], *there, *(row["prop"] for row in (*held, *standing))}
    states = [row for row in states if row["asset"] in seen and _holds(row, place)]
    lasting = [row for row in states if not row["told"]]
    return ShotFacts(
        project=place["project"],
        version=version,
        shot=place["shot"],
        label=place["label"],
        scene=place["scene"] or "",
        location=place["location"] or "",
        place=place["place"] or "",
        time=place["time"],
        weather=place["weather"],
        people=tuple(_person(row, held, lasting) for row in there.values()),
        props=tuple(_props(held, standing, lasting)),
        place_conditions=_what(lasting, place["location"] or ""),
        contradictions=tuple(contradictions_of(place, list(there.values()), held, states)),
    )


def _holds(state: Row, place: Row) -> bool:
    """Whether a state is one of this shot's; what the script tells holds for its own strand."""
    aside = state["told"] and place["strand"]
    return not aside and state["begins"] <= place["idx"] <= state["ends"]


def _person(row: Row, held: list[Row], states: list[Row]) -> PersonFacts:
    who = row["who"]
    return PersonFacts(
        who=who,
        name=row["name"],
        costume=row["costume"],
        look=row["look"],
        holds=tuple(each["prop"] for each in held if each["who"] == who),
        conditions=_what(states, who, row["conditions"]),
        pose=row["pose"],
        emotion=row["emotion"],
        ground=row["ground"],
        prominence=row["prominence"],
    )


def _props(held: list[Row], standing: list[Row], states: list[Row]) -> Iterable[PropFacts]:
    stands = {row["prop"]: row["conditions"] for row in standing}
    rows = {row["prop"]: row for row in [*held, *standing]}
    for prop, row in sorted(rows.items()):
        yield PropFacts(
            prop=prop,
            name=row["prop_name"],
            kind=row["kind"],
            held_by=tuple(each["who"] for each in held if each["prop"] == prop),
            conditions=_what(states, prop, stands.get(prop) or ()),
        )


def _what(states: list[Row], asset: str, said: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of an asset's conditions: those carried here, then those said of this shot."""
    carried = [row["what"] for row in states if row["asset"] == asset]
    return tuple(dict.fromkeys([*carried, *said]))
