"""What is in whose hands, and which things stand in the set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engines.rules.breakdown.beats import Deed
from engines.rules.breakdown.text import stable
from film.shots import Mark, Standing

_BOTH = 2  # hands
_OFF = (" off", "remove")


class Hands:
    """Follows the props of one scene from hand to hand."""

    def __init__(self, holds: Mapping[str, Sequence[str]]) -> None:
        self._held: dict[str, list[str]] = {who: list(props) for who, props in holds.items()}
        self._standing: dict[str, Mark] = {}
        self._worn: dict[str, str] = {}  # whose a thing is that they have on them: a watch

    def held(self, who: str) -> tuple[str, ...]:
        """What a person holds, what they took last at the end."""
        return tuple(self._held.get(who, ()))

    def everyone(self) -> dict[str, list[str]]:
        """Who holds what."""
        return {who: list(props) for who, props in self._held.items() if props}

    def holder(self, prop: str) -> str:
        """Who holds a prop; "" when nobody does."""
        return next((who for who, props in self._held.items() if prop in props), "")

    def do(self, deed: Deed, mark: Mark, takes_part: bool) -> None:
        """Changes hands as a deed does. `takes_part` tells whether the receiver is in the scene."""
        does, prop = deed.doing.does, deed.prop
        if prop and does == "take":
            self.give(prop, deed.who)
        elif prop and does == "give" and takes_part:
            self.give(prop, deed.to)
        elif prop and does == "drop":
            self.put_down(prop, mark)
        elif prop and does == "wear" and deed.doing.verb.endswith(_OFF):
            self.give(prop, deed.who)
        elif prop and does == "wear":
            self.put_away(prop)
            self.wear(prop, deed.who)

    def give(self, prop: str, who: str) -> None:
        """Puts a prop into a person's hands, out of anybody else's; a third thing is put away."""
        before = self.holder(prop)
        if before:
            self._held[before].remove(prop)
        self._standing.pop(prop, None)
        hands = self._held.setdefault(who, [])
        hands.append(prop)
        del hands[:-_BOTH]

    def put_down(self, prop: str, mark: Mark) -> None:
        """Stands a prop beside whoever is at `mark`, out of anybody's hands."""
        before = self.holder(prop)
        if before:
            self._held[before].remove(prop)
        inward = -0.35 if mark.x > 0 else 0.35
        self._standing[prop] = Mark(x=round(mark.x + inward, 2), z=round(mark.z - 0.15, 2))

    def stand(self, prop: str) -> None:
        """Notes a thing that is named and in nobody's hands: it stands somewhere in the set."""
        if prop in self._standing or self.holder(prop):
            return
        turn = stable(prop, "spot")
        side = 1 if turn % 2 else -1
        self._standing[prop] = Mark(
            x=round(side * (1.0 + turn % 71 / 100), 2), z=round(0.7 + turn % 53 / 100, 2)
        )

    def put_away(self, prop: str) -> None:
        """Takes a thing out of sight."""
        before = self.holder(prop)
        if before:
            self._held[before].remove(prop)
        self._standing.pop(prop, None)

    def wear(self, prop: str, who: str) -> None:
        """Notes whose a thing is."""
        self._worn[prop] = who

    def wearer(self, prop: str) -> str:
        """Who has a thing on them; "" when nobody has."""
        return self._worn.get(prop, "")

    def known(self, prop: str) -> bool:
        """Whether a thing is in somebody's hands or in the set."""
        return prop in self._standing or bool(self.holder(prop))

    def is_standing(self, prop: str) -> bool:
        """Whether a prop is in the set and in nobody's hands."""
        return prop in self._standing

    def standing(self) -> tuple[Standing, ...]:
        """The props that stand in the set."""
        return tuple(Standing(prop=prop, mark=mark) for prop, mark in self._standing.items())
