"""Rules of the world as people and signs say them, and the deeds that break them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from engines.rules.breakdown.phrases import tokens
from engines.rules.story.facts import is_denied
from engines.rules.story.nouns import table
from film.assets import Location
from film.film import Film
from film.world import Priority, Rule, RuleKind


def rule_in(sentence: str, places: Sequence[Location]) -> Rule | None:
    """The rule that a sentence lays down, without an id; None when it lays down none."""
    said = " ".join(sentence.lower().replace("’", "'").split()).strip(' "“”')
    for pattern in _patterns():
        match = pattern.search(said)
        if match is None:
            continue
        deed = match["deed"]
        where, deed = _where(deed, places)
        stems = _stems(deed)
        if len(stems) < 2:
            continue
        subject = match.groupdict().get("what") or ""
        stems = (*stems, *_stems(subject)) if subject else stems
        return Rule(
            id="", text=sentence.strip(' "“”'), kind=_kind(said), priority=_priority(said),
            where=where, deeds=stems,
        )  # fmt: skip
    return None


def is_lifted(sentence: str, rule: Rule) -> bool:
    """Whether a sentence takes a rule back."""
    said = sentence.lower()
    lifted = re.search(rf"\b{table('ruling')['lifted']}\b", said)
    return lifted is not None and _covers(said, rule, 0.6)


def breaks(sentence: str, rule: Rule, place: str) -> bool:
    """Whether a sentence of action does what a rule forbids, where the rule holds."""
    if rule.where and place not in rule.where:
        return False
    said = tokens(sentence)
    meant = [at for at, word in enumerate(said) if stem(word) in rule.deeds]
    until = " ".join(said[: max(meant, default=0) + 1])
    return not is_denied(until, 0, len(until)) and _covers(" ".join(said), rule, 1.0)


def _covers(said: str, rule: Rule, share: float) -> bool:
    stems = {stem(word) for word in tokens(said)}
    met = [bool(stems & _LIKE.get(deed, {deed})) for deed in rule.deeds]
    return bool(met) and sum(met) / len(met) >= share


def _where(deed: str, places: Sequence[Location]) -> tuple[tuple[str, ...], str]:
    """The places that a rule names as those where it holds, and the deed without them."""
    for place in places:
        name = re.escape(place.name.lower())
        found = re.search(rf"\b(?:in|into|on|at|inside|within) (?:the |this )?{name}\b", deed)
        if found:
            head = place.name.split(" - ")[0]
            same = tuple(other.id for other in places if other.name.split(" - ")[0] == head)
            return same, deed[: found.start()] + deed[found.end() :]
    return (), deed


def _stems(text: str) -> tuple[str, ...]:
    small = set(table("ruling")["small"])
    found = [stem(word) for word in tokens(text) if word not in small]
    return tuple(dict.fromkeys(found))[:4]


def stem(word: str) -> str:
    """A word without its ending, so that "lights", "lighting" and "light" are one."""
    word = _IRREGULAR.get(word, word)
    for end in ("ing", "ed", "es", "s"):
        bare = word.removesuffix(end)
        whole = (
            len(bare) > 2 and re.search("[aeiouy]", bare) and not (end == "s" and bare[-1] == "s")
        )
        if bare != word and whole:
            return bare.removesuffix("e")
    return word.removesuffix("e")


_IRREGULAR = {
    "spoke": "speak", "rang": "ring", "woke": "wake", "lit": "light", "broke": "break",
    "brought": "bring", "spoken": "speak", "broken": "break",
}  # fmt: skip
# What else does what a word forbids: a candle is a flame, and who lights one has brought it.
_LIKE = {
    stem(word): {stem(other) for other in others}
    for word, others in table("ruling")["alike"].items()
}


def _kind(said: str) -> RuleKind:
    for kind, words in table("ruling")["kinds"].items():
        if re.search(rf"\b(?:{words})", said):
            return RuleKind(kind)
    return RuleKind.SOCIETY


def _priority(said: str) -> Priority:
    for priority, words in table("ruling")["priorities"].items():
        if re.search(rf"\b(?:{words})\b", said):
            return Priority(priority)
    return Priority.MEDIUM


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{said}") for said in table("ruling")["rules"])


def rule_of(film: Film, said: str, rule_id: str, by: str) -> Rule | None:
    """A rule as a person says it; None when its words lay nothing down."""
    words = " ".join(said.split()).strip(" .:")
    found = rule_in(words[:1].upper() + words[1:], film.locations)
    return found.but(id=rule_id, by=by) if found else None
