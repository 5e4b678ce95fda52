"""Which stories an idea can become, and finding again the one that a text belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from engines.rules.breakdown.text import stable
from engines.rules.writer.cast import MACHINES
from engines.rules.writer.compose import Story, Way, compose
from engines.rules.writer.facts import Facts
from engines.rules.writer.reading import read_idea
from engines.rules.writer.tables import table
from film.noun import digest
from film.writing.brief import Brief, ProjectType

ROUNDS = 12
_SHARE = 0.34  # of a text's beats that must be a story's for it to be that story's text
_TAKES = re.compile(r"\b(?:steal|rob|take|snatch|kidnap|catch|win|get)\b")
_REVERSED = ("role reversal", "reversed", "swap", "other side", "point of view", "perspective")


def facts_of(brief: Brief, material: str = "") -> Facts:
    """The facts of the idea, or of other material, with what the twist changes in them."""
    facts = read_idea(material or brief.idea)
    if not brief.twist:
        return facts
    twist = read_idea(brief.twist)
    changed = {
        name: getattr(twist, name)
        for name in ("places", "thing", "thing_kind", "time", "genre")
        if getattr(twist, name)
    }
    return facts.but(**changed, premise=f"{facts.premise} {brief.twist}".strip())


def genres_of(brief: Brief, facts: Facts) -> tuple[str, ...]:
    """The genre that the film is told in, then those that its other treatments turn to."""
    likes = table("genres")["like"]
    asked = [
        genre
        for said in (*brief.genres, brief.tone)
        for genre, words in likes.items()
        if any(word == said.lower() or f" {word} " in f" {said.lower()} " for word in words)
    ]
    if brief.type is ProjectType.COMMERCIAL:
        asked.insert(0, "commercial")
    main = asked[0] if asked else facts.genre or "drama"
    return tuple(dict.fromkeys((main, *asked, *table("genres")["beside"][main])))


def seed_of(brief: Brief, facts: Facts) -> str:
    """What all choices of a film depend on: the idea and its twist, nothing else."""
    return digest([facts.text, brief.twist])


def round_of(reason: str, refused: Sequence[str]) -> int:
    """Which round of stories: the first one, or for each reason and refusal another."""
    if not reason and not refused:
        return 0
    return 1 + stable(digest([reason, list(refused)])) % (ROUNDS - 1)


def ways_of(brief: Brief, facts: Facts, number: int, count: int) -> list[Way]:
    """`count` ways to tell an idea: each another plot, and in later rounds another ending."""
    genres = genres_of(brief, facts)[:3]
    humans = [who for who in facts.people if not who.animal]
    turned = any(word in brief.twist.lower() for word in _REVERSED) and len(humans) > 1
    return [
        Way(
            genre=genres[at % 3],
            ending=at // 3 + number + (at % 3 == 1),
            turned=turned != _belongs_to_other(facts),
            turn=number * count + at,
        )
        for at in range(count)
    ]


def _belongs_to_other(facts: Facts) -> bool:
    """Whether the story is better seen from the other one: who is robbed, or who is human."""
    humans = [who for who in facts.people if not who.animal]
    robbed = _TAKES.search(facts.want) is not None and facts.thing in facts.want
    return bool(humans) and (
        (robbed and bool(facts.thing) and len(humans) > 1) or humans[0].head in MACHINES
    )


def stories(brief: Brief, facts: Facts, number: int, count: int = 3) -> list[Story]:
    """The stories of one round."""
    seed = seed_of(brief, facts) + (f"/{number}" if number else "")
    return [compose(facts, way, seed) for way in ways_of(brief, facts, number, count)]


def find_story(brief: Brief, title: str, texts: Sequence[str]) -> Story | None:
    """The story that these beats or passages were written from; None when it is none of ours."""
    return _find_story(brief, title, tuple(texts))


@lru_cache(maxsize=128)
def _find_story(brief: Brief, title: str, texts: tuple[str, ...]) -> Story | None:
    joined = "\n".join(texts)
    best: tuple[float, Story | None] = (0.0, None)
    for story in _candidates(brief):
        ours = sum(1 for moment in story.moments if moment.text in joined)
        score = ours + (0.5 if story.title == title else 0.0)
        if score > best[0]:
            best = (score, story)
    enough = max(1.0, _SHARE * len(texts))
    return best[1] if best[0] >= min(enough, 4.0) else None


def _candidates(brief: Brief) -> Iterator[Story]:
    facts = facts_of(brief)
    if not facts.text:
        return
    for number in range(ROUNDS):
        yield from stories(brief, facts, number)
