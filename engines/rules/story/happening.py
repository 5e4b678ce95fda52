"""From what sentences tell to events: which prop, whose coat, which door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.propbook import PropLookup
from engines.rules.story.facts import Told, facts_in
from engines.rules.story.nouns import words
from engines.rules.story.scenes import SceneFacts
from engines.rules.story.tagging import Tagged, Thing
from film.assets import Prop
from film.world import Role

ANY = "any"
_MENDED = ("existence", "hands", "lit", "fullness")
_DRESSED = ("worn", "cloth")


class Happenings:
    """Turns told facts of one film into its events."""

    def __init__(self, props: Sequence[Prop]) -> None:
        self._lookup = PropLookup(props)
        self._props = {prop.id for prop in props}
        self._locked_by: dict[tuple[str, str], str] = {}

    def read(self, facts: SceneFacts, tagged: Tagged, sentence: str, present: set[str]) -> None:
        """Takes the events of one sentence into the scene."""
        for thing in tagged.things:
            if thing.other:
                self._anew(facts, tagged, thing)
        for told in facts_in(tagged, sentence):
            for about, part in self._about(facts, told):
                self._take(facts, told, (about, part), present)

    def _take(self, facts: SceneFacts, told: Told, key: tuple[str, str], present: set[str]) -> None:
        claim, (about, part) = told.claim, key
        role, value = claim.role, told.people.get(claim.value, claim.value)
        if about in self._props and about not in facts.scene.props:
            return  # somebody took it out of this scene
        if claim.axis == "changed":
            _changed(facts, about)
            return
        if claim.axis == "hands" and role is Role.TAKES:
            holder = facts.parts(about, "hands").get(part, ANY)
            role = Role.MAKES if holder in present else role
        if claim.axis == "lock":
            role = self._keys(told, key, role)
        facts.add(claim.axis, about, role, value, part)

    def _keys(self, told: Told, key: tuple[str, str], role: Role) -> Role:
        """Who locked a door can open it again."""
        who = told.people.get("who", "")
        if told.claim.value == "locked":
            self._locked_by[key] = who
        elif role is Role.TAKES and who and self._locked_by.get(key) == who:
            return Role.MAKES
        return role

    def _anew(self, facts: SceneFacts, tagged: Tagged, thing: Thing) -> None:
        """Another thing of this name: nothing that is known of the old one holds for it."""
        if thing.noun in words("garments"):
            owner = thing.owner or (tagged.people[0] if tagged.people else "")
            for axis in _DRESSED:
                facts.add(axis, owner, Role.MAKES, ANY, thing.noun)
            return
        for about, part in self._things(thing):
            for axis in _MENDED:
                if part in facts.parts(about, axis):
                    facts.add(axis, about, Role.MAKES, ANY, part)

    def _about(self, facts: SceneFacts, told: Told) -> Iterator[tuple[str, str]]:
        """What a claim is about, as id and part; several when it names a whole kind."""
        claim = told.claim
        if claim.what in {"who", "to"}:
            yield told.people[claim.what], ""
        elif claim.what in {"legs", "arms", "eyes", "openings"}:
            yield from self._kind(facts, told)
        elif claim.what == "opening":
            yield facts.scene.location, told.things["opening"].name
        elif claim.what == "thing":
            yield from self._things(told.things["thing"])
        else:
            yield from self._of_person(facts, told, told.things[claim.what])

    def _kind(self, facts: SceneFacts, told: Told) -> Iterator[tuple[str, str]]:
        claim = told.claim
        if claim.what == "openings":
            about = facts.scene.location
            found = list(facts.parts(about, claim.axis))
        else:
            about = told.people[claim.of or "who"]
            known = facts.parts(about, claim.axis)
            found = [part for part in known if part.split()[-1] in words(claim.what)]
            if not found and claim.role is Role.MAKES and claim.what == "eyes":
                found = ["eyes"]
        yield from ((about, part) for part in found)

    def _things(self, thing: Thing) -> Iterator[tuple[str, str]]:
        hits = self._lookup.find(tokens(thing.name)) or self._lookup.find([thing.noun])
        yield (hits[0].meaning, "") if hits else ("", thing.name)

    def _of_person(self, facts: SceneFacts, told: Told, thing: Thing) -> Iterator[tuple[str, str]]:
        of = told.people.get(told.claim.of, "")
        owner = of or thing.owner or told.people.get("who", "")
        if owner:
            known = [part for part in facts.parts(owner, told.claim.axis)
                     if part.split()[-1] == thing.noun]  # fmt: skip
            yield owner, thing.name if thing.which or not known else known[-1]


def _changed(facts: SceneFacts, who: str) -> None:
    """Other clothes: whole, dry and clean."""
    for axis in (*_DRESSED, "wetness", "dirt"):
        for part in facts.parts(who, axis):
            facts.add(axis, who, Role.MAKES, ANY, part)
