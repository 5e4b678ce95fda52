"""Finding the phrases of a word list in a text: whole words, the longest phrase first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

M = TypeVar("M")

_STOP = re.compile(r"[,;:—–.!?()]")
_TOKEN = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")


def tokens(text: str) -> list[str]:
    """The words of `text` in lower case; apostrophes and inner hyphens stay in the word."""
    return list(_tokens(text))


@lru_cache(maxsize=16384)  # a sentence is read by several rules in turn
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'") for word in _TOKEN.findall(text.lower()))


@lru_cache(maxsize=16384)
def clause_starts(text: str) -> frozenset[int]:
    """Positions, in `tokens`, of the words that come after a comma, a dash or another stop."""
    if not _STOP.search(text):
        return frozenset()
    starts: set[int] = set()
    end = 0
    for place, word in enumerate(_TOKEN.finditer(text.lower())):
        if _STOP.search(text, end, word.start()):
            starts.add(place)
        end = word.end()
    return frozenset(starts)


@dataclass(frozen=True)
class Hit(Generic[M]):
    """A phrase found: the words `start` to `end` (exclusive) mean `meaning`."""

    start: int
    end: int
    meaning: M


class Phrases(Generic[M]):
    """A word list ready to be looked up: each text is read once, whatever the list's length."""

    def __init__(self, entries: Iterable[tuple[str, M]]) -> None:
        self._known: dict[str, list[tuple[tuple[str, ...], M]]] = {}
        for phrase, meaning in entries:
            words = tuple(tokens(phrase))
            if words:
                self._known.setdefault(words[0], []).append((words, meaning))
        for same_start in self._known.values():
            same_start.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Sequence[str]) -> list[Hit[M]]:
        """All phrases of the list in `words`, left to right, never overlapping."""
        hits: list[Hit[M]] = []
        free = 0
        for at, word in enumerate(words):
            if at >= free and word in self._known:
                hit = self._at(words, at)
                if hit is not None:
                    hits.append(hit)
                    free = hit.end
        return hits

    def first(self, words: Sequence[str]) -> M | None:
        """What the leftmost phrase means, or None when there is none."""
        hits = self.find(words)
        return hits[0].meaning if hits else None

    def _at(self, words: Sequence[str], at: int) -> Hit[M] | None:
        for phrase, meaning in self._known[words[at]]:
            if tuple(words[at : at + len(phrase)]) == phrase:
                return Hit(at, at + len(phrase), meaning)
        return None


def by_meaning(table: Mapping[str, Sequence[str]]) -> Phrases[str]:
    """A list written as meaning -> its phrases."""
    return Phrases((phrase, meaning) for meaning, phrases in table.items() for phrase in phrases)


def forms(verb: str) -> tuple[str, ...]:
    """The plain, -s and -ing form of a verb phrase: "pick up" -> picks up, picking up."""
    head, *rest = verb.split(" ")
    tail = "".join(f" {word}" for word in rest)
    return tuple(form + tail for form in (head, _third_person(head), _participle(head)))


def _third_person(verb: str) -> str:
    if verb == "be":
        return "is"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _participle(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    doubled = re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", verb) is not None
    return verb + (verb[-1] if doubled else "") + "ing"
