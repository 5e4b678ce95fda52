"""Which stories an idea can become, and finding again the one that a text belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from engines.rules.breakdown.text import stable
from engines.rules.writer.cast import MACHINES
from engines.rules.writer.compose import Story, Way, compose
from engines.rules.writer.facts import Facts, Turn, Who
from engines.rules.writer.reading import read_idea
from engines.rules.writer.tables import table
from engines.rules.writer.turning import moved
from engines.rules.writer.twists import read_twist, unheard, where_of
from film.noun import digest
from film.writing.brief import Brief, ProjectType

ROUNDS = 12
_SHARE = 0.34  # of a text's beats that must be a story's for it to be that story's text
_TAKES = re.compile(r"\b(?:steal|rob|take|snatch|kidnap|catch|win|get)\b")


def facts_of(brief: Brief, material: str = "") -> Facts:
    """The facts of the idea, or of other material, with what the twist changes in them."""
    facts = read_idea((material or brief.idea).removesuffix(f"The twist: {brief.twist}"))
    if not brief.twist:
        return facts
    turns = read_twist(brief.twist)
    if turns:
        where = " ".join(f"It is {told}." for turn in turns if (told := where_of(turn)))
        return moved(facts.but(turns=turns, premise=f"{facts.premise} {where}".strip()))
    twist = read_idea(brief.twist)
    changed = {
        name: getattr(twist, name)
        for name in ("places", "thing", "thing_kind", "time", "genre")
        if getattr(twist, name)
    }
    return facts.but(**changed, turns=(unheard(brief.twist),))


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
    turned = next((turn.what for turn in facts.turns if turn.kind == "genre"), "")
    main = turned or (asked[0] if asked else facts.genre or "drama")
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
    turned = len(humans) > 1 and any(_reverses(turn, humans[1]) for turn in facts.turns)
    return [
        Way(
            genre=genres[at % 3],
            ending=at // 3 + number + (at % 3 == 1),
            turned=turned != _belongs_to_other(facts),
            turn=number * count + at,
        )
        for at in range(count)
    ]


def _reverses(turn: Turn, other: Who) -> bool:
    """Whether a turn makes it the other one's story."""
    names = {other.name.lower(), other.role, other.head, "other", "other one"} - {""}
    return turn.kind == "swap" or (turn.kind == "side" and turn.who.lower() in names)


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
