"""The things that sentences of action name: in capitals, known to the prop list, or handled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from engines.rules.breakdown.handling import Reading, Touch, read_handling
from engines.rules.breakdown.lexicon import (
    deeds_in,
    looks_of,
    meanings,
    nouns_of,
    place_kinds,
    prop_kinds,
    prop_words,
    words_of,
)
from engines.rules.breakdown.names import PEOPLE, capital_phrases
from engines.rules.breakdown.nounphrases import NounPhrase
from engines.rules.breakdown.phrases import tokens

_ENDS = frozenset(words_of("determiners")) | frozenset(words_of("after_object"))
_PLURAL = tuple(words_of("always_plural"))
_SHOWN = frozenset(words_of("features"))
_DOUBTFUL = frozenset(words_of("doubtful_props"))
_FURNITURE = frozenset(words_of("furniture"))
_NOT_HANDLED = frozenset(words_of("not_handled"))
_NO_THINGS = frozenset(word for phrase in words_of("not_people") for word in phrase.split()) | (
    PEOPLE | _SHOWN
)
_ABSTRACT = ("ness", "tion", "ity", "ance", "ence", "ship", "hood", "ism", "dom")
_ANIMALS = frozenset(word for names in looks_of("species").values() for word in names)


class Named(NamedTuple):
    """A thing as one sentence names it: `kind` "" when none fits; `sure` when that is enough."""

    name: str
    kind: str
    sure: bool


def things_named(sentence: str) -> list[Named]:
    """The things a sentence of action is about; those not sure must be named elsewhere too."""
    reading = read_handling(sentence)
    loud = [] if sentence.isupper() else capital_phrases(sentence)
    capitals = {word for _, _, phrase in loud for word in tokens(phrase)}
    found: dict[str, Named] = {}
    for phrase in reading.phrases:
        thing = _thing(reading, phrase, capitals)
        if thing is not None and not _is_simile(reading.words, phrase.start):
            found.setdefault(thing.name, thing)
    for thing in _introduced(sentence, reading, loud) if loud else ():
        found.setdefault(thing.name, thing)
    return list(found.values())


def _thing(reading: Reading, phrase: NounPhrase, capitals: set[str]) -> Named | None:
    words, head = reading.words, reading.words[phrase.head]
    touch = reading.touched.get(phrase.head)
    loud = head in capitals
    begin, kind = _known(words, phrase)
    if kind:
        return _known_thing(words, (begin, phrase), kind, touch, loud)
    if touch is None or touch is Touch.SEEN or not _may_be_thing(head, touch):
        return None
    return Named(_name(words, phrase), "", touch >= Touch.TAKEN)


def _known(words: Sequence[str], phrase: NounPhrase) -> tuple[int, str]:
    """Where the words of a known prop that is the noun of a phrase begin, and its kind."""
    for at in range(max(phrase.first, phrase.head - 2), phrase.head + 1):
        hits = prop_kinds().find(words[at : phrase.head + 1])
        if hits and hits[0].start == 0 and hits[-1].end == phrase.head + 1 - at:
            return at, hits[-1].meaning
    return phrase.head, ""


def _known_thing(
    words: Sequence[str],
    spot: tuple[int, NounPhrase],
    kind: str,
    touch: Touch | None,
    loud: bool,
) -> Named | None:
    """A thing of the prop list: what stands about in any place must be handled or looked at."""
    begin, phrase = spot
    name, head = singular(" ".join(words[begin : phrase.head + 1])), singular(words[phrase.head])
    sorted_out = phrase.said_of(words)[-1:]
    if kind in _FURNITURE and begin == phrase.head and sorted_out and touch in _HELD:
        return Named(singular(f"{sorted_out[0]} {head}"), "", sure=True)  # a tide table is no table
    if head in nouns_of("fixtures") and not loud and touch is not Touch.BY_HAND:
        return None
    quiet = {name, words[phrase.head]} & (_DOUBTFUL | _SHOWN) or kind in _FURNITURE
    worn = head in nouns_of("clothes") or kind in _WORN
    used = touch is Touch.USED and head not in nouns_of("abstract") and not worn
    sure = loud or touch in _HELD or used
    if sure or not quiet:
        return Named(name, kind, sure=True)
    return Named(name, kind, sure=False) if touch is Touch.SEEN and not worn else None


_WORN = {"coat", "hat", "shoe", "glasses"}
_HELD = {Touch.TAKEN, Touch.BY_HAND}


def _may_be_thing(head: str, touch: Touch) -> bool:
    """Whether a noun that no list knows can be a thing at all: no place, person, part, act."""
    one = singular(head)
    if {head, one} & _never() or one.endswith(_ABSTRACT) or one.endswith(("man", "men", "woman")):
        return False
    if {head, one} & _too_large():
        return touch is Touch.BY_HAND
    return len(one) > 2 and not one.isdigit()


@cache
def _never() -> frozenset[str]:
    lists = ("abstract", "body", "clothes", "adjectives", "measures")
    never = frozenset[str]().union(*(nouns_of(name) for name in lists))
    return (never | _NOT_HANDLED | PEOPLE) - nouns_of("vehicles") - nouns_of("fixtures") - _ANIMALS


@cache
def _too_large() -> frozenset[str]:
    """Nouns that are things only when somebody has them in hand: toys, small beasts."""
    places = {words[-1] for words, _, _ in place_kinds()}
    return nouns_of("fixtures") | nouns_of("vehicles") | _ANIMALS | _SHOWN | places


def _name(words: Sequence[str], phrase: NounPhrase) -> str:
    """What an unknown thing is called: its noun, with the noun before it ("tin train")."""
    sort = [word for word in phrase.said_of(words) if not word.endswith("'s")][-1:]
    return singular(" ".join([*sort, words[phrase.head]]))


def _is_simile(words: Sequence[str], at: int) -> bool:
    """Whether it is only compared with: "holds the umbrella like A GUN"."""
    return at > 0 and words[at - 1] == "like"


def _introduced(
    sentence: str, reading: Reading, loud: Sequence[tuple[int, int, str]]
) -> Iterator[Named]:
    """Things that capitals introduce: "a small DISC."."""
    words = reading.words
    for start, end, phrase in loud:
        first, last = len(tokens(sentence[:start])), len(tokens(sentence[:end])) - 1
        named = tokens(phrase)
        alone = last + 1 in {*reading.stops, len(words)} or words[last + 1] in _ENDS
        hits = prop_kinds().find(named)
        if hits and hits[-1].end == len(named):
            name = " ".join(named[hits[-1].start :])
            yield Named(singular(name), hits[-1].meaning, sure=True)
            continue
        verb = alone or bool(deeds_in(words[last + 1 : last + 2])) or words[last + 1][-1:] == "s"
        if verb and not _is_no_thing(named) and _is_new(words, first):
            yield Named(singular(named[-1]), "", sure=True)


def _is_no_thing(named: Sequence[str]) -> bool:
    """Whether words in capitals are a sound, a deed, a direction or a person."""
    heard = meanings("sounds").find(named) or deeds_in(named[-1:])
    return bool(heard) or named[-1] in _NO_THINGS or named[-1].isdigit()


def _is_new(words: Sequence[str], at: int) -> bool:
    """Whether "a" or "her" stands before it, at most two words between."""
    before = words[max(0, at - 3) : at]
    return bool({"a", "an", "his", "her", "their"} & set(before))


def singular(name: str) -> str:
    """The name of one of them: "lanterns" is a lantern; "glasses" stay."""
    kept = name.endswith(_PLURAL) or name in prop_words()
    if kept or not name.endswith("s") or name.endswith(("ss", "us", "is")):
        return name
    if name.endswith(("ches", "shes", "xes", "sses")):
        return name[:-2]
    return f"{name[:-3]}y" if name.endswith("ies") and len(name) > 5 else name[:-1]
