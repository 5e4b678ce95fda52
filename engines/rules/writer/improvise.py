"""Writing a beat that no plot of ours knows: its own sentences as action, and talk around it."""

from __future__ import annotations

from collections.abc import Iterator

from engines.rules.breakdown.text import stable
from engines.rules.writer.filling import Row
from engines.rules.writer.fitting import Group
from engines.rules.writer.grammar import Slot, filled
from engines.rules.writer.quoted import rows_of
from engines.rules.writer.retelling import as_sentences
from engines.rules.writer.tables import table
from film.writing.asks import SceneAsk
from film.writing.brief import Brief, Mode
from film.writing.story import Beat

_TITLE = 6  # words: less is the title of a source, and no idea
_TALKS = 3  # exchanges that one beat may add


def improvised(ask: SceneAsk, beat: Beat, at: int) -> list[Group]:
    """The groups of one beat: its first sentence always, the rest and talk while there is time.

    The last words of a film are never left out.
    """
    said = as_sentences(beat.text) or [f"{beat.title}."]
    groups = [Group(rows=rows_of(said[0]), rank=0)]
    ends = ask.number == ask.of and beat == ask.beats[-1]
    groups += [
        Group(rows=rows_of(sentence), rank=0 if ends and sentence == said[-1] else rank)
        for rank, sentence in enumerate(said[1:], start=20 + at)
    ]
    if is_retold(ask.brief):
        return groups
    return [*groups, *(Group(rows=rows, rank=500 + at) for rows in _talk(ask, at))]


def is_retold(brief: Brief) -> bool:
    """Whether a source is told, whose people say only what they say in it."""
    return brief.mode is not Mode.EXPANSION or len(brief.idea.split()) <= _TITLE


def _talk(ask: SceneAsk, at: int) -> Iterator[tuple[Row, ...]]:
    """Exchanges between the two of the scene; every scene of a film has its own share."""
    who = ask.idea.who or tuple(person.name for person in ask.people[:2])
    if len(who) < 2:
        return
    names = {"P": who[0].split()[0].title(), "O": who[1].split()[0].title()}
    slots = {letter: Slot(name, s=f"{name}'s") for letter, name in names.items()}
    share = _share(ask)
    for text in share[at * _TALKS : at * _TALKS + _TALKS]:
        yield tuple(
            Row(text=filled(part[3:], slots), who=names[part[0]]) for part in text.split(" / ")
        )


def _share(ask: SceneAsk) -> list[str]:
    banks = table("banks")
    third = (ask.number - 1) / max(1, ask.of)
    phase = "early" if third < 0.3 else "middle" if third < 0.75 else "late"
    pool = sorted(banks[phase], key=lambda text: stable(text, ask.title))
    return pool[(ask.number - 1) % max(1, ask.of) :: max(1, min(ask.of, 4))]
