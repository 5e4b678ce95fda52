"""Values in the person's own words, where a model has marked them: "a grey shawl, with a pin"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engines.rules.ears.families import Family
from engines.rules.ears.free_text import LONG, short_value, tidy, with_thing
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item, spoken
from engines.rules.ears.slot_mood import mood_of
from engines.rules.ears.slots import FREE_TEXT
from engines.rules.ears.taught import OLD, VALUE

_OWN = (*(kind for kind in FREE_TEXT if kind != "film"), "QUOTE", "PLACE")
_LEAST = 0.6  # how likely the words must be a value, in the mean of a run
_JOINS = ("is", "are", "be", "gets", "get", "looks", "should be", "must be", "to be", "and", ",")
_THINGS = ("WEAR", "BODY")
_NAMED = ("who", "name", "prop", "who2")
_LOST = ("delete", "out")


@dataclass(frozen=True)
class Said:
    """The reduced items of a message, what each is for and how likely that is, and the text that
    they stand in."""

    items: Sequence[Item]
    marks: Sequence[tuple[str, float]]
    text: str

    def rest(self, view: Sequence[Item]) -> list[Item]:
        """What is no value in the person's own words."""
        taken = [(run[0].start, run[-1].end) for run in self._runs(VALUE)]
        return [i for i in view if not any(first <= i.start < last for first, last in taken)]

    def value(self, kind: str, mark: str = VALUE) -> str:
        """The words with this mark, as they were typed; "" when there are none, or several that
        do not belong together."""
        runs = self._runs(mark)
        if all(item.is_any(_THINGS) or item.idle for run in runs for item in run):
            return ""  # "Vane's coat, hm" says nothing of it
        quoted = [i.text for run in runs for i in run if "QUOTE" in i.tags]
        if quoted:
            return quoted[0] if len(quoted) == 1 else ""
        if kind in LONG:
            return tidy(self.text[runs[0][0].start : runs[-1][-1].end])
        if len(runs) == 1:
            said = short_value(self.text[runs[0][0].start : runs[0][-1].end], kind)
            return f"no {said}" if said and self._is_lost(runs[0][0]) else said
        return self._joined(runs)

    def _joined(self, runs: Sequence[Sequence[Item]]) -> str:
        """ "His coat is torn": how it is, then the thing; but "sleeve stained with coffee"."""
        if len(runs) > 2:
            return ""
        (first, last), between = runs, self._between(*runs)
        if spoken(first) == spoken(last):
            return tidy(self.text[first[0].start : first[-1].end])
        if not between or any(item.text not in _JOINS for item in between):
            return ""
        parts = [tidy(self.text[run[0].start : run[-1].end]) for run in (first, last)]
        if all(item.text in ("and", ",") for item in between):
            return f"{parts[0]}, {parts[1]}"
        return with_thing(how=parts[1], thing=parts[0])

    def _is_lost(self, first: Item) -> bool:
        """ "Lose the grey hair"."""
        before = [i for i in self.items if i.end <= first.start and "DET" not in i.tags][-1:]
        return any(item.verbs & set(_LOST) for item in before)

    def _between(self, first: Sequence[Item], last: Sequence[Item]) -> list[Item]:
        inside = (i for i in self.items if first[-1].end <= i.start and i.end <= last[0].start)
        return [i for i in inside if not i.is_any(("DET", "FILL")) or i.text in _JOINS]

    def _runs(self, mark: str) -> list[list[Item]]:
        """Neighbours with this mark, where it is likely."""
        runs: list[list[tuple[Item, float]]] = []
        before = ""
        for item, (own, likely) in zip(self.items, self.marks, strict=True):
            if own == mark and before == mark:
                runs[-1].append((item, likely))
            elif own == mark:
                runs.append([(item, likely)])
            before = own
        sure = [run for run in runs if sum(likely for _, likely in run) >= _LEAST * len(run)]
        return [[item for item, _ in run] for run in sure]


def own_words(family: Family, said: Said) -> dict[str, str] | None:
    """The family's arguments that are in the person's own words; None when one is lacking."""
    found: dict[str, str] = {}
    for arg, kind in own_args(family).items():
        value = said.value(kind, OLD if arg == "old" else VALUE)
        if not value and kind == "PLACE":
            continue  # one that the film has is found by its name
        if not value:
            return None
        found[arg] = mood_of(value) if arg == "music" else value
    return found


def own_args(family: Family) -> Mapping[str, str]:
    """Which arguments of a family these are, and the kind of each."""
    own = {arg: kind for arg, kind in family.fill.items() if kind in _OWN and arg[0] != "_"}
    optional = "name" in own and len(own) > 1  # a timeline need not be called anything
    return {arg: kind for arg, kind in own.items() if arg != "name"} if optional else own


def is_whole(hearing: Hearing, view: Sequence[Item]) -> bool:
    """Whether it is known of whom or what the words are said: "call it Forty Feet" of the film only
    where the film was named."""
    fill = hearing.family.fill
    named = all(arg in hearing.args for arg, kind in fill.items() if kind in _NAMED)
    if "film" not in fill.values():
        return named
    return any("TARGET" in item.tags and item.first("TARGET").level == "film" for item in view)


def mend(hearing: Hearing) -> None:
    """Of a line that is given away, the only one named is who gets it."""
    if "to" in hearing.family.fill and "to" not in hearing.args and "who" in hearing.args:
        hearing.args["to"] = hearing.args.pop("who")
