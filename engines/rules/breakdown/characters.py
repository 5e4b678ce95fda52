"""The people of a script as characters: what action says of each, and looks read from it."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown.looks import appearance
from engines.rules.breakdown.names import Person, bare_name
from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.roster import Roster
from engines.rules.breakdown.script import RawScene, paragraphs
from engines.rules.breakdown.text import free_id, sentences
from film.assets import Character
from film.screenplay.elements import Kind


def characters_of(people: Sequence[Person], raw: Sequence[RawScene]) -> tuple[Character, ...]:
    """The people as characters with looks as the text gives them."""
    ids: set[str] = set()
    named = tuple(
        Character(
            id=free_id("ch_", bare_name(person.name), ids),
            name=person.name,
            aliases=tuple(person.aliases),
            speaks=person.speaks,
        )
        for person in people
    )
    spans, pronouns = _about(Roster(named), raw)
    return tuple(
        who.model_copy(
            update={
                "description": " ".join(spans.get(who.id, [])[:2]),
                "appearance": appearance(who.name, spans.get(who.id, []), pronouns.get(who.id, [])),
            }
        )
        for who in named
    )


def _about(
    roster: Roster, raw: Sequence[RawScene]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What action says of each person: sentences from the name on, and pronouns that follow."""
    spans: dict[str, list[str]] = {}
    pronouns: dict[str, list[str]] = {}
    for scene in raw:
        last: str = ""
        for paragraph in paragraphs(scene.elements):
            if paragraph.kind is not Kind.ACTION:
                continue
            for sentence in sentences(paragraph.text):
                last = _read_about(roster, sentence, last, spans, pronouns)
    return spans, pronouns


def _read_about(
    roster: Roster,
    sentence: str,
    last: str,
    spans: dict[str, list[str]],
    pronouns: dict[str, list[str]],
) -> str:
    hits = [hit for hit in roster.named(sentence) if not hit.meaning.owns]
    words = tokens(sentence)
    only = {hit.meaning.who for hit in hits}
    for who in only:
        if len(spans.setdefault(who, [])) < 12:
            spans[who].append(_from_name_on(roster.characters[who], sentence))
    subject = hits[0].meaning.who if hits else last
    goes_on = not hits and words[:1] in (["he"], ["she"], ["his"], ["her"])
    if subject and goes_on and len(spans.setdefault(subject, [])) < 12:
        spans[subject].append(sentence)
    if subject and len(only) <= 1:
        pronouns.setdefault(subject, []).extend(
            {"his": "he", "her": "she"}.get(word, word)
            for word in words
            if word in {"he", "she", "his", "her"}
        )
    return subject


def _from_name_on(who: Character, sentence: str) -> str:
    """The words of a sentence from the name to the next person in capitals or the end."""
    lowered = sentence.lower()
    starts = [lowered.find(name.lower()) for name in (who.name, *who.aliases)]
    start = min((at for at in starts if at >= 0), default=0)
    return sentence[max(0, start - 24) if start < 24 else start :]
