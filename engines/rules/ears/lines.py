"""Orders about what is said, known by their quotes: an old line of the film, a new one, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from engines.rules.ears.reel import Reel
from engines.rules.ears.refer import Refer
from engines.rules.ears.target import Target, shots_text

_SCORE = 7.0
_BARE = ("QUOTE", "TARGET", "WHO")
_CUTS = {"delete", "out"}
_CUT_WORDS = {"strike", "cut", "go", "goes", "lose", "without"}
_GIVES = {"give", "gives", "belongs", "belong", "goes", "rather than", "instead of", "hand", "not"}
_AROUND = frozenset(closed()["around_lines"])


def find_line(part: Sequence[Item], reel: Reel, refer: Refer) -> Hearing | None:
    """What a clause with quotes orders; None when it orders nothing, or says more than that."""
    quotes = [item for item in part if "QUOTE" in item.tags]
    if not 1 <= len(quotes) <= 2 or not all(_is_around(item) for item in part):
        return None
    said = Said(part, reel, refer)
    if said.problem or said.is_question:
        return None
    old = [quote.text for quote in quotes if is_spoken(reel, quote.text)]
    if len(quotes) == 2:
        first, second = (quote.text for quote in quotes)
        if {"instead of", "rather than"} & said.words or {"instead", "than"} & said.words:
            first, second = second, first
        return said.edited(first, second) if first in old else None
    if old:
        return said.given(old[0]) or said.cut(old[0]) or said.edited("", old[0])
    return said.edited("", quotes[0].text)


def is_spoken(reel: Reel, text: str) -> bool:
    """Whether somebody says this in the film."""
    words = plain_words(text)
    return bool(words) and any(
        words in plain_words(line.text) for shot in reel.film.shots for line in shot.lines
    )


def plain_words(text: str) -> str:
    """Its words alone, without marks and capitals."""
    return " ".join(re.findall(r"[a-z0-9']+", text.lower().replace("’", "'")))


def _is_around(item: Item) -> bool:
    kinds = ("QUOTE", "WHO", "TARGET", "POSS", "PRON", "JOIN", "DET")
    return item.is_any(kinds) or item.verbs == {"delete"} or set(item.text.split()) <= _AROUND


class Said:
    """One clause with a quote: whom and which shots it names, and what it wants done."""

    def __init__(self, part: Sequence[Item], reel: Reel, refer: Refer) -> None:
        self.part = part
        around = [item for item in part if "QUOTE" not in item.tags]
        self.words = {word for item in around for word in (item.text, *item.text.split())}
        self.verbs = {verb for item in part for verb in item.verbs}
        found = next((i.first("TARGET") for i in part if "TARGET" in i.tags), None)
        self.target: Target | None = found
        self.problem = found.problem if found else ""
        self.shots = shots_text(reel, found) if found and not found.problem else ""
        self.who = self._people(refer)

    def _people(self, refer: Refer) -> list[str]:
        here = self.target.shots[0] if self.target and len(self.target.shots) == 1 else ""
        named = [str(item.first("WHO")) for item in self.part if "WHO" in item.tags]
        for item in self.part:
            if item.tags.get("PRON", ["-"])[0] in ("m", "f") and not named:
                fits = refer.people(item, here)
                speaking = [name for name in fits if name in refer.reel.speakers(here)]
                named += fits if len(fits) == 1 else speaking if len(speaking) == 1 else []
        return named

    @property
    def is_question(self) -> bool:
        """ "Does Mara say ..." """
        first = self.part[0].text
        return first in ("does", "did", "is", "why", "who", "what", "where", "when", "how", "?")

    def edited(self, old: str, new: str) -> Hearing | None:
        """Other words for somebody; without an old line it must be said whose or where."""
        bare = bool(self.shots) and all(i.is_any(_BARE) or i.idle for i in self.part)
        if bare and not old:
            return self.hearing("edit_line", who=self.who, old=old, new=new)
        wants = {"make", "swap", "say", "line", "rewrite"} & self.verbs or {
            "be",
            "words",
            "shorten",
            "trim",
        } & self.words
        tells = self.words.isdisjoint({"should", "must", "could", "can", "let", "would", "new"})
        tells = tells and self.verbs.isdisjoint({"make", "swap", "rewrite"})
        if not wants or len(self.who) > 1 or (tells and ":" not in self.words and not old):
            return None
        if not old and not self.who and not self.shots:
            return None
        if not old and "not" in self.words:
            return None
        return self.hearing("edit_line", who=self.who, old=old, new=new)

    def given(self, old: str) -> Hearing | None:
        """Somebody's line, to be said by another: "let Raff say ... rather than Nell"."""
        if not self.who or not (self.words & _GIVES or self._is_owned()):
            return None
        receiver, rest = self.who[0], self.who[1:]
        to = next((n for n, item in enumerate(self.part) if item.text == "to"), -1)
        after = [i for i in self.part[to + 1 :] if "WHO" in i.tags] if to >= 0 else []
        if after:
            receiver = str(after[0].first("WHO"))
            rest = [name for name in self.who if name != receiver]
        elif len(self.who) == 1 and self.words & {"not", "never"}:
            return None
        return self.hearing("give_line", old=old, who=rest[:1], to=receiver)

    def _is_owned(self) -> bool:
        """ "... should be Corbett's line", "... should be said by Corbett"."""
        after = "be" in self.words and bool({"line", "say"} & self.verbs)
        at = next(n for n, item in enumerate(self.part) if "QUOTE" in item.tags)
        return after and any("WHO" in item.tags for item in self.part[at:])

    def cut(self, old: str) -> Hearing | None:
        """A line that goes."""
        negated = bool({"not", "never", "no"} & self.words) and "say" in self.verbs
        cuts = bool(self.verbs & _CUTS) or bool(self.words & _CUT_WORDS) or negated
        twice = negated and bool(self.verbs & _CUTS)
        if not cuts or twice or ("not" in self.words and not negated):
            return None
        return self.hearing("cut_line", who=self.who[:1], old=old)

    def hearing(self, tool: str, who: list[str], **args: str) -> Hearing | None:
        """The order of a tool with these arguments, the empty ones left out."""
        family = find_family(tool)
        if family is None:
            return None
        said = {"who": who[0] if who else "", **args, "shots": self.shots}
        filled = {key: value for key, value in said.items() if value}
        ordered = {key: filled[key] for key in family.fill if key in filled}
        return Hearing(family, ordered, heard=set(ordered), score=_SCORE)
