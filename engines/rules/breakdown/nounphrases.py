"""Noun phrases of a sentence by grammar: "THE old ticket WINDOW is shut" names a window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from engines.rules.breakdown.lexicon import doings, looks_of, nouns_of, words_of
from engines.rules.breakdown.phrases import clause_starts, tokens

_LONGEST = 5  # words between a determiner and the end of its noun
_SUBJECT_AFTER = {"as", "while", "where", "when", "until", "who"}
_MADE_OF = ("y", "en", "ful", "ous", "ish", "less", "ed", "ing", "al", "ive", "able", "ic")


class NounPhrase(NamedTuple):
    """One phrase by word positions: its determiner, the first word after it, its noun."""

    start: int
    first: int
    head: int

    def said_of(self, words: Sequence[str]) -> list[str]:
        """The nouns before the noun ("tide" of a tide table), without adjectives."""
        return [word for word in words[self.first : self.head] if not is_adjective(word)]


def noun_phrases(sentence: str) -> tuple[NounPhrase, ...]:
    """The phrases of a sentence in order; those without a determiner are left out."""
    return _noun_phrases(sentence)


@lru_cache(maxsize=16384)  # a sentence is read by several rules in turn
def _noun_phrases(sentence: str) -> tuple[NounPhrase, ...]:
    words, stops = tokens(sentence), clause_starts(sentence)
    found: list[NounPhrase] = []
    at = 0
    while at < len(words):
        phrase = _phrase(words, stops, at) if _opens(words[at]) else None
        if phrase is not None:
            found.append(phrase)
            at = phrase.head
        at += 1
    return tuple(found)


def phrase_from(words: Sequence[str], stops: frozenset[int], first: int) -> NounPhrase | None:
    """The phrase without a determiner that starts at `first`: "pours MARBLES on the table"."""
    end = _end(words, stops, first, first)
    return NounPhrase(first, first, end - 1) if end > first else None


def is_adjective(word: str) -> bool:
    """Whether a word before a noun tells what the thing is like, and not which sort it is."""
    return word in _adjectives() or (len(word) > 4 and word.endswith(_MADE_OF))


def _opens(word: str) -> bool:
    return word in nouns_of("articles") or word.endswith("'s")


def _phrase(words: Sequence[str], stops: frozenset[int], at: int) -> NounPhrase | None:
    first = at + 1
    end = _end(words, stops, at, first)
    if end <= first:
        return None
    measured = words[end - 1] in nouns_of("measures") and words[end : end + 1] == ["of"]
    if measured and end not in stops:
        inner = end + 2 if words[end + 1 : end + 2] and _opens(words[end + 1]) else end + 1
        end_of = _end(words, stops, inner, inner)
        if end_of > inner:
            return NounPhrase(at, inner, end_of - 1)
    return NounPhrase(at, first, end - 1)


def _end(words: Sequence[str], stops: frozenset[int], start: int, first: int) -> int:
    """Where a phrase ends: before a function word, a comma, or the verb that follows it."""
    if first in stops and first > start:
        return first
    at = first
    while at < min(len(words), first + _LONGEST):
        word = words[at]
        last = at + 1 >= len(words) or at + 1 in stops or words[at + 1] in _closed()
        if at > first and (at in stops or word.endswith("ly") or _is_verb(words, stops, start, at)):
            break
        if word in _closed() and not (at == first and word in nouns_of("both") and not last):
            break
        done = word in nouns_of("participles") or word.endswith(("ed", "ing"))
        if at > first and last and done:
            break
        at += 1
    return at


def _is_verb(words: Sequence[str], stops: frozenset[int], start: int, at: int) -> bool:
    """Whether the word after a noun is what the thing does: "the clock STOPS"."""
    word = words[at]
    if start and words[start - 1] in _LETS:
        return True
    if not _has_s(word):
        return at - 1 > start and _has_s(words[at - 1])  # of many: "the needles CLICK"
    if words[start] in nouns_of("singular"):
        return True
    if words[start] in nouns_of("several") or _has_verb(words, stops, start):
        return False
    if doings().find([word]):
        return True
    begins = {0} | stops
    subject = bool({start, start - 1} & begins) or words[start - 1] in _SUBJECT_AFTER
    following = words[at + 1] if at + 1 < len(words) and at + 1 not in stops else ""
    many = following in _OF_MANY or (following not in _closed() and doings().find([following]))
    return subject and not many


def _has_verb(words: Sequence[str], stops: frozenset[int], start: int) -> bool:
    """Whether the clause has its verb before this phrase, so that what ends in "s" is many."""
    if start and words[start - 1] in _SUBJECT_AFTER:
        return False
    begin = max((stop for stop in stops if stop <= start), default=0)
    return any(_has_s(word) and word not in _closed() for word in words[begin:start])


def _has_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


_LETS = {"lets", "makes", "sees", "watches", "hears", "feels"}  # "lets the kite RISE"
_OF_MANY = {"are", "were", "have", "do"}


@cache
def _adjectives() -> frozenset[str]:
    return nouns_of("adjectives") | nouns_of("materials") | frozenset(looks_of("colours"))


@cache
def _closed() -> frozenset[str]:
    return (
        nouns_of("function_words")
        | nouns_of("articles")
        | frozenset(words_of("after_object"))
        | frozenset(words_of("determiners"))
    )
