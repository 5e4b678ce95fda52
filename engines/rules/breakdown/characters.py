"""The people of a script as characters: what action says of each, and looks read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engines.rules.breakdown.looks import appearance
from engines.rules.breakdown.names import Person, bare_name
from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.roster import Roster
from engines.rules.breakdown.script import RawScene, paragraphs
from engines.rules.breakdown.text import free_id, sentences
from film.assets import Character
from film.screenplay.elements import Kind

_WHOSE = {"his": "he", "her": "she"}
_POSSESSIVE = re.compile(r"(his|her)\b", re.I)
_APPOSED = re.compile(
    r"(?:,|\band|\bwith|\bbeside|\bto)\s+((?:his|her)\s+(?:[\w’'-]+\s+){1,4})$", re.I
)
_AGED = re.compile(r"\s*[,(]\s*\d")  # what follows a name that has an age of its own


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
    spans, pronouns, first = _about(Roster(named), raw)
    return tuple(
        who.model_copy(
            update={
                "description": " ".join(spans.get(who.id, [])[:2]),
                "appearance": appearance(
                    who.name,
                    spans.get(who.id, []),
                    pronouns.get(who.id, []),
                    first.get(who.id, 0),
                ),
            }
        )
        for who in named
    )


def _about(
    roster: Roster, raw: Sequence[RawScene]
) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, int]]:
    """What action says of each person: sentences from the name on, and pronouns that follow; and
    how many of the sentences are in the first scene that tells of them."""
    spans: dict[str, list[str]] = {}
    pronouns: dict[str, list[str]] = {}
    first: dict[str, int] = {}
    for scene in raw:
        last: str = ""
        for paragraph in paragraphs(scene.elements):
            if paragraph.kind is not Kind.ACTION:
                continue
            for sentence in sentences(paragraph.text):
                last = _read_about(roster, sentence, last, spans, pronouns)
        for who, said in spans.items():
            first.setdefault(who, len(said))
    return spans, pronouns, first


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
    for who, said, owner in introductions([roster.characters[who] for who in only], sentence):
        if len(spans.setdefault(who, [])) < 12:
            spans[who].append(said)
        if owner:
            pronouns.setdefault(owner[0], []).append(owner[1])
    subject = hits[0].meaning.who if hits else last
    goes_on = not hits and words[:1] in (["he"], ["she"], ["his"], ["her"])
    if subject and goes_on and len(spans.setdefault(subject, [])) < 12:
        spans[subject].append(sentence)
    if subject and len(only) <= 1:
        pronouns.setdefault(subject, []).extend(
            _WHOSE.get(word, word) for word in words if word in {"he", "she", "his", "her"}
        )
    return subject


def introductions(
    people: Sequence[Character], sentence: str
) -> Iterator[tuple[str, str, tuple[str, str] | None]]:
    """For each person named in a sentence: the words from the name on, up to another person who is
    introduced there too, and whose they are said to be, with "he" or "she" for that one.

    "OMA, 70, and her granddaughter LENI, 9" tells of each by themselves, and that OMA is a woman.
    """
    order = sorted((_start(who, sentence), who.id, len(who.name)) for who in people)
    begins = [_begin(sentence, at) for at, _, _ in order]
    ends = [begin if begin < at or _AGED.match(sentence[at + long :]) else len(sentence)
            for begin, (at, _, long) in zip(begins, order, strict=True)]  # fmt: skip
    for n, (at, who, _) in enumerate(order):
        begin = max(0, at - 24) if at < 24 and n == 0 and begins[n] == at else begins[n]
        owned = _POSSESSIVE.match(sentence[begins[n] : at])
        owner = (order[n - 1][1], _WHOSE[owned[1].lower()]) if owned and n else None
        yield who, sentence[begin : min(ends[n + 1 :], default=len(sentence))], owner


def _start(who: Character, sentence: str) -> int:
    lowered = sentence.lower()
    starts = [lowered.find(name.lower()) for name in (who.name, *who.aliases)]
    return min((at for at in starts if at >= 0), default=0)


def _begin(sentence: str, at: int) -> int:
    """Where the words before a name that say who it is begin: "her granddaughter LENI"."""
    before = _APPOSED.search(sentence[:at])
    return before.start(1) if before else at
