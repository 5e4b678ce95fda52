"""Telling a long text again: its own sentences, chosen and put in order, as treatments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engines.rules.breakdown.text import sentences
from engines.rules.writer.digest import chosen_sentences
from engines.rules.writer.grammar import with_stop
from film.writing.asks import TreatmentDraft, TreatmentsAsk

_LONG = 150  # words: more than an idea
_SENTENCES = 24
_PASSAGES = 6
_WAYS = (
    ("In order", "In the order of the source, from first to last.", "as in the source"),
    ("From the end", "Opens on the ending, then tells how it came.", "known from the start"),
    ("Before the end", "Only what changes something; stops before the end.", "left open"),
)


def is_long(material: str) -> bool:
    """Whether material is a source to be retold and not an idea to be made into a story."""
    return len(material.split()) > _LONG


def retold(ask: TreatmentsAsk, number: int) -> Iterator[TreatmentDraft]:
    """Treatments of a source: in order, from the end, and cut down; other cuts for other rounds."""
    title = ask.brief.idea.strip()[:60] or "The Source"
    for at in range(ask.count):
        name, differs, ending = _WAYS[at % len(_WAYS)]
        told = list(chosen_sentences(ask.material, _SENTENCES + 3 * (number + at // 3)))
        told = _arranged(told, at % len(_WAYS))
        yield TreatmentDraft(
            title=f"{title}: {name.lower()}" if at else title,
            differs=differs,
            tone=ask.brief.tone,
            ending=ending,
            passages=tuple(_passages(told)),
        )


def _arranged(told: list[str], way: int) -> list[str]:
    if way == 1 and len(told) > 2:
        return [told[-1], "It begins long before that.", *told[:-1]]
    if way == 2 and len(told) > 6:
        return told[: -max(1, len(told) // 8)]
    return told


def _passages(told: Sequence[str]) -> Iterator[str]:
    count = max(1, min(_PASSAGES, len(told)))
    for at in range(count):
        part = told[len(told) * at // count : len(told) * (at + 1) // count]
        yield " ".join(with_stop(sentence) for sentence in part)


def as_sentences(text: str) -> list[str]:
    """The sentences of a passage, each with its stop."""
    return [with_stop(sentence) for sentence in sentences(" ".join(text.split()))]
