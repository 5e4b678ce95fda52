"""The places of a film: what kind of set a heading means, and what of it shows in the text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from engines.rules.breakdown.headings import Heading
from engines.rules.breakdown.lexicon import marked, place_kinds, words_of
from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.text import free_id
from film.assets import Location, Mention

MAX_FEATURES = 12


@cache
def place_kind(name: str, interior: bool) -> str:
    """The kind of set for a place's name; "" when no word of it fits.

    The most particular part of the name ("LIGHTHOUSE - LAMP ROOM") is asked first; a kind must
    agree with INT./EXT. The outside of a building that is only known inside is its street.
    """
    parts = [tuple(tokens(part)) for part in reversed(name.lower().split(" - "))]
    found = [_best_kind(words, interior) for words in parts]
    for kind, agrees in found:
        if kind and agrees:
            return kind
    if interior or not any(kind for kind, _ in found):
        return ""
    rural = set(words_of("outside_of")["field"]) & {word for words in parts for word in words}
    return "field" if rural else "street"


def _best_kind(words: tuple[str, ...], interior: bool) -> tuple[str, bool]:
    """The kind of the longest phrase that fits, one that agrees with the side first."""
    best, rank = "", (False, 0, 0)
    for phrase, kind, inside in place_kinds():
        size = len(phrase)
        for at in range(len(words) - size + 1):
            if words[at : at + size] == phrase and (inside == interior, size, at) > rank:
                best, rank = kind, (inside == interior, size, at)
    return best, rank[0]


class PlaceBook:
    """Collects the places of a film as its headings are read; one place per name and side."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, bool], Location] = {}
        self._features: dict[str, dict[str, None]] = {}
        self._mentions: dict[str, list[Mention]] = {}
        self._ids: set[str] = set()
        self._keys: dict[str, tuple[str, bool]] = {}

    def enter(self, heading: Heading, interior: bool, mention: Mention) -> str:
        """The id of the heading's place, noted as a new one when it is."""
        key = (heading.place, interior)
        if key not in self._places:
            other_side = (heading.place, not interior) in self._places
            side = (" interior" if interior else " exterior") if other_side else ""
            place = Location(
                id=free_id("pl_", heading.place + side, self._ids),
                name=heading.place,
                kind=place_kind(heading.place, interior),
                interior=interior,
            )
            self._places[key] = place
            self._keys[place.id] = key
            self._features[place.id] = {}
            self._mentions[place.id] = []
        found = self._places[key].id
        self._mentions[found].append(mention)
        return found

    def show(self, place: str, words: Iterable[str]) -> None:
        """Notes what of the set a line of action mentions."""
        for hit in marked("features").find(list(words)):
            self._features[place].setdefault(hit.meaning)

    def describe(self, place: str, text: str) -> None:
        """Keeps the first words of action as the place's description."""
        key = self._keys[place]
        if not self._places[key].description:
            self._places[key] = self._places[key].model_copy(update={"description": text})

    def places(self) -> tuple[Location, ...]:
        """All places in order of appearance, with their features and mentions."""
        return tuple(
            place.model_copy(
                update={
                    "features": tuple(self._features[place.id])[:MAX_FEATURES],
                    "mentions": tuple(self._mentions[place.id]),
                }
            )
            for place in self._places.values()
        )
