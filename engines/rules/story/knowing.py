"""Who learns of what, and who speaks of it before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from engines.rules.breakdown.phrases import tokens
from engines.rules.story.facts import SENTENCES
from engines.rules.story.nouns import table, words
from engines.rules.story.tagging import Tagged

_TOPIC = r" (?P<topic>(?:(?:the|a|an|her|his|their|P\d+'s|OTHER) )?\S+)"
_WHO = r"(?P<who>P\d+)(?!')(?: (?!P\d+(?!'))\S+){0,6}?"
_SMALL = {"the", "a", "an", "of", "to", "from", "in", "that", "about", "you", "he", "she", "it",
          "they", "this", "there", "any", "else", "happened", "i", "we", "is", "are"}  # fmt: skip


class Learning(NamedTuple):
    """`who` learns of `topic` here; `first` when they cannot have known of it before."""

    who: str
    topic: str
    how: str
    first: bool


def learnt(tagged: Tagged, paragraph: str) -> Iterator[Learning]:
    """What people learn of in a sentence of action; its paragraph says if it is news to them."""
    first = _first().search(paragraph.lower()) is not None
    for how, pattern in _learns():
        for match in pattern.finditer(tagged.text):
            topic = topic_of(tagged, match["topic"])
            who = match["to"] if "to" in match.groupdict() else match["who"]
            if topic:
                yield Learning(tagged.people[int(who[1:])], topic, how, first or how == "learnt")


def unknown(speech: str, aside: str) -> frozenset[str]:
    """The topics that a speaker says not to know, unless the direction says it is a lie."""
    if any(word in aside.lower() for word in re.split(r"\|", table("telling")["lying"])):
        return frozenset()
    return _not_known(speech.lower())


@lru_cache(maxsize=SENTENCES)
def _not_known(said: str) -> frozenset[str]:
    found = set()
    for pattern in table("telling")["unknown"]:
        for match in re.finditer(rf"\b{pattern}", said):
            topic = " ".join(w for w in tokens(match["topic"]) if w not in _SMALL)
            if topic and len(topic.split()) <= 2:
                found.add(topic)
    return frozenset(found)


def mentions(text: str, topic: str) -> bool:
    """Whether a speech speaks of a topic as of something known."""
    return (
        re.search(rf"\b{re.escape(topic)}(?:s|'s)?\b", text.lower().replace("’", "'")) is not None
    )


def topic_of(tagged: Tagged, said: str) -> str:
    """The noun that a topic turns on, as it is written: "the tunnel" is "tunnel"."""
    for word in said.split():
        if re.fullmatch(r"[TGLD]\d+", word):
            return tagged.things[int(word[1:])].name
        if word not in _SMALL and not re.fullmatch(r"P\d+'s|OTHER|her|his|their", word):
            return "" if re.fullmatch(r"P\d+", word) else word
    return ""


@cache
def _learns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = [(how, re.compile(rf"{_WHO} {said}{_TOPIC}")) for how, said in
             table("telling")["learns"].items()]  # fmt: skip
    found.append(("told", re.compile(rf"{_WHO} {table('telling')['tells']}{_TOPIC}")))
    return tuple(found)


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{table('telling')['first']})\b")


def is_noise(topic: str) -> bool:
    """Whether a word is too common to be something that one knows or not."""
    return topic in words("not_things") | words("limbs") or len(topic) < 3


def asks(text: str, topic: str) -> bool:
    """Whether a speech asks what a topic is: "What ledger?"."""
    asked = rf"\b(?:what|who|which)(?: is| was)? (?:the |a |this )?{re.escape(topic)}\??"
    return re.search(asked, text.lower()) is not None
