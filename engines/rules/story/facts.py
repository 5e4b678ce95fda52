"""What a sentence of action tells of people and things, by the patterns of data/facts.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from engines.rules.story.nouns import table, words
from engines.rules.story.tagging import Tagged, Thing
from film.world import Role

_BEFORE = r"(?:(?:the|a|an|some|that|this|all|one|P\d+'s|his|her|their|OTHER|\w+ed|STATE) ){0,4}"
_NAMES = {
    "who": r"(?P<who>P\d+)(?![\d'])",
    "to": r"(?P<to>P\d+)(?![\d'])",
    "thing": _BEFORE + r"(?P<thing>[TGD]\d+)",
    "garment": _BEFORE + r"(?P<garment>G\d+)",
    "limb": _BEFORE + r"(?P<limb>L\d+)",
    "opening": _BEFORE + r"(?P<opening>D\d+)",
}
SENTENCES = 4096  # remembered: those of a long film
_GAP = r"(?: (?:of P\d+|(?!P\d+(?!'))\S+)){0,7}?"


@dataclass(frozen=True)
class Claim:
    """One fact that a pattern tells: on which axis, of what (and whose), which value."""

    axis: str
    what: str
    of: str
    role: Role
    value: str


@dataclass(frozen=True)
class Telling:
    """A pattern, ready to be tried, and what it tells."""

    pattern: re.Pattern[str]
    where: re.Pattern[str] | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Told:
    """A claim with the people and things that it was told of."""

    claim: Claim
    people: dict[str, str]
    things: dict[str, Thing]
    at: int


def facts_in(tagged: Tagged, sentence: str) -> Iterator[Told]:
    """All that the patterns find in a sentence, in the order of its words."""
    for claim, groups, at in _found(tagged.text, sentence.lower()):
        tags = dict(groups)
        people = {n: tagged.people[int(t[1:])] for n, t in tags.items() if t[0] == "P"}
        things = {n: tagged.things[int(t[1:])] for n, t in tags.items() if t[0] != "P"}
        yield Told(claim, people, things, at)


@lru_cache(maxsize=SENTENCES)
def _found(text: str, said: str) -> tuple[tuple[Claim, tuple[tuple[str, str], ...], int], ...]:
    """Claims with the tags that they are of, and where; a film's other sentences stay the same
    when it is read again."""
    found = []
    for telling in _tellings():
        if telling.where and not telling.where.search(said):
            continue
        for match in telling.pattern.finditer(text):
            if not is_denied(text, match.start(), match.end()):
                groups = tuple((name, tag) for name, tag in match.groupdict().items() if tag)
                found += [(claim, groups, match.end()) for claim in telling.claims]
    return tuple(sorted(found, key=lambda told: told[2]))


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the words do not say that it happened, but that it did not, or might."""
    before = text[:start].lower().split()[-4:]
    said = [*before, *text[start:end].lower().split()]
    joined = " ".join(before)
    as_if = any(joined.endswith(phrase) or f"{phrase} " in joined for phrase in words("as_if"))
    return as_if or bool(words("denied") & set(said))


@cache
def _tellings() -> tuple[Telling, ...]:
    return tuple(
        Telling(
            re.compile(rf"(?<!\S){_pattern(entry['say'])}(?!\w)"),
            re.compile(rf"\b(?:{entry['where']})\b") if "where" in entry else None,
            tuple(_claim(said) for said in entry["so"]),
        )
        for entry in table("facts")
    )


def _pattern(say: str) -> str:
    for name, regex in _NAMES.items():
        say = say.replace(f"{{{name}}}", regex)
    return say.replace("~", _GAP)


def _claim(said: str) -> Claim:
    axis, what, *rest = said.split()
    of = rest.pop(1) if rest[0] == "of" else ""
    rest = rest[1:] if of else rest
    return Claim(axis, what, of, Role(rest[0]), " ".join(rest[1:]))
