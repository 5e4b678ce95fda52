"""Other ways to tell one beat, and one beat told as several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engines.rules.breakdown.text import stable
from engines.rules.writer.beats import beat_title
from engines.rules.writer.compose import Story, Way, compose
from engines.rules.writer.grammar import filled
from engines.rules.writer.outline import moments_of
from engines.rules.writer.plain import read_beats
from engines.rules.writer.retelling import as_sentences
from engines.rules.writer.tables import table
from engines.rules.writer.ways import facts_of, find_story, seed_of
from film.noun import digest
from film.writing.asks import BeatDraft, BeatIdeasAsk, BeatsDraft
from film.writing.story import Beat


def write_ideas(ask: BeatIdeasAsk) -> BeatsDraft:
    """`count` other beats for this one; or, to expand, this one told as `count` in a row."""
    count = max(1, ask.count)
    beats = _expanded(ask, count) if ask.expand else _others(ask, count)
    return BeatsDraft(beats=tuple(beats))


def _expanded(ask: BeatIdeasAsk, count: int) -> list[BeatDraft]:
    """The beat's sentences in `count` parts; what is missing for one more is added between."""
    said = as_sentences(ask.beat.text) or [f"{ask.beat.title}."]
    steps = table("rewrites")["steps"]
    start = stable(digest([ask.beat.title, ask.instruction]), "steps")
    added = 0
    while len(said) < count:
        said.insert(1 if len(said) > 1 else added % 2, steps[(start + added) % len(steps)])
        added += 1
    parts = [said[len(said) * at // count : len(said) * (at + 1) // count] for at in range(count)]
    titles = [ask.beat.title, *(beat_title(part[0]) for part in parts[1:])]
    return [
        BeatDraft(title=title, text=" ".join(part), turn="" if at else ask.beat.turn)
        for at, (title, part) in enumerate(zip(titles, parts, strict=True))
    ]


def _others(ask: BeatIdeasAsk, count: int) -> list[BeatDraft]:
    known = {ask.beat.text, *(beat.text for beat in (*ask.before, *ask.after))}
    found: list[BeatDraft] = []
    for title, text in (*_elsewhere(ask), *_turned_over(ask)):
        if text not in known and len(found) < count:
            known.add(text)
            found.append(BeatDraft(title=title, text=text, turn=ask.beat.turn))
    return found


def _elsewhere(ask: BeatIdeasAsk) -> Iterator[tuple[str, str]]:
    """What happens at this point when the same people are in another kind of film."""
    beats = (*ask.before, ask.beat, *ask.after)
    story = find_story(ask.brief, "", [beat.text for beat in beats])
    moment = moments_of([ask.beat], story)[0]
    if story is None or moment is None:
        return
    at = next((p for p, m in enumerate(story.moments) if m.title == moment.title), 0)
    for other in _other_stories(ask, story):
        there = other.moments[round(at * (len(other.moments) - 1) / (len(story.moments) - 1))]
        yield there.title, there.text


def _other_stories(ask: BeatIdeasAsk, story: Story) -> Iterator[Story]:
    facts = facts_of(ask.brief)
    genres: Sequence[str] = sorted(
        table("genres")["plots"], key=lambda g: stable(ask.instruction, g)
    )
    for genre in genres:
        if genre not in {story.genre, "commercial"}:
            yield compose(facts, Way(genre=genre), seed_of(ask.brief, facts))


def _turned_over(ask: BeatIdeasAsk) -> Iterator[tuple[str, str]]:
    """The same beat failing, silent, too early, or done by somebody else."""
    plain = read_beats(ask.brief, (ask.beat, *ask.before, *ask.after), ())
    names = [*plain.names, "somebody else"]
    slots = {"P": names[0], "O": names[1], "text": _first(ask.beat)}
    rows = table("rewrites")["other_beats"]
    start = stable(digest([ask.beat.text, ask.instruction]), "others")
    for place in range(len(rows)):
        row = rows[(start + place) % len(rows)]
        yield f"{row['t']}: {ask.beat.title}", filled(row["tell"], slots)


def _first(beat: Beat) -> str:
    said = as_sentences(beat.text) or [f"{beat.title}."]
    return said[0]
