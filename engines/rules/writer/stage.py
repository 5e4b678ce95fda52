"""Where and when a story plays: its places as headings and in prose, and what presses on it."""

from __future__ import annotations

from typing import Any

from engines.rules.breakdown.lexicon import place_kinds
from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.places import place_kind
from engines.rules.writer.cast import Actor
from engines.rules.writer.facts import Facts, Where
from engines.rules.writer.grammar import Dice
from engines.rules.writer.tables import place, table, words
from film.noun import Noun

_ON = {"rooftop", "beach", "train", "bus", "ship's deck", "bridge", "mountain", "cliff"}
_AT = {"station", "harbour", "sea", "office"}
_WIDE = words("wide_places")
_ON_WORDS = words("on_places")
_AFTER = {
    "night": "dawn", "evening": "dawn", "twilight": "night", "dawn": "morning",
    "morning": "afternoon", "afternoon": "evening",
}  # fmt: skip


class Set(Noun):
    """One place of a story: how it is headed, drawn and spoken of."""

    heading: str  # "INT. LAMP ROOM"
    name: str  # "lamp room"
    kind: str
    interior: bool
    preposition: str

    @property
    def row(self) -> dict[str, Any]:
        """What the tables know of this kind of place."""
        return place(self.kind)

    @property
    def inside(self) -> str:
        """ "in the lamp room"."""
        return f"{self.preposition} the {self.name}"


def set_of(heading: str) -> Set:
    """The set of a heading without its time."""
    side, _, name = heading.partition(". ")
    interior = side == "INT"
    also = table("places")["also"]
    kind = also.get(name.lower()) or also.get(name.lower().split()[-1]) or ""
    kind = kind or place_kind(name, interior) or ("room" if interior else "open ground")
    return Set(heading=heading, name=name.lower(), kind=kind, interior=interior,
               preposition=_preposition(name.lower(), kind))  # fmt: skip


def _preposition(name: str, kind: str) -> str:
    if set(tokens(name)) & _ON_WORDS or kind in _ON:
        return "on"
    return "at" if kind in _AT else "in"


def find_sets(facts: Facts, first: Actor, dice: Dice) -> tuple[Set, Set, Set]:
    """The place where most happens, the one where it ends, and one close by."""
    given = [_given(where) for where in facts.places]
    home = _home(first, facts)
    main = given[0] if given else home
    if given and home and set(given[0].name.split()) & _WIDE and _trade(first):
        main, given = home, [home, *given]
    if main is None:
        main = set_of("INT. KITCHEN")
    near = [set_of(heading) for heading in main.row["near"] if set_of(heading).name != main.name]
    rest = [other for other in given if other.name != main.name]
    outdoors = [other for other in near if not other.interior] or near
    second = rest[0] if rest else outdoors[dice.number("near", len(outdoors))]
    third = next((other for other in [*rest[1:], *near] if other.name != second.name), second)
    return main, second, third


def _given(where: Where) -> Set:
    side = "INT" if where.interior else "EXT"
    found = set_of(f"{side}. {where.name.upper()}")
    return found.but(preposition=where.preposition) if where.preposition else found


def _trade(first: Actor) -> bool:
    return not {first.head} & {
        "man",
        "woman",
        "father",
        "mother",
        "boy",
        "girl",
        "brother",
        "sister",
    }


def _home(first: Actor, facts: Facts) -> Set | None:
    row = find_role(first.role)
    return set_of(row["at"]) if row else None


def find_role(role: str) -> dict[str, Any] | None:
    """What the tables know of a trade: the longest of its words that ends the role."""
    found: tuple[int, dict[str, Any]] | None = None
    for row in table("roles"):
        for word in row["words"]:
            if (role == word or role.endswith(f" {word}")) and (
                found is None or len(word) > found[0]
            ):
                found = (len(word), row)
    return found[1] if found else None


def hour_after(time: str) -> str:
    """The hour of a last scene: "dawn" after a night."""
    return _AFTER.get(time, "dawn")


def find_pressure(facts: Facts, genre: str, dice: Dice) -> dict[str, Any]:
    """What presses from outside: what the idea names, else one that fits the genre."""
    rows = table("pressures")
    words = set(tokens(facts.text))
    for row in rows.values():
        if words & set(row["hears"]) - {"time", "hour"} and genre in row["fits"]:
            return dict(row)
    fitting = [name for name, row in rows.items() if genre in row["fits"]]
    return dict(rows[dice.pick(fitting, "pressure")])


def is_known_place(words: str) -> bool:
    """Whether a phrase is a place that can be drawn."""
    found = tuple(tokens(words))
    return any(found[-len(phrase) :] == phrase for phrase, _, _ in place_kinds())
