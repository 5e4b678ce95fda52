"""Telling one part of a long source short: its own sentences, its people, places and things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from engines.rules.breakdown.lexicon import deeds_in, place_kinds, prop_kinds, words_of
from engines.rules.breakdown.phrases import tokens
from engines.rules.writer.grammar import with_stop
from engines.rules.writer.names import counted_names
from engines.rules.writer.quoted import is_speech, speaker_of, units
from engines.rules.writer.tables import words
from film.writing.asks import DigestAsk, DigestDraft, Person

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COMMON = words("common")
_LEANING = words("leaning")
_MOST_TEXT = 200_000  # characters of one part that are weighed; the rest is counted
_MOST = 8
_USUAL = 18  # words of a sentence
_TITLE = 10  # words of a title at most
_STOPS = frozenset(".!?…:;,\"”'’。！？")


def write_digest(ask: DigestAsk) -> DigestDraft:
    """A part told short in its own words, in order; an empty part says that it is empty."""
    text = ask.text[:_MOST_TEXT]
    told: list[tuple[int, str]] = []
    length = 0
    for sentence in _spread(text, max(1, ask.words // _USUAL)):
        words = len(sentence[1].split())
        if told and length + words > ask.words:
            continue
        told.append(sentence)
        length += words
    summary = "\n\n".join(with_stop(text) for _, text in sorted(told))
    return DigestDraft(
        summary=summary or f"Part {ask.part} of {ask.of} has no sentences in it.",
        people=tuple(_people(text)),
        places=tuple(places_of(text)),
        props=tuple(props_of(text)),
    )


def chosen_sentences(text: str, count: int) -> list[str]:
    """The `count` sentences that tell most of every stretch of the text, in its order."""
    best = _spread(text[:_MOST_TEXT], count)[:count]
    return [with_stop(sentence) for _, sentence in sorted(best)]


def _spread(text: str, count: int) -> list[tuple[int, str]]:
    """(place, sentence), first the best of each stretch of the text, then the best of all."""
    ranked = _ranked(text)
    most = max((place for place, _ in ranked), default=0) + 1
    stretches = max(1, min(count, most))
    firsts: dict[int, tuple[int, str]] = {}
    for place, sentence in ranked:
        firsts.setdefault(place * stretches // most, (place, sentence))
    chosen = set(firsts.values())
    first = [row for row in ranked if row in chosen]
    return [*first, *(row for row in ranked if row not in chosen)]


def _ranked(text: str) -> list[tuple[int, str]]:
    """(place, sentence), those that tell most first: names, deeds, common themes, and the ends."""
    found = [" ".join(s.split()) for s in _sentences(text)]
    found = [sentence for sentence in found if 3 <= len(sentence.split()) <= 60] or found[:20]
    weight = Counter(word for sentence in found for word in _themes(sentence))
    names = {name for name, _ in counted_names(text).most_common(12)}
    openings = set(_openings(text))

    def score(place: int, sentence: str) -> float:
        words = _themes(sentence)
        theme = sum(weight[word] for word in words) / (8 + len(words)) / max(1, len(found) ** 0.5)
        known = min(2, sum(1 for name in names if name in sentence))
        deeds = min(2, len(deeds_in(tokens(sentence))))
        ends = 1.0 if place in {0, len(found) - 1} else 0.0
        ends += 1.5 if sentence in openings else 0.0
        return float(theme) + 0.8 * known + 0.4 * deeds + ends - _alone(sentence)

    scored = {place: score(place, sentence) for place, sentence in enumerate(found)}
    return [(place, found[place]) for place in sorted(scored, key=lambda at: (-scored[at], at))]


def _alone(sentence: str) -> float:
    """What a sentence loses by not standing alone: "He" is nobody, a speech has no speaker."""
    if is_speech(sentence):
        return 0.0 if speaker_of(sentence) else 3.0
    return 1.2 if sentence.split()[0].lower() in _LEANING else 0.0


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text without its titles; of a text that is all titles, those."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    for paragraph in [part for part in paragraphs if not _is_heading(part)] or paragraphs:
        yield from units(paragraph)


def _openings(text: str) -> Iterator[str]:
    """The first sentence of each chapter: it says what the chapter is about."""
    opened = False
    for paragraph in re.split(r"\n\s*\n", text):
        if opened and not _is_heading(paragraph):
            yield units(paragraph)[0]
        opened = _is_heading(paragraph)


def _is_heading(paragraph: str) -> bool:
    """Whether a paragraph is a title: short, and without a stop."""
    bare = paragraph.strip()
    return len(bare.split()) <= _TITLE and "\n" not in bare and bare[-1:] not in _STOPS


def _themes(sentence: str) -> list[str]:
    return [word for word in _WORD.findall(sentence.lower()) if word not in _COMMON]


def _people(text: str) -> Iterator[Person]:
    """Those who are named inside sentences more than once, most named first."""
    counted = counted_names(text)
    for name, times in counted.most_common(_MOST):
        if times > 1 or len(counted) <= 3:
            about = next((s for s in _sentences(text) if name in s), "")
            yield Person(name=name, description=" ".join(about.split())[:160])


def places_of(text: str) -> list[str]:
    """The places that a text names, the commonest first."""
    known: dict[str, list[tuple[str, ...]]] = {}
    for phrase, _, _ in place_kinds():
        known.setdefault(phrase[0], []).append(phrase)
    words = tokens(text)
    counted: Counter[str] = Counter()
    for at, word in enumerate(words):
        for phrase in known.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase and words[at - 1 : at] in _ARTICLES:
                counted[" ".join(phrase)] += 1
    return [name for name, _ in counted.most_common(_MOST)]


_ARTICLES: Sequence[list[str]] = (["the"], ["a"], ["his"], ["her"], ["an"], ["old"])


def props_of(text: str) -> list[str]:
    """The things that a text names, the commonest first."""
    words = tokens(text)
    nouns = set(words_of("determiners"))
    hits = [
        hit
        for hit in prop_kinds().find(words)
        if words[hit.start - 1 : hit.start] and words[hit.start - 1] in nouns
    ]
    counted = Counter(" ".join(words[hit.start : hit.end]) for hit in hits)
    return [name for name, _ in counted.most_common(_MOST)]
