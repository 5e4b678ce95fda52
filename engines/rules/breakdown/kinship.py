"""Who is family: told by action and dialogue ("embraces his father"), so that they look related."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.roster import Roster
from engines.rules.breakdown.script import RawScene, paragraphs
from engines.rules.breakdown.text import sentences
from film.assets import Character, Sex
from film.screenplay.elements import Kind

_KIN = {
    "father": Sex.MAN, "son": Sex.MAN, "brother": Sex.MAN, "dad": Sex.MAN,
    "mother": Sex.WOMAN, "daughter": Sex.WOMAN, "sister": Sex.WOMAN, "mum": Sex.WOMAN,
}  # fmt: skip


def kin(people: Sequence[Character], raw: Sequence[RawScene]) -> dict[str, str]:
    """For each person who has family in the film, the relative who comes earlier in the cast.

    "He embraces his father" makes the one he stands with his father: the last other person named
    in the scene whom the word fits.
    """
    roster = Roster(people)
    order = {who.id: place for place, who in enumerate(people)}
    found: dict[str, str] = {}
    for scene in raw:
        recent: list[str] = []
        for paragraph in paragraphs(scene.elements):
            if paragraph.kind is Kind.DIALOGUE:
                recent.append(roster.speaker(paragraph.cue))
                continue
            for sentence in sentences(paragraph.text):
                recent += [hit.meaning.who for hit in roster.named(sentence)]
                pair = _relatives(roster, tokens(sentence), recent)
                if pair:
                    first, second = sorted(pair, key=lambda who: order[who])
                    found.setdefault(second, first)
    return found


def _relatives(
    roster: Roster, words: Sequence[str], recent: Sequence[str]
) -> tuple[str, str] | None:
    """The two people of "X ... his father" in one sentence, if both are known."""
    for at, word in enumerate(words[1:], start=1):
        if word in _KIN and words[at - 1] in {"his", "her"}:
            child = roster.pronoun({"his": "he", "her": "she"}[words[at - 1]], recent)
            others = [who for who in recent if who != child]
            for who in reversed(others):
                if roster.characters[who].appearance.sex in {_KIN[word], Sex.UNKNOWN} and child:
                    return child, who
    return None
