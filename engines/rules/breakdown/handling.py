"""What is done to things in a sentence: which of its nouns somebody handles, by grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from engines.rules.breakdown.lexicon import Doing, deeds_in, nouns_of, prop_kinds, words_of
from engines.rules.breakdown.nounphrases import NounPhrase, noun_phrases, phrase_from
from engines.rules.breakdown.phrases import Hit, clause_starts, tokens

_PARTICLES = (["up"], ["out"], ["down"], ["off"], ["away"], ["over"], ["back"])
_TO_WHOM = {"him", "her", "them", "me", "us", "you"}
OWN = {"his", "her", "their", "each", "both", "one", "the"}
_WHOSE = {"his", "her", "their"}
ON = {"in", "on", "under", "over", "round", "around", "across", "at", "between"}
_SURE = {"take", "drop", "give", "wear", "use"}
HANDLING = {"take", "drop", "give", "use", "work", "touch", "wear"}


class Touch(IntEnum):
    """How plainly a sentence tells that a thing is handled."""

    SEEN = 1  # looked at, or doing something by itself
    USED = 2  # perhaps a room or a corner: "leaves the", "opens the", "with a"
    TAKEN = 3
    BY_HAND = 4  # must be small enough: "picks up", "in her lap"


@dataclass(frozen=True)
class Reading:
    """A sentence as words, with its noun phrases and how each noun is handled (by position)."""

    words: tuple[str, ...]
    stops: frozenset[int]
    phrases: tuple[NounPhrase, ...]
    touched: dict[int, Touch]


@lru_cache(maxsize=16384)  # a sentence is read by several rules in turn
def read_handling(sentence: str) -> Reading:
    """The nouns of a sentence, and which of them somebody handles."""
    words, stops = tokens(sentence), clause_starts(sentence)
    phrases = list(noun_phrases(sentence))
    touched: dict[int, Touch] = {}
    for phrase, touch in (*_done_to(sentence, words, stops, phrases), *_had(words, stops, phrases)):
        if phrase not in phrases:
            phrases.append(phrase)
        touched[phrase.head] = max(touch, touched.get(phrase.head, touch))
    return Reading(tuple(words), stops, tuple(phrases), touched)


def verbs_in(sentence: str) -> list[Hit[Doing]]:
    """The doings of a sentence; what stands inside a noun phrase is none ("the key RING")."""
    inside = {at for p in noun_phrases(sentence) for at in range(p.first, p.head + 1)}
    return [hit for hit in deeds_in(tokens(sentence)) if hit.start not in inside]


def _done_to(
    sentence: str, words: Sequence[str], stops: frozenset[int], phrases: Sequence[NounPhrase]
) -> Iterator[tuple[NounPhrase, Touch]]:
    """What verbs are done to, and with."""
    starts = {phrase.start: phrase for phrase in phrases}
    used = False
    for hit in verbs_in(sentence):
        touch = _touch(hit.meaning)
        if touch is None:
            continue
        for phrase in objects(words, stops, starts, hit):
            if words[phrase.start] != "its":
                yield phrase, touch
        used = used or hit.meaning.does in {"use", "work"}
    for phrase in phrases:
        if phrase.start and words[phrase.start - 1] == "with" and words[phrase.start] != "its":
            own = words[phrase.start] in _WHOSE
            yield phrase, Touch.TAKEN if used and not own else Touch.USED


def _touch(doing: Doing) -> Touch | None:
    if doing.verb in nouns_of("by_hand"):
        return Touch.BY_HAND
    if doing.does in _SURE and doing.verb not in nouns_of("doubtful_deeds"):
        return Touch.TAKEN
    if doing.does in HANDLING:
        return Touch.USED
    return Touch.SEEN if doing.does == "look" else None


def objects(
    words: Sequence[str], stops: frozenset[int], starts: dict[int, NounPhrase], hit: Hit[Doing]
) -> Iterator[NounPhrase]:
    """What a verb is done to: "takes THE OWL and THE CRUTCHES", "hands him THE MAP"."""
    at = hit.end
    if hit.meaning.does == "look":
        at += words[at : at + 1] in (["at"], ["into"], ["to"])
    at += words[at : at + 1] in _PARTICLES and at not in stops
    if words[at : at + 1] and words[at] in _TO_WHOM and at not in starts:
        at += 1
    phrase = None if at in stops else starts.get(at) or _bare(words, stops, at, hit.meaning)
    while phrase is not None:
        yield phrase
        more = starts.get(phrase.head + 2) if words[phrase.head + 1 :][:1] == ["and"] else None
        acts = more is not None and bool(deeds_in(words[more.head + 1 : more.head + 2]))
        phrase = None if acts else more


def _bare(words: Sequence[str], stops: frozenset[int], at: int, doing: Doing) -> NounPhrase | None:
    """Several things, or one that the prop list knows, without a determiner: "pours MARBLES"."""
    phrase = phrase_from(words, stops, at) if doing.does in HANDLING else None
    if phrase is None:
        return None
    noun = words[phrase.head]
    many = noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ings"))
    return phrase if many or prop_kinds().find([noun]) else None


def _had(
    words: Sequence[str], stops: frozenset[int], phrases: Sequence[NounPhrase]
) -> Iterator[tuple[NounPhrase, Touch]]:
    """What somebody has in hand: "with a birdcage in her lap", "waving a flag"; and what acts."""
    waving = frozenset(words_of("having"))
    for phrase in phrases:
        after = words[phrase.head + 1 : phrase.head + 4]
        on = len(after) == 3 and after[0] in ON and after[1] in OWN
        if on and after[2] in nouns_of("carried_at"):
            yield phrase, Touch.BY_HAND
        elif phrase.start and words[phrase.start - 1] in waving:
            yield phrase, Touch.TAKEN
        elif acts_itself(words, stops, phrase):
            yield phrase, Touch.SEEN


def acts_itself(words: Sequence[str], stops: frozenset[int], phrase: NounPhrase) -> bool:
    """Whether a noun is what the clause tells of: "THE CLOCK stops"."""
    at = phrase.head + 1
    opens = phrase.start == 0 or phrase.start in stops
    return opens and at < len(words) and at not in stops and words[at] not in _BE


_BE = {"is", "are", "of", "in", "on", "at", "and", "with", "for", "from", "to", "behind", "under"}
