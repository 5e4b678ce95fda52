"""Telling a long text again: its own sentences, chosen and put in order, as treatments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engines.rules.writer.digest import chosen_sentences
from engines.rules.writer.grammar import filled, with_stop
from engines.rules.writer.names import counted_names
from engines.rules.writer.quoted import units
from engines.rules.writer.tables import table
from engines.rules.writer.telling import Telling, around, turned_telling
from engines.rules.writer.tense import in_present, is_past
from engines.rules.writer.twists import read_twist
from film.writing.asks import TreatmentDraft, TreatmentsAsk
from film.writing.lengths import aim

RETOLD = 150  # words: more than an idea
_SENTENCES = 24
_SECONDS = 4  # of film that a sentence carries, about
_ABOUT = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) [a-z-]+"
    r"|(?!What|It|If|He|She|They)[A-ZÀ-Þ][a-zà-ÿ]+)"
)
_PASSAGES = 6
_WAYS = (
    ("In order", "In the order of the source, from first to last.", "as in the source"),
    ("From the end", "Opens on the ending, then tells how it came.", "known from the start"),
    ("Before the end", "Only what changes something; stops before the end.", "left open"),
)


def is_long(material: str) -> bool:
    """Whether material is a source to be retold and not an idea to be made into a story."""
    return len(material.split()) > RETOLD


def retold(ask: TreatmentsAsk, number: int) -> Iterator[TreatmentDraft]:
    """Treatments of a source: in order, from the end, and cut down; other cuts for other rounds.

    With a twist a voice says it, each time in another place.
    """
    title = ask.brief.idea.strip()[:60] or "The Source"
    source = ask.material.removesuffix(f"The twist: {ask.brief.twist}")
    names, past = frozenset(counted_names(source)), is_past(source)
    many = max(_SENTENCES, round(aim(ask.brief) / _SECONDS))
    for at in range(ask.count):
        name, differs, ending = _WAYS[at % len(_WAYS)]
        chosen = chosen_sentences(source, many + 3 * (number + at // 3))
        told = [in_present(sentence, names) for sentence in chosen] if past else chosen
        if ask.brief.twist:
            name, differs, made = _twisted(told, source, ask.brief.twist, at % len(_WAYS))
            told = list(made)
        else:
            told = _arranged(told, at % len(_WAYS))
        yield TreatmentDraft(
            title=f"{title}: {name.lower()}" if at else title,
            differs=differs,
            tone=ask.brief.tone,
            ending=ending,
            passages=tuple(_passages(told)),
        )


def _twisted(told: list[str], source: str, twist: str, way: int) -> Telling:
    """A telling with the twist: turned where the tables know it, else with a voice that says it."""
    turns = read_twist(twist)
    if turns:
        return turned_telling(told, source, turns, way)
    row = table("rewrites")["twists"][way]
    said = re.sub(r"[\"“”]", "'", twist.strip().rstrip(".!?"))
    found = _ABOUT.search(said)
    who = found[0] if found else "the other side"
    word = who.split()[-1].lower()
    told = around(told, [word]) if way == 2 else told
    lines = {name: filled(text, {"twist": said, "who": who}) for name, text in row.items()}
    half = len(told) // 2
    at = next((n for n in range(half, len(told)) if word in told[n].lower()), half)
    sentences = [lines["open"], *told[:at], lines["middle"], *told[at:], lines["close"]]
    name = ("In order", "The twist first", f"The case for {who}")[way]
    return Telling(name, lines["differs"], tuple(sentences))


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
    return units(text)
