"""Moments and their rows, and filling those of the tables with one story's people and things."""

from __future__ import annotations

import re
from typing import Any

from engines.rules.writer.cast import Pair
from engines.rules.writer.grammar import Dice, Slot, filled
from engines.rules.writer.stage import Set
from engines.rules.writer.tables import table
from film.noun import Noun

_CUE = re.compile(r"^([POTQWNS])(?: \(([^()]*)\))?: (.*)$", re.DOTALL)
_SEEN_OFF = {"O.S.", "V.O."}
_KEYS = ("{X.odd}", "{X.pay}", "{X.truth}", "{W.me}", "{W.you}")  # plant, payoff, secret, want


class Row(Noun):
    """One paragraph of a scene: action, or a line with who says it and how."""

    text: str
    who: str = ""  # the name as spoken; "" for action
    aside: str = ""  # parenthetical
    off: str = ""  # O.S. | V.O.
    must: bool = False  # even the shortest scene shows it
    spare: bool = False  # only shown if there is time


class Moment(Noun):
    """One beat of a story: told in prose, shown in rows, with more to show if there is time."""

    title: str
    text: str
    heading: str
    show: tuple[Row, ...]
    more: tuple[tuple[Row, ...], ...] = ()
    talk: tuple[tuple[Row, ...], ...] = ()  # what any two could say here, for long scenes
    phase: str = "middle"  # early | middle | late
    spine: bool = True  # a short film cannot do without it
    key: bool = False  # no film can
    least: int = 0  # seconds of film from which it is told at all


def is_in(moment: Moment, who: str) -> bool:
    """Whether somebody is seen in it, and not only heard."""
    return any(row.who == who and not row.off for row in moment.show) or any(
        not row.who and who in row.text for row in moment.show
    )


class Filling:
    """Fills the rows of one story's data."""

    def __init__(
        self, slots: dict[str, Slot | str], pair: Pair, sets: tuple[Set, Set, Set], dice: Dice
    ) -> None:
        self.slots, self.dice, self.sets = slots, dice, sets
        self.about = ""
        self.names = {"P": pair.first.name, "O": pair.other.name}

    def moment(self, row: dict[str, Any], phase: str) -> Moment:
        """One moment of a plot's data."""
        place = self.sets["ABC".index(row.get("at", "A"))]
        self.about = row["t"]  # what is chosen within one moment goes together
        show = [made for text in row["show"] for made in self.rows(text)]
        more = [tuple(self.rows(text)) for text in row.get("more", [])]
        key = any(text[0] == "*" or any(m in text for m in _KEYS) for text in row["show"])
        return Moment(
            title=filled(row["t"], self.slots),
            text=filled(row["tell"], self.slots),
            heading=place.heading,
            show=tuple(show),
            more=tuple(more),
            phase=phase,
            spine=row.get("spine", "yes") == "yes" or key,
            key=key,
        )

    def rows(self, text: str) -> list[Row]:
        """The rows of one entry: " || " parts choices, " / " parts speakers."""
        choices = text.removeprefix("* ").removeprefix("~ ").split(" || ")
        cue = _CUE.match(choices[0])
        chosen = self.dice.pick(choices, self.about)
        if cue and not _CUE.match(chosen):
            aside = chosen.startswith("(")
            chosen = f"{cue[1]} {chosen}" if aside else f"{choices[0][: cue.start(3)]}{chosen}"
        made = [self._row(part) for part in chosen.split(" / ")]
        return [row.but(must=text[0] == "*", spare=text[0] == "~") for row in made]

    def _row(self, text: str) -> Row:
        cue = _CUE.match(text)
        if cue is None:
            return Row(text=filled(text, self.slots))
        aside = filled(cue[2], self.slots) if cue[2] else ""
        aside = aside[:1].lower() + aside[1:] if aside not in _SEEN_OFF else aside
        off = aside if aside in _SEEN_OFF else ""
        return Row(text=filled(cue[3], self.slots), who=self.names[cue[1]], off=off,
                   aside="" if off else aside)  # fmt: skip

    def bank(self) -> dict[str, list[tuple[Row, ...]]]:
        """Talk and business by phase, in an order of the story's own."""
        banks = table("banks")
        found: dict[str, list[tuple[Row, ...]]] = {}
        for phase in ("early", "middle", "late"):
            for text in self.dice.shuffled(banks[phase] + banks["business"][phase], phase):
                self.about = text
                found.setdefault(phase, []).append(tuple(self.rows(text)))
        return found
