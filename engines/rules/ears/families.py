"""The families of requests: one entry of `data/phrases.yaml` each, checked when loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from pydantic import Field

from engines.rules.ears.lexicon import lexicon, read_yaml
from film.noun import Noun


class Family(Noun):
    """One thing that can be asked for, and how it is recognised.

    fill: argument <- kind of slot (lower case: a function of `slots`; upper case: a lexicon type).
    need, need_any: without these it is not this family. ask: argument -> the question when it is
    missing. verbs: a class that must be heard; also, words: explained, not required.
    mood: do | ask | any. say: patterns, for order and free text: {arg}, {text:arg}, {quote:arg},
    @class, (a|b). test: sentence -> arguments; trap: sentences that must not change anything.
    """

    tool: str
    does: str  # what it would do, for questions; parts in [] are said when their argument is
    gate: Literal["read", "free", "ask", "paid"]
    mood: Literal["do", "ask", "any"]
    fill: dict[str, str] = Field(default_factory=dict)
    need: tuple[str, ...] = ()
    need_any: tuple[str, ...] = ()
    ask: dict[str, str] = Field(default_factory=dict)
    verbs: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    not_verbs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()  # one of these words or phrases must be heard
    given: dict[str, str] = Field(default_factory=dict)  # arguments that are always so
    must_hear: frozenset[str] = frozenset()  # one of these types must be heard
    bar: frozenset[str] = frozenset()  # types and words with which it is another family
    verb_or_any: tuple[str, ...] = ()  # one of these arguments, or else a verb of `verbs`
    patterns: Literal["", "first", "only"] = ""  # patterns beside frames, or instead of them
    say: tuple[str, ...] = ()
    test: dict[str, dict[str, str]] = Field(default_factory=dict)
    trap: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether it does anything but answer."""
        return self.gate != "read"

    @cached_property
    def typed_needs(self) -> frozenset[str]:
        """Types without which it cannot be this family."""
        return frozenset(self._types(arg) for arg in self.need) - {""}

    @cached_property
    def typed_choices(self) -> frozenset[str]:
        """Types of which one must be heard; empty when something else would do as well."""
        types = frozenset(self._types(arg) for arg in self.need_any)
        return frozenset() if "" in types else types

    def _types(self, arg: str) -> str:
        kind = self.fill[arg]
        return "COND" if kind == "cond" else kind if kind in lexicon() else ""

    @cached_property
    def patterns_said(self) -> tuple[Pattern, ...]:
        """The patterns with what a clause must hold before they are worth following."""
        return tuple(_pattern(said) for said in self.say)


@dataclass(frozen=True)
class Atom:
    """One step of a pattern: a word, a verb class, a slot, a quote or free text."""

    kind: Literal["word", "verb", "slot", "quote", "text"]
    name: str = ""
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Pattern:
    """The steps of a pattern, the verb classes in it, and the words of each of its words."""

    steps: tuple[Atom, ...]
    verbs: frozenset[str]
    words: tuple[frozenset[str], ...]
    fixed: frozenset[str]  # the words among them that have no alternative


@lru_cache(maxsize=1024)
def _pattern(said: str) -> Pattern:
    steps = atoms_of(said)
    verbs = frozenset(step.name for step in steps if step.kind == "verb")
    words = [step.words for step in steps if step.kind == "word"]
    fixed = frozenset(word for ways in words if len(ways) == 1 for word in ways)
    return Pattern(steps, verbs, tuple(ways for ways in words if len(ways) > 1), fixed)


@lru_cache
def families() -> tuple[Family, ...]:
    """All families, in the order of the file."""
    rows: list[dict[str, Any]] = read_yaml("phrases.yaml")
    return tuple(Family.model_validate(row) for row in rows)


@lru_cache
def find_family(tool: str) -> Family | None:
    """The first family of a tool."""
    return next((family for family in families() if family.tool == tool), None)


@lru_cache
def reading_tools() -> frozenset[str]:
    """Tools that only answer."""
    return frozenset(family.tool for family in families() if family.gate == "read")


@lru_cache(maxsize=1024)
def atoms_of(pattern: str) -> tuple[Atom, ...]:
    """The steps of a pattern as written in the data file."""
    return tuple(_atom(part) for part in re.findall(r"\{[^}]+\}|\([^)]+\)|[@\w'-]+", pattern))


def _atom(part: str) -> Atom:
    if part[0] == "{":
        kind, _, name = part[1:-1].rpartition(":")
        if kind == "text":
            return Atom("text", name)
        return Atom("quote" if kind == "quote" else "slot", name)
    if part[0] == "@":
        return Atom("verb", part[1:])
    words = part[1:-1].split("|") if part[0] == "(" else [part.lower()]
    return Atom("word", words=frozenset(words))


@lru_cache
def family_words() -> frozenset[str]:
    """Words that the families themselves know: never taken for misspelt ones."""
    words = {way for family in families() for way in (*family.words, *family.only)}
    atoms = (atom for family in families() for pattern in family.say for atom in atoms_of(pattern))
    words |= {word for atom in atoms for word in atom.words}
    return frozenset(part for way in words for part in way.split())
