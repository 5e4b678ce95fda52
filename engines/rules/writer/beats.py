"""Beat sheets: a treatment's passages as numbered points along the turns of a structure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.writer.compose import Story
from engines.rules.writer.retelling import as_sentences
from engines.rules.writer.tables import table
from engines.rules.writer.ways import find_story
from film.writing.asks import BeatDraft, BeatsAsk, BeatsDraft
from film.writing.structures import turn_places

_TITLE_WORDS = 6


def write_beats(ask: BeatsAsk) -> BeatsDraft:
    """From `fewest` to `most` beats in the order of the passages, each linked to its passage."""
    texts = [passage.text for passage in ask.passages]
    story = find_story(ask.brief, ask.title, texts)
    beats: list[BeatDraft] = []
    for number, text in enumerate(texts, start=1):
        beats += _beats_of(text, number, story)
    if not beats:
        beats = [BeatDraft(title=ask.title or "The beginning", text=ask.title or "It begins.")]
    beats = _fewer(_more(beats, ask.fewest), max(ask.most, 1))
    return BeatsDraft(beats=tuple(_turned(beats, ask)))


def _beats_of(text: str, number: int, story: Story | None) -> list[BeatDraft]:
    """The beats of one passage: our own moments as they are, every other sentence as one."""
    beats: list[BeatDraft] = []
    rest = text
    for moment in story.moments if story else ():
        before, found, after = rest.partition(moment.text)
        if found:
            beats += _sentence_beats(before, number)
            beats.append(BeatDraft(title=moment.title, text=moment.text, passage=number))
            rest = after
    return [*beats, *_sentence_beats(rest, number)]


def _sentence_beats(text: str, number: int) -> list[BeatDraft]:
    return [
        BeatDraft(title=beat_title(sentence), text=sentence, passage=number)
        for sentence in as_sentences(text)
    ]


def beat_title(text: str) -> str:
    """The first words of a text as a title."""
    words = re.split(r"(?<=[.!?;,])\s", text)[0].rstrip(".!?;,").split()
    title = " ".join(words[:_TITLE_WORDS]) or "Beat"
    return title[:1].upper() + title[1:]


def _more(beats: list[BeatDraft], fewest: int) -> list[BeatDraft]:
    """At least `fewest`: long beats are parted at their sentences, then moments go between."""
    while len(beats) < fewest:
        at = max(range(len(beats)), key=lambda place: len(as_sentences(beats[place].text)))
        said = as_sentences(beats[at].text)
        if len(said) < 2:
            break
        middle = (len(said) + 1) // 2
        first = beats[at].but(text=" ".join(said[:middle]))
        second = BeatDraft(
            title=beat_title(said[middle]), text=" ".join(said[middle:]), passage=beats[at].passage
        )
        beats[at : at + 1] = [first, second]
    return _with_breaths(beats, fewest)


def _with_breaths(beats: list[BeatDraft], fewest: int) -> list[BeatDraft]:
    """At least `fewest`: between two beats a breath, in which what was done sinks in."""
    steps = table("rewrites")["steps"]
    added = 0
    while len(beats) < fewest:
        at = (added * 2 + 1) % (len(beats) + 1)
        near = beats[max(0, at - 1)]
        text = steps[added % len(steps)]
        beats.insert(at, BeatDraft(title=f"After: {near.title}", text=text, passage=near.passage))
        added += 1
    return beats


def _fewer(beats: list[BeatDraft], most: int) -> list[BeatDraft]:
    """At most `most`: the two neighbours that say least become one."""
    while len(beats) > most:
        at = min(range(len(beats) - 1), key=lambda p: len(beats[p].text) + len(beats[p + 1].text))
        first, second = beats[at], beats[at + 1]
        beats[at : at + 2] = [first.but(text=f"{first.text} {second.text}")]
    return beats


def _turned(beats: Sequence[BeatDraft], ask: BeatsAsk) -> list[BeatDraft]:
    """The beats with the turns of the structure, each at the place that its share gives it."""
    places = turn_places(ask.brief.structure, ask.turns, len(beats))
    return [beat.but(turn=places.get(at, "")) for at, beat in enumerate(beats)]
