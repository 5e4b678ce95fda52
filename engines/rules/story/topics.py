"""What a film's sentences can be about: its nouns, and what somebody learns of in it."""

from __future__ import annotations

from functools import cache

from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.script import paragraphs
from engines.rules.breakdown.text import sentences
from engines.rules.story import knowing
from engines.rules.story.nouns import table, words
from engines.rules.story.tagging import Tagger
from film.film import Film
from film.screenplay.elements import Kind


def nouns_of(film: Film) -> frozenset[str]:
    """Single words that mean a thing: of the film's props, of the trade's list, of the body."""
    mine = {tokens(prop.name)[-1] for prop in film.props if tokens(prop.name)}
    return frozenset(mine) | _nouns()


def topics_of(film: Film, tagger: Tagger) -> set[str]:
    """What somebody in the film learns of, or says not to know, in words."""
    found: set[str] = set()
    for scene in film.scenes:
        tagger.enter()
        for paragraph in paragraphs(scene.elements):
            if paragraph.kind is Kind.DIALOGUE:
                found |= knowing.unknown(paragraph.text, "")
                continue
            for sentence in sentences(paragraph.text):
                tagged = tagger.tag(sentence)
                found |= {learning.topic for learning in knowing.learnt(tagged, sentence)}
    return {topic for topic in found if not knowing.is_noise(topic)}


@cache
def _nouns() -> frozenset[str]:
    listed = {word for line in table("things") for word in line.split()}
    return words("garments") | words("limbs") | words("openings") | frozenset(listed)
